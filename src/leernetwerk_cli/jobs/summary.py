"""Summarise sessions: the four insights and the voices, over one session or many, as an audience may have them."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from ..domain.framework.framework import Framework
from ..domain.framework.lookup import get_id, unknown
from ..domain.insights.counts import Group, Summary
from ..domain.insights.summary import summarise
from ..domain.naming import when
from ..domain.privacy.audience import KEYBOARD
from ..domain.privacy.publication import Publication
from ..domain.privacy.release import Released, ReleasedEntry, release
from ..domain.record.record import Record
from ..domain.record.session import Session
from ..errors import KeyboardOnly, NoFilterHere
from ..i18n import language
from ..reports.model.report import Report
from ..store import package
from .publishing import Chosen, choose
from .reading import Selection, get_audience, read
from .workplace import Workplace

# What --by tells apart: entries by what they carry, and sessions by their facts.
_BY_ENTRY: dict[str, Callable[[ReleasedEntry], tuple[str, ...]]] = {
    "role": lambda item: (item.role,) if item.role else (),
    "knowledge": lambda item: item.entry.knowledge,
}
_BY_SESSION: dict[str, Callable[[Session], str]] = {
    "municipality": lambda session: session.municipality,
    "month": lambda session: session.date.isoformat()[:7],
    "method": lambda session: session.method,
}


class Made(NamedTuple):
    """A summary, one per group that was asked for, and what they were made of."""

    summary: Summary
    groups: list[Group]
    chosen: Chosen


def summarise_sessions(
    place: Workplace, selection: Selection, audience: str = "", role: str = "", by: str = ""
) -> Made:
    """Return the summary, and one per group that ``by`` names; without an ``audience`` for the keyboard.

    Raises NotBound where the sessions are not of the one place that the audience is of, NoFilterHere where a group
    would be of sessions, which for others than the keyboard are not told apart.
    """
    framework = package.read_framework()
    if role:
        role = get_id(role, (*framework.group, *framework.role), "--role")
    if by and by not in (*_BY_ENTRY, *_BY_SESSION):
        raise unknown("--by", by, [*_BY_ENTRY, *_BY_SESSION])
    if audience and get_audience(audience) != KEYBOARD and by in _BY_SESSION:
        raise NoFilterHere(audience=audience)
    chosen = choose(place, selection, audience or KEYBOARD)
    if isinstance(chosen.source, Publication):
        return Made(*_told(chosen.source, framework, role, by), chosen)
    opened = partial(release, framework=framework, checked=selection.checked)
    groups = [
        Group(name, _title(by, name, framework), summarise(each, framework))
        for name, each in _groups(chosen.records, chosen.source, by, opened)
    ]
    summary = summarise(chosen.source, framework, role)
    summary.twice = _looks_twice(chosen.records)
    return Made(summary, groups, chosen)


def cross(place: Workplace, selection: Selection, by: str, audience: str) -> Report:
    """Return the codes by cases, or by each other. Raises UnknownWord, and KeyboardOnly for another audience."""
    from ..domain.insights.crosstab import CASES, crosstab  # only for this
    from ..reports.keyboard.crosstab import crosstab_report

    if by not in CASES:
        raise unknown("--crosstab", by, list(CASES))
    if audience and get_audience(audience) != KEYBOARD:
        raise KeyboardOnly(word="--crosstab")
    released, framework = read(place, selection)
    return crosstab_report(crosstab(released, by), by, framework)


def _looks_twice(records: list[Record]) -> int:
    """Return how many things look said twice in the one session that a summary is of; of several it is not looked."""
    if len(records) != 1 or len({entry.recorder for entry in records[0].entries if entry.is_said}) < 2:
        return 0
    from ..domain.record.alike import proposals  # one recorder does without

    return len(proposals(records[0].entries))


def _told(publication: Publication, framework: Framework, role: str, by: str) -> tuple[Summary, list[Group]]:
    """Return the summary of a publication: filters and groups work on what is told."""
    from ..domain.insights.told import groups_of, retell  # the keyboard does without

    groups = [
        Group(name, framework.title_of(name, language()), retell(publication, framework, **{by: name}))
        for name in (groups_of(publication, by) if by else ())
    ]
    return retell(publication, framework, role), groups


def _groups(
    records: list[Record], released: Released, by: str, opened: Callable[[list[Record]], Released]
) -> Iterator[tuple[str, Released]]:
    """Yield what belongs to each group."""
    if key := _BY_ENTRY.get(by):
        names = {name for _session, item in released.entries if item.entry.is_said for name in key(item)}
        for name in sorted(names):
            sessions = (
                each._replace(entries=tuple(item for item in each.entries if name in key(item)))
                for each in released.sessions
            )
            yield name, released._replace(sessions=tuple(each for each in sessions if each.entries))
    elif fact := _BY_SESSION.get(by):
        for name in sorted({fact(record.session) for record in records}):
            yield name, opened([record for record in records if fact(record.session) == name])


def _title(by: str, name: str, framework: Framework) -> str:
    """Return what a group is called, for people."""
    if by == "month":
        return when(name)
    if by == "method" and name in package.method_ids():
        return package.to_method(package.read_method_text(name), name).title.to(language())
    return framework.title_of(name, language())
