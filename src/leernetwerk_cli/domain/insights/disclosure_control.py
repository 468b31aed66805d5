"""Small numbers: what counts would give away about few people is taken together, or not told.

A table is told on the finest level at which each of its cells rests on enough people: per role, per side of the
table, or not at all, and then in words ("heard from both sides"). The whole table goes to that level, so that no cell
follows from the others. Source: the rules of statistics offices, a least number of people behind a cell and rounding.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from ..framework.framework import Framework
from ..privacy.release import FEW
from .counts import Summary, Tally, Voice

STEP = 5  # what everyone may read is rounded to fives
Key = TypeVar("Key", bound=Hashable)
People = dict[str, set[tuple[str, int]]]
Name = Callable[[str], str]


def protect(summary: Summary) -> None:
    """Take out of ``summary`` what its audience may not count. The keyboard and the group were there: they see all."""
    few = FEW.get(summary.audience)
    tallies = [*summary.tallies.values(), summary.sharing]
    if not few:
        summary.told = {role for tally in tallies for role in tally.roles}
        return
    levels: list[Name] = [str, lambda role: _group(summary.framework, role)]
    summary.told = _elements(tallies, few, levels)
    summary.by_role = _voices(summary.by_role, few, levels)
    for tally in tallies:
        tally.people.clear()
        tally.speakers.clear()
        tally.scores = _marks(tally.scores, few, levels)
        tally.versus = _marks(tally.versus, few, levels) if tally.scores else {}
    summary.silent = _few(summary.silent, few)
    summary.by_choice = _few(summary.by_choice, few)
    if summary.audience == "public":
        _round(summary, tallies)


def rounded(number: int) -> int:
    """Return ``number`` rounded to fives."""
    return STEP * round(number / STEP)


def _group(framework: Framework, role: str) -> str:
    group = framework.find_group(role)
    return group.id if group else role


def _few(number: int | None, few: int) -> int | None:
    return None if number and number < few else number


def _elements(tallies: list[Tally], few: int, levels: Iterable[Name]) -> set[str]:
    """Bring the table of elements and roles to its level; return the roles or groups that it tells apart."""
    for name in levels:
        cells = [_people(tally.speakers, name) for tally in tallies]
        if all(len(people) >= few for cell in cells for people in cell.values()):
            for tally in tallies:
                tally.roles = _summed(tally.roles, name)
            return {told for cell in cells for told in cell}
    for tally in tallies:
        tally.roles.clear()
    return set()


def _voices(by_role: dict[str, Voice], few: int, levels: Iterable[Name]) -> dict[str, Voice]:
    """Bring the table of voices to its level; where nothing will do, only the chairs are told."""
    for name in levels:
        merged: dict[str, Voice] = {}
        for role, voice in by_role.items():
            merged[name(role)] = merged[name(role)].plus(voice) if name(role) in merged else voice
        if all(len(voice.speakers) >= few for voice in merged.values() if voice.present or voice.entries):
            return merged
    for voice in by_role.values():
        voice.entries = voice.words = voice.turns = None
    return by_role


def _marks(scores: dict[str, Counter[Key]], few: int, levels: Iterable[Name]) -> dict[str, Counter[Key]]:
    """Bring scores to their level: a row per role or group, each with enough marks, or no rows."""
    for name in levels:
        merged: dict[str, Counter[Key]] = {}
        for role, marks in scores.items():
            merged.setdefault(name(role), Counter()).update(marks)
        if all(marks.total() >= few for marks in merged.values()):
            return merged
    return {}


def _people(speakers: People, name: Name) -> People:
    merged: People = {}
    for role, people in speakers.items():
        merged.setdefault(name(role), set()).update(people)
    return merged


def _summed(counts: Counter[str], name: Name) -> Counter[str]:
    merged: Counter[str] = Counter()
    for role, number in counts.items():
        merged[name(role)] += number
    return merged


def _round(summary: Summary, tallies: list[Tally]) -> None:
    for tally in tallies:
        tally.entries = rounded(tally.entries)
        for counts in (tally.roles, tally.knowledge, tally.kinds):
            for key, number in counts.items():
                counts[key] = rounded(number)
        for versus in tally.versus.values():
            _share_out(versus)
        for marks in tally.scores.values():
            _share_out(marks)
    for voice in (*summary.by_role.values(), *summary.by_knowledge.values()):
        voice.present = rounded(voice.present)
        if voice.entries is not None:
            voice.entries, voice.words = rounded(voice.entries), rounded(voice.words or 0)
            voice.turns = rounded(voice.turns or 0)
    summary.entries, summary.unlabelled = rounded(summary.entries), rounded(summary.unlabelled)
    summary.silent, summary.by_choice = rounded(summary.silent or 0) or None, rounded(summary.by_choice or 0) or None


def _share_out(counts: Counter[Key]) -> None:
    """Round a row so that it still adds up: to its own rounded total, the largest remainders rounded up."""
    left = rounded(counts.total()) // STEP - sum(number // STEP for number in counts.values())
    largest = sorted(counts, key=lambda key: -(counts[key] % STEP))
    for place, key in enumerate(largest):
        counts[key] = STEP * (counts[key] // STEP + (place < left))
