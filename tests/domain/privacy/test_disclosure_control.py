"""When a number may be told: the floor of three, from how many chairs, and rows that never overlap."""

import pytest

from leernetwerk_cli.domain.privacy import disclosure_control as control
from leernetwerk_cli.domain.privacy.disclosure_control import Vote
from leernetwerk_cli.store import package

FRAMEWORK = package.read_framework()


def votes(*given):
    return [Vote(f"s{number}", each) for number, each in enumerate(given)]


def told(given, chairs):
    found = control.rows(given, chairs, FRAMEWORK)
    return {row.who: (dict(row.counts), row.sessions) for row in found.rows}, set(found.in_words)


@pytest.mark.parametrize(
    ("given", "level"),
    [({}, ""), ({"a": [1, 2]}, ""), ({"a": [1, 2, 3]}, "role"), ({"a": [1, 2], "b": [3]}, "side"), ({"a": []}, "")],
)
def test_three_people_are_the_floor(given, level):
    assert control.level(given) == level


def test_for_who_was_there_all_is_told_per_role():
    rows, in_words = told(votes({"uitvoerder": [4], "onderzoeker": [2]}), 0)
    assert rows == {"uitvoerder": ({4: 1}, 1), "onderzoeker": ({2: 1}, 1)} and not in_words


def test_a_side_with_fewer_than_three_in_a_session_adds_nothing():
    rows, in_words = told(votes({"uitvoerder": [4, 4]}, {"uitvoerder": [3, 3, 3, 5, 5]}), 5)
    assert rows == {"uitvoerder": ({3: 3, 5: 2}, 1)} and not in_words


def test_roles_stand_apart_only_where_each_has_its_three_in_every_session():
    apart = {"uitvoerder": [4] * 5, "beleidsmedewerker": [2] * 5}
    assert set(told(votes(apart), 5)[0]) == {"uitvoerder", "beleidsmedewerker"}
    mixed = {"uitvoerder": [4] * 5, "beleidsmedewerker": [2]}
    assert told(votes(apart, mixed), 5)[0] == {"beroep": ({4: 10, 2: 6}, 2)}
    few = {"uitvoerder": [4] * 5, "beleidsmedewerker": [2] * 4}
    assert set(told(votes(few), 5)[0]) == {"beroep"}, "from five chairs on a number is told"


@pytest.mark.parametrize(("people", "in_words"), [(9, True), (10, False)])
def test_too_few_chairs_are_told_in_words(people, in_words):
    rows, words = told(votes({"inwoner": [1] * people}), 10)
    assert (words == {"ervaring"}) is in_words and bool(rows) is not in_words


def test_chairs_are_people_in_sessions_and_two_votes_of_the_same_people_are_not_more():
    same = [Vote("s", {"inwoner": [1, 2, 3]}), Vote("s", {"inwoner": [2, 2, 2]})]
    assert told(same, 5) == ({}, {"ervaring"})
    assert told([*same, Vote("t", {"inwoner": [1, 1, 1]})], 5)[0] == {"inwoner": ({1: 4, 2: 4, 3: 1}, 2)}


def test_exactly_enough_chairs_are_enough():
    two = [Vote(each, {"inwoner": [1, 1, 2], "ervaringsdeskundige": [2, 2]}) for each in ("s", "t")]
    assert told(two, 10)[0] == {"ervaring": ({1: 4, 2: 6}, 2)}
    assert told(two, 11) == ({}, {"ervaring"})


def test_the_fullest_vote_of_a_session_says_how_many_chairs_it_rests_on():
    both = [Vote("s", {"inwoner": [1] * 5}), Vote("s", {"inwoner": [2] * 3})]
    for given in (both, both[::-1]):
        assert told(given, 5)[0] == {"inwoner": ({1: 5, 2: 3}, 1)}


def test_a_session_is_whole_where_at_each_side_nobody_sat_or_enough():
    assert control.is_whole({"uitvoerder": [0] * 3}, FRAMEWORK)
    assert control.is_whole({"uitvoerder": [0] * 3, "inwoner": [0] * 2, "ervaringsdeskundige": [0]}, FRAMEWORK)
    assert not control.is_whole({"uitvoerder": [0] * 3, "inwoner": [0] * 2}, FRAMEWORK)
    assert control.is_whole({"uitvoerder": [0] * 3, "onderzoeker": [0]}, FRAMEWORK), "no side of the table"


@pytest.mark.parametrize(
    ("number", "span", "fives"),
    [(0, "none", 0), (1, "1-4", 0), (4, "1-4", 0), (5, "5-9", 5), (9, "5-9", 5), (14, "10-14", 10)],
)
def test_a_number_roughly(number, span, fives):
    assert (control.span(number), control.in_fives(number)) == (span, fives)
