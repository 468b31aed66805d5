"""What people will do: actions, how they are carried on from one session to the next, and which are still open."""

from collections.abc import Iterable, Iterator

from ..framework.kinds import REPORT
from ..privacy.release import Released
from ..record.course import carried_on, months_late
from ..record.entry import Entry
from ..record.ids import short_codes
from .counts import Action


def iter_actions(released: Released) -> Iterator[Action]:
    """Yield all actions that the keyboard sees, in the order in which they were made."""
    made = [(session, item.entry) for session, item in released.entries if item.entry.kind == "action"]
    carried = carried_on(entry for _session, entry in made)
    codes = short_codes([entry.id for _session, entry in made])
    for session, entry in made:
        state = "carried" if entry.id in carried else released.course.became[entry.id]
        yield Action(
            text=entry.text,
            state=state,
            element=entry.element,
            due=entry.due.isoformat() if entry.due else "",
            late=months_late(entry.due, released.today) if entry.due and state == "open" else 0,
            has_owner=bool(entry.owner),
            owner=entry.owner,
            reports=REPORT in entry.tags,
            id=entry.id,
            code=codes[entry.id],
            session=session.slug,
            town=session.municipality,
            title=session.title,
        )


def still_open(entries: Iterable[Entry]) -> list[Entry]:
    """Return the actions that are not done, dropped or carried on."""
    made = [entry for entry in entries if entry.kind == "action"]
    carried = carried_on(made)
    return [entry for entry in made if entry.state in ("", "open") and entry.id not in carried]
