"""The room as the evening made it: who is in it, who leads, what it sees, and of whom nothing is written down."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from .entry import Entry
from .session import Participant, Session

EVERYONE = ""  # in place of a code: nothing of anyone is written down
EVENTS = ("joined", "leads", "screen", "silence", "until")


def in_the_room(session: Session, entries: Iterable[Entry], gone: Iterable[str] = ()) -> Session:
    """Return the session with who came in, who leads and what the room sees by now; ``gone`` codes are not in it.

    ``entries`` are in the order of their time.
    """
    people = {person.code: person for person in session.participants}
    facilitator, screen, until = session.facilitator, "", None
    events = [entry for entry in entries if entry.kind in EVENTS]
    for entry in events:
        if entry.kind == "joined":
            people |= {each.code: each for each in newcomers([entry]) if each.code not in people}
        elif entry.kind == "leads":
            facilitator = entry.speaker[0]
        elif entry.kind == "screen":
            screen = entry.state
        elif entry.kind == "until":
            until = until_of(entry)
    silent = silent_at(events, None)
    present = [
        msgspec.structs.replace(person, written=not silent & {code, EVERYONE})
        for code, person in people.items()
        if code not in gone
    ]
    facilitator = facilitator if facilitator not in gone else ""
    return msgspec.structs.replace(
        session, participants=tuple(present), facilitator=facilitator, screen=screen, until=until
    )


def until_of(entry: Entry) -> datetime:
    """Return the moment that an ``until`` says the evening must end: that time of its day, or of the day after."""
    midnight = entry.at.replace(hour=0, minute=0, second=0, microsecond=0)
    end = midnight + timedelta(minutes=entry.minutes)
    return end if end > entry.at else end + timedelta(days=1)


def newcomers(entries: Iterable[Entry]) -> list[Participant]:
    """Return who came in while the evening went on, with the seat and the role that they were given."""
    joined = (entry for entry in entries if entry.kind == "joined" and entry.role)
    return [Participant(code, entry.seat, entry.role) for entry in joined for code in entry.speaker]


def away_after(away: frozenset[str], entry: Entry) -> frozenset[str]:
    """Return who is not in the room after ``entry``, where ``away`` were not before: who speaks is there again."""
    if entry.kind == "left":
        return away.union(entry.speaker)
    return away.difference(entry.speaker) if entry.kind == "joined" or entry.is_said else away


def silent_at(entries: Iterable[Entry], at: datetime | None) -> frozenset[str]:
    """Return of whom nothing was to be written down at a moment (None: by now): codes, or EVERYONE."""
    silent: set[str] = set()
    for entry in entries:
        if entry.kind != "silence" or (at and entry.at > at):
            continue
        who = entry.speaker or (EVERYONE,)
        silent = silent | {*who} if entry.state == "off" else silent - {*who}
    return frozenset(silent)
