"""List the sessions: each is read by itself, and only what the list says of it is kept, for there may be very many."""

from functools import partial
from typing import NamedTuple

from ..domain.privacy.release import release
from ..domain.record.course import PUT_FORWARD, before
from ..reports.keyboard.listing import Listed, listed, sessions_report
from ..reports.model.report import Report
from ..store import package, sessions
from ..store.later import Later
from ..store.sessions import Group
from . import batch
from .workplace import Workplace


class _Seen(NamedTuple):
    """What the list says of one session, with what it cannot say of it without the others.

    ``carries``: the ids that its waiting actions carry on from elsewhere, ``carried``: those that go on elsewhere.
    """

    listed: Listed
    carries: tuple[str, ...]
    carried: tuple[str, ...]


def list_sessions(place: Workplace) -> Report:
    """Return the list of all sessions, in the order of their dates; what cannot be read goes to ``place.left_out``."""
    groups = [each for each in sessions.group(place.root) if not each.is_held]
    seen = list(batch.each(place, groups, partial(_look, Later(place.root).ready(groups))))
    known = {id_ for each in seen for id_ in each.carried}
    waiting = [each.listed.waiting - sum(id_ in known for id_ in each.carries) for each in seen]
    found = [each.listed._replace(waiting=number) for each, number in zip(seen, waiting, strict=True)]
    return sessions_report(sorted(found, key=_by_date), place.now().date())


def _look(later: Later, group: Group) -> _Seen:
    record = group.read()
    released = release([record], package.read_framework(), later=later.read([record]))
    own = {entry.id: entry for entry in record.entries}
    ended = released.course.outcomes
    waiting = [entry for id_, entry in own.items() if id_ in ended and ended[id_].is_owed]
    carries = tuple(before(entry) for entry in waiting if entry.kind == "action" and before(entry) not in own)
    carried = (id_ for id_, entry in own.items() if entry.kind in PUT_FORWARD or entry.is_said)
    return _Seen(listed(released, len(waiting)), carries, tuple(id_ for id_ in carried if later.is_linked(id_)))


def _by_date(each: Listed) -> tuple[str, str]:
    return each.facts["date"], each.facts["slug"]
