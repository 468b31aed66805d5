"""How many and how long, in the words that people use."""

import pytest

from leernetwerk_cli.domain.walk.amounts import NUMBERS, to_minutes, to_number, to_time


@pytest.mark.parametrize(("number", "words"), list(enumerate(NUMBERS, 1)))
def test_a_number_is_read_in_figures_and_in_words(number, words):
    assert {to_number(word) for word in [str(number), f" {number} ", *words.split("|"), *words.upper().split("|")]} == {
        number
    }


@pytest.mark.parametrize("none", ["", "0", "geen", "Geen", "niemand", "nee", "none", "-"])
def test_nobody_is_a_number_too(none):
    assert to_number(none) == 0


@pytest.mark.parametrize("word", ["veel", "2 e's", "1.5", "-1", "12345", "drieen", "x"])
def test_what_names_no_number_is_none(word):
    assert to_number(word) is None


@pytest.mark.parametrize(
    ("minutes", "written"),
    [
        (90, "90|90 min|90 minuten|90m|90 min.|anderhalf uur|1,5 uur|1.5 uur|1u30|1 uur 30|1 uur en 30 minuten"),
        (90, "een uur en een half|an hour and a half|1.5 hours|one and a half hours|6 kwartier|Anderhalf Uur|1h30"),
        (60, "60|een uur|uur|1 uur|one hour|1 u"),
        (30, "een half uur|half uur|half an hour|30 minutes"),
        (15, "een kwartier|kwartier|kwartiertje|15"),
        (45, "drie kwartier|45 min"),
        (150, "twee en een half uur|2,5 uur|2½ uur|2 en half uur"),
        (75, "een uur en een kwartier|5 kwartier|vijf kwartier"),
        (120, "2 uur|twee uur|two hours|2 uurtje"),
    ],
)
def test_how_long_is_read_as_it_is_written(minutes, written):
    assert {text: to_minutes(text) for text in written.split("|")} == dict.fromkeys(written.split("|"), minutes)


@pytest.mark.parametrize(
    "written", ["", "lang", "tot negen uur", "90 90", "2 e's", "-5", "uur of twee", "1:30:20", "?"]
)
def test_what_names_no_length_is_none(written):
    assert to_minutes(written) is None


@pytest.mark.parametrize(
    ("at", "written"),
    [
        ((9, 30), "half tien|half 10|om half tien|half past nine|Half  Tien"),
        ((8, 45), "kwart voor negen|kwart voor 9|a quarter to nine|quarter to 9"),
        ((7, 40), "tien over half acht|10 over half 8"),
        ((9, 0), "negen uur|9 uur|om negen uur|nine o'clock|negen"),
        ((9, 10), "tien over negen|ten past nine"),
        ((7, 25), "vijf voor half acht"),
    ],
)
def test_a_clock_with_hands_is_read(at, written):
    assert {text: to_time(text) for text in written.split("|")} == dict.fromkeys(written.split("|"), at)


@pytest.mark.parametrize(
    "written", ["", "straks", "half", "half dertien", "x voor tien", "21:00", "tien voor", "13 uur"]
)
def test_what_no_clock_shows_is_no_time(written):
    assert to_time(written) is None
