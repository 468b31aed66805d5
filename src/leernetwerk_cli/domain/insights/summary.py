"""The four insights and the voices of the keyboard, which sees everything."""

from collections import Counter, defaultdict
from datetime import date

import msgspec

from ..framework.framework import Framework
from ..privacy.expectation import expectation_of
from ..privacy.publication import Meeting, Step
from ..privacy.release import Released, ReleasedEntry
from ..record.codes import GROUP
from ..record.course import Steps, before
from ..record.session import Session
from .actions import iter_actions
from .counts import NOWHERE, Rests, Said, Summary, Tally, Voice, empty
from .drawn import iter_drawn


def summarise(released: Released, framework: Framework, role: str = "") -> Summary:
    """Return the summary of what the keyboard sees; ``role``: only of what this role, or side, said and marked."""
    if role:
        released = _only(released, {each.id: each.group for each in framework.role if role in (each.id, each.group)})
    summary = empty(released.audience, framework, least=0)
    summary.meetings = [Meeting(each.session.municipality, each.session.date.isoformat()) for each in released.sessions]
    summary.actions = list(iter_actions(released))
    summary.drawn = list(iter_drawn(released))
    summary.promised = Counter(each.session.promised for each in released.sessions if each.session.promised)
    summary.unheard = [code for each in released.sessions for code in each.unheard]
    summary.by_choice = sum(each.by_choice for each in released.sessions)
    summary.silent = len(summary.unheard)
    if len(released.sessions) == 1:
        summary.place = released.sessions[0].session.title
    count = _Count(summary, released)
    for each in released.sessions:
        for seated, seats in each.present.items():
            voice = summary.by_role.setdefault(seated, Voice(0, 0, 0, 0))
            voice.present = (voice.present or 0) + seats
        for item in each.entries:
            count.add(each.session, item)
    count.settle()
    return summary


def _only(released: Released, roles: dict[str, str]) -> Released:
    """Return of ``released`` only what people of these ``roles`` (each with its side) said, with their marks alone."""

    def theirs(item: ReleasedEntry) -> bool:
        return item.role in roles or bool(roles.keys() & item.scores.keys())

    def trimmed(item: ReleasedEntry) -> ReleasedEntry:
        scores = {role: marks for role, marks in item.scores.items() if role in roles}
        sides = {roles[role] for role in (*scores, item.role) if role in roles}
        return msgspec.structs.replace(item, scores=scores, sides=tuple(sorted(sides)))

    sessions = (
        each._replace(
            entries=tuple(trimmed(item) for item in each.entries if theirs(item)),
            present={role: seats for role, seats in each.present.items() if role in roles},
        )
        for each in released.sessions
    )
    return released._replace(sessions=tuple(sessions))


class _Count:
    """Counts entries into a summary, and in the end on how many people, sessions and towns each place rests."""

    def __init__(self, summary: Summary, released: Released) -> None:
        self._summary = summary
        self._all = [each.session for each in released.sessions]
        self._shared = {item.entry.id for _session, item in released.entries if item.entry.sharer}
        self._people: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))  # per place, per session
        self._steps = Steps()
        self._course = released.course

    def add(self, session: Session, item: ReleasedEntry) -> None:
        entry, summary = item.entry, self._summary
        if not entry.is_said:
            if entry.kind == "turn" and item.role in summary.by_role:
                voice = summary.by_role[item.role]
                voice.turns = (voice.turns or 0) + 1
            return
        summary.entries += 1
        if entry.sharer:
            self._tell(summary.sharing, session, item)
        self._tell(summary.tallies.get(entry.element) or summary.tallies[NOWHERE], session, item)
        for voices, keys in ((summary.by_role, [item.role]), (summary.by_knowledge, entry.knowledge)):
            for key in keys:
                if heard := voices.get(key):
                    heard.entries, heard.words = (heard.entries or 0) + 1, (heard.words or 0) + item.words

    def _tell(self, tally: Tally, session: Session, item: ReleasedEntry) -> None:
        entry = item.entry
        tally.entries += 1
        tally.kinds[entry.kind] += 1
        for knowledge in entry.knowledge:
            tally.knowledge[knowledge] += 1
        tally.sides.update(item.sides)
        if item.role:
            tally.roles[item.role] += 1
        self._people[id(tally)][session.id].update(item.people)
        if entry.kind == "step":
            is_back = self._steps.is_back(session.municipality, entry)
            place = session.municipality, entry.element, session.date.isoformat()
            tally.moments.append(Step(*place, entry.state, is_back))
        elif entry.kind == "expectation":
            tally.hopes.append(expectation_of(entry, date.isoformat, self._course.seen.get(entry.id)))
        if entry.text:
            tally.said.append(_said(session, item, moved=before(entry) in self._shared))
        self._mark(tally, session, item)

    def _mark(self, tally: Tally, session: Session, item: ReleasedEntry) -> None:
        if not item.scores:
            return
        framework = self._summary.framework
        lowest, highest = framework.scale(item.entry.element)
        promised = [rung.number for rung in framework.rung if rung.id == session.promised and lowest == 0]
        for role, marks in item.scores.items():
            told = [mark for mark in marks if lowest <= mark <= highest]
            if not item.is_now:
                tally.before[role].update(told)
                continue
            tally.scores[role].update(told)
            tally.versus[role].update(_compare(mark, number) for number in promised for mark in told)

    def settle(self) -> None:
        """Note on how many people, sessions and towns each place rests."""
        towns = {session.id: session.municipality for session in self._all}
        for tally in (*self._summary.tallies.values(), self._summary.sharing):
            people = self._people[id(tally)]
            tally.people = sum(map(len, people.values()))
            here = {towns[id_] for id_ in people}
            tally.rests = Rests(len(people), len(self._all), len(here), len({*towns.values()}))


def _said(session: Session, item: ReleasedEntry, moved: bool) -> Said:
    entry = item.entry
    return Said(
        text=entry.text,
        kind=entry.kind,
        verbatim=entry.verbatim,
        element=entry.element,
        by=item.role or ("wij" if GROUP in entry.speaker else ""),
        knowledge=entry.knowledge,
        own=entry.sharer,
        star=entry.star,
        language=session.language,
        translated=entry.translated,
        translations=tuple(sorted(entry.translations.items())) if entry.translations else (),
        month=session.date.isoformat(),
        id=entry.id,
        session=session.slug,
        moved=moved,
    )


def _compare(mark: int, promised: int) -> str:
    return "lower" if mark < promised else "higher" if mark > promised else "as"
