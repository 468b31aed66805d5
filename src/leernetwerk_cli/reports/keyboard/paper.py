"""What is printed before a session: number cards, a seating sheet, and a page per stage to write on."""

from collections.abc import Iterable, Sequence

from ...domain.framework.fit import FIRST_TO_GO
from ...domain.framework.framework import Framework
from ...domain.framework.method import Method, Stage
from ...domain.record.ids import paper_code
from ...domain.record.session import Session
from ...i18n import _, language
from .printed import page, text

Explained = Sequence[tuple[str, str]]  # what is typed, and what it does


def paper(session: Session, method: Method, framework: Framework, marks: Explained, commands: Explained) -> str:
    """Return the whole as one HTML page, ready to print; nothing in it is loaded from elsewhere.

    ``marks`` and ``commands`` stand on a card beside the keyboard.
    """
    parts = [
        _cards(session),
        _keyboard_card(marks, commands),
        _slips(session),
        _seats(session, framework),
        *(_stage(stage, session.language) for stage in method.stage if stage.type not in FIRST_TO_GO),
    ]
    return page(session.title, language(), "".join(parts))


def _cards(session: Session) -> str:
    """Return the number cards for on the table: a number and nothing else."""
    numbers = sorted(person.seat for person in session.participants)
    return _section("".join(f'<div class="card">{number}</div>' for number in numbers), "cards")


def _keyboard_card(marks: Explained, commands: Explained) -> str:
    """Return the card for beside the keyboard: what is typed, and what it does."""
    parts = []
    for title, lines in ((_("Write down"), marks), (_("Commands"), commands)):
        rows = "".join(f"<tr><td><b>{text(typed)}</b></td><td>{text(does)}</td></tr>" for typed, does in lines)
        parts.append(f"<h2>{text(title)}</h2><table>{rows}</table>")
    title = text(_("Beside the keyboard"))
    return _section(f"<h1>{title}</h1>{''.join(parts)}", "keys")


def _slips(session: Session) -> str:
    """Return a slip per seat, to hand out folded: the code with which someone can say no later, without a name."""
    told = _("Keep this. Changed your mind about something you said? Call whoever facilitates and say this code.")
    number = text(_("Number"))
    slips = "".join(
        f"<p>{number} <b>{person.seat}</b> &emsp; <b>{paper_code(session.key, person.code)}</b><br>{text(told)}</p><hr>"
        for person in sorted(session.participants, key=lambda person: person.seat)
    )
    return _section(slips) if slips else ""


def _section(inner: str, kind: str = "") -> str:
    return f'<section class="{kind}">{inner}</section>'


def _seats(session: Session, framework: Framework) -> str:
    """Return the seating sheet, for whoever facilitates: which seat is which code."""
    heads = "".join(f"<th>{text(head)}</th>" for head in (_("Seat"), _("Code"), _("Role")))
    rows = "".join(
        f"<tr><td>{person.seat}</td><td>{text(person.code)}</td>"
        f"<td>{text(framework.title_of(person.role, language()))}</td></tr>"
        for person in sorted(session.participants, key=lambda person: person.seat)
    )
    title = text(_("Seating"))
    note = text(_("Only for whoever facilitates; throw it away afterwards."))
    return _section(f"<h1>{title}</h1><p class='quiet'>{note}</p><table><tr>{heads}</tr>{rows}</table>")


def _stage(stage: Stage, spoken: str) -> str:
    """Return the page of one stage: its questions, and lines to write on when the power fails."""
    questions: Iterable[str] = [each.to(spoken) for each in (stage.ask, *stage.follow_up) if each]
    items = "".join(f"<li>{text(question)}</li>" for question in questions)
    says = f"<p>{text(stage.says.to(spoken))}</p>" if stage.says else ""
    lines = "<div></div>" * (14 if stage.records else 0)
    head = f"<h1>{text(stage.title.to(spoken))} <span class='quiet'>{stage.minutes} min</span></h1>"
    return _section(f"{head}{says}<ol>{items}</ol><div class='lines'>{lines}</div>")
