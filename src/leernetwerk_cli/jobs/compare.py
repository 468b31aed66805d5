"""Lay sessions, or all of a place, a month, a year or a run sheet, side by side, as an audience may have them."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from ..domain.framework.framework import Framework
from ..domain.framework.lookup import unknown
from ..domain.insights.counts import Group, Summary, empty
from ..domain.insights.summary import summarise
from ..domain.naming import when
from ..domain.privacy.audience import KEYBOARD
from ..domain.privacy.handover import Handover
from ..domain.privacy.publication import Beside, Noted, Number, Publication
from ..domain.privacy.release import Released
from ..domain.record.record import Record
from ..errors import MissingOption, NoFilterHere
from ..store import package
from .publishing import Chosen, choose, choose_handed, network_title, publish_records, read_handovers
from .reading import Selection, get_audience, read_later, read_records
from .workplace import Workplace

Key = Callable[[Record], str]
# A session has a title, and a run sheet of your own a name, that others do not read.
_FOR_OTHERS = ("month", "year", "municipality")
_BY: dict[str, Key] = {
    "session": lambda record: record.session.slug,
    "municipality": lambda record: record.session.municipality,
    "month": lambda record: record.session.date.isoformat()[:7],
    "year": lambda record: record.session.date.isoformat()[:4],
    "method": lambda record: record.session.method,
}


def compare(place: Workplace, selection: Selection, by: str, audience: str = KEYBOARD) -> tuple[Chosen, Summary]:
    """Return what was chosen, and its summary with a group per session (for others per month), or as ``by`` says.

    For others than the keyboard it holds numbers alone, and every group must be one that they may have by itself: one
    that is not, and nothing is told. Raises UnknownWord for another ``by``, MissingOption where there is only one
    group, NoFilterHere, NotBound.
    """
    if by and by not in _BY:
        raise unknown("--by", by, list(_BY))
    audience = get_audience(audience)
    by = by or ("session" if audience == KEYBOARD else "month")
    if audience != KEYBOARD and by not in _FOR_OTHERS:
        raise NoFilterHere(audience=audience)
    if handed := read_handovers(place):
        return _handed(place, handed, selection, audience)
    chosen, summary = (_seen if audience == KEYBOARD else _told)(place, selection, by, audience)
    if len(summary.groups) < 2:
        raise MissingOption(option="SESSION SESSION")
    return chosen, summary


def _handed(place: Workplace, handed: list[Handover], selection: Selection, audience: str) -> tuple[Chosen, Summary]:
    """Return the numbers of each office, as it handed them over."""
    from ..domain.insights.told import retell  # the keyboard does without

    chosen = choose_handed(place, handed, selection, audience)
    told = [
        Beside(each.sender, each.name, each.publication.chairs, _numbers(each.publication))
        for each in handed
        if each.publication.audience == chosen.audience
    ]
    source = Publication(chosen.audience, "", place.now().date(), tuple(told))
    return chosen._replace(source=source), retell(source, package.read_framework())


def _numbers(publication: Publication) -> tuple[Number, ...]:
    return tuple(fact for fact in publication.facts if isinstance(fact, Number))


def _seen(place: Workplace, selection: Selection, by: str, audience: str) -> tuple[Chosen, Summary]:
    """Return the sessions as the keyboard sees them, each in its group."""
    framework = package.read_framework()
    chosen = choose(place, selection, audience)
    assert isinstance(chosen.source, Released)
    summary = empty(audience, framework)
    for name, places in _grouped(chosen.records, by, framework).items():
        here = tuple(chosen.source.sessions[place_] for place_ in places)
        told = summarise(chosen.source._replace(sessions=here), framework)
        summary.groups.append(Group(name, _title(by, name, chosen.records), told))
    return chosen, summary


def _told(place: Workplace, selection: Selection, by: str, audience: str) -> tuple[Chosen, Summary]:
    """Return the numbers of each group, as they may be told of it alone."""
    from ..domain.insights.told import retell  # the keyboard does without

    framework, records = package.read_framework(), read_records(place, selection)
    told = []
    for name, places in _grouped(records, by, framework).items():
        here = [records[place_] for place_ in places]
        part = _narrowed(selection, by, name)
        whole = publish_records(place, here, part, audience, list(read_later(place, part, here))).publication
        told.append(Beside(name, _title(by, name, records), whole.chairs, _numbers(whole)))
    source = Publication(audience, network_title(place), place.now().date(), tuple(told))
    return Chosen(records, audience, source, Noted({}, {}), {}), retell(source, framework)


def _grouped(records: list[Record], by: str, framework: Framework) -> dict[str, list[int]]:
    """Return the places of ``records`` per group, by its name; three spellings of a town are one town."""
    names: dict[str, str] = {}
    groups: dict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        name = _BY[by](record)
        same = framework.town(name) if by == "municipality" else name
        groups[names.setdefault(same, name)].append(number)
    return dict(sorted(groups.items()))


def _narrowed(selection: Selection, by: str, name: str) -> Selection:
    """Return the selection of one group: what an audience may have is decided by how it is chosen."""
    if by == "municipality":
        return selection._replace(municipality=name)
    if by == "year":
        return selection._replace(since=date(int(name), 1, 1), until=date(int(name), 12, 31))
    return selection._replace(names=(name,))


def _title(by: str, name: str, records: list[Record]) -> str:
    """Return what a group is called, for people: a session its title and month, a month in words."""
    if by == "session":
        session = next(record.session for record in records if record.session.slug == name)
        return f"{session.title}, {when(session.date.isoformat()[:7])}"
    return when(name) if by == "month" else name or "–"
