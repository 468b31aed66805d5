"""What became of actions and steps in the course of several sessions."""

from collections.abc import Container, Iterable
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from ..framework.kinds import FEEDBACK, LOOK_BACK, STATES
from .entry import Entry
from .record import Record

PUT_FORWARD = ("question", "obstacle", "dissent", "action")
_DOING = {"open": "underway", "done": "done", "dropped": "dropped"}  # of an action, as feedback says it


def carried_on(entries: Iterable[Entry]) -> set[str]:
    """Return the ids of the actions of which a later one took the place."""
    return {before(entry) for entry in entries if entry.kind == "action" and entry.about}


def last_states(records: Iterable[Record]) -> dict[str, str]:
    """Return, per action in ``records``, the state that was said of it last, however often it was carried on."""
    actions = [entry for record in records for entry in record.entries if entry.kind == "action"]
    ends = {entry.id: entry.state or "open" for entry in actions}
    follower = {before(entry): entry.id for entry in sorted(actions, key=lambda each: each.at) if entry.about}
    return {id_: ends[_last(id_, follower)] for id_ in ends}


class Outcome(NamedTuple):
    """What became of something that was put forward: done, underway, dropped or unknown; ``told``: in words.

    ``by``: the entry that tells it.
    """

    state: str
    told: str = ""
    by: str = ""

    @property
    def is_owed(self) -> bool:
        """Whether nobody was told yet; what is under way is not yet to be told."""
        return not self.by and self.state != "underway"


def outcomes(records: Iterable[Record]) -> dict[str, Outcome]:
    """Return what became of everything that was put forward in ``records``, in the order in which it was.

    What was told of it last counts, or of an action that answers it; else how far that action is.
    """
    entries = [entry for record in records for entry in record.entries]
    told = _by_what_it_is_about(entries, FEEDBACK)
    follower = {before: after.id for before, after in _by_what_it_is_about(entries, "action").items()}
    answered = {*told, *follower}
    put_forward = [entry for entry in entries if entry.kind in PUT_FORWARD or (entry.is_said and entry.id in answered)]
    here = {entry.id: entry for entry in put_forward}
    found: dict[str, Outcome] = {}
    for entry in sorted(put_forward, key=_order):
        if entry.kind == "action" and before(entry) in here:
            continue  # it is what is done about that
        chain = _chain(entry.id, follower)
        answers = [told[id_] for id_ in chain if id_ in told]
        last = here.get(chain[-1], entry)
        doing = _DOING[last.state or "open"] if last.kind == "action" else "unknown"
        found[entry.id] = Outcome(answers[-1].state, answers[-1].text, answers[-1].id) if answers else Outcome(doing)
    return found


class Course:
    """What became of everything in some records: worked out, and read, for who asks, and once."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records = records

    @cached_property
    def records(self) -> tuple[Record, ...]:
        return tuple(self._records)

    @cached_property
    def became(self) -> dict[str, str]:
        """The state of each action that was said last, in any session."""
        return last_states(self.records)

    @cached_property
    def outcomes(self) -> dict[str, Outcome]:
        """What became of all that was put forward."""
        return outcomes(self.records)

    @cached_property
    def seen(self) -> dict[str, Entry]:
        """Per expectation, when people looked back on it last."""
        return looked_back(self.records)

    def told_of(self, ids: Container[str]) -> set[str]:
        """Return the ids of the entries that tell in words what became of these."""
        told = {outcome.by for id_, outcome in self.outcomes.items() if id_ in ids and outcome.by}
        return told | {seen.id for id_, seen in self.seen.items() if id_ in ids}


def looked_back(records: Iterable[Record]) -> dict[str, Entry]:
    """Return, per expectation, what was seen of it when people looked back last."""
    return _by_what_it_is_about([entry for record in records for entry in record.entries], LOOK_BACK)


def _by_what_it_is_about(entries: list[Entry], kind: str) -> dict[str, Entry]:
    """Return the entries of one kind, the last one about each thing, by what they are about."""
    made = sorted((entry for entry in entries if entry.kind == kind and entry.about), key=_order)
    return {before(entry): entry for entry in made}


def months_late(due: date, day: date) -> int:
    """Return how many months after ``due`` it is on ``day``, one that has begun counted; 0 where it is not past."""
    months = (day.year - due.year) * 12 + day.month - due.month + (day.day > due.day)
    return max(0, months)


def _order(entry: Entry) -> tuple[datetime, str]:
    return entry.at, entry.id


def before(entry: Entry) -> str:
    """Return the id of what ``entry`` is about, here or in another session; nothing where it is about nothing."""
    return entry.about.rpartition(":")[2]


def _last(id_: str, follower: dict[str, str]) -> str:
    """Return what an action is called by now."""
    return _chain(id_, follower)[-1]


def _chain(id_: str, follower: dict[str, str]) -> list[str]:
    """Return what an entry was called, one after the other; hands can make a ring of them: then each once."""
    chain = {id_: None}
    while (after := follower.get(id_)) and after not in chain:
        chain[after] = None
        id_ = after
    return list(chain)


class Steps:
    """How far each step has been in each town; sessions are told in the order of their dates."""

    def __init__(self) -> None:
        self._furthest: dict[tuple[str, str], int] = {}

    def is_back(self, town: str, entry: Entry) -> bool:
        """Note the state of a step, and return whether it had been further before."""
        level = STATES["step"].index(entry.state or "open")
        before = self._furthest.get((town, entry.element), 0)
        self._furthest[town, entry.element] = max(level, before)
        return level < before
