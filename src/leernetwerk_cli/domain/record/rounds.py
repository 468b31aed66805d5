"""Marks are given more than once in an evening, at its begin and at its end: each round stands by itself."""

from collections.abc import Iterable

from .entry import Entry


def last_round(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the ids of the marks of one session that say how it stands now: of each element those of its last part."""
    given = [entry for entry in entries if entry.kind == "value"]
    last = {entry.element: entry.stage for entry in given}
    return frozenset(entry.id for entry in given if entry.stage == last[entry.element])
