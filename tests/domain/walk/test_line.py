"""One typed line -> the fields of what it says; what has no mark is a note, and nothing typed is thrown away."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leernetwerk_cli.domain.record.session import Participant, Session
from leernetwerk_cli.domain.walk.dates import to_day
from leernetwerk_cli.domain.walk.line import to_fields
from leernetwerk_cli.errors import Failure, UnknownWord
from leernetwerk_cli.store.package import read_framework

FRAMEWORK = read_framework()
PEOPLE = (
    Participant("E1", 4, "ervaringsdeskundige"),
    Participant("E3", 3, "ervaringsdeskundige"),
    Participant("U1", 2, "uitvoerder"),
    Participant("U2", 1, "uitvoerder"),
)
SESSION = Session("s", "t", date(2026, 11, 23), "vier-inzichten", participants=PEOPLE)
MONDAY = date(2026, 11, 23)


def read(line):
    return to_fields(line, FRAMEWORK, SESSION, MONDAY)


TYPED = {
    "e1: voelde zich gehoord": {"kind": "quote", "text": "voelde zich gehoord", "speaker": "E1"},
    "3: dat is stoel drie": {"kind": "quote", "text": "dat is stoel drie", "speaker": "E3"},
    "E1+u2: samen gezegd": {"kind": "quote", "text": "samen gezegd", "speaker": ["E1", "U2"]},
    "wij: de groep": {"kind": "quote", "text": "de groep", "speaker": "wij"},
    "e1:: Ik telde mee #vertrouwen": {
        "kind": "quote",
        "text": "Ik telde mee",
        "speaker": "E1",
        "verbatim": True,
        "element": "vertrouwen",
    },
    "e1: “Ik telde mee” #moe": {
        "kind": "quote",
        "text": "Ik telde mee",
        "speaker": "E1",
        "verbatim": True,
        "element": "moed-om-te-groeien",
    },
    "e1: ‘Ik telde mee’": {"kind": "quote", "text": "Ik telde mee", "speaker": "E1", "verbatim": True},
    "e1: „Ik telde mee”": {"kind": "quote", "text": "Ik telde mee", "speaker": "E1", "verbatim": True},
    'e1: "nou" en "ja"': {"kind": "quote", "text": '"nou" en "ja"', "speaker": "E1"},
    "e1: zei #hashtag": {"kind": "quote", "text": "zei #hashtag", "speaker": "E1"},
    "> bellen @u2 vrijdag": {"kind": "action", "text": "bellen", "owner": "U2", "due": date(2026, 11, 27)},
    "> bellen @u2": {"kind": "action", "text": "bellen", "owner": "U2"},
    "> bellen @u1+u2 1-12": {"kind": "action", "text": "bellen", "owner": "U1+U2", "due": date(2026, 12, 1)},
    "> bellen vrijdag": {"kind": "action", "text": "bellen vrijdag", "due": date(2026, 11, 27)},
    "> bellen @u2 zodra het kan": {"kind": "action", "text": "bellen @u2 zodra het kan"},
    "! eerst bellen": {"kind": "learning", "text": "eerst bellen", "speaker": "wij"},
    "! e1: eerst bellen": {"kind": "learning", "text": "eerst bellen", "speaker": "E1"},
    "? voor wie": {"kind": "question", "text": "voor wie"},
    "<> u1: andersom": {"kind": "dissent", "text": "andersom", "speaker": "U1"},
    "= plek onderweg er is een stoel": {
        "kind": "step",
        "element": "plek",
        "state": "underway",
        "text": "er is een stoel",
    },
    "= ver e:2,2,3 u:4,4,5": {
        "kind": "value",
        "element": "vertrouwen",
        "scores": {"ervaringsdeskundige": [2, 2, 3], "uitvoerder": [4, 4, 5]},
    },
    "= lad e: 0, 1 ,2 u:3": {
        "kind": "value",
        "element": "ladder",
        "scores": {"ervaringsdeskundige": [0, 1, 2], "uitvoerder": [3]},
    },
    "10:30 begint de pauze": {"kind": "note", "text": "10:30 begint de pauze"},
    "zomaar iets": {"kind": "note", "text": "zomaar iets"},
    "\\e1: zoals het staat": {"kind": "note", "text": "e1: zoals het staat"},
    "e1:zonder spatie": {"kind": "note", "text": "e1:zonder spatie"},
}


@pytest.mark.parametrize("line", TYPED)
def test_a_line_means_what_was_meant(line):
    assert read(line) == [TYPED[line]]


def test_turns_are_one_entry_each():
    assert read("+e1 +u2") == [{"kind": "turn", "speaker": "E1"}, {"kind": "turn", "speaker": "U2"}]


@pytest.mark.parametrize(
    "line", ["e2: niet in de zaal", "b1:: ook niet", "+e1 +o1", "<> 9: stoel negen", "> bellen @b1"]
)
def test_a_code_that_is_not_in_the_room_is_asked_about(line):
    with pytest.raises(UnknownWord):
        read(line)


@given(st.text(min_size=1))
def test_whatever_is_typed_is_kept_or_asked_about(line):
    """Every sign of the text is in what is stored, or the line is asked about."""
    try:
        (fields,) = read(f"\\{line}")
    except Failure:
        return
    assert fields["text"].strip() == line.strip()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("vrijdag", date(2026, 11, 27)),
        ("maandag", date(2026, 11, 30)),
        ("friday", date(2026, 11, 27)),
        ("morgen", date(2026, 11, 24)),
        ("1 december", date(2026, 12, 1)),
        ("2 maart", date(2027, 3, 2)),
        ("1 mrt 2028", date(2028, 3, 1)),
        ("5 mei", date(2027, 5, 5)),
        ("2026-12-01", date(2026, 12, 1)),
        ("31-2", None),
        ("ooit", None),
        ("we", None),
    ],
)
def test_days_as_people_say_them(text, day):
    assert to_day(text, MONDAY) == day
