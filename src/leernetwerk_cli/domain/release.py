"""Who may read what: the one gate. Reports are built from what it returns and from nothing else."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from ..errors import GateClosed
from .framework import Framework
from .model import GROUP, KEYBOARD, Entry, Session
from .record import Record

AUDIENCES = (KEYBOARD, "group", "municipality", "network", "public")
FEWEST = 3  # people: fewer than this are not told apart outside the group

_OF_THE_GROUP = ("question", "action", "agreement", "expectation", "step", "value")
TOWNS = 3  # towns: fewer than this would give away which one


class ReleasedEntry(NamedTuple):
    """One entry as an audience may have it.

    ``role``: whose role may be told, empty where it may not. ``people``: numbers to count by, within the session.
    ``withheld``: it counts, but its words stay here. ``consent``: for the keyboard only. ``placed``: whether it may
    be told where and when it was said.
    """

    entry: Entry
    role: str = ""
    people: tuple[int, ...] = ()
    withheld: bool = False
    consent: frozenset[str] | None = None
    placed: bool = True


class ReleasedSession(NamedTuple):
    """One session. ``present``: seats per role (or group of roles); ``silent``: how many of whom nothing was written.

    ``unheard``: their codes, for those who were in the room. Who facilitates need not be heard.
    """

    session: Session
    entries: tuple[ReleasedEntry, ...]
    present: dict[str, int]
    silent: int
    unheard: tuple[str, ...] = ()
    by_choice: int = 0


class Released(NamedTuple):
    """What ``audience`` may have of some sessions: the only thing that a report is built from."""

    audience: str
    sessions: tuple[ReleasedSession, ...]

    @property
    def entries(self) -> Iterable[tuple[Session, ReleasedEntry]]:
        return ((each.session, released) for each in self.sessions for released in each.entries)


def release(records: Iterable[Record], audience: str, framework: Framework) -> Released:
    """Return what ``audience`` may have of ``records``. Raises GateClosed where a file cannot be understood.

    Consent decides about words with a speaker. What nobody in particular said (a question, an action, what ``wij``
    learned) is the group's. Notes, and quotes, learnings, dissent and obstacles without a speaker, never leave.
    """
    records = list(records)
    if audience != KEYBOARD:
        for record in records:
            if record.is_closed:
                raise GateClosed(where=record.session.slug)
    towns = len({record.session.municipality for record in records})
    return Released(audience, tuple(_session(record, audience, framework, towns) for record in records))


def _session(record: Record, audience: str, framework: Framework, towns: int) -> ReleasedSession:
    session = record.session
    is_wide = audience not in (KEYBOARD, "group")
    roles = _tellable_roles(session, framework) if is_wide else {role.id: role.id for role in framework.role}
    numbers = {code: number for number, code in enumerate(_codes(record))}
    released = []
    for entry in record.entries:
        consent = record.consent[entry.id]
        item = ReleasedEntry(
            entry=entry,
            role=roles.get(_role(entry, framework), ""),
            people=tuple(numbers[code] for code in entry.speaker if code != GROUP),
            consent=consent if audience == KEYBOARD else None,
        )
        if audience != KEYBOARD:
            item = _held_back(item, consent, audience, towns)
        if is_wide:
            item = item._replace(entry=_without_codes(item.entry, roles))
        if audience == KEYBOARD or entry.kind != "note":
            released.append(item)
    heard = {code for entry in record.entries if entry.is_said for code in entry.speaker}
    asked = [person for person in session.participants if person.written and person.code != session.facilitator]
    unheard = tuple(person.code for person in asked if person.code not in heard)
    by_choice = sum(not person.written for person in session.participants)
    present = Counter(role for person in session.participants if (role := roles.get(person.role)))
    if is_wide:
        session = msgspec.structs.replace(session, participants=(), facilitator="")
    return ReleasedSession(session, tuple(released), present, len(unheard), () if is_wide else unheard, by_choice)


def _codes(record: Record) -> list[str]:
    return list(dict.fromkeys(code for entry in record.entries for code in entry.speaker))


def _held_back(item: ReleasedEntry, consent: frozenset[str] | None, audience: str, towns: int) -> ReleasedEntry:
    """Return ``item`` without what ``audience`` may not have of it: its words, or where and when they were said."""
    entry = item.entry
    if not entry.is_said:
        return item
    people = _people(entry)
    away = audience == "network" and bool(people) and consent is not None and "municipality" not in consent
    if not may_read(entry, consent, audience, bool(people)) or (away and towns < TOWNS):
        bare = msgspec.structs.replace(entry, text="", verbatim=False, signs=(), tags=(), ref="", extra={})
        return item._replace(entry=bare, withheld=True)
    if not away:
        return item
    nowhere = msgspec.structs.replace(entry, tags=(), stage="", due=None, look_back=None)
    return item._replace(entry=nowhere, role="", placed=False)


def _without_codes(entry: Entry, roles: dict[str, str]) -> Entry:
    """Return ``entry`` without any code, and with its marks under the roles that may be told."""
    scores: dict[str, tuple[int, ...]] = {}
    for role, marks in entry.scores.items():
        if told := roles.get(role):
            scores[told] = tuple(sorted((*scores.get(told, ()), *marks)))
    return msgspec.structs.replace(
        entry, speaker=(), owner="", recorder="", ref="", question="", extra={}, scores=scores
    )


def is_readable(entry: Entry, consent: frozenset[str] | None, audience: str) -> bool:
    """Return whether ``audience`` may have the words of ``entry``, apart from how many towns are told together."""
    return entry.kind != "note" and may_read(entry, consent, audience, bool(_people(entry)))


def may_read(entry: Entry, consent: frozenset[str] | None, audience: str, has_speaker: bool) -> bool:
    """Return whether ``audience`` may read the words of ``entry``."""
    if consent is not None:
        return audience in consent
    if audience != "group" or has_speaker:
        return False
    return entry.kind in _OF_THE_GROUP or entry.kind == "learning"


def _people(entry: Entry) -> tuple[str, ...]:
    """Return who must have agreed. A quote, dissent or obstacle is always someone's, also where nobody knows whose."""
    if entry.kind in _OF_THE_GROUP or (entry.kind == "learning" and entry.speaker):
        return tuple(code for code in entry.speaker if code != GROUP)
    return entry.speaker or ("?",)


def _role(entry: Entry, framework: Framework) -> str:
    """Return the id of the role of whoever said it; nothing for the group, for nobody or for several roles."""
    roles = {role.id for code in entry.speaker if code != GROUP and (role := framework.find_role(code))}
    return roles.pop() if len(roles) == 1 else ""


def _tellable_roles(session: Session, framework: Framework) -> dict[str, str]:
    """Return per role what may be told of it: itself, or its group where one of that group has too few people.

    A group with too few people is not told at all.
    """
    people = Counter(person.role for person in session.participants)
    told: dict[str, str] = {}
    for group in framework.group:
        roles = [role.id for role in framework.role if role.group == group.id]
        sizes = [people[role] for role in roles if people[role]]
        if sizes and min(sizes) >= FEWEST:
            told |= {role: role for role in roles}
        elif sum(sizes) >= FEWEST:
            told |= dict.fromkeys(roles, group.id)
    return told
