"""Publish sessions: what an audience may have, of the one place that the audience is bound to."""

from collections.abc import Iterable
from typing import NamedTuple

from ..domain.framework.framework import Framework
from ..domain.privacy.batches import TOWNS
from ..domain.privacy.publisher import Published, Scope, publish
from ..domain.record.record import Record
from ..errors import N_, NotBound
from ..i18n import _, language
from ..store import sessions
from .reading import Selection
from .workplace import Workplace

_NAME = {
    "group": N_("Name the one session that the group was in."),
    "municipality": N_("Name one municipality, or sessions of one."),
    "network": N_("Name nothing, or a whole year (--since, --until) in which there are three towns."),
    "public": N_("Name nothing, one municipality, or one session."),
}


class Bound(NamedTuple):
    """The sessions that a publication is of, and what that place is called."""

    records: list[Record]
    place: str


def publish_records(
    place: Workplace, records: Iterable[Record], selection: Selection, audience: str, framework: Framework
) -> Published:
    """Return what ``audience`` may have. Raises NotBound where these sessions are not of one place, GateClosed."""
    bound = bind(place, list(records), selection, audience, framework)
    scope = Scope(bound.place, place.now().date(), selection.checked)
    return publish(bound.records, audience, scope, framework)


def bind(place: Workplace, records: list[Record], selection: Selection, audience: str, framework: Framework) -> Bound:
    """Return ``records`` with the name of their place: a session, a municipality or the network. Raises NotBound.

    The group reads the one session that it was in; a municipality reads its own; the network all of it, or the whole
    of a year with three towns in it; everyone all, one municipality's or one session's.
    """
    towns = {framework.town(each.session.municipality) for each in records}
    is_one, is_town = len(records) == 1, len(towns) == 1
    is_all = selection._replace(checked=False) == Selection()
    if (audience == "group" and is_one) or (audience == "public" and is_one and selection.names):
        return Bound(records, records[0].session.title)
    if (audience == "municipality" and is_town) or (audience == "public" and is_town and selection.municipality):
        return Bound(records, records[0].session.municipality)
    is_year = audience == "network" and _is_year(selection) and len(towns - {""}) >= TOWNS
    if audience in ("network", "public") and (is_all or is_year):
        return Bound(records, sessions.read_title(place.root, language()) or framework.title.to(language()))
    raise NotBound(audience=audience, what=_(_NAME[audience]))


def _is_year(selection: Selection) -> bool:
    since, until = selection.since, selection.until
    if not (since and until) or selection.names or selection.municipality or selection.method:
        return False
    return since.year == until.year and (since.month, since.day, until.month, until.day) == (1, 1, 12, 31)
