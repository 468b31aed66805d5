"""Codes beside each other: how often each was given by whom or where, and how often two of them stand together."""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from ..privacy.release import Released, ReleasedEntry
from ..record.session import Session

Cases = Callable[[Session, ReleasedEntry], tuple[str, ...]]


class Crosstab(NamedTuple):
    """``counts``: of how much that was said a code (a row) stands with a case, or with another code (a column)."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Counter[tuple[str, str]]


def codes_of(item: ReleasedEntry) -> tuple[str, ...]:
    """Return the codes of an entry: what it is, where it belongs, and which knowledge it is of."""
    entry = item.entry
    return tuple(filter(None, (entry.kind, entry.element, *entry.knowledge)))


CASES: dict[str, Cases] = {
    "role": lambda _session, item: (item.role,) if item.role else (),
    "municipality": lambda session, _item: (session.municipality,),
    "session": lambda session, _item: (session.slug,),
    "month": lambda session, _item: (session.date.isoformat()[:7],),
    "method": lambda session, _item: (session.method,),
    "codes": lambda _session, item: codes_of(item),
}


def crosstab(released: Released, by: str) -> Crosstab:
    """Return the codes of all that was said in words, by the cases that ``by`` names; ``codes``: by each other."""
    cases = CASES[by]
    counts: Counter[tuple[str, str]] = Counter()
    for session, item in released.entries:
        if item.entry.is_said and item.entry.text:
            counts.update((code, case) for code in codes_of(item) for case in cases(session, item))
    rows, columns = (tuple(sorted({pair[place] for pair in counts})) for place in (0, 1))
    return Crosstab(rows, columns, counts)
