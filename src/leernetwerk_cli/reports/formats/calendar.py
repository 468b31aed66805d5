"""Renders sessions, the days to look back, and actions for a calendar: iCalendar (RFC 5545)."""

from datetime import UTC, date, datetime
from hashlib import blake2b
from typing import Any

from ...domain.insights.counts import Action, Summary
from ...domain.naming import seat
from ...domain.showable import showable
from ...errors import ExtraMissing
from ...i18n import _

_A_DAY = len("2026-11-23")
_STAMP = datetime(2000, 1, 1, tzinfo=UTC)  # there is no other time in it than the days
_STATUS = {"open": "NEEDS-ACTION", "done": "COMPLETED", "dropped": "CANCELLED"}


def to_ics(summary: Summary) -> bytes:
    """Return the calendar: an event per session, per day to look back and per deadline, and a to-do per action.

    What is told by its month is no event, and a to-do without a day. The ids follow from what stands in the calendar
    itself. Raises ExtraMissing.
    """
    try:
        from icalendar import Calendar
    except ImportError:
        raise ExtraMissing(extra="office") from None
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//leernetwerk//NONSGML//EN")
    for meeting in summary.meetings:
        _add_day(calendar, meeting.month, summary.place or meeting.town, meeting.town)
    for hope in (hope for tally in summary.tallies.values() for hope in tally.hopes):
        _add_day(calendar, hope.look_back, _("Look back: ") + hope.text)
    for action in (each for each in summary.actions if not each.is_carried):
        if action.is_open:
            _add_day(calendar, action.due, _("By this day: ") + _done_by(action))
        calendar.add_component(_to_do(action))
    return bytes(calendar.to_ical())


def _add_day(calendar: Any, day: str, title: str, place: str = "") -> None:
    """Add an event of one whole day; nothing where no day is told."""
    from icalendar import Event

    if len(day) != _A_DAY:
        return
    event = Event()
    _name(event, title, day, place)
    event.add("dtstart", date.fromisoformat(day))
    if place:
        event.add("location", showable(place))
    calendar.add_component(event)


def _to_do(action: Action) -> Any:
    from icalendar import Todo

    todo = Todo()
    _name(todo, _done_by(action), "", "")
    if len(action.due) == _A_DAY:
        todo.add("due", date.fromisoformat(action.due))
    todo.add("status", _STATUS[action.state])
    return todo


def _name(component: Any, title: str, *more: str) -> None:
    component.add("uid", blake2b(" ".join((title, *more)).encode(), digest_size=16).hexdigest())
    component.add("dtstamp", _STAMP)
    component.add("summary", showable(title))


def _done_by(action: Action) -> str:
    return f"{action.text} ({seat(action.owner)})" if action.owner else action.text
