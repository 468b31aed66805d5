"""A code stands for one person in one room, however it is spelt."""

import pytest

from leernetwerk_cli.domain.record.codes import Codes, is_code
from leernetwerk_cli.domain.record.session import Participant
from leernetwerk_cli.errors import UnknownWord

CODES = Codes([Participant("E1", 4, "ervaringsdeskundige"), Participant("U2", 7, "uitvoerder")])


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("E1", "E1"),
        ("e1", "E1"),
        (" e1 ", "E1"),
        ("4", "E1"),
        (" 7 ", "U2"),
        ("wij", "wij"),
        ("WE", "wij"),
        ("We ", "wij"),
        ("z9", "Z9"),
        ("9", "9"),
        ("jan", "jan"),
        ("", ""),
    ],
)
def test_a_word_is_read_as_the_code_that_it_means(word, code):
    assert CODES.read(word) == code


def test_somebody_in_the_room_is_got_and_anyone_else_is_unknown_with_the_nearest():
    assert CODES.get(" u2", "speaker") == "U2"
    with pytest.raises(UnknownWord) as unknown:
        CODES.get(" e2 ", "speaker")
    assert unknown.value.data["what"] == "speaker" and unknown.value.data["word"] == "e2"
    assert unknown.value.data["choices"] == "E1, U2, wij"


def test_known_is_only_what_is_spelt_as_it_is():
    assert CODES.knows(["E1", "wij"]) and CODES.knows([]) and not CODES.knows(["e1"]) and not CODES.knows(["E1", "4"])


@pytest.mark.parametrize(
    ("several", "left"), [("E1+u2", "U2"), ("e1", ""), ("", ""), ("U2+Z9", "U2+Z9"), ("4+7", "U2")]
)
def test_who_is_gone_is_off_an_action(several, left):
    assert CODES.without(several, {"E1"}) == left


@pytest.mark.parametrize(
    ("word", "is_one"), [("E1", True), ("E12", True), ("E123", False), ("e1", False), ("E", False), ("EE1", False)]
)
def test_a_code_is_a_letter_and_one_or_two_figures(word, is_one):
    assert is_code(word) is is_one
