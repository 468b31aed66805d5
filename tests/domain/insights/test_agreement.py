"""Krippendorff's alpha: as published, as the package has it, and not told of too few."""

from random import Random
from typing import NamedTuple

import krippendorff
import numpy
import pytest
from building import SESSION, block, quote

from leernetwerk_cli.domain.insights.agreement import LEAST, agreements, alpha, units_of
from leernetwerk_cli.domain.record.record import to_record

# Four observers, twelve units. Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example C.
PUBLISHED = [
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
]


class Labelled(NamedTuple):
    labels: dict[str, str]


def units(rows):
    columns = zip(*(row.split() for row in rows), strict=True)
    return [{f"o{n}": label for n, label in enumerate(column) if label != "."} for column in columns]


def test_it_is_as_published():
    assert alpha(units(PUBLISHED)) == pytest.approx(0.7434, abs=5e-5)


def test_it_is_as_the_package_has_it():
    dice = Random(1)
    rows = [" ".join(dice.choice("abc.") for _ in range(40)) for _ in range(3)]
    codes = {"a": 0.0, "b": 1.0, "c": 2.0, ".": numpy.nan}
    matrix = [[codes[label] for label in row.split()] for row in rows]
    expected = krippendorff.alpha(reliability_data=matrix, level_of_measurement="nominal")
    assert alpha(units(rows)) == pytest.approx(expected, abs=5e-5)


def test_too_few_or_no_difference_at_all_has_no_number():
    few = [Labelled({"a": "x", "b": "y"})] * (LEAST - 1)
    assert [each.alpha for each in agreements(few, Random(1))] == [None] * 3
    assert alpha([{"a": "x", "b": "x"}] * 20) is None


def test_the_same_units_have_the_same_interval_around_the_number():
    many = [Labelled(labels) for labels in units(PUBLISHED)[:11]]
    told = agreements(many, Random("x"))
    assert told == agreements(many, Random("x"))
    assert told[0].low <= told[0].alpha <= told[0].high and told[0].number == 11


def test_a_label_is_whose_it_was_also_in_another_wording():
    """What another recorder changed or wrote down is that one's label; what the first made of it stays the first's."""
    blocks = [
        quote("a", element="vertrouwen"),
        block("edit", "x", 1, "tablet-bbbb", entry="a", element="moed"),
        quote("b", element="plek"),
        quote("c", 0, "tablet-bbbb", element="vertrouwen"),
        block("entry", "p", 2, kind="twice", state="same", about="b", carried=["c"]),
        quote("d", element="plek"),
        quote("e", element=""),
        block("edit", "y", 1, "tablet-bbbb", entry="e", element="moed"),
    ]
    found = units_of(to_record(SESSION, blocks))
    assert {unit.entry.id: {r[:6]: label for r, label in unit.labels.items()} for unit in found} == {
        "a": {"laptop": "vertrouwen", "tablet": "moed"},
        "b": {"laptop": "plek", "tablet": "vertrouwen"},
    }
    assert all(unit.differs for unit in found)
