"""When a number may be told: three people are the floor, and rows never overlap.

Every number is a sum over atoms (one side of one session, in one vote) of counts that do not know which of the three or
more people gave what. So two people inside an atom can change places without a byte of difference, in any scope, now
and earlier: what follows about one of them holds for each. Source: dominance and threshold rules of statistics offices.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ..framework.framework import Framework

FLOOR = 3  # people of one side in one session
FIVES = 5
Marks = dict[str, list[int]]  # per role what each of its people gave


class Vote(NamedTuple):
    """What the people of one session gave at once: marks for an element, the chairs that they sat on, or turns."""

    session: str
    given: Marks


class Row(NamedTuple):
    """What is told of a role or of a side: how often each mark was given, and in how many sessions."""

    who: str
    counts: Counter[int]
    sessions: int

    @property
    def total(self) -> int:
        return self.counts.total()


class Told(NamedTuple):
    """``rows`` that may be told, and the sides about which it is only said that something was given."""

    rows: tuple[Row, ...] = ()
    in_words: tuple[str, ...] = ()


def rows(votes: Iterable[Vote], chairs: int, framework: Framework) -> Told:
    """Return the rows of ONE variable. ``chairs``: from how many a number is told; 0: there is nobody to shield."""
    votes = list(votes)
    told: list[Row] = []
    in_words: list[str] = []
    for side, roles in sides(framework, all_=not chairs).items():
        if not chairs:
            given = [vote for vote in votes if any(vote.given.get(role) for role in roles)]
            told += [_row(role, given, [role]) for role in roles if _chairs(given, [role])]
            continue
        kept = [vote for vote in votes if level(_part(vote, roles))]
        have = [role for role in roles if any(vote.given.get(role) for vote in kept)]
        apart = all(level(_part(vote, roles)) == "role" for vote in kept)
        apart = apart and all(_chairs(kept, [role]) >= chairs for role in have)
        if apart:
            told += [_row(role, kept, [role]) for role in have]
        elif _chairs(kept, have) >= chairs:
            told.append(_row(side, kept, have))
        elif have:
            in_words.append(side)
    return Told(tuple(told), tuple(in_words))


def sides(framework: Framework, all_: bool = False) -> dict[str, list[str]]:
    """Return the roles of each side of the table; ``all_``: of those too who are at no side."""
    roles = {group.id: [role.id for role in framework.role if role.group == group.id] for group in framework.group}
    return {group.id: roles[group.id] for group in framework.group if group.side or all_}


def level(given: Marks) -> str:
    """Return how finely what ONE side gave in ONE session, in one vote, may be told: role, side, or not at all."""
    sizes = [len(marks) for marks in given.values() if marks]
    if sizes and min(sizes) >= FLOOR:
        return "role"
    return "side" if sum(sizes) >= FLOOR else ""


def is_whole(seats: Marks, framework: Framework) -> bool:
    """Return whether at each side of one session nobody sat, or enough people to tell that side from the other."""
    parts = [{role: seats.get(role, []) for role in roles} for roles in sides(framework).values()]
    return all(level(part) or not any(part.values()) for part in parts)


def span(number: int) -> str:
    """Return roughly how many: none, 1-4, 5-9 and so on."""
    if not number:
        return "none"
    low = max(1, number // FIVES * FIVES)
    return f"{low}-{number // FIVES * FIVES + FIVES - 1}"


def in_fives(number: int) -> int:
    """Return ``number`` in fives, rounded down."""
    return number // FIVES * FIVES


def _part(vote: Vote, roles: list[str]) -> Marks:
    return {role: vote.given.get(role, []) for role in roles}


def _chairs(votes: list[Vote], roles: list[str]) -> int:
    """Return on how many chairs ``votes`` rest: in each session, those of its fullest vote."""
    fullest: dict[str, int] = {}
    for vote in votes:
        here = sum(len(vote.given.get(role, [])) for role in roles)
        fullest[vote.session] = max(fullest.get(vote.session, 0), here)
    return sum(fullest.values())


def _row(who: str, votes: list[Vote], roles: list[str]) -> Row:
    counts: Counter[int] = Counter(mark for vote in votes for role in roles for mark in vote.given.get(role, []))
    given = {vote.session for vote in votes if any(vote.given.get(role) for role in roles)}
    return Row(who, counts, len(given))
