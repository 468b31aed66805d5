"""What became of actions and steps in the course of several sessions."""

from collections.abc import Iterable
from datetime import date

from ..framework.kinds import STATES
from .entry import Entry
from .record import Record


def carried_on(entries: Iterable[Entry]) -> set[str]:
    """Return the ids of the actions of which a later one took the place."""
    return {_before(entry) for entry in entries if entry.kind == "action" and entry.about}


def last_states(records: Iterable[Record]) -> dict[str, str]:
    """Return, per action in ``records``, the state that was said of it last, however often it was carried on."""
    actions = [entry for record in records for entry in record.entries if entry.kind == "action"]
    ends = {entry.id: entry.state or "open" for entry in actions}
    follower = {_before(entry): entry.id for entry in sorted(actions, key=lambda each: each.at) if entry.about}
    return {id_: ends[_last(id_, follower)] for id_ in ends}


def months_late(due: date, day: date) -> int:
    """Return how many months after ``due`` it is on ``day``, one that has begun counted; 0 where it is not past."""
    months = (day.year - due.year) * 12 + day.month - due.month + (day.day > due.day)
    return max(0, months)


def _before(entry: Entry) -> str:
    return entry.about.rpartition(":")[2]


def _last(id_: str, follower: dict[str, str]) -> str:
    """Return what an action is called by now; hands can make a ring of them, and then it stays what it is."""
    seen = {id_}
    while (after := follower.get(id_)) and after not in seen:
        seen.add(after)
        id_ = after
    return id_


class Steps:
    """How far each step has been in each town; sessions are told in the order of their dates."""

    def __init__(self) -> None:
        self._furthest: dict[tuple[str, str], int] = {}

    def is_back(self, town: str, entry: Entry) -> bool:
        """Note the state of a step, and return whether it had been further before."""
        level = STATES["step"].index(entry.state or "open")
        before = self._furthest.get((town, entry.element), 0)
        self._furthest[town, entry.element] = max(level, before)
        return level < before
