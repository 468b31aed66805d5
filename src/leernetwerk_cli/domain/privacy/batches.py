"""Words for the network and not for their own municipality: told without a place, in batches of three towns.

Such a text stays behind in its town, before and after the answer. An export closes a batch of sessions when what stays
behind in them, at one side, in one language, for or against alike, is of three towns; the ledger keeps it. A text that
comes later is told while that still holds; what was told stays told, but for what was withdrawn.
"""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

from ..record.entry import Entry
from .audience import TOWNS
from .release import is_for_others
from .sitting import Sitting

AGAINST = ("dissent", "obstacle")
Key = str  # the side, the language, and whether it speaks against: what all texts of a batch have alike


class Roaming(NamedTuple):
    """``told``: the texts that may be told. ``batches``: per session those that it is in, as from now.

    ``stays``: whether some stay behind.
    """

    told: tuple[Entry, ...]
    batches: dict[str, tuple[str, ...]]
    stays: bool


def roam(sittings: Iterable[Sitting]) -> Roaming:
    """Return what is told, with what was and what is now closed."""
    by_key: dict[Key, list[tuple[Sitting, Entry]]] = defaultdict(list)
    sittings = list(sittings)
    for sitting in sittings:
        for entry in sitting.said:
            if is_for_others(entry, sitting.consents[entry.id]) and entry.text:
                by_key[_key(sitting, entry)].append((sitting, entry))
    told: list[Entry] = []
    names: dict[str, list[str]] = defaultdict(list)
    for key, words in by_key.items():
        batches = _closed(sittings, key)
        batched = {sitting.session.id for members in batches.values() for sitting in members}
        free = [sitting for sitting in sittings if sitting.session.id not in batched]
        opened = {sitting.session.id: sitting for sitting, _entry in words if sitting in free}
        if _towns(opened.values()) >= TOWNS:
            name = _name(opened, key)
            batches[name] = list(opened.values())
        for name, members in batches.items():
            for member in members:
                names[member.session.id].append(name)
            told += _told(name, members, words)
    stays = len(told) < sum(map(len, by_key.values()))
    return Roaming(tuple(told), {id_: tuple(sorted(each)) for id_, each in names.items()}, stays)


def _told(name: str, members: list[Sitting], words: list[tuple[Sitting, Entry]]) -> list[Entry]:
    """Return what a batch tells: nothing where a part of it is not here."""
    if len(members) < int(name.partition("/")[2].partition(":")[0]):
        return []
    here = [(sitting, entry) for sitting, entry in words if sitting in members]
    holds = _towns(sitting for sitting, _entry in here) >= TOWNS
    return [entry for sitting, entry in here if holds or entry.id in sitting.told_in(name)]


def _closed(sittings: list[Sitting], key: Key) -> dict[str, list[Sitting]]:
    """Return the batches of this key that were closed, with those of their sessions that are here."""
    batches: dict[str, list[Sitting]] = defaultdict(list)
    for sitting in sittings:
        for name in sitting.batches:
            if name.partition(":")[2] == key:
                batches[name].append(sitting)
    return batches


def _key(sitting: Sitting, entry: Entry) -> Key:
    return f"{sitting.side_of(entry)}:{sitting.session.language}:{'against' if entry.kind in AGAINST else 'for'}"


def _name(ids: Iterable[str], key: Key) -> str:
    """Return the name of a batch: which sessions it is of, how many these are, and its key."""
    ids = sorted(ids)
    return f"{blake2b(' '.join(ids).encode(), digest_size=8).hexdigest()}/{len(ids)}:{key}"


def _towns(sittings: Iterable[Sitting]) -> int:
    return len({sitting.town for sitting in sittings} - {""})
