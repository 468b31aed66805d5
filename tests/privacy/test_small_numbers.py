"""Nothing about fewer than three people can be worked out: a solver that has every edition of a network tries it.

It knows who sat where, what was promised, how many of each role gave a mark, and which sessions a number is of. What it
may find: what three or more of one side gave together; and where they all gave the same, so what each of them gave.
"""

from datetime import date
from random import Random

from networks import FRAMEWORK, SCORED, network
from scale import tries

from leernetwerk_cli.domain.privacy import disclosure_control as control
from leernetwerk_cli.domain.privacy.publication import Scale
from leernetwerk_cli.domain.privacy.publisher import Scope, publish
from leernetwerk_cli.domain.privacy.sitting import Sitting

NETWORKS = tries(8, 500)
SIDES = control.sides(FRAMEWORK)
SCOPE = Scope("here", date(2026, 12, 1))
FEWEST = SCOPE._replace(chairs=3)  # as a municipality may set it


def scopes(records):
    towns = {each.session.municipality for each in records}
    yield from (records[:number] for number in range(1, len(records) + 1))
    yield from ([each for each in records if each.session.municipality == town] for town in towns)
    yield from ([each] for each in records)


def given(records, element):
    """Return per session and role how often each mark was given."""
    votes = {}
    for record in records:
        for vote in Sitting(record, FRAMEWORK).votes(element):
            votes[record.session.id] = vote  # the generator gives one vote for each element
    return votes


def sums_of(records, element, votes):
    """Return what is published, as sums over (session, role, mark), and what the solver knows besides."""
    lowest, highest = FRAMEWORK.scale(element)
    marks = range(lowest, highest + 1)
    sums = [
        (frozenset((session, role, mark) for mark in marks), len(vote[role]))
        for session, vote in votes.items()
        for role in vote
    ]
    for scope in scopes(records):
        said = [record.session.id for record in scope if record.session.id in votes]
        for audience, made in (
            ("municipality", SCOPE),
            ("municipality", FEWEST),
            ("network", SCOPE),
            ("public", SCOPE),
        ):
            for fact in publish(scope, audience, made, FRAMEWORK).publication.facts:
                if isinstance(fact, Scale) and fact.element == element:
                    side = (
                        fact.who if fact.who in SIDES else next(id_ for id_, all_ in SIDES.items() if fact.who in all_)
                    )
                    roles = SIDES.get(fact.who, [fact.who])
                    kept = [id_ for id_ in said if control.level({r: votes[id_].get(r, []) for r in SIDES[side]})]
                    for mark, times in zip(marks, fact.marks, strict=True):
                        cells = frozenset((id_, r, mark) for id_ in kept for r in roles if votes[id_].get(r))
                        sums.append((cells, times))
    return sums


def bounds(cells, sums):
    """Return the least and the most that each cell can be: every sum narrows its cells until nothing moves."""
    low, high = dict.fromkeys(cells, 0), dict.fromkeys(cells, 10**6)
    moved = True
    while moved:
        moved = False
        for members, total in sums:
            least, most = sum(low[cell] for cell in members), sum(high[cell] for cell in members)
            for cell in members:
                up, down = total - (least - low[cell]), total - (most - high[cell])
                if up < high[cell] or down > low[cell]:
                    high[cell], low[cell], moved = min(up, high[cell]), max(down, low[cell]), True
                    least, most = sum(low[each] for each in members), sum(high[each] for each in members)
    return low, high


def worked_out(records, element):
    """Return the cells about one or two people of a role that follow, though not all at their side gave the same."""
    votes = given(records, element)
    lowest, highest = FRAMEWORK.scale(element)
    cells = [(s, role, mark) for s, vote in votes.items() for role in vote for mark in range(lowest, highest + 1)]
    low, high = bounds(cells, sums_of(records, element, votes))
    return [cell for cell in cells if low[cell] == high[cell] and is_secret(votes[cell[0]], *cell[1:])]


def is_secret(vote, role, mark):
    roles = next((roles for roles in SIDES.values() if role in roles), [])
    together = [each for one in roles for each in vote.get(one, [])]
    return 0 < len(vote[role]) < control.FLOOR and 0 < together.count(mark) < len(together)


def leaks():
    return [cell for seed in range(NETWORKS) for el in SCORED for cell in worked_out(network(Random(seed)), el)]


def test_nothing_about_fewer_than_three_can_be_worked_out():
    assert not leaks()


def test_the_solver_finds_what_a_careless_floor_gives_away(monkeypatch):
    monkeypatch.setattr(control, "FLOOR", 1)
    monkeypatch.setitem(globals(), "is_secret", lambda vote, role, mark: 0 < len(vote[role]) < 3)
    assert leaks()
