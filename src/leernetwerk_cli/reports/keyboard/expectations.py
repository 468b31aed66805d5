"""What people hope to see, what was counted of it, and when they look back: for who follows it up."""

from typing import Any

from ...domain.naming import when
from ...domain.privacy.audience import KEYBOARD
from ...domain.privacy.expectation import expectation_of
from ...domain.privacy.release import Released
from ...domain.record.ids import short_codes
from ...i18n import _
from ..model.report import BREAK, FORMAT_VERSION, Line, Report, Table, Words, line
from ..pages.steps import counted, for_whom, seen
from ..pages.words import separated


def expectations_report(released: Released, due: bool = False) -> Report:
    """Return every expectation; ``due``: only those of which the day to look back has come without a count."""
    found = [(session, item.entry) for session, item in released.entries if item.entry.kind == "expectation"]
    codes = short_codes([entry.id for _session, entry in found])
    rows: list[tuple[Line, ...]] = []
    documents: list[dict[str, Any]] = []
    for session, entry in found:
        hope = expectation_of(entry, lambda day: day.isoformat(), released.course.seen.get(entry.id))
        seen_by = released.course.seen.get(entry.id)
        if due and (seen_by or not (hope.look_back and hope.measured < hope.look_back <= released.today.isoformat())):
            continue
        look_back = _("look back: {day}").format(day=when(hope.look_back)) if hope.look_back else ""
        facts = separated(
            for_whom(hope),
            "; ".join(hope.signs),
            counted(hope),
            *seen(hope),
            look_back,
            session.municipality,
            session.title,
        )
        quiet = (words._replace(style="quiet") for words in facts)
        rows.append((line(Words(codes[entry.id], "quiet")), line(entry.text, BREAK, *quiet)))
        numbers: dict[str, Any] = {"start": hope.start, "now": hope.now, "measured": hope.measured or None}
        numbers |= {"seen": hope.seen, "unexpected": hope.unexpected, "decision": hope.decision}
        numbers["judges"] = list(seen_by.speaker) if seen_by else []
        facts_of = {
            "text": hope.text,
            "for": hope.whom,
            "signs": list(hope.signs),
            "look_back": hope.look_back or None,
            **numbers,
        }
        documents.append({"id": entry.id, "code": codes[entry.id], "session": session.slug, **facts_of})
    document = {"format_version": FORMAT_VERSION, "audience": KEYBOARD, "expectations": documents}
    return Report("", (Table((_("Code"), _("What we hope to see")), tuple(rows)),), document, tuple(documents))
