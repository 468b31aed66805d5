"""The reports of ``voices`` and ``actions``: who was heard, and who does what by when."""

from typing import Any

from ...domain.insights.counts import Action, Summary
from ...domain.insights.followed import EVERYTHING, Which, chosen
from ...domain.naming import state
from ...i18n import _, plural
from ..model.report import BREAK, FORMAT_VERSION, Paragraph, Report, Table, Words, line
from .insights import voices
from .steps import box, by_whom
from .summary import to_document
from .words import audience_note, separated


def voices_report(summary: Summary) -> Report:
    """Return of whom something was written down, beside who was in the room."""
    counted = to_document(summary)["voices"]
    document = {"format_version": FORMAT_VERSION, "audience": summary.audience, "voices": counted}
    rows = tuple({"role": role, **counts} for role, counts in counted["by_role"].items())
    return Report("", (*voices(summary), audience_note(summary.audience)), document, rows)


def actions_report(summary: Summary, which: Which = EVERYTHING) -> Report:
    """Return the actions that are asked for, the open ones first, by their day."""
    shown = chosen(summary.actions, which)
    coded = not summary.is_told
    rows = tuple(
        (
            *((line(Words(action.code, "quiet")),) if coded else ()),
            line(Words(f"{box(action)} ", "sign"), action.text, BREAK, *_facts(action)),
        )
        for action in shown
    )
    opened = sum(action.is_open for action in shown)
    done = sum(action.state == "done" for action in shown)
    counts = separated(
        plural("one open", "{n} open", opened),
        plural("one done", "{n} done", done),
        plural("one dropped", "{n} dropped", len(shown) - opened - done),
    )
    actions = tuple(_document(action) for action in shown)
    document = {"format_version": FORMAT_VERSION, "audience": summary.audience, "actions": list(actions)}
    columns = (*((_("Code"),) if coded else ()), _("Action"))
    parts = (Table(columns, rows), Paragraph(counts), audience_note(summary.audience))
    return Report("", parts, document, actions)


def _facts(action: Action) -> tuple[Words, ...]:
    facts = separated(state(action.state), by_whom(action), action.town, action.title)
    return tuple(words._replace(style="quiet") for words in facts)


def _document(action: Action) -> dict[str, Any]:
    own = {"id": action.id, "code": action.code, "session": action.session} if action.id else {}
    told = {"state": action.state, "text": action.text, "owner": action.owner, "due": action.due or None}
    return {**own, **told, "element": action.element}
