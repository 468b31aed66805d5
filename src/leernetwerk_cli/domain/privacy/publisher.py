"""What an audience may have of some sessions, as facts: the one door through which anything leaves."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ...errors import GateClosed
from ..framework.framework import Framework
from ..framework.kinds import INSIGHT, REPORT
from ..record.codes import GROUP
from ..record.course import Course, Outcome, Steps, carried_on, months_late
from ..record.entry import Entry
from ..record.record import Record
from . import disclosure_control as control
from . import publication as facts
from .audience import AUDIENCE
from .batches import AGAINST, Roaming, roam
from .expectation import expectation_of
from .release import is_for_others, may_read, people_of
from .sitting import Sitting

WORDS = ("quote", "learning", "question", "dissent", "obstacle", "agreement")


class Scope(NamedTuple):
    """What a publication is of: a session's title, a town or the network; ``made``: the day of today.

    ``chairs``: from how many on a number is told to a municipality, where it set that itself.
    ``checked``: only words that all their speakers heard and said yes to, or that nobody in particular said.
    """

    place: str
    made: date
    checked: bool = False
    chairs: int = 0


def publish(
    records: Iterable[Record], audience: str, scope: Scope, framework: Framework, later: Iterable[Record] = ()
) -> facts.Published:
    """Return what ``audience`` may have of ``records``; of ``later`` ones only what became of the actions in these.

    Raises GateClosed where a file cannot be understood.
    """
    records = list(records)
    for record in records:
        if record.is_closed:
            raise GateClosed(where=record.session.slug)
    sittings = [Sitting(record, framework) for record in records if any(entry.is_said for entry in record.entries)]
    edition = _Edition(sittings, audience, scope, framework, [*records, *later])
    found = tuple(sorted(edition.tell(), key=facts.shown))
    publication = facts.Publication(audience, scope.place, scope.made, found, chairs=edition.chairs)
    return facts.Published(publication, facts.Noted(edition.texts(), edition.roaming.batches))


class _Edition:
    """The facts of one publication, kind by kind."""

    def __init__(
        self, sittings: list[Sitting], audience: str, scope: Scope, framework: Framework, everything: list[Record]
    ) -> None:
        self._sittings = sittings
        self._reader = AUDIENCE[audience]
        self.chairs = (scope.chairs if self._reader.is_of_town else 0) or self._reader.chairs
        self._made = scope.made
        self._checked = scope.checked
        self._framework = framework
        self._course = Course(everything)
        # What is told afterwards is for who was there.
        self._seen = {} if self._reader.is_outside else self._course.seen

    def tell(self) -> Iterator[facts.AnyFact]:
        """Yield everything that is told."""
        yield from self._meetings()
        yield from self._people()
        yield from self._words()
        yield from self._marks()
        yield from self._rests()
        yield from self._steps()
        yield from self._actions()
        yield from self._feedback()
        yield from (self._drawn(entry) for entry in self._insights)
        yield from self._expectations()
        yield self._against()

    def texts(self) -> dict[str, tuple[str, ...]]:
        """Return, per session, the ids of the entries whose words are told; of a later one where something of it is."""
        apart = {entry.id for entry in self.roaming.told}
        here = {entry.id for _sitting, entry in self._told(*WORDS, "action", "expectation")}
        here |= {entry.id for entry in self._insights}
        here |= {outcome.by for _entry, outcome in self._answered}
        here |= {self._seen[entry.id].id for _sitting, entry in self._told("expectation") if entry.id in self._seen}
        told = here | apart
        texts = {each.session.id: tuple(e.id for e in each.entries if e.id in told) for each in self._course.records}
        own = {each.session.id for each in self._sittings}
        return {id_: ids for id_, ids in texts.items() if ids or id_ in own}

    def _day(self, day: date) -> str:
        return day.isoformat()[:7] if self._reader.is_outside else day.isoformat()

    def _rows(self, votes: Iterable[control.Vote]) -> control.Told:
        return control.rows(votes, self.chairs, self._framework)

    def _meetings(self) -> Iterator[facts.AnyFact]:
        for each in self._sittings:
            yield facts.Meeting(each.session.municipality, self._day(each.session.date))
        for rung, times in Counter(each.session.promised for each in self._sittings).items():
            if rung:
                yield facts.Promise(rung, times)

    @cached_property
    def _seated(self) -> control.Told:
        return self._rows(control.Vote(each.session.id, each.seats) for each in self._sittings)

    def _people(self) -> Iterator[facts.AnyFact]:
        """Yield who sat there, who was heard, and who took turns."""
        number = len(self._sittings)
        for row in self._seated.rows:
            yield facts.Chairs(row.who, row.total, row.sessions, number)
        if self._seated.in_words:
            yield facts.Withheld("few-people")
        countable = [each for each in self._sittings if each.is_countable]
        for side in control.sides(self._framework):
            words = sum(each.side_of(entry) == side for each in countable for entry in each.said)
            if least := control.in_fives(words):
                yield facts.Heard(side, least, len(countable), number)
        for row in self._rows(control.Vote(each.session.id, each.turns) for each in self._sittings).rows:
            if turns := sum(taken * times for taken, times in row.counts.items()):
                yield facts.Turns(row.who, turns, row.sessions)

    def _tells(self, sitting: Sitting, entry: Entry) -> bool:
        """Return whether the words of ``entry`` are told in their place."""
        consent = sitting.consents[entry.id]
        if not (entry.is_said and entry.text and may_read(entry, consent, self._reader.id)):
            return False
        if self._checked and not consent and people_of(entry):
            return False
        return not (self._reader.is_outside and is_for_others(entry, consent))

    @cached_property
    def _here(self) -> list[tuple[Sitting, Entry]]:
        """Return everything of which the words are told in their place."""
        return [(each, entry) for each in self._sittings for entry in each.entries if self._tells(each, entry)]

    def _told(self, *kinds: str) -> Iterator[tuple[Sitting, Entry]]:
        return ((sitting, entry) for sitting, entry in self._here if entry.kind in kinds)

    def _words(self) -> Iterator[facts.AnyFact]:
        for sitting, entry in self._told(*WORDS):
            by = self._by(sitting, entry)
            yield facts.Words(
                text=entry.text,
                kind=entry.kind,
                verbatim=entry.verbatim,
                element=entry.element,
                by=by,
                knowledge=tuple(sorted(entry.knowledge)) if by in self._roles else (),
                own=entry.sharer,
                star=entry.star,
                language=sitting.session.language,
                translated=entry.translated,
                translations=tuple(sorted(entry.translations.items())),
                month=self._day(sitting.session.date) if self._reader.is_of_town else "",
            )
        yield from map(_without_place, self.roaming.told)
        if self.roaming.stays:
            yield facts.Withheld("no-batch")

    @cached_property
    def roaming(self) -> Roaming:
        """Return the words without a place, which the network alone may have."""
        return roam(self._sittings if self._reader.roams else ())

    @cached_property
    def _roles(self) -> set[str]:
        return {role.id for role in self._framework.role}

    def _by(self, sitting: Sitting, entry: Entry) -> str:
        """Return whose words these are, as far as that may be told: a role, else a side, else nothing."""
        if sitting.answers.is_unnamed(entry):
            return ""
        if entry.speaker == (GROUP,):
            return "wij"
        roles, side = sitting.roles_of(entry), sitting.side_of(entry)
        if not self._reader.is_outside:
            return next(iter(roles)) if len(roles) == 1 else side
        if not sitting.is_whole:
            return ""
        by_role = {row.who for row in self._seated.rows} & roles
        return by_role.pop() if len(roles) == 1 and by_role else side

    def _marks(self) -> Iterator[facts.AnyFact]:
        for element in self._framework.elements:
            votes = [control.Vote(each.session.id, vote) for each in self._sittings for vote in each.votes(element.id)]
            lowest, highest = self._framework.scale(element.id)
            told = self._rows(votes)
            for row in told.rows:
                marks = tuple(row.counts[mark] for mark in range(lowest, highest + 1))
                yield facts.Scale(element.id, row.who, lowest, marks, row.sessions)
            if told.in_words:
                yield facts.InWords(element.id, tuple(sorted(told.in_words)))
            if element.form == "ladder":
                yield from self._against_promise(votes)

    def _against_promise(self, votes: list[control.Vote]) -> Iterator[facts.AnyFact]:
        rungs = {rung.id: rung.number for rung in self._framework.rung}
        promised = {
            each.session.id: rungs[each.session.promised] for each in self._sittings if each.session.promised in rungs
        }
        compared = (
            control.Vote(
                vote.session,
                {
                    role: [(mark > promised[vote.session]) - (mark < promised[vote.session]) for mark in marks]
                    for role, marks in vote.given.items()
                },
            )
            for vote in votes
            if vote.session in promised
        )
        for row in self._rows(compared).rows:
            yield facts.AgainstPromise(row.who, row.counts[-1], row.counts[0], row.counts[1], row.sessions)

    def _rests(self) -> Iterator[facts.AnyFact]:
        """Yield on how many sessions and towns each element, insight and what was shared rests."""
        towns = len({each.town for each in self._sittings} - {""})
        if not self._reader.is_outside or (towns < 2 and not self._reader.is_of_town):
            return
        where: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for sitting, entry in self._told(*WORDS, "action", "expectation"):
            insight = self._framework.find_insight(entry.element)
            for what in {entry.element, insight.id if insight else "", "shared" if entry.sharer else ""} - {""}:
                where[what].add((sitting.session.id, sitting.town))
        for what, places in where.items():
            here = len({town for _id, town in places} - {""})
            yield facts.RestsOn(what, len(places), len(self._sittings), here, towns)

    def _steps(self) -> Iterable[facts.AnyFact]:
        """Return the last that was said of each step in a town in a month (or on a day): facts keep no order."""
        steps, last = Steps(), dict[tuple[str, str, str], facts.Step]()
        for sitting in sorted(self._sittings, key=lambda each: each.session.date):
            for entry in sitting.entries:
                if entry.kind == "step" and entry.state:
                    month, is_back = self._day(sitting.session.date), steps.is_back(sitting.town, entry)
                    told = facts.Step(sitting.session.municipality, entry.element, month, entry.state, is_back)
                    last[sitting.town, entry.element, month] = told
        return last.values()

    def _actions(self) -> Iterator[facts.AnyFact]:
        carried = carried_on(entry for sitting in self._sittings for entry in sitting.entries)
        for sitting, entry in self._told("action"):
            state = "carried" if entry.id in carried else self._course.became[entry.id]
            owner = sitting.session.find_participant(entry.owner)
            yield facts.Action(
                text=entry.text,
                state=state,
                element=entry.element,
                due=self._day(entry.due) if entry.due else "",
                late=self._late(entry.due) if entry.due and state == "open" else 0,
                has_owner=bool(entry.owner),
                owner=str(owner.seat) if owner and not self._reader.is_outside else "",
                reports=REPORT in entry.tags,
            )

    @cached_property
    def _insights(self) -> list[Entry]:
        """Return the insights of which all that carries them is told: one that lost a carrier stays behind."""
        here = {entry.id for _sitting, entry in self._here}
        drawn = (entry for each in self._sittings for entry in each.entries if entry.kind == INSIGHT)
        return [entry for entry in drawn if {*entry.carried} <= here]

    def _drawn(self, entry: Entry) -> facts.Drawn:
        told = {entry.id for _sitting, entry in self._here} & {*entry.against}
        return facts.Drawn(entry.text, entry.element, len({*entry.carried}), len(told))

    def _feedback(self) -> Iterator[facts.AnyFact]:
        """Yield what became of what was put forward and may be read; to who was not there, how much still waits."""
        for entry, outcome in self._answered:
            yield facts.Feedback(entry.text, entry.kind, outcome.state, entry.element, outcome.told)
        if put_forward := [outcome for _entry, outcome in self._put_forward]:
            yield facts.Owed(len(put_forward), sum(outcome.is_owed for outcome in put_forward))

    @cached_property
    def _put_forward(self) -> list[tuple[Entry, Outcome]]:
        return [
            (entry, self._course.outcomes[entry.id])
            for _sitting, entry in self._here
            if entry.id in self._course.outcomes
        ]

    @property
    def _answered(self) -> list[tuple[Entry, Outcome]]:
        """Return what is told of it in words: to those who were there."""
        return [] if self._reader.is_outside else self._put_forward

    def _late(self, due: date) -> int:
        """Return how many months ago ``due`` was; who does not read days does not learn one from this."""
        return (
            months_late(due, self._made)
            if not self._reader.is_outside
            else months_late(_first(due), _first(self._made))
        )

    def _expectations(self) -> Iterator[facts.AnyFact]:
        for _sitting, entry in self._told("expectation"):
            yield expectation_of(entry, self._day, self._seen.get(entry.id))

    def _against(self) -> facts.Against:
        """Return how much of what speaks against is not told: counted once, over all."""
        spoken = sum(entry.kind in AGAINST for sitting in self._sittings for entry in sitting.said)
        told = [entry for _sitting, entry in self._told(*AGAINST)]
        told += [entry for entry in self.roaming.told if entry.kind in AGAINST]
        return facts.Against(control.span(spoken - len(told)))


def _without_place(entry: Entry) -> facts.Words:
    """Return the words alone: no side, day, measure or translation."""
    return facts.Words(entry.text, entry.kind, entry.verbatim, entry.element, star=entry.star)


def _first(day: date) -> date:
    return day.replace(day=1)
