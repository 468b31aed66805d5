"""Finds what two note-takers seem to have written down of one thing: near-equal sentences, at about the same moment.

Only proposed: a person looks at the two and decides. Words are compared whatever their order, and the shorter text
against what it has in common with the longer. Two clocks may differ: by how much is seen from the surest pairs.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from statistics import median
from typing import NamedTuple

from ..framework.kinds import TWICE
from .entry import Entry
from .twins import are_one, can_be_twice

_LIKELY, _SURE = 76, 95  # how alike two texts are, from 0 to 100
_WORDS = 3  # fewer than this are no sentence
_FAR = 5  # more alike than anything else, where only the words can tell
_FEW = 5  # so many sure pairs, and two clocks can be compared
_SOON = 300.0  # seconds within which two people have written one thing down
_PART = 0.8  # of a text, at most, is what somebody else wrote down in two


class Alike(NamedTuple):
    """Two entries that seem to be of one thing: how alike their words are, 0 to 100, and how many seconds apart."""

    first: Entry
    second: Entry
    score: float
    apart: float

    @property
    def ids(self) -> tuple[str, str]:
        return self.first.id, self.second.id


def find_alike(entries: Iterable[Entry]) -> list[Alike]:
    """Return the pairs of two recorders that seem to be one thing, the surest first. Nothing is decided by it."""
    said: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if can_be_twice(entry):
            said[entry.recorder].append(entry)
    both = [(said[one], said[other]) for one, other in combinations(sorted(said), 2)]
    found = [pair for one, other in both for pair in (*_between(one, other), *_same_marks(one, other))]
    return _chosen(sorted(found, key=lambda each: (-round(each.score), each.apart, each.ids)))


def proposals(entries: Iterable[Entry]) -> list[tuple[Entry, ...]]:
    """Return what seems to be one thing and was not said to be two, the wording that says most first.

    A thing that somebody else wrote down in two parts has three wordings.
    """
    entries = list(entries)
    apart = {frozenset((entry.about, id_)) for entry in entries if entry.kind == TWICE for id_ in entry.carried}
    groups: dict[str, list[Entry]] = {}
    for each in find_alike(entries):
        if frozenset(each.ids) not in apart:
            group = groups.get(each.first.id) or groups.get(each.second.id) or []
            group += [entry for entry in (each.first, each.second) if entry not in group]
            groups |= {entry.id: group for entry in group}
    once = {id(group): group for group in groups.values()}.values()
    return [tuple(sorted(group, key=lambda entry: (-len(entry.text), entry.id))) for group in once]


def _between(one: list[Entry], other: list[Entry]) -> list[Alike]:
    """Return what is alike of two recorders; where their clocks can be compared, of about one moment."""
    from rapidfuzz import fuzz, process, utils  # only for this

    one, other = ([entry for entry in each if not entry.scores] for each in (one, other))
    texts = [utils.default_process(entry.text) for entry in other]
    found = []
    for entry in one:
        text = utils.default_process(entry.text)
        alike = process.extract(text, texts, scorer=fuzz.token_set_ratio, score_cutoff=_LIKELY, limit=None)
        for _text, score, place in alike:
            if are_one([entry, other[place]]) and (text == texts[place] or _says_much(text, texts[place])):
                found.append(Alike(entry, other[place], score, (other[place].at - entry.at).total_seconds()))
    times = list(_sure_times(found))
    usual = median(times) if len(times) >= _FEW else 0.0
    away = [each._replace(apart=abs(each.apart - usual)) for each in found]
    spread = median(abs(time - usual) for time in times) if times else 0.0
    is_timed = len({entry.at for entry in one}) > len(one) / 2
    if (
        not is_timed or len(times) < _FEW or spread > _SOON
    ):  # moments tell nothing: then only the words do, where nothing else is near
        return [each._replace(apart=0) for each in _without_rivals(away)]
    return [each for each in away if each.apart <= max(_SOON, 4 * spread) or _is_same(each)]


def _without_rivals(found: list[Alike]) -> Iterable[Alike]:
    """Yield what is far more alike than anything else is to either of the two, but another part of the same."""
    near: dict[str, list[tuple[float, Entry]]] = defaultdict(list)
    for each in found:
        near[each.first.id].append((each.score, each.second))
        near[each.second.id].append((each.score, each.first))
    for each in found:
        both = ((each.first, each.second), (each.second, each.first))
        rivals = (
            other
            for entry, twin in both
            for score, other in near[entry.id]
            if other is not twin and score > each.score - _FAR and not _are_parts(entry, twin, other)
        )
        if not any(rivals):
            yield each


def _same_marks(one: list[Entry], other: list[Entry]) -> Iterable[Alike]:
    """Yield the marks that both noted for one thing in one part of the evening, in their order; the same ones first."""
    for entry in (each for each in one if each.scores):
        for twin in (each for each in other if each.scores and are_one([entry, each])):
            is_equal = all(sorted(twin.scores.get(role, ())) == sorted(marks) for role, marks in entry.scores.items())
            yield Alike(entry, twin, 100 if is_equal else _LIKELY, abs((twin.at - entry.at).total_seconds()))


def _says_much(text: str, other: str) -> bool:
    """Return whether both are more than a word or two: "ja" is in many sentences."""
    return min(len(text.split()), len(other.split())) >= _WORDS


def _sure_times(found: list[Alike]) -> Iterable[float]:
    """Yield the time between the two of each pair that is sure, and is of nothing else."""
    sure: dict[str, list[Alike]] = defaultdict(list)
    for each in found:
        if each.score >= _SURE:
            for id_ in each.ids:
                sure[id_].append(each)
    for pairs in sure.values():
        if len(pairs) == 1 and len(sure[pairs[0].second.id]) == 1 == len(sure[pairs[0].first.id]):
            yield pairs[0].apart


def _is_same(each: Alike) -> bool:
    from rapidfuzz import fuzz

    return fuzz.ratio(each.first.text.lower(), each.second.text.lower()) >= _SURE


def _chosen(found: list[Alike]) -> list[Alike]:
    """Return each entry in one pair, the surest; in two where somebody else wrote it down in two parts."""
    taken: dict[str, list[Entry]] = defaultdict(list)
    chosen = []
    for each in found:
        if _is_free(each.first, each.second, taken) and _is_free(each.second, each.first, taken):
            chosen.append(each)
            taken[each.first.id].append(each.second)
            taken[each.second.id].append(each.first)
    return chosen


def _is_free(entry: Entry, other: Entry, taken: dict[str, list[Entry]]) -> bool:
    """Return whether ``entry`` can be paired with ``other`` too: with nothing yet, or as one more part of it."""
    before = taken[entry.id]
    if not before:
        return True
    return len(before) == 1 and len(taken[before[0].id]) == 1 and _are_parts(entry, before[0], other)


def _are_parts(entry: Entry, one: Entry, other: Entry) -> bool:
    """Return whether two entries can be two parts of what ``entry`` holds: shorter than it, and not alike."""
    from rapidfuzz import fuzz

    most = _PART * len(entry.text)
    is_shorter = 0 < len(one.text) <= most and 0 < len(other.text) <= most  # marks have no parts
    return is_shorter and fuzz.token_set_ratio(one.text.lower(), other.text.lower()) < _LIKELY
