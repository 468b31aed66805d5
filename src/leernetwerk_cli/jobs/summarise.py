"""Summarise sessions: the four insights and the voices, over one session or many, as an audience may have them."""

from collections.abc import Callable
from datetime import date

from ..domain.framework import Framework, get_id, unknown
from ..domain.model import KEYBOARD, Session
from ..domain.naming import month
from ..domain.release import Released, ReleasedEntry
from ..domain.summary import Group, Summary, summarise
from ..errors import NoFilterHere
from ..i18n import language
from ..store import package
from .reading import Selection, read
from .workplace import Workplace

# What --by tells apart: from a session and an entry to the names of the groups that it counts in. What may not be told
# where it was said counts in no group that would tell it.
GROUPS: dict[str, Callable[[Session, ReleasedEntry], tuple[str, ...]]] = {
    "role": lambda session, item: (item.role,) if item.role else (),
    "knowledge": lambda session, item: item.entry.knowledge,
    "municipality": lambda session, item: (session.municipality,) if item.placed else (),
    "month": lambda session, item: (session.date.isoformat()[:7],) if item.placed else (),
    "method": lambda session, item: (session.method,) if item.placed else (),
}


def summarise_sessions(
    place: Workplace, selection: Selection, audience: str, role: str = "", by: str = ""
) -> tuple[Summary, list[Group]]:
    """Return the summary, and one per group that ``by`` names.

    Raises NoFilterHere where a filter inside one session would single people out for others than the group.
    """
    released, framework, _problems = read(place, selection, audience)
    if (role or by) and len(released.sessions) < 2 and audience not in (KEYBOARD, "group"):
        raise NoFilterHere(audience=audience)
    if role:
        role = get_id(role, (*framework.group, *framework.role), "--role")
    if by and by not in GROUPS:
        raise unknown("--by", by, list(GROUPS))
    groups = [
        Group(name, _title(by, name, framework), summarise(_only(released, by, name), framework))
        for name in (_names(released, by) if by else ())
    ]
    return summarise(released, framework, role), groups


def _title(by: str, name: str, framework: Framework) -> str:
    """Return what a group is called, for people."""
    if by == "month":
        return f"{month(date.fromisoformat(f'{name}-01'))} {name[:4]}"
    if by == "method" and name in package.method_ids():
        return package.to_method(package.read_method_text(name), name).title.to(language())
    return framework.title_of(name, language())


def _names(released: Released, by: str) -> list[str]:
    names = {name for session, item in released.entries if item.entry.is_said for name in GROUPS[by](session, item)}
    return sorted(names)


def _only(released: Released, by: str, name: str) -> Released:
    """Return ``released`` with only what counts in the group called ``name``."""
    sessions = (
        each._replace(entries=tuple(item for item in each.entries if name in GROUPS[by](each.session, item)))
        for each in released.sessions
    )
    return released._replace(sessions=tuple(each for each in sessions if each.entries))
