"""Renders sessions and their actions for a calendar: iCalendar (RFC 5545), an event per session, a to-do per action."""

from datetime import date, timedelta
from hashlib import blake2b

from ...domain.insights.counts import Summary
from ...domain.showable import showable

_A_DAY = len("2026-11-23")
_EPOCH = date(2000, 1, 1)


def to_ics(summary: Summary) -> bytes:
    """Return the calendar. Lines end with CRLF and are folded at 75 octets; there is no other time than the days.

    A session of which only the month is told is no event. The ids follow from what stands in the calendar itself.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//leernetwerk//NONSGML//EN"]
    for meeting in summary.meetings:
        if len(meeting.month) == _A_DAY:
            day = date.fromisoformat(meeting.month)
            title = summary.place or meeting.town
            lines += ["BEGIN:VEVENT", _uid(meeting.month, meeting.town, title), _stamp(day)]
            lines += [f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"]
            lines += [f"SUMMARY:{_text(title)}", *([f"LOCATION:{_text(meeting.town)}"] if meeting.town else [])]
            lines.append("END:VEVENT")
    for action in summary.actions:
        if action.is_carried:
            continue
        status = {"open": "NEEDS-ACTION", "done": "COMPLETED", "dropped": "CANCELLED"}[action.state]
        lines += ["BEGIN:VTODO", _uid(action.text), _stamp(_EPOCH), f"SUMMARY:{_text(action.text)}"]
        if len(action.due) == _A_DAY:
            lines.append(f"DUE;VALUE=DATE:{date.fromisoformat(action.due):%Y%m%d}")
        lines += [f"STATUS:{status}", "END:VTODO"]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _uid(*shown: str) -> str:
    return f"UID:{blake2b(' '.join(shown).encode(), digest_size=16).hexdigest()}"


def _stamp(day: date) -> str:
    return f"DTSTAMP:{day:%Y%m%d}T000000Z"


def _text(text: str) -> str:
    """Return ``text`` with what means something in iCalendar escaped."""
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return showable(text)


def _folded(line: str) -> str:
    """Return ``line`` folded so that no part is longer than 75 octets, never within a character."""
    parts, current = [], ""
    for sign in line:
        if len((current + sign).encode()) > 74:
            parts.append(current)
            current = ""
        current += sign
    return "\r\n ".join([*parts, current])
