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


def marks(id_, recorder, scores, late=0, **fields):
    fields = {"kind": "value", "element": "vertrouwen", "stage": "waarden", **fields}
    return Entry(id=id_, at=AT + timedelta(seconds=late), recorder=recorder, scores=scores, **fields)


def test_marks_that_both_noted_are_proposed_the_same_ones_first():
    mine = marks("a", "laptop-aaaa", {"ervaringsdeskundige": (4, 2)})
    same = marks("b", "tablet-bbbb", {"ervaringsdeskundige": (2, 4)}, late=90)
    (found,) = find_alike([mine, same])
    assert (found.ids, found.score, found.apart) == (("a", "b"), 100, 90)
    other = marks("c", "tablet-bbbb", {"ervaringsdeskundige": (2, 3)}, late=-30)
    (found,) = find_alike([mine, other])
    assert (found.ids, found.score, found.apart) == (("a", "c"), 76, 30)
    (found,) = find_alike([mine, other, same])
    assert found.ids == ("a", "b")


@pytest.mark.parametrize(
    "other",
    [
        {"scores": {"uitvoerder": (4, 2)}},
        {"scores": {"ervaringsdeskundige": (4, 2), "uitvoerder": (3,)}},
    ],
)
def test_marks_of_other_people_are_less_alike(other):
    mine = marks("a", "laptop-aaaa", {"ervaringsdeskundige": (4, 2)})
    found = find_alike([mine, marks("b", "tablet-bbbb", **other)])
    assert all(each.score <= 100 for each in found)
    if "ervaringsdeskundige" not in other["scores"]:
        assert all(each.score == 76 for each in found)


@pytest.mark.parametrize("other", [{"element": "plek"}, {"stage": "slot"}])
def test_marks_for_something_else_are_two_things(other):
    mine = marks("a", "laptop-aaaa", {"ervaringsdeskundige": (4, 2)})
    assert not find_alike([mine, marks("b", "tablet-bbbb", {"ervaringsdeskundige": (4, 2)}, **other)])


PARTS = ("niemand belde mij terug over de huur", "bij de balie kende iedereen mijn naam wel")


def test_what_somebody_else_wrote_down_in_two_parts_is_one_thing_of_three():
    whole = said("a", f"{PARTS[0]} en {PARTS[1]}", "laptop-aaaa")
    both = [said(id_, text) for id_, text in zip("bc", PARTS, strict=True)]
    (found,) = proposals([whole, *both])
    assert [entry.id for entry in found] == ["a", "c", "b"]  # whoever says most first


def test_two_that_say_the_same_are_no_two_parts():
    whole = said("a", f"{PARTS[0]} en {PARTS[1]}", "laptop-aaaa")
    twice = [said(id_, PARTS[0]) for id_ in "bc"]
    assert all(len(each) == 2 for each in proposals([whole, *twice]))
    long = said("d", whole.text.replace("huur", "zorg"))
    assert all(len(each) == 2 for each in proposals([whole, long, said("e", PARTS[1])]))


def test_two_things_that_were_said_to_be_two_are_not_proposed_again():
    mine, other = said("a", PARTS[0], "laptop-aaaa"), said("b", PARTS[0].upper())
    assert len(proposals([mine, other])) == 1
    apart = Entry(id="t", at=AT, kind="twice", state="different", about="a", carried=("b",))
    assert not proposals([mine, other, apart])


@pytest.mark.parametrize(("words", "is_alike"), [("dat duurde lang", True), ("dat duurde", False)])
def test_three_words_say_enough(words, is_alike):
    longer = said("b", f"{words} bij de gemeente en ook bij de woningbouw")
    assert bool(find_alike([said("a", words, "laptop-aaaa"), longer])) is is_alike


def timed(count, late, word="zin", recorder="tablet-bbbb", start=0):
    """Return as many sure pairs, in which the other clock is ``late``."""
    pairs = []
    for number in range(count):
        text = f"{word} nummer {number} ging over iets heel anders, namelijk {chr(97 + number) * 6}"
        moment = AT + timedelta(seconds=start + 600 * number)
        pairs.append(msgspec.structs.replace(note(f"m{word}{number}", moment, text, "laptop-aaaa")))
        pairs.append(
            msgspec.structs.replace(note(f"y{word}{number}", moment + timedelta(seconds=late), text, recorder))
        )
    return pairs


@pytest.mark.parametrize(("seconds", "is_alike"), [(299, True), (301, False)])
def test_where_two_clocks_can_be_compared_what_was_written_long_after_is_another_thing(seconds, is_alike):
    entries = timed(6, 3600)
    text = "we spraken af dat de brief eenvoudiger wordt"
    mine = note("a", AT + timedelta(seconds=50), text, "laptop-aaaa")
    yours = note(
        "b",
        AT + timedelta(seconds=50 + 3600 + seconds),
        f"{text} en korter en met een telefoonnummer erbij",
        "tablet-bbbb",
    )
    assert (("a", "b") in {each.ids for each in find_alike([*entries, mine, yours])}) is is_alike
