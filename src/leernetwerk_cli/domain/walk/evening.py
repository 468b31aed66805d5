"""What a real evening asks of a walk: the minutes that are left, reading back one by one, and handing over."""

from datetime import datetime

from ..framework.method import Method, Stage
from ..privacy.readback import to_read_back
from ..record.entry import Entry
from ..record.record import Record
from .walk import minutes_planned, minutes_used

_KEPT = ("actions", "check-out", "read-back")


def behind(method: Method, record: Record, current: int, now: datetime) -> int:
    """Return how many minutes the walk is behind its plan; below zero it is ahead."""
    late = 0
    for number, stage in enumerate(method.stage[: current + 1]):
        over = minutes_used(record.stages, stage.id, now) - minutes_planned(record.stages, stage)
        late += over if number < current else max(0, over)
    return late


def shorter(method: Method, record: Record, current: int, now: datetime) -> dict[str, int]:
    """Return, per later stage, the minutes to take off, so that the walk ends on time.

    Actions, reading back and the check-out keep theirs; no stage gets less than two minutes.
    """
    late = behind(method, record, current, now)
    later = [stage for stage in method.stage[current + 1 :] if stage.type not in _KEPT]
    room = {stage.id: minutes_planned(record.stages, stage) for stage in later}
    spare = sum(max(0, minutes - 2) for minutes in room.values())
    if late <= 0 or not spare:
        return {}
    share = min(1.0, late / spare)
    taken = {id_: round((minutes - 2) * share) for id_, minutes in room.items() if minutes > 2}
    return {id_: minutes for id_, minutes in taken.items() if minutes}


def unread(record: Record, code: str = "") -> list[tuple[Entry, str]]:
    """Return the starred words that were not read back yet, with who said them; only of ``code`` where it is given."""
    return [(entry, who) for entry, who in to_read_back(record) if code in ("", who)]


def minutes_left(stage: Stage, record: Record, now: datetime) -> int:
    """Return how many minutes of ``stage`` are left."""
    return max(0, minutes_planned(record.stages, stage) - minutes_used(record.stages, stage.id, now))
