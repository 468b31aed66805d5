"""Summarise sessions: the four insights and the voices, over one session or many, as an audience may have them."""

from collections.abc import Callable, Iterator
from datetime import date

from ..domain.framework.framework import Framework
from ..domain.framework.lookup import get_id, unknown
from ..domain.insights.counts import Group, Summary
from ..domain.insights.summary import summarise
from ..domain.naming import month
from ..domain.privacy.release import FEW, Released, ReleasedEntry, release
from ..domain.record.session import Session
from ..errors import NoFilterHere
from ..i18n import language
from ..store import package
from .reading import Selection, read, read_records
from .workplace import Workplace

# What --by tells apart: entries by what they carry, and sessions by their facts.
_BY_ENTRY: dict[str, Callable[[ReleasedEntry], tuple[str, ...]]] = {
    "role": lambda item: (item.counted,) if item.counted else (),
    "knowledge": lambda item: item.entry.knowledge,
}
_BY_SESSION: dict[str, Callable[[Session], str]] = {
    "municipality": lambda session: session.municipality,
    "month": lambda session: session.date.isoformat()[:7],
    "method": lambda session: session.method,
}


def summarise_sessions(
    place: Workplace, selection: Selection, audience: str, role: str = "", by: str = ""
) -> tuple[Summary, list[Group]]:
    """Return the summary, and one per group that ``by`` names.

    Raises NoFilterHere where a filter would single people out for others than the group.
    """
    released, framework, _problems = read(place, selection, audience)
    is_wide = audience in FEW
    if (role or by) and len(released.sessions) < 2 and is_wide:
        raise NoFilterHere(audience=audience)
    if role:
        role = get_id(role, (*framework.group, *framework.role), "--role")
    if by and by not in (*_BY_ENTRY, *_BY_SESSION):
        raise unknown("--by", by, [*_BY_ENTRY, *_BY_SESSION])
    summary = summarise(released, framework)
    if is_wide and role and role not in summary.told:
        raise NoFilterHere(audience=audience)
    groups = [
        Group(name, _title(by, name, framework), summarise(each, framework))
        for name, each in _groups(place, selection, released, framework, by)
        if by != "role" or name in summary.told
    ]
    return (summarise(released, framework, role) if role else summary), groups


def _groups(
    place: Workplace, selection: Selection, released: Released, framework: Framework, by: str
) -> Iterator[tuple[str, Released]]:
    """Yield what belongs to each group. Sessions go through the gate per group: fewer people, so less is told."""
    if key := _BY_ENTRY.get(by):
        names = {name for _session, item in released.entries if item.entry.is_said for name in key(item)}
        for name in sorted(names):
            sessions = (
                each._replace(entries=tuple(item for item in each.entries if name in key(item)))
                for each in released.sessions
            )
            yield name, released._replace(sessions=tuple(each for each in sessions if each.entries), apart=())
    elif fact := _BY_SESSION.get(by):
        records = read_records(place, selection, [])
        for name in sorted({fact(record.session) for record in records}):
            mine = [record for record in records if fact(record.session) == name]
            yield name, release(mine, released.audience, framework, selection.checked)


def _title(by: str, name: str, framework: Framework) -> str:
    """Return what a group is called, for people."""
    if by == "month":
        return f"{month(date.fromisoformat(f'{name}-01'))} {name[:4]}"
    if by == "method" and name in package.method_ids():
        return package.to_method(package.read_method_text(name), name).title.to(language())
    return framework.title_of(name, language())
