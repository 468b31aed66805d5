"""What the keyboard sees: everything, and beside it who may read it. And whose yes it takes for whom to read what."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, partial
from itertools import chain
from typing import NamedTuple

import msgspec

from ..framework.framework import Framework
from ..problems import Problem
from ..record.blocks import PurgedBlock
from ..record.codes import GROUP
from ..record.course import Course
from ..record.entry import EMPTY, IN_WORDS, Entry
from ..record.record import Record
from ..record.rounds import last_round
from ..record.session import Session
from .audience import AUDIENCE, KEYBOARD
from .consent import Answers

_OF_THE_GROUP = ("question", "action", "agreement", "expectation", "step", "value")


def _nobody_was() -> None:
    return None


class ReleasedEntry(msgspec.Struct, frozen=True):
    """One entry as the keyboard sees it.

    ``role``: whose words they are, empty for several roles and for the group. ``scores``: its marks per role;
    ``is_now``: that they are of the last round in which its element got any.
    ``sides``: the sides of the table that it came from. ``people``: numbers to count by, within the session.
    ``words``: how many there are. ``asked`` tells who may read it. ``others``: in which other words somebody wrote
    the same down.
    """

    entry: Entry
    scores: dict[str, tuple[int, ...]]
    is_now: bool = True
    role: str = ""
    sides: tuple[str, ...] = ()
    words: int = 0
    people: tuple[int, ...] = ()
    asked: Callable[[], frozenset[str] | None] = _nobody_was
    others: tuple[str, ...] = ()

    @property
    def consent(self) -> frozenset[str] | None:
        """Who may read it, None where that was not asked; worked out for who asks."""
        return self.asked()


class ReleasedSession(NamedTuple):
    """One session. ``present``: seats per role; ``unheard``: the codes of those of whom nothing is in it.

    Who facilitates need not be heard. ``by_choice``: how many want nothing written down. ``purged``: the lines that
    stayed when the words were taken out. ``problems``: what is wrong in its files.
    """

    session: Session
    entries: tuple[ReleasedEntry, ...]
    present: dict[str, int]
    unheard: tuple[str, ...] = ()
    by_choice: int = 0
    purged: tuple[PurgedBlock, ...] = ()
    problems: tuple[Problem, ...] = ()


class Released(NamedTuple):
    """What the keyboard sees of some sessions. ``course``: what became of it, in any session.

    ``today``: the day on which it is seen; what was due before it is late.
    """

    sessions: tuple[ReleasedSession, ...]
    audience: str = KEYBOARD
    course: Course = Course()
    today: date = date.min

    @property
    def entries(self) -> Iterable[tuple[Session, ReleasedEntry]]:
        return ((each.session, released) for each in self.sessions for released in each.entries)


def release(
    records: Iterable[Record],
    framework: Framework,
    checked: bool = False,
    later: Iterable[Record] = (),
    today: date = date.min,
) -> Released:
    """Return what the keyboard sees of ``records``; of ``later`` ones only what became of something in these.

    Those are read when somebody asks what became of it.
    ``checked``: no words but those that all their speakers heard and said yes to, or that nobody in particular said.
    """
    records = list(records)
    sessions = tuple(_session(record, framework, checked) for record in records)
    return Released(sessions, course=Course(chain(records, later)), today=today)


def _session(record: Record, framework: Framework, checked: bool) -> ReleasedSession:
    session, answers = record.session, Answers(record)
    codes = list(dict.fromkeys(code for entry in record.entries for code in entry.speaker))
    numbers = {code: number for number, code in enumerate(codes)}
    now = last_round(record.entries)
    place = cache(partial(_place, framework))  # most entries are of the same few people
    items = []
    for entry in record.entries:
        role, sides = place(entry.speaker, tuple(entry.scores))
        item = ReleasedEntry(
            entry=entry,
            scores={role: tuple(sorted(marks)) for role, marks in entry.scores.items()} if entry.scores else {},
            is_now=not entry.scores or entry.id in now,
            role=role,
            sides=sides,
            words=len(entry.text.split()),
            people=tuple(numbers[code] for code in entry.speaker if code != GROUP),
            asked=partial(answers.allowed, entry),
            others=tuple(record.stories[id_].entry.text for id_ in record.twins.get(entry.id, ())),
        )
        items.append(item)
    heard = {code for entry in record.entries if entry.is_said for code in entry.speaker}
    asked = [person for person in session.participants if person.written and person.code != session.facilitator]
    return ReleasedSession(
        session=session,
        entries=tuple(_if_checked(item) if checked else item for item in items),
        present=Counter(person.role for person in session.participants),
        unheard=tuple(person.code for person in asked if person.code not in heard),
        by_choice=sum(not person.written for person in session.participants),
        purged=record.purged,
        problems=tuple(record.problems),
    )


def _place(framework: Framework, speaker: tuple[str, ...], marked: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the role of who spoke, if it is one, and the sides of who spoke or marked."""
    roles = {role.id for code in speaker if code != GROUP and (role := framework.find_role(code))}
    groups = [framework.find_group(role) for role in (*roles, *marked)]
    sides = sorted({group.id for group in groups if group and group.side})
    return next(iter(roles)) if len(roles) == 1 else "", tuple(sides)


def _if_checked(item: ReleasedEntry) -> ReleasedEntry:
    """Return ``item``, without its words where somebody said them who was not asked or said no: then it only counts."""
    if item.consent or not (item.entry.is_said and people_of(item.entry)):
        return item
    empty = {key: EMPTY[key] for key in (*IN_WORDS, "verbatim", "star", "tags", "ref")} | {"extra": {}}
    return msgspec.structs.replace(item, entry=msgspec.structs.replace(item.entry, **empty), role="", others=())


def may_read(entry: Entry, consent: frozenset[str] | None, audience: str) -> bool:
    """Return whether ``audience`` may have the words of ``entry``, apart from how many towns are told together."""
    if entry.kind == "note":
        return False
    if consent is not None:
        return audience in consent
    if AUDIENCE[audience].is_outside or people_of(entry):
        return False
    return entry.kind in _OF_THE_GROUP or entry.kind == "learning"


def is_for_others(entry: Entry, consent: frozenset[str] | None) -> bool:
    """Return whether someone's words are for the network and not for their own municipality."""
    if not (entry.is_said and people_of(entry) and consent):
        return False
    return "network" in consent and "municipality" not in consent


def people_of(entry: Entry) -> tuple[str, ...]:
    """Return who must have agreed. A quote, dissent or obstacle is always someone's, also where nobody knows whose."""
    if entry.kind in _OF_THE_GROUP or (entry.kind == "learning" and entry.speaker):
        return tuple(code for code in entry.speaker if code != GROUP)
    return entry.speaker or ("?",)
