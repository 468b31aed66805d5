"""What stands below the field: the part, of whom something was written down, and how the evening stands in time."""

from datetime import datetime

from ..domain.framework.method import Method
from ..domain.record.record import Record
from ..domain.record.session import Participant, Session
from ..domain.walk.evening import absent, behind, done_at
from ..domain.walk.walk import Place, minutes_planned, minutes_used
from ..i18n import _, language
from .commands import label

_FEW = 3  # of so many it is said who nothing is written down of yet


def bar(method: Method, place: Place, record: Record, now: datetime, is_off: bool) -> str:
    """Return the two lines below the field: the part and of how many something was written down; then the clock."""
    if is_off:
        return _("Nothing is being written down. {on} starts again.").format(on=label("on", language()))
    stage = method.stage[place.stage]
    used, planned = minutes_used(record.stages, stage.id, now), minutes_planned(record.stages, stage)
    over = _("{used} of {planned} min, OVER TIME") if used > planned else _("{used} of {planned} min")
    part = f"{place.stage + 1}/{len(method.stage)} {stage.title.to(language())}"
    time = f"{over.format(used=used, planned=planned)} · {_standing(method, record, place.stage, now)}"
    return f"{part} · {_heard(record)}\n{time}"


def _heard(record: Record) -> str:
    """Return of how many something was said, who of the others when they are few, and who wants nothing written."""
    away = absent(record)
    people = [each for each in record.session.participants if away.get(each.code, True)]
    named = {each.code: _seat_or_code(each, record.session) for each in people}
    left = [named[each.code] for each in people if each.code not in record.heard and each.written]
    silent = [named[each.code] for each in people if not each.written]
    told = [_("heard: {n} of {all}").format(n=sum(each.code in record.heard for each in people), all=len(people))]
    told += [_("not yet: {who}").format(who=" ".join(left))] if 0 < len(left) <= _FEW else []
    told += [_("nothing of: {who}").format(who=" ".join(silent))] if silent else []
    return " · ".join(told)


def _seat_or_code(person: Participant, session: Session) -> str:
    return _("seat {n}").format(n=person.seat) if session.screen == "seen" else person.code


def _standing(method: Method, record: Record, stage: int, now: datetime) -> str:
    """Return how many minutes behind or ahead the evening is, and when it is over as it goes now."""
    late = behind(method, record, stage, now)
    told = _("on schedule")
    if late:
        told = _("{n} minutes behind") if late > 0 else _("{n} minutes ahead of schedule")
    done = done_at(method, record, stage, now)
    return told.format(n=abs(late)) + ", " + _("done at {time}").format(time=f"{done:%H:%M}")
