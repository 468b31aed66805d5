"""Who may read what: the one gate. Reports are built from what it returns and from nothing else."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from ..errors import GateClosed
from .framework import Framework
from .model import GROUP, Entry, Session
from .record import Record

KEYBOARD = "keyboard"
AUDIENCES = (KEYBOARD, "group", "municipality", "network", "public")
FEWEST = 3  # people: fewer than this are not told apart outside the group

_OF_THE_GROUP = ("question", "action", "agreement", "expectation", "step", "value")
_TOWNS = 3


class ReleasedEntry(NamedTuple):
    """One entry as an audience may have it. ``withheld``: it counts, but its words stay here.

    ``role``: whose role may be told, empty where it may not. ``consent``: for the keyboard only.
    ``placed``: whether it may be told where and when it was said.
    """

    entry: Entry
    role: str = ""
    withheld: bool = False
    consent: frozenset[str] | None = None
    placed: bool = True


class ReleasedSession(NamedTuple):
    session: Session
    entries: tuple[ReleasedEntry, ...]
    problems: int = 0


class Released(NamedTuple):
    """What ``audience`` may have of some sessions: the only thing that a report is built from."""

    audience: str
    sessions: tuple[ReleasedSession, ...]

    @property
    def is_wide(self) -> bool:
        """Whether people who were not in the room may read it, so that small numbers need protection."""
        return self.audience not in (KEYBOARD, "group")

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
    if audience == KEYBOARD:
        entries = tuple(
            ReleasedEntry(entry, _role(entry, framework), False, record.consent[entry.id]) for entry in record.entries
        )
        return ReleasedSession(record.session, entries, len(record.problems))
    roles = _tellable_roles(record.session, framework) if audience != "group" else None
    released = (
        _entry(entry, record.consent[entry.id], audience, _role(entry, framework), roles, towns)
        for entry in record.entries
    )
    return ReleasedSession(record.session, tuple(each for each in released if each))


def _entry(
    entry: Entry, consent: frozenset[str] | None, audience: str, role: str, roles: dict[str, str] | None, towns: int
) -> ReleasedEntry | None:
    """Return ``entry`` for ``audience``; ``roles``: what may be told of each role, None where everything may."""
    if entry.kind == "note":
        return None
    people = _people(entry)
    if roles is not None:
        role = roles.get(role, "")
        entry = msgspec.structs.replace(entry, speaker=(), owner="", recorder="", ref="", extra={})
    if not entry.is_said:
        return ReleasedEntry(entry, role)
    away = audience == "network" and bool(people) and consent is not None and "municipality" not in consent
    if not may_read(entry, consent, audience, bool(people)) or (away and towns < _TOWNS):
        bare = msgspec.structs.replace(entry, text="", verbatim=False, signs=(), tags=(), about="", ref="", extra={})
        return ReleasedEntry(bare, role, withheld=True)
    if away:
        return ReleasedEntry(msgspec.structs.replace(entry, about="", tags=()), placed=False)
    return ReleasedEntry(entry, role)


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
    """Return per role what may be told of it: itself, its group where it has too few people, or nothing."""
    groups = {role.id: role.group for role in framework.role}
    people = Counter(person.role for person in session.participants)
    together = Counter(groups.get(person.role, "") for person in session.participants)
    return {
        role: role if people[role] >= FEWEST else groups[role] if together[groups[role]] >= FEWEST else ""
        for role in groups
    }
