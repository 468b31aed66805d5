"""What is printed before a session: number cards, a seating sheet, and a page per stage to write on."""

from collections.abc import Iterable
from html import escape

from ...domain.framework.framework import Framework
from ...domain.framework.method import Method, Stage
from ...domain.record.ids import paper_code
from ...domain.record.session import Session
from ...domain.showable import showable
from ...i18n import _, language

STYLE = """
@page { size: A4; margin: 14mm }
body { font: 12pt/1.4 "Open Sans", "Segoe UI", "Noto Sans", Verdana, sans-serif; color: #000 }
section { break-after: page } section:last-child { break-after: auto }
.cards { display: grid; grid-template-columns: 1fr 1fr; gap: 0 }
.card { border: 1px dashed #666; height: 62mm; display: flex; align-items: center; justify-content: center;
  font-size: 96pt; font-weight: 800; break-inside: avoid }
table { border-collapse: collapse; width: 100% } td, th { border: 1px solid #333; padding: 2mm; text-align: left }
.lines div { border-bottom: 1px solid #888; height: 11mm }
h1 { font-size: 20pt } .quiet { color: #444 }
"""


def paper(session: Session, method: Method, framework: Framework) -> str:
    """Return the whole as one HTML page, ready to print; nothing in it is loaded from elsewhere."""
    parts = [
        _cards(session),
        _slips(session),
        _seats(session, framework),
        *(_stage(stage, session.language) for stage in method.stage),
    ]
    title = _text(session.title)
    return (
        f'<!doctype html>\n<html lang="{language()}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}</style></head><body>{''.join(parts)}</body></html>\n"
    )


def _text(text: str) -> str:
    return escape(showable(text))


def _cards(session: Session) -> str:
    """Return the number cards for on the table: a number and nothing else."""
    numbers = sorted(person.seat for person in session.participants)
    return _section("".join(f'<div class="card">{number}</div>' for number in numbers), "cards")


def _slips(session: Session) -> str:
    """Return a slip per seat, to hand out folded: the code with which someone can say no later, without a name."""
    told = _("Keep this. Changed your mind about something you said? Call whoever facilitates and say this code.")
    number = _text(_("Number"))
    slips = "".join(
        f"<p>{number} <b>{person.seat}</b> &emsp; <b>{paper_code(session.id, person.code)}</b><br>{_text(told)}</p><hr>"
        for person in sorted(session.participants, key=lambda person: person.seat)
    )
    return _section(slips) if slips else ""


def _section(inner: str, kind: str = "") -> str:
    return f'<section class="{kind}">{inner}</section>'


def _seats(session: Session, framework: Framework) -> str:
    """Return the seating sheet, for whoever facilitates: which seat is which code."""
    heads = "".join(f"<th>{_text(head)}</th>" for head in (_("Seat"), _("Code"), _("Role")))
    rows = "".join(
        f"<tr><td>{person.seat}</td><td>{_text(person.code)}</td>"
        f"<td>{_text(framework.title_of(person.role, language()))}</td></tr>"
        for person in sorted(session.participants, key=lambda person: person.seat)
    )
    title = _text(_("Seating"))
    note = _text(_("Only for whoever facilitates; throw it away afterwards."))
    return _section(f"<h1>{title}</h1><p class='quiet'>{note}</p><table><tr>{heads}</tr>{rows}</table>")


def _stage(stage: Stage, spoken: str) -> str:
    """Return the page of one stage: its questions, and lines to write on when the power fails."""
    questions: Iterable[str] = [text.to(spoken) for text in (stage.ask, *stage.follow_up) if text]
    items = "".join(f"<li>{_text(question)}</li>" for question in questions)
    says = f"<p>{_text(stage.says.to(spoken))}</p>" if stage.says else ""
    lines = "<div></div>" * (14 if stage.records else 0)
    head = f"<h1>{_text(stage.title.to(spoken))} <span class='quiet'>{stage.minutes} min</span></h1>"
    return _section(f"{head}{says}<ol>{items}</ol><div class='lines'>{lines}</div>")
