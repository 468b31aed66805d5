"""What became of actions and steps in the course of several sessions."""

from collections.abc import Iterable

from ..framework.kinds import STATES
from .entry import Entry


def carried_on(entries: Iterable[Entry]) -> set[str]:
    """Return the ids of the actions of which a later one took the place."""
    return {entry.about.rpartition(":")[2] for entry in entries if entry.kind == "action" and entry.about}


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
