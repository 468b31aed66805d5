"""What became of what people put forward: to whom an answer is owed, and the letter to one of them."""

from collections.abc import Iterable
from typing import Any

from ...domain.framework.framework import Framework
from ...domain.insights.counts import Answered, Summary
from ...domain.insights.feedback import owed
from ...domain.naming import day
from ...domain.privacy.audience import KEYBOARD
from ...domain.record.ids import paper_code
from ...domain.record.session import Session
from ...domain.showable import showable
from ...i18n import _, language, plural
from ..model.report import BREAK, FORMAT_VERSION, Paragraph, Report, Table, Words, line
from ..pages.feedback import outcome
from ..pages.words import separated


def feedback_report(summary: Summary, is_due: bool) -> Report:
    """Return everything that was put forward, or what waits for an answer, the longest first."""
    shown = owed(summary.feedback) if is_due else summary.feedback
    rows = tuple((line(Words(each.code, "quiet")), line(each.text, BREAK, *_facts(summary, each))) for each in shown)
    documents = tuple(_document(each) for each in shown)
    document = {"format_version": FORMAT_VERSION, "audience": KEYBOARD, "feedback": list(documents)}
    waiting = len(owed(summary.feedback))
    told = plural("One thing waits for an answer.", "{n} things wait for an answer.", waiting)
    return Report("", (Table((_("Code"), _("Put forward")), rows), Paragraph(line(told))), document, documents)


def _facts(summary: Summary, each: Answered) -> Iterable[Words]:
    kind = summary.framework.title_of(each.kind, language()).lower()
    waits = plural("waits for one day", "waits for {n} days", each.waits) if each.waits is not None else ""
    facts = separated(outcome(each), waits, ", ".join(each.people), kind, each.session)
    return (words._replace(style="quiet") for words in facts)


def _document(each: Answered) -> dict[str, Any]:
    told = {"state": each.state, "answer": each.answer, "waits": each.waits}
    return {
        "id": each.id,
        "code": each.code,
        "session": each.session,
        "people": list(each.people),
        "text": each.text,
        **told,
    }


def feedback_letter(session: Session, code: str, answers: list[Answered], framework: Framework) -> str:
    """Return what became of what ``code`` put forward, as Markdown that also reads well as it stands."""
    person = session.find_participant(code)
    opening = _("On {day} you were at {title}. This is what became of what you put forward.")
    lines = [
        "# " + _("What happened with what you said"),
        "",
        opening.format(day=day(session.date), title=session.title),
        "",
    ]
    for each in answers:
        kind = framework.title_of(each.kind, language()).lower()
        lines += [f"- {showable(each.text)} ({kind})", f"  {showable(outcome(each))}"]
    seat = person.seat if person else "?"
    asked = _("Questions? You are number {seat}, with the code {code}. No name is needed.")
    return "\n".join([*lines, "", asked.format(seat=seat, code=paper_code(session.key, code))]) + "\n"
