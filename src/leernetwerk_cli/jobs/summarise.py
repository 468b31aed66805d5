"""Summarise sessions: the four insights and the voices, over one session or many, as an audience may have them."""

from collections.abc import Callable

from ..domain.framework import get_id, unknown
from ..domain.model import Session
from ..domain.release import KEYBOARD, Released, ReleasedEntry
from ..domain.summary import Summary, summarise
from ..errors import NoFilterHere
from .reading import Selection, read
from .workplace import Workplace

# What --by tells apart: from a session and an entry to the names of the groups that it counts in.
GROUPS: dict[str, Callable[[Session, ReleasedEntry], tuple[str, ...]]] = {
    "role": lambda session, item: (item.role,) if item.role else (),
    "knowledge": lambda session, item: item.entry.knowledge,
    "municipality": lambda session, item: (session.municipality,),
    "month": lambda session, item: (session.date.isoformat()[:7],),
    "method": lambda session, item: (session.method,),
}


def summarise_sessions(
    place: Workplace, selection: Selection, audience: str, role: str = "", by: str = ""
) -> tuple[Summary, dict[str, Summary]]:
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
    groups = {name: summarise(_only(released, by, name), framework) for name in (_names(released, by) if by else ())}
    return summarise(released, framework, role), groups


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
