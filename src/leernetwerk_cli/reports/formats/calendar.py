"""Renders sessions and their actions for a calendar: iCalendar (RFC 5545), an event per session, a to-do per action."""

from datetime import date, timedelta

from ...domain.insights.counts import Summary
from ...domain.showable import showable


def to_ics(summary: Summary) -> bytes:
    """Return the calendar. Lines end with CRLF and are folded at 75 octets; there is no other time than the days."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//leernetwerk//NONSGML//EN"]
    for session in summary.sessions:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{session.id}",
            _stamp(session.date),
            f"DTSTART;VALUE=DATE:{session.date:%Y%m%d}",
        ]
        lines += [f"DTEND;VALUE=DATE:{session.date + timedelta(days=1):%Y%m%d}", f"SUMMARY:{_text(session.title)}"]
        lines += [f"LOCATION:{_text(session.municipality)}"] if session.municipality else []
        lines.append("END:VEVENT")
    for action in summary.actions:
        if action.is_carried or not action.entry.text:
            continue
        status = {"open": "NEEDS-ACTION", "done": "COMPLETED", "dropped": "CANCELLED"}[action.state]
        lines += [
            "BEGIN:VTODO",
            f"UID:{action.entry.id}",
            _stamp(action.session.date),
            f"SUMMARY:{_text(action.entry.text)}",
        ]
        lines += [f"DUE;VALUE=DATE:{action.entry.due:%Y%m%d}"] if action.entry.due else []
        lines += [f"STATUS:{status}", "END:VTODO"]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


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
