"""What was written down twice, by two note-takers: once somebody said so, it counts once, in one of its wordings."""

from collections.abc import Iterable, Mapping

import msgspec

from ..framework.kinds import TWICE
from .entry import Entry


def fold(entries: Iterable[Entry]) -> tuple[tuple[Entry, ...], dict[str, tuple[str, ...]]]:
    """Return ``entries`` with each thing once, and per wording that stands the ids of the others.

    What answers, follows or rests on another wording is about the one that stands. A pair holds as long as the
    wordings can be of one thing: then nobody's words come to stand for another's.
    """
    entries = tuple(entries)
    pairs = [entry for entry in entries if is_pair(entry)]
    said = {entry.id: entry for entry in entries if can_be_twice(entry)} if pairs else {}
    others: dict[str, tuple[str, ...]] = {}
    for members in _together(pairs, said):
        if are_one([said[id_] for id_ in members]):
            stands = next(pair.about for pair in reversed(pairs) if pair.about in members)
            others[stands] = tuple(id_ for id_ in members if id_ != stands)
    if not others:
        return entries, others
    stands_for = {id_: stands for stands, ids in others.items() for id_ in ids}
    return tuple(_renamed(entry, stands_for) for entry in entries if entry.id not in stands_for), others


def is_pair(entry: Entry) -> bool:
    """Return whether ``entry`` says that others are of one thing."""
    return entry.kind == TWICE and entry.state == "same"


def can_be_twice(entry: Entry) -> bool:
    """Return whether somebody else may have written the same down: words, or marks."""
    return entry.is_said and bool(entry.text or entry.scores)


def are_one(entries: Iterable[Entry]) -> bool:
    """Return whether these can be of one thing: nobody is known to have said it but the same people.

    Marks are of one thing with marks alone, given in the same part of the evening for the same.
    """
    entries = list(entries)
    if any(entry.scores for entry in entries):
        return all(entry.scores for entry in entries) and len({(entry.element, entry.stage) for entry in entries}) == 1
    speakers = {frozenset(entry.speaker) for entry in entries if entry.speaker}
    owners = {entry.owner for entry in entries if entry.owner}
    return len(speakers) < 2 and len(owners) < 2 and len({entry.state for entry in entries}) < 2


def twins_of(entries: Iterable[Entry], ids: Iterable[str]) -> frozenset[str]:
    """Return everything that was said to be the same as one of ``ids``, also where the pair holds no more."""
    pairs = [{entry.about, *entry.carried} for entry in entries if is_pair(entry)]
    found = set(ids)
    while more := {id_ for pair in pairs if pair & found for id_ in pair} - found:
        found |= more
    return frozenset(found)


def _together(pairs: Iterable[Entry], said: Mapping[str, Entry]) -> list[list[str]]:
    """Return the ids that belong together, in the order in which they were said; pairs that share one are taken so."""
    groups: list[set[str]] = []
    for pair in pairs:
        here = {pair.about, *pair.carried} & said.keys()
        if pair.about in here and len(here) > 1:
            touched = [group for group in groups if group & here]
            groups = [group for group in groups if group not in touched] + [here.union(*touched)]
    return [[id_ for id_ in said if id_ in group] for group in groups]


def _renamed(entry: Entry, stands_for: Mapping[str, str]) -> Entry:
    """Return ``entry`` with the wordings that stand in the place of the others."""
    slug, colon, about = entry.about.rpartition(":")
    carried, against = (
        tuple(dict.fromkeys(stands_for.get(id_, id_) for id_ in ids)) for ids in (entry.carried, entry.against)
    )
    about = slug + colon + stands_for.get(about, about)
    if (about, carried, against) == (entry.about, entry.carried, entry.against):
        return entry
    return msgspec.structs.replace(entry, about=about, carried=carried, against=against)
