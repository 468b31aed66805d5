"""What is counted: per element, per voice, and the summary that holds it all."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

import msgspec

from ..framework.framework import Element, Framework, Insight
from ..privacy.release import ReleasedEntry
from ..record.entry import Entry
from ..record.session import Session
from .actions import Action


class Said(msgspec.Struct, frozen=True):
    """One thing that was said, with the session and, where it may be told, the role that it came from."""

    entry: Entry
    session: Session
    role: str = ""
    withheld: bool = False
    placed: bool = True


class Moment(msgspec.Struct, frozen=True):
    """The state of a step at one moment in one town."""

    day: date
    town: str
    state: str
    text: str = ""


class Tally(msgspec.Struct):
    """What one element, or an insight itself, rests on. ``versus``: per role its marks against what was promised.

    ``entries``: how much was said. ``apart``: words that may be read but not placed; they count here, and in no
    session, town, role or side.
    ``sides``: the sides of the table that it was heard from. ``people``, and ``speakers`` per role, are empty
    where it may not be told how many they were.
    """

    said: list[Said] = msgspec.field(default_factory=list)
    apart: list[Said] = msgspec.field(default_factory=list)
    entries: int = 0
    sides: set[str] = msgspec.field(default_factory=set)
    speakers: dict[str, set[tuple[str, int]]] = msgspec.field(default_factory=dict)
    people: set[tuple[str, int]] = msgspec.field(default_factory=set)
    sessions: set[str] = msgspec.field(default_factory=set)
    towns: set[str] = msgspec.field(default_factory=set)
    roles: Counter[str] = msgspec.field(default_factory=Counter)
    knowledge: Counter[str] = msgspec.field(default_factory=Counter)
    kinds: Counter[str] = msgspec.field(default_factory=Counter)
    scores: dict[str, Counter[int]] = msgspec.field(default_factory=lambda: defaultdict(Counter))
    versus: dict[str, Counter[str]] = msgspec.field(default_factory=lambda: defaultdict(Counter))
    moments: list[Moment] = msgspec.field(default_factory=list)

    def add(self, item: ReleasedEntry, session: Session, framework: Framework) -> None:
        """Count one entry of ``session``."""
        entry = item.entry
        people = {(session.id, number) for number in item.people}
        self.said.append(Said(entry, session, item.role, item.withheld))
        self.entries += 1
        self.people |= people
        self.sessions.add(session.id)
        self.towns.add(session.municipality)
        self.kinds[entry.kind] += 1
        self.knowledge.update(entry.knowledge)
        self.sides.update(item.sides)
        if item.counted:
            self.roles[item.counted] += 1
            self.speakers.setdefault(item.counted, set()).update(people)
        if entry.kind == "step":
            self.moments.append(Moment(session.date, session.municipality, entry.state, entry.text))
        lowest, highest = framework.scale(entry.element)
        promised = [rung.number for rung in framework.rung if rung.id == session.promised and lowest == 0]
        for role, marks in item.scores.items():
            told = [mark for mark in marks if lowest <= mark <= highest]
            self.scores[role].update(told)
            self.versus[role].update(_compare(mark, number) for number in promised for mark in told)

    def add_apart(self, entry: Entry) -> None:
        """Count one entry that is told without a place."""
        self.apart.append(Said(entry, _NOWHERE, placed=False))
        self.entries += 1
        self.kinds[entry.kind] += 1

    def of_kind(self, *kinds: str) -> list[Said]:
        return [said for said in self.words if said.entry.kind in kinds]

    def without_words(self, *kinds: str) -> int:
        """Return how many of these kinds are told without their words."""
        return sum(each.withheld for each in self.of_kind(*kinds))

    @property
    def words(self) -> list[Said]:
        """Everything that was said, and then the words that may not be placed."""
        return self.said + self.apart


_NOWHERE = Session("", "", date.min, "", language="")


class Voice(msgspec.Struct):
    """Of one role (or group of roles) or kind of knowledge: seats, things written down, their words, turns taken.

    None: too few people to say. ``speakers``: of whom something was written down.
    """

    present: int = 0
    entries: int | None = 0
    words: int | None = 0
    turns: int | None = 0
    speakers: set[tuple[str, int]] = msgspec.field(default_factory=set)

    def plus(self, other: "Voice") -> "Voice":
        return Voice(
            self.present + other.present,
            (self.entries or 0) + (other.entries or 0),
            (self.words or 0) + (other.words or 0),
            (self.turns or 0) + (other.turns or 0),
            self.speakers | other.speakers,
        )


class Summary(msgspec.Struct):
    """Everything that a summary tells. ``tallies``: per element, and per insight what is still to be labelled.

    ``silent``, ``by_choice``: None where there are some, and too few to say how many. ``told``: the roles or groups
    that may be told apart per element. ``sharing``: where someone shared something of their own.
    """

    audience: str
    framework: Framework
    sessions: list[Session]
    tallies: dict[str, Tally]
    actions: list[Action]
    promised: Counter[str]
    by_role: dict[str, Voice]
    by_knowledge: dict[str, Voice]
    unheard: list[str]
    silent: int | None
    by_choice: int | None
    entries: int = 0
    unlabelled: int = 0
    sharing: Tally = msgspec.field(default_factory=Tally)
    told: set[str] = msgspec.field(default_factory=set)

    def set_in_motion(self, insight: Insight) -> list[Said]:
        """Return the learning points that sharing set in motion: at ``insight``, or about something that was shared."""
        shared = {said.entry.id for said in self.sharing.said}
        places = {insight.id, *(element.id for element in insight.element)}
        return [
            said
            for tally in self.tallies.values()
            for said in tally.of_kind("learning")
            if said.entry.element in places or said.entry.about.rpartition(":")[2] in shared
        ]

    def elements(self, insight: Insight) -> Iterable[tuple[Element, Tally]]:
        return ((element, self.tallies[element.id]) for element in insight.element)


class Group(msgspec.Struct, frozen=True):
    """The summary of one of the groups that are told apart."""

    id: str
    title: str
    summary: Summary


def _compare(mark: int, promised: int) -> str:
    return "lower" if mark < promised else "higher" if mark > promised else "as"
