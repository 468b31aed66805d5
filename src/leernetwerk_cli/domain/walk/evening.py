"""What a real evening asks of a walk: the minutes that are left, and reading back one by one."""

import re
from datetime import datetime, time, timedelta

from ...errors import WrongValue
from ..framework.fit import shortened
from ..framework.method import Method, Stage
from ..privacy.readback import to_read_back
from ..record.entry import Entry
from ..record.record import Record
from .amounts import to_time
from .walk import minutes_planned, minutes_used, takes_place

_CLOCK = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])\s*(?:[:.uh]|uur)?\s*(?P<minute>[0-5]\d)(?:\s*(?:uur|u|h))?"
    r"|(?P<whole>[01]?\d|2[0-3])(?:\s*(?:uur|u|h)|(?<=\d\d))"
)


def to_clock(text: str, what: str) -> datetime:
    """Return the time of day that ``text`` names, as people write it (19:30, 19.30, 19u30, 1930, 21 uur), on no day.

    Raises WrongValue for no such time.
    """
    found = _CLOCK.fullmatch(text.strip().lower())
    if not found:
        raise WrongValue(what=what, word=text[:10], expected="13:30")
    return datetime(1900, 1, 1, int(found["hour"] or found["whole"]), int(found["minute"] or 0))


def to_end(text: str, now: datetime, what: str) -> time:
    """Return the time of day at which what ends ``now`` must end: half tien in the evening is 21:30.

    Raises WrongValue for no such time.
    """
    hands = to_time(text)
    end = time(*hands) if hands else to_clock(text, what).time()
    later = end.replace(hour=end.hour % 12 + 12)
    return later if end <= now.time() < later else end


def end_of(record: Record, now: datetime) -> datetime | None:
    """Return when the evening must end: what was said last on it, else its start and its minutes; None on another day.

    ``now`` has its zone.
    """
    session = record.session
    if session.until and abs(session.until - now) < timedelta(hours=12):
        return session.until
    if session.start and session.minutes and session.date == now.date():
        return datetime.combine(session.date, session.start, now.tzinfo) + timedelta(minutes=session.minutes)
    return None


def done_at(method: Method, record: Record, current: int, now: datetime) -> datetime:
    """Return when the walk is over if everything that is left takes the minutes planned for it."""
    left = minutes_left(method.stage[current], record, now) + sum(_left_later(method, record, current, now).values())
    session = record.session
    begin = datetime.combine(session.date, session.start, now.tzinfo) if session.start else now
    return max(now, begin if begin.date() == now.date() else now) + timedelta(minutes=left)


def behind(method: Method, record: Record, current: int, now: datetime) -> int:
    """Return how many minutes late the evening ends as it goes now; below 0 early. Without a known end: of its plan."""
    if end := end_of(record, now):
        return round((done_at(method, record, current, now) - end).total_seconds() / 60)
    late = 0
    for number, stage in enumerate(method.stage[: current + 1]):
        over = minutes_used(record.stages, stage.id, now) - minutes_planned(record.stages, stage)
        late += over if number < current else max(0, over)
    return late


def shorter(method: Method, record: Record, current: int, now: datetime) -> dict[str, int]:
    """Return, per later stage, the minutes to take off, so that the walk ends on time."""
    late = behind(method, record, current, now)
    later = method.stage[current + 1 :]
    planned = _left_later(method, record, current, now)
    return shortened([each for each in later if each.id in planned], planned, late) if late > 0 else {}


def spare(method: Method, record: Record, current: int, now: datetime) -> int:
    """Return the minutes that are not needed: those ahead, and the parts that are kept in reserve."""
    planned = _left_later(method, record, current, now)
    kept = sum(planned.get(each.id, 0) for each in method.stage if each.type == "reserve")
    return max(0, kept - behind(method, record, current, now))


def _left_later(method: Method, record: Record, current: int, now: datetime) -> dict[str, int]:
    later = (each for each in method.stage[current + 1 :] if takes_place(each, record))
    return {each.id: minutes_left(each, record, now) for each in later}


def absent(record: Record) -> dict[str, bool]:
    """Return the codes of who is not in the room now; the value tells whether something of them was said before."""
    return {
        person.code: person.code in record.heard for person in record.session.participants if person.code in record.away
    }


def unread(record: Record, code: str = "") -> list[tuple[Entry, str]]:
    """Return the starred words that were not read back yet, with who said them; only of ``code`` where it is given."""
    return [(entry, who) for entry, who in to_read_back(record) if code in ("", who)]


def minutes_left(stage: Stage, record: Record, now: datetime) -> int:
    """Return how many minutes of ``stage`` are left."""
    return max(0, minutes_planned(record.stages, stage) - minutes_used(record.stages, stage.id, now))
