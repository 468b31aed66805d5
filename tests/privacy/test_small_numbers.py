"""What may not be counted cannot be worked out either: a solver that knows only what was published tries it."""

from collections import Counter
from random import Random

import pytest
from networks import FRAMEWORK, network
from scale import tries

from leernetwerk_cli.domain.insights import disclosure_control as numbers
from leernetwerk_cli.domain.insights.summary import summarise
from leernetwerk_cli.domain.privacy.release import FEW, release
from leernetwerk_cli.reports.pages.summary import to_document

TABLES = tries(250, 5_000)
REST = "?"  # whoever is not of one role: the group as one, several together, nobody in particular


def role_of(entry):
    roles = {FRAMEWORK.find_role(code).id for code in entry.speaker if code != "wij"}
    return roles.pop() if len(roles) == 1 else REST


def truth(records):
    """Return per (table, row, role) its count, and the people behind it."""
    counts, people = Counter(), {}
    for record in records:
        for person in record.session.participants:
            add(counts, people, ("chairs", "all", person.role), (record.session.id, person.code))
        for entry in record.entries:
            if entry.kind == "value":
                for role, marks in entry.scores.items():
                    counts["scores", entry.element, role] += len(marks)
                    people.setdefault(("scores", entry.element, role), set()).update(
                        (record.session.id, role, n) for n in range(len(marks))
                    )
            who = {(record.session.id, code) for code in entry.speaker if code != "wij"}
            add(counts, people, ("said", entry.element or "unlabelled", role_of(entry)), *who)
    return counts, people


def add(counts, people, cell, *who):
    counts[cell] += 1
    people.setdefault(cell, set()).update(who)


def published(document, cells):
    """Return what the document says, as sums over cells."""
    sums = []

    def say(total, fits):
        if total is not None:
            sums.append((frozenset(cell for cell in cells if fits(*cell)), total))

    def roles(name):
        return {role.id for role in FRAMEWORK.role if name in (role.id, role.group)}

    for insight in document["insights"]:
        rows = [(element["id"], element) for element in insight["elements"]]
        say(insight["unlabelled"], lambda table, row, role, id_=insight["id"]: (table, row) == ("said", id_))
        for id_, element in rows:
            say(element["entries"], lambda table, row, role, id_=id_: (table, row) == ("said", id_))
            for name, n in element["roles"].items():
                say(
                    n,
                    lambda table, row, role, id_=id_, name=name: (table, row) == ("said", id_) and role in roles(name),
                )
            for name, marks in element["scores"].items():
                total = sum(marks.values())
                say(
                    total,
                    lambda table, row, role, id_=id_, name=name: (
                        (table, row) == ("scores", id_) and role in roles(name)
                    ),
                )
    say(document["unlabelled"], lambda table, row, role: (table, row) == ("said", "unlabelled"))
    say(document["entries"], lambda table, row, role: table == "said")
    for name, voice in document["voices"]["by_role"].items():
        say(voice["entries"], lambda table, row, role, name=name: table == "said" and role in roles(name))
        say(voice["present"], lambda table, row, role, name=name: table == "chairs" and role in roles(name))
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


def worked_out(records, audience):
    """Return the cells about too few people of a role that the published numbers give away."""
    counts, people = truth(records)
    roles = [*(role.id for role in FRAMEWORK.role), REST]
    rows = {(table, row) for table, row, _role in counts}
    cells = [(table, row, role) for table, row in sorted(rows) for role in roles]
    document = to_document(summarise(release(records, audience, FRAMEWORK), FRAMEWORK))
    low, high = bounds(cells, published(document, cells))
    return [
        cell
        for cell in cells
        if low[cell] == high[cell] and cell[2] != REST and 0 < len(people.get(cell, ())) < FEW[audience]
    ]


@pytest.mark.parametrize("audience", ["municipality", "network"])
def test_no_small_cell_can_be_worked_out(audience):
    found = {seed: cells for seed in range(TABLES) if (cells := worked_out(network(Random(seed)), audience))}
    assert not found


def test_the_solver_finds_what_a_careless_table_gives_away(monkeypatch):
    """Hiding each small role by itself beside the total of its side is undone by subtraction; the solver sees it."""

    def careless(tallies, few, levels):
        for tally in tallies:
            sides = Counter()
            for role, n in tally.roles.items():
                sides[FRAMEWORK.find_group(role).id] += n
            large = {role: n for role, n in tally.roles.items() if len(tally.speakers[role]) >= few}
            tally.roles = sides + Counter(large)
        return set()

    monkeypatch.setattr(numbers, "_elements", careless)
    assert any(worked_out(network(Random(seed)), "municipality") for seed in range(250))
