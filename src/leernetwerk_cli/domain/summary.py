"""The four insights and the voices: accumulators that can be merged, built from what the gate released."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

import msgspec

from . import numbers
from .actions import Action, iter_actions
from .framework import Element, Framework, Insight
from .model import Entry, Session
from .release import Released, ReleasedEntry


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

    ``entries``: how much was said. ``apart``: words that may be read but not placed; they are counted where they were
    said. ``sides``: the sides of the table that it was heard from. ``people``, and ``speakers`` per role, are empty
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
    scores: dict[str, Counter[int]] = msgspec.field(default_factory=dict)
    versus: dict[str, Counter[str]] = msgspec.field(default_factory=dict)
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
        for role, marks in item.scores.items():
            self.scores.setdefault(role, Counter()).update(marks)
            if session.promised and framework.scale(entry.element)[0] == 0:
                promised = framework.get_rung(session.promised, "--promised").number
                self.versus.setdefault(role, Counter()).update(_compare(mark, promised) for mark in marks)

    def of_kind(self, *kinds: str) -> list[Said]:
        return [said for said in self.words if said.entry.kind in kinds]

    @property
    def words(self) -> list[Said]:
        """Everything that was said, and then the words that may not be placed."""
        return self.said + self.apart


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

    def elements(self, insight: Insight) -> Iterable[tuple[Element, Tally]]:
        return ((element, self.tallies[element.id]) for element in insight.element)


class Group(msgspec.Struct, frozen=True):
    """The summary of one of the groups that are told apart."""

    id: str
    title: str
    summary: Summary


def summarise(released: Released, framework: Framework, role: str = "") -> Summary:
    """Return the summary of what was released; ``role``: only of what this role said."""
    summary = Summary(
        audience=released.audience,
        framework=framework,
        sessions=[each.session for each in released.sessions],
        tallies={term.id: Tally() for term in (*framework.insight, *framework.elements)},
        actions=list(iter_actions(released)),
        promised=Counter(each.session.promised for each in released.sessions if each.session.promised),
        by_role={each.id: Voice() for each in (*framework.group, *framework.role)},
        by_knowledge={each.id: Voice() for each in framework.knowledge},
        unheard=[code for each in released.sessions for code in each.unheard],
        by_choice=sum(each.by_choice for each in released.sessions),
        silent=sum(each.silent for each in released.sessions),
    )
    for each in released.sessions:
        for told, seats in each.present.items():
            summary.by_role[told].present += seats
        for item in each.entries:
            if not role or item.counted == role or role in item.scores:
                _count(summary, each.session, item)
    for item in released.apart if not role else ():
        if tally := summary.tallies.get(item.entry.element):
            tally.apart.append(Said(item.entry, _NOWHERE, placed=False))
    numbers.protect(summary)
    return summary


_NOWHERE = Session("", "", date.min, "")


def _count(summary: Summary, session: Session, item: ReleasedEntry) -> None:
    entry = item.entry
    if not entry.is_said:
        if entry.kind == "turn" and item.counted in summary.by_role:
            voice = summary.by_role[item.counted]
            voice.turns = (voice.turns or 0) + 1
        return
    summary.entries += 1
    if entry.sharer:
        summary.sharing.add(item, session, summary.framework)
    if tally := summary.tallies.get(entry.element):
        tally.add(item, session, summary.framework)
    else:
        summary.unlabelled += 1
    for voices, keys in ((summary.by_role, [item.counted]), (summary.by_knowledge, entry.knowledge)):
        for key in keys:
            if key in voices:
                voice = voices[key]
                voice.entries = (voice.entries or 0) + 1
                voice.words = (voice.words or 0) + item.words
                voice.speakers |= {(session.id, number) for number in item.people}


def _compare(mark: int, promised: int) -> str:
    return "lower" if mark < promised else "higher" if mark > promised else "as"


def telling(said: Iterable[Said], used: Counter[str], apart: str = "") -> Said | None:
    """Return the quote to show: starred, short, of a role that was shown least so far, word for word, earliest.

    ``used`` counts the roles that were shown, so that no role speaks for all. ``apart``: a kind that is shown apart.
    """
    kinds = [kind for kind in _TELLING if kind != apart]
    candidates = [each for each in said if not each.withheld and each.entry.text and each.entry.kind in kinds]
    if not candidates:
        return None
    chosen = min(
        candidates,
        key=lambda each: (
            not each.entry.star,
            len(each.entry.text.split()) > _LONG,
            used[each.role],
            not each.entry.verbatim,
            _TELLING.index(each.entry.kind),
            each.entry.at,
            each.entry.id,
        ),
    )
    used[chosen.role] += 1
    return chosen


_LONG = 30  # words: another is chosen where there is one, for a quote is never cut
_TELLING = ("quote", "learning", "question")
