"""The private list of whoever facilitates: per person who calls and when, whether it was paid, and the thank-you."""

from collections.abc import Iterable
from typing import Any

from ...domain.framework.kinds import AFTERCARE, CARE
from ...domain.naming import day, state
from ...domain.privacy.audience import KEYBOARD
from ...domain.privacy.release import Released
from ...domain.record.entry import Entry
from ...domain.record.session import Participant
from ...errors import N_
from ...i18n import _
from ..model.report import FORMAT_VERSION, Report, Table, Words, line

_NAMES = {"call": N_("A call"), "payment": N_("Payment"), "thanks": N_("Thank-you")}


def aftercare_report(released: Released) -> Report:
    """Return a row per person who was there, with how far each thing is."""
    each = released.sessions[0]
    noted = {
        (code, item): entry
        for entry in (one.entry for one in each.entries if one.entry.kind == AFTERCARE)
        for code in entry.speaker
        for item in entry.tags
    }
    rows = tuple(
        (line(Words(person.code, "strong")), *(line(_told(noted.get((person.code, item)))) for item in CARE))
        for person in each.session.participants
    )
    documents = tuple(_document(person, noted) for person in each.session.participants)
    document = {"format_version": FORMAT_VERSION, "audience": KEYBOARD, "aftercare": list(documents)}
    return Report(each.session.title, (Table((_("Who"), *_heads()), rows),), document, documents)


def _heads() -> Iterable[str]:
    return (_(_NAMES[item]) for item in CARE)


def _told(entry: Entry | None) -> str:
    """Return how far one thing is, by whom and when; nothing where nobody noted it."""
    if not entry:
        return "·"
    by = entry.owner if entry.owner else ""
    return ", ".join(filter(None, (state(entry.state), by, day(entry.due) if entry.due else "")))


def _document(person: Participant, noted: dict[tuple[str, str], Entry]) -> dict[str, Any]:
    items = {}
    for item in CARE:
        entry = noted.get((person.code, item))
        due = entry.due.isoformat() if entry and entry.due else None
        items[item] = {"state": entry.state, "owner": entry.owner, "due": due} if entry else None
    return {"code": person.code, **items}
