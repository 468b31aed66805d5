"""Lay sessions, or all of a place, a month, a year or a run sheet, side by side: for the keyboard alone."""

from collections.abc import Callable

from ..domain.framework.lookup import unknown
from ..domain.insights.counts import Group
from ..domain.insights.summary import summarise
from ..domain.naming import when
from ..domain.privacy.release import ReleasedSession, release
from ..domain.record.record import Record
from ..errors import MissingOption
from ..store import package
from .reading import Selection, read_records
from .workplace import Workplace

_BY: dict[str, Callable[[Record], str]] = {
    "session": lambda record: record.session.slug,
    "municipality": lambda record: record.session.municipality,
    "month": lambda record: record.session.date.isoformat()[:7],
    "year": lambda record: record.session.date.isoformat()[:4],
    "method": lambda record: record.session.method,
}


def compare(place: Workplace, selection: Selection, by: str) -> list[Group]:
    """Return a summary per group, in the order of their names; without ``by`` each session is one.

    Raises UnknownWord for another ``by``, MissingOption where there is only one group.
    """
    if by and by not in _BY:
        raise unknown("--by", by, list(_BY))
    key, framework = _BY[by or "session"], package.read_framework()
    records = read_records(place, selection, [])
    names = sorted({key(record) for record in records})
    if len(names) < 2:
        raise MissingOption(option="SESSION SESSION")
    today = place.now().date()
    released = release(records, framework, today=today)
    groups: dict[str, list[ReleasedSession]] = {name: [] for name in names}
    for record, each in zip(records, released.sessions, strict=True):
        groups[key(record)].append(each)
    return [
        Group(name, _title(by, name, records), summarise(released._replace(sessions=tuple(each)), framework))
        for name, each in groups.items()
    ]


def _title(by: str, name: str, records: list[Record]) -> str:
    """Return what a group is called, for people: a session its title and month, a month in words."""
    if by in ("", "session"):
        session = next(record.session for record in records if record.session.slug == name)
        return f"{session.title}, {when(session.date.isoformat()[:7])}"
    return when(name) if by == "month" else name or "–"
