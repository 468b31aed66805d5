"""What one office hands over to another: a publication, by whom, and what it told before and tells no more.

Nothing travels but facts. What several offices handed over is put together by adding what each told; each had its own
floor, so that all of it together is the least that there was.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce
from itertools import zip_longest

import msgspec

from ..framework.framework import Framework
from . import publication as facts

# Per kind of fact whose numbers add up: by what it is told. The other kinds stand beside each other.
_BY: dict[type[facts.Fact], tuple[str, ...]] = {
    facts.Chairs: ("who",),
    facts.Heard: ("side",),
    facts.Turns: ("who",),
    facts.Scale: ("element", "who", "lowest"),
    facts.Promise: ("rung",),
    facts.AgainstPromise: ("who",),
    facts.RestsOn: ("what",),
    facts.InWords: ("element",),
    facts.Owed: (),
    facts.Against: (),
}


# The fields that hold ids of the framework, and what stands in them besides.
_WORDS = ("element", "who", "side", "sides", "by", "rung", "step", "what", "kind", "knowledge")
_DAYS = ("month", "due", "look_back", "measured")
_OF_NO_LIST = ("both", "wij", "shared")


class Handover(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A publication on its way. ``sender``: the public key of whoever signed, ``name`` what they call themselves.

    ``number`` rises with every handover of a sender: of one scope the last one takes the place of the others.
    ``called_back``: marks of texts that were told before and are told no more.
    """

    sender: str
    name: str
    number: int
    publication: facts.Publication
    called_back: tuple[str, ...] = ()
    signature: str = ""

    @property
    def scope(self) -> tuple[str, str]:
        return self.sender, self.publication.audience

    @property
    def signed(self) -> bytes:
        """What is signed: everything but the signature."""
        return msgspec.json.encode(msgspec.structs.replace(self, signature=""))


def marks_of(publication: facts.Publication) -> frozenset[str]:
    """Return a mark of every text that is told: who has the text can tell whether it is meant, and nobody else."""
    from hashlib import blake2b

    texts = (getattr(fact, "text", "") for fact in publication.facts)
    return frozenset(blake2b(text.encode(), digest_size=16).hexdigest() for text in texts if text)


def called_back(before: Handover | None, publication: facts.Publication) -> tuple[str, ...]:
    """Return the marks of what was told ``before``, by then or earlier, and is told no more."""
    if not before:
        return ()
    return tuple(sorted({*marks_of(before.publication), *before.called_back} - marks_of(publication)))


def is_sound(publication: facts.Publication, framework: Framework) -> bool:
    """Return whether all of it can be shown: told in words of the framework, with days that there are."""
    parts = (*framework.insight, *framework.elements, *framework.kind, *framework.knowledge, *framework.rung)
    known = {"", *_OF_NO_LIST, *(each.id for each in (*parts, *framework.group, *framework.role))}
    told = [fact for each in publication.facts for fact in (each, *getattr(each, "facts", ()))]
    words = (getattr(fact, key, "") for fact in told for key in _WORDS)
    days = (day for fact in told for key in _DAYS if len(day := getattr(fact, key, "")) > len("2026-11"))
    return all(map(_is_day, days)) and all({*([word] if isinstance(word, str) else word)} <= known for word in words)


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def latest(handovers: Iterable[Handover]) -> list[Handover]:
    """Return of every sender and audience the last handover, in the order of their names."""
    last: dict[tuple[str, str], Handover] = {}
    for each in sorted(handovers, key=lambda each: each.number):
        last[each.scope] = each
    return sorted(last.values(), key=lambda each: (each.name, each.sender))


def together(handovers: Sequence[Handover], place: str, made: date) -> facts.Publication:
    """Return what these handovers, all for one audience, tell together."""
    told = [each.publication for each in handovers]
    all_ = [fact for each in told for fact in each.facts]
    meetings = [fact for fact in all_ if isinstance(fact, facts.Meeting)]
    towns = len({each.town for each in meetings if each.town})
    found: list[facts.AnyFact] = [
        fact for fact in all_ if type(fact) not in _BY and not isinstance(fact, facts.Withheld)
    ]
    found += {fact: None for fact in all_ if isinstance(fact, facts.Withheld)}
    groups: dict[tuple[object, ...], list[facts.AnyFact]] = {}
    for fact in all_:
        if type(fact) in _BY:
            groups.setdefault((type(fact), *(getattr(fact, key) for key in _BY[type(fact)])), []).append(fact)
    found += [_within(reduce(_added, group), len(meetings), towns) for group in groups.values()]
    chairs = max((each.chairs for each in told), default=0)
    names = tuple(each.name for each in handovers)
    return facts.Publication(
        told[0].audience, place, made, tuple(sorted(found, key=facts.shown)), chairs, told_by=names
    )


def _added(one: facts.AnyFact, other: facts.AnyFact) -> facts.AnyFact:
    """Return two facts of one kind, told by the same, as one: numbers added."""
    if isinstance(one, facts.Against) and isinstance(other, facts.Against):
        return facts.Against(_spans(one.stays_behind, other.stays_behind))
    changed = {}
    for key in one.__struct_fields__:
        mine, theirs = getattr(one, key), getattr(other, key)
        if key in _BY[type(one)]:
            continue
        if isinstance(mine, tuple):
            is_marks = isinstance(one, facts.Scale)
            changed[key] = (
                tuple(map(sum, zip_longest(mine, theirs, fillvalue=0))) if is_marks else tuple(sorted({*mine, *theirs}))
            )
        else:
            changed[key] = mine + theirs
    return msgspec.structs.replace(one, **changed)


def _spans(*spans: str) -> str:
    """Return how much stays behind in all, from the least to the most that it can be."""
    ends = [tuple(map(int, span.split("-"))) for span in spans if span != "none"]
    return "-".join(str(sum(end[place] for end in ends)) for place in (0, 1)) if ends else "none"


def _within(fact: facts.AnyFact, sessions: int, towns: int) -> facts.AnyFact:
    """Return a fact with of how many sessions and towns it is: of all, also of those who told nothing about it."""
    of = {key: number for key, number in (("of_sessions", sessions), ("of_towns", towns)) if hasattr(fact, key)}
    if isinstance(fact, facts.RestsOn):
        of["towns"] = min(fact.towns, towns)
    return msgspec.structs.replace(fact, **of) if of else fact
