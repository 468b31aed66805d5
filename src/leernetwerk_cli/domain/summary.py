"""The four insights and the voices: accumulators that can be merged, built from what the gate released."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

import msgspec

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
    """What one element, or an insight itself, rests on. ``versus``: per role its marks against what was promised."""

    said: list[Said] = msgspec.field(default_factory=list)
    people: set[tuple[str, int]] = msgspec.field(default_factory=set)
    sessions: set[str] = msgspec.field(default_factory=set)
    roles: Counter[str] = msgspec.field(default_factory=Counter)
    knowledge: Counter[str] = msgspec.field(default_factory=Counter)
    kinds: Counter[str] = msgspec.field(default_factory=Counter)
    scores: dict[str, Counter[int]] = msgspec.field(default_factory=dict)
    versus: dict[str, Counter[str]] = msgspec.field(default_factory=dict)
    moments: list[Moment] = msgspec.field(default_factory=list)

    def add(self, item: ReleasedEntry, session: Session, framework: Framework) -> None:
        """Count one entry of ``session``."""
        entry = item.entry
        self.said.append(Said(entry, session, item.role, item.withheld, item.placed))
        self.people |= {(session.id, number) for number in item.people}
        self.sessions.add(session.id)
        self.kinds[entry.kind] += 1
        self.knowledge.update(entry.knowledge)
        if item.role:
            self.roles[item.role] += 1
        if entry.kind == "step":
            self.moments.append(Moment(session.date, session.municipality, entry.state, entry.text))
        for role, marks in entry.scores.items():
            self.scores.setdefault(role, Counter()).update(marks)
            if session.promised and framework.scale(entry.element)[0] == 0:
                promised = framework.get_rung(session.promised, "--promised").number
                self.versus.setdefault(role, Counter()).update(_compare(mark, promised) for mark in marks)

    def of_kind(self, *kinds: str) -> list[Said]:
        return [said for said in self.said if said.entry.kind in kinds]


class Voice(msgspec.Struct):
    """Of one role (or group of roles) or kind of knowledge: seats, things written down, their words, turns taken."""

    present: int = 0
    entries: int = 0
    words: int = 0
    turns: int = 0


class Summary(msgspec.Struct):
    """Everything that a summary tells. ``tallies``: per element, and per insight what is still to be labelled."""

    audience: str
    framework: Framework
    sessions: list[Session]
    tallies: dict[str, Tally]
    actions: list[Action]
    promised: Counter[str]
    by_role: dict[str, Voice]
    by_knowledge: dict[str, Voice]
    unheard: list[str]
    silent: int
    by_choice: int
    entries: int = 0
    unlabelled: int = 0

    def elements(self, insight: Insight) -> Iterable[tuple[Element, Tally]]:
        return ((element, self.tallies[element.id]) for element in insight.element)

    def shared(self) -> list[Said]:
        """Return where someone shared something of their own, wherever it was labelled."""
        return [said for tally in self.tallies.values() for said in tally.said if said.entry.sharer]


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
            if not role or item.role == role or role in item.entry.scores:
                _count(summary, each.session, item)
    return summary


def _count(summary: Summary, session: Session, item: ReleasedEntry) -> None:
    entry = item.entry
    if not entry.is_said:
        if entry.kind == "turn" and item.role in summary.by_role:
            summary.by_role[item.role].turns += 1
        return
    summary.entries += 1
    if tally := summary.tallies.get(entry.element):
        tally.add(item, session, summary.framework)
    else:
        summary.unlabelled += 1
    for voices, keys in ((summary.by_role, [item.role]), (summary.by_knowledge, entry.knowledge)):
        for key in keys:
            if key in voices:
                voices[key].entries += 1
                voices[key].words += len(entry.text.split())


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
