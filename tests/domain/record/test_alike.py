"""Two wordings of one thing are found by their words and about when they were written; more than a person can check."""

from datetime import timedelta
from random import Random

import msgspec
import pytest
from merge import AT, make, note

from leernetwerk_cli.domain.record.alike import find_alike, proposals
from leernetwerk_cli.domain.record.entry import Entry


def shares(entries, pairs):
    """Return how many of the pairs are proposed, and how many of the proposals are wrong."""
    found, true = {frozenset(each.ids) for each in find_alike(entries)}, {frozenset(each[:2]) for each in pairs}
    return len(found & true) / len(true), len(found - true) / len(found)


@pytest.mark.parametrize("late", [0, 3600])
def test_of_two_note_takers_nearly_all_pairs_are_proposed_and_few_others(late):
    """Also where one of the clocks is an hour off."""
    entries, pairs, _ways = make(Random("few"), 200, 60)
    shifted = [
        msgspec.structs.replace(each, at=each.at + timedelta(seconds=late * (each.recorder[0] == "t")))
        for each in entries
    ]
    right, wrong = shares(shifted, pairs)
    assert right >= 0.95 and wrong <= 0.02


def test_it_is_the_same_in_any_order():
    entries, _pairs, _ways = make(Random("order"), 60, 20)
    found = [each.ids for each in find_alike(entries)]
    assert [each.ids for each in find_alike(Random(1).sample(entries, len(entries)))] == found and found


def said(id_, text, recorder="tablet-bbbb", **fields):
    return msgspec.structs.replace(note(id_, AT, text, recorder), **fields)


MINE = said("a", "niemand belde mij terug over de huur", "laptop-aaaa")


@pytest.mark.parametrize(
    ("text", "fields", "is_alike"),
    [
        ("Niemand belde mij terug over de huur", {}, True),
        ("over de huur belde niemand mij trug", {}, True),
        ("E1 zegt dat niemand terug belde over de huur", {"speaker": ()}, True),
        ("huur", {}, False),  # a word says too little
        ("niemand belde mij terug over de huur", {"speaker": ("U1",)}, False),  # somebody else's
        ("niemand belde mij terug over de huur", {"recorder": "laptop-aaaa"}, False),  # said twice, by choice
        ("iedereen belde direct terug over de zorg", {}, False),
    ],
)
def test_what_can_be_one_thing(text, fields, is_alike):
    assert bool(find_alike([MINE, said("b", text, **fields)])) is is_alike


def test_what_somebody_wrote_down_in_two_parts_is_one_proposal():
    whole = said("a", "niemand belde mij terug over de huur en toen kwam de boete met de post", "laptop-aaaa")
    parts = [said("b", "niemand belde mij terug over de huur"), said("c", "toen kwam de boete met de post")]
    assert proposals([whole, *parts]) == [(whole, *parts)]
    apart = Entry("d", AT, "twice", about="a", carried=("b", "c"), state="different")
    assert proposals([whole, *parts, apart]) == []
