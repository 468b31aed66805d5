"""What is counted of sessions, as numbers alone: no words, no codes; those of many sessions are added up.

A number has a name: what is counted, at which place of the framework, and of what. A town is a number too.
"""

from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b

from ..framework.framework import Framework
from ..privacy.publication import (
    AgainstPromise,
    AnyFact,
    Chairs,
    Meeting,
    Promise,
    Publication,
    RestsOn,
    Scale,
    Turns,
    Words,
)
from ..privacy.release import release
from ..record.record import Record
from .counts import Summary, Tally
from .summary import summarise

Name = tuple[str, ...]
Numbers = Counter[Name]
_SAME: dict[Name, Name] = {}  # each name once, so that many numbers travel light


def numbers_of(record: Record, framework: Framework) -> Numbers:
    """Return the numbers of one session, those that are nothing left out."""
    summary = summarise(release([record], framework), framework)
    town = (
        blake2b(record.session.municipality.encode(), digest_size=8).hexdigest() if record.session.municipality else ""
    )
    return Numbers({_SAME.setdefault(name, name): number for name, number in _all(summary, town) if number})


def numbers_told(publication: Publication) -> Numbers:
    """Return the numbers that are told to others; of texts those that are told."""
    told: Numbers = Counter()
    told["towns",] = len({fact.town for fact in publication.facts if isinstance(fact, Meeting)})
    for fact in publication.facts:
        for name, number in _of_fact(fact):
            told[name] += number
    return +told


def is_told(numbers: Numbers) -> bool:
    """Return whether these are numbers that are told to others, and not those of sessions."""
    return ("towns",) in numbers


def _of_fact(fact: AnyFact) -> Iterator[tuple[Name, int]]:
    if isinstance(fact, Meeting):
        yield ("sessions",), 1
    elif isinstance(fact, Words):
        yield ("entries",), 1
        yield ("place-entries", fact.element), 1
        yield ("place-kinds", fact.element, fact.kind), 1
        if fact.by:
            yield ("place-roles", fact.element, fact.by), 1
    elif isinstance(fact, Scale):
        for at, number in enumerate(fact.marks):
            yield ("place-scores", fact.element, fact.who, str(fact.lowest + at)), number
    elif isinstance(fact, RestsOn):
        yield ("place-sessions", fact.what), fact.sessions
    elif isinstance(fact, AgainstPromise):
        for what in ("lower", "as_promised", "higher"):
            yield ("against-promise", fact.who, what), getattr(fact, what)
    elif isinstance(fact, Chairs):
        yield ("voice-role", fact.who, "present"), fact.chairs
    elif isinstance(fact, Turns):
        yield ("voice-role", fact.who, "turns"), fact.turns
    elif isinstance(fact, Promise):
        yield ("promised", fact.rung), fact.sessions


def _all(summary: Summary, town: str) -> Iterator[tuple[Name, int]]:
    yield ("sessions",), len(summary.meetings)
    yield ("entries",), summary.entries
    yield ("unheard",), len(summary.unheard)
    yield ("by_choice",), summary.by_choice or 0
    yield ("town", town), 1
    for promised, number in summary.promised.items():
        yield ("promised", promised), number
    for group, voices in (("role", summary.by_role), ("knowledge", summary.by_knowledge)):
        for id_, voice in voices.items():
            counted = {"present": voice.present, "entries": voice.entries, "words": voice.words, "turns": voice.turns}
            yield from (((f"voice-{group}", id_, what), number or 0) for what, number in counted.items())
    for id_, tally in (*summary.tallies.items(), ("sharing", summary.sharing)):
        if tally.entries:
            yield from _of_place(id_, tally, town)


def _of_place(id_: str, tally: Tally, town: str) -> Iterator[tuple[Name, int]]:
    yield ("place-entries", id_), tally.entries
    yield ("place-people", id_), tally.people or 0
    yield ("place-sessions", id_), tally.rests.sessions
    yield ("place-town", id_, town), 1
    for side in tally.sides:
        yield ("place-side", id_, side), 1
    for what, counts in (("kinds", tally.kinds), ("roles", tally.roles), ("knowledge", tally.knowledge)):
        for key, number in counts.items():
            yield (f"place-{what}", id_, key), number
    for what, rounds in (("scores", tally.scores), ("before", tally.before), ("versus", tally.versus)):
        for role, marks in rounds.items():
            for mark, number in marks.items():
                yield (f"place-{what}", id_, role, str(mark)), number
