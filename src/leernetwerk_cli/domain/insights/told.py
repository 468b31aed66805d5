"""The summary of a publication: of the keyboard's shape, made of the facts that are told and of nothing else."""

from collections import Counter
from functools import singledispatchmethod

import msgspec

from ..framework.framework import Framework
from ..privacy import publication as facts
from .counts import NOWHERE, Action, Answered, DrawnUp, Group, Rests, Said, Summary, Tally, Voice, empty


def retell(publication: facts.Publication, framework: Framework, role: str = "", knowledge: str = "") -> Summary:
    """Return the summary of ``publication``; ``role``, ``knowledge``: only of what is told as theirs."""
    telling = _Telling(empty(publication.audience, framework))
    telling.summary.place, telling.summary.chairs = publication.place, publication.chairs
    telling.summary.told_by = publication.told_by
    for fact in publication.facts:
        if _is_of(fact, role, knowledge):
            telling.add(fact)
    return telling.summary


def groups_of(publication: facts.Publication, by: str) -> list[str]:
    """Return the roles (and sides), or the kinds of knowledge, that are told apart."""
    words = [fact for fact in publication.facts if isinstance(fact, facts.Words)]
    if by == "knowledge":
        return sorted({kind for fact in words for kind in fact.knowledge})
    return sorted({fact.by for fact in words if fact.by not in ("", "both", "wij")})


def _is_of(fact: facts.AnyFact, role: str, knowledge: str) -> bool:
    if knowledge:
        return isinstance(fact, facts.Meeting) or (isinstance(fact, facts.Words) and knowledge in fact.knowledge)
    if not role or isinstance(fact, facts.Meeting | facts.Promise):
        return True
    return role in (getattr(fact, "by", None), getattr(fact, "who", None), getattr(fact, "side", None))


class _Telling:
    """A summary that facts are added to."""

    def __init__(self, summary: Summary) -> None:
        self.summary = summary
        self._ladder = next(each.id for each in summary.framework.elements if each.form == "ladder")

    @singledispatchmethod
    def add(self, fact: facts.AnyFact) -> None:
        """Add one fact; one that no page shows adds nothing."""

    @add.register
    def _(self, fact: facts.Meeting) -> None:
        self.summary.meetings.append(fact)

    @add.register
    def _(self, fact: facts.Chairs) -> None:
        self._voice(fact.who).present = fact.chairs

    @add.register
    def _(self, fact: facts.Heard) -> None:
        self._voice(fact.side).entries = fact.at_least

    @add.register
    def _(self, fact: facts.Turns) -> None:
        self._voice(fact.who).turns = fact.turns

    @add.register
    def _(self, fact: facts.Words) -> None:
        said = Said(**msgspec.structs.asdict(fact))
        for each in (self._count(fact.element), *((self.summary.sharing,) if fact.own else ())):
            each.said.append(said)
            each.kinds[fact.kind] += 1
            each.knowledge.update(fact.knowledge)
            if side := self.summary.framework.find_group(fact.by):
                each.roles[fact.by] += 1
                each.sides |= {side.id} if side.side else set()
            elif fact.by == "both":
                each.sides |= {group.id for group in self.summary.framework.group if group.side}
        if fact.own:
            self.summary.sharing.entries += 1
        for kind in fact.knowledge:
            voice = self.summary.by_knowledge[kind]
            voice.entries = (voice.entries or 0) + 1
            voice.words = (voice.words or 0) + len(fact.text.split())

    @add.register
    def _(self, fact: facts.Scale) -> None:
        given = {mark: times for mark, times in enumerate(fact.marks, fact.lowest) if times}
        if given:
            self._tally(fact.element).scores[fact.who].update(given)

    @add.register
    def _(self, fact: facts.InWords) -> None:
        self._tally(fact.element).sides.update(fact.sides)

    @add.register
    def _(self, fact: facts.Promise) -> None:
        self.summary.promised[fact.rung] += fact.sessions

    @add.register
    def _(self, fact: facts.AgainstPromise) -> None:
        versus = Counter({"lower": fact.lower, "as": fact.as_promised, "higher": fact.higher})
        self._tally(self._ladder).versus[fact.who].update(versus)

    @add.register
    def _(self, fact: facts.RestsOn) -> None:
        tally = self.summary.sharing if fact.what == "shared" else self._tally(fact.what)
        tally.rests = Rests(fact.sessions, fact.of_sessions, fact.towns, fact.of_towns)

    @add.register
    def _(self, fact: facts.Step) -> None:
        self._tally(fact.step).moments.append(fact)

    @add.register
    def _(self, fact: facts.Action) -> None:
        self._count(fact.element)
        self.summary.actions.append(Action(**msgspec.structs.asdict(fact)))

    @add.register
    def _(self, fact: facts.Beside) -> None:
        part = _Telling(empty(self.summary.audience, self.summary.framework))
        part.summary.chairs = fact.chairs
        for each in fact.facts:
            part.add(each)
        self.summary.groups.append(Group(fact.id, fact.title, part.summary))

    @add.register
    def _(self, fact: facts.Drawn) -> None:
        self.summary.drawn.append(DrawnUp(**msgspec.structs.asdict(fact)))

    @add.register
    def _(self, fact: facts.Feedback) -> None:
        self.summary.feedback.append(Answered(**msgspec.structs.asdict(fact)))

    @add.register
    def _(self, fact: facts.Owed) -> None:
        self.summary.owed = fact

    @add.register
    def _(self, fact: facts.Expectation) -> None:
        self.summary.entries += 1
        frame = next((each for each in self.summary.framework.elements if each.form == "frame"), None)
        if frame:
            self._tally(frame.id).entries += 1
            self._tally(frame.id).hopes.append(fact)

    @add.register
    def _(self, fact: facts.Against) -> None:
        self.summary.stays_behind = None if fact.stays_behind == "none" else fact.stays_behind

    def _tally(self, element: str) -> Tally:
        return self.summary.tallies.get(element) or self.summary.tallies[NOWHERE]

    def _count(self, element: str) -> Tally:
        """Count one thing that was said, and return where."""
        tally = self._tally(element)
        self.summary.entries += 1
        tally.entries += 1
        return tally

    def _voice(self, who: str) -> Voice:
        return self.summary.by_role.setdefault(who, Voice())
