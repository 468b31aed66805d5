"""One typed line -> the fields of what it says; what has no mark is a note, and nothing typed is thrown away."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leernetwerk_cli.domain.record.session import Participant, Session
from leernetwerk_cli.domain.walk import fields as typed
from leernetwerk_cli.domain.walk.dates import to_day
from leernetwerk_cli.domain.walk.doubt import Doubt
from leernetwerk_cli.domain.walk.line import read_line
from leernetwerk_cli.domain.walk.walk import Field
from leernetwerk_cli.errors import Failure
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
    return read_line(line, FRAMEWORK, SESSION, MONDAY)


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
    "e1: zei \\#hashtag": {"kind": "quote", "text": "zei #hashtag", "speaker": "E1"},
    "e1: dat #vertrouwen was er": {
        "kind": "quote",
        "text": "dat vertrouwen was er",
        "speaker": "E1",
        "element": "vertrouwen",
    },
    "e1: blij *": {"kind": "quote", "text": "blij", "speaker": "E1", "star": True},
    "u1: \\> ik herschrijf": {"kind": "quote", "text": "> ik herschrijf", "speaker": "U1"},
    "> bellen @u2 vrijdag": {"kind": "action", "text": "bellen", "owner": "U2", "due": date(2026, 11, 27)},
    "> bellen @u2": {"kind": "action", "text": "bellen", "owner": "U2"},
    "> bellen @u1+u2 1-12": {"kind": "action", "text": "bellen", "owner": "U1+U2", "due": date(2026, 12, 1)},
    "> bellen vrijdag": {"kind": "action", "text": "bellen", "due": date(2026, 11, 27)},
    "> bellen @u2 zodra het kan": {"kind": "action", "text": "bellen zodra het kan", "owner": "U2"},
    "> elke vrijdag bellen @u2": {"kind": "action", "text": "elke vrijdag bellen", "owner": "U2"},
    "> dat doen we zo @u2": {"kind": "action", "text": "dat doen we zo", "owner": "U2"},
    "> de 2e versie maken @u2": {"kind": "action", "text": "de 2e versie maken", "owner": "U2"},
    "> voor 1 februari bellen @u2": {
        "kind": "action",
        "text": "bellen",
        "owner": "U2",
        "due": date(2027, 2, 1),
        "before": True,
    },
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
    "wij willen koffie": {"kind": "note", "text": "wij willen koffie"},
    "3 mensen waren er": {"kind": "note", "text": "3 mensen waren er"},
    "b12 is een vitamine": {"kind": "note", "text": "b12 is een vitamine"},
    "nb: let op": {"kind": "note", "text": "nb: let op"},
    r"pad C:\map \stop": {"kind": "note", "text": r"pad C:\map \stop"},
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
    assert read(line).missing


WORDS = "ik had dat niet verwacht"
SPEECH = (
    "{};{}",
    "{} ; {}",
    "{} - {}",
    "{} – {}",
    "{}:{}",
    "{} zegt: {}",
    "{} zei dat {}",
    "{} {}",
    "- {}: {}",
    "{}. {}",
)


@pytest.mark.parametrize("shape", SPEECH)
@pytest.mark.parametrize("code", ["e1", "E3", "u2", "e1+u2", "e1 en u2", "e3/u1"])
@pytest.mark.parametrize("field", ["ask", "agreement", "action", "expectation", "report"])
def test_what_almost_begins_with_a_code_is_a_doubt_about_whose_it_is(shape, code, field):
    """In whatever field it is typed; the first guess says whose words they are, and is itself sure."""
    doubt = typed.read(shape.format(code, WORDS), Field(field), FRAMEWORK, SESSION, MONDAY)
    (guess,) = typed.read(doubt.guesses[0], Field(field), FRAMEWORK, SESSION, MONDAY)
    assert (guess["kind"], guess["text"]) == ("quote", WORDS)
    assert (
        {guess["speaker"]}
        if isinstance(guess["speaker"], str)
        else {*guess["speaker"]} == {each.upper() for each in re.findall(r"[a-zA-Z]\d", code)}
    )


@pytest.mark.parametrize("wrong", ["1e", "ee1", "e11", "e 1", "e-1", "e1e"])
def test_the_nearest_code_comes_first(wrong):
    assert read(f"{wrong}: {WORDS}").guesses[0] == f"e1: {WORDS}"


@pytest.mark.parametrize(
    ("line", "guesses"),
    {
        "b1: niets": ["u1: niets", "e1: niets"],
        "u1: > ik herschrijf": ["> ik herschrijf @u1", r"u1: \> ik herschrijf"],
        "u1: ! zo dus": ["! u1: zo dus", r"u1: \! zo dus"],
        "u1: ? waarom": ["? u1: waarom", r"u1: \? waarom"],
        "u1: <> nee": ["<> u1: nee", r"u1: \<> nee"],
        "e1 > koffie": ["> koffie @e1", r"e1: \> koffie"],
        "e1: ja u2: nee": ["e1: ja\nu2: nee", r"e1: ja \u2: nee"],
        "u1: ik vraag het @u1": ["> u1: ik vraag het @u1", r"u1: ik vraag het \@u1"],
        "> bellen u2 vrijdag": ["> bellen @u2 vrijdag", r"> bellen \u2 vrijdag"],
        "> bellen @wethouder": ["> bellen wethouder", r"> bellen \@wethouder"],
        "> bellen @u2 3 november": [r"> bellen @u2 \3 november, 3 November 2027", r"> bellen @u2 \3 november"],
        "> bellen @u2 31 november": [r"> bellen @u2 \31 november"],
        "e:2,3 u:4": [
            f"= {each} e:2,3 u:4" for each in ("gelijkwaardigheid", "vertrouwen", "moed-om-te-groeien", "ladder")
        ],
        "e1": ["+e1"],
        "e1:": [],
    }.items(),
)
def test_what_only_looks_like_a_mark_is_a_doubt_with_its_guesses(line, guesses):
    """And each guess, where it says one thing, says it without a doubt."""
    assert list(read(line).guesses) == guesses
    for each in guesses:
        assert all(isinstance(read(part), list) for part in each.split("\n"))


@pytest.mark.parametrize("place", ["e1: {}", "! {}", "zomaar {}", "> bellen {}"])
def test_a_label_that_is_no_element_is_a_doubt(place):
    doubt = read(place.format("woorden #taal"))
    assert len(doubt.guesses) == 4 and doubt.guesses[-1] == place.format(r"woorden \#taal")
    assert all(isinstance(read(guess), list) for guess in doubt.guesses)


@pytest.mark.parametrize("word", ["ja", "Nee", "w", "5", "2z", "1, 3", "ja hoor", "ok"])
def test_an_answer_to_a_choice_is_no_note(word):
    assert isinstance(typed.read(word, Field("ask"), FRAMEWORK, SESSION, MONDAY), Doubt)


OWNERS = {"@u2": "U2", "@2": "U1", "@e1+u2": "E1+U2", "@e1 en @u2": "E1+U2", "@e1,u2": "E1+U2", "@wij": "wij"}
DAYS = {
    "vrijdag": date(2026, 11, 27),
    "uiterlijk 3 december": date(2026, 12, 3),
    "volgende week vrijdag": date(2026, 12, 4),
    "vrijdag over een week": date(2026, 12, 4),
    "eind januari": date(2027, 1, 31),
    "voor 1 februari": date(2027, 2, 1),
    "over een maand": date(2026, 12, 23),
    "vandaag": MONDAY,
    "uiterlijk vrijdag 11 december": date(2026, 12, 11),
    "next week": date(2026, 12, 4),
}
PLACES = ("{text} {who} {day}", "{text} {day} {who}", "{who} {text} {day}", "{who} {day} {text}", "{day} {text} {who}")


@pytest.mark.parametrize("place", [*PLACES, "{who} {text}, {day}", "{day} {who} {text}", "{text}, {day}, {who}"])
@pytest.mark.parametrize("who", OWNERS)
@pytest.mark.parametrize("day", DAYS)
def test_who_does_what_by_when_in_any_order(place, who, day):
    (said,) = read("> " + place.format(text="het formulier meenemen", who=who, day=day))
    assert (said["text"], said["owner"], said["due"]) == ("het formulier meenemen", OWNERS[who], DAYS[day])
    assert said.get("before", False) is day.startswith("voor ")


@pytest.mark.parametrize("day", ["vrijdag", "3 december", "volgende week vrijdag", "eind januari"])
@pytest.mark.parametrize("word", ["na", "vanaf", "rond", "niet", "tussen maandag en"])
def test_a_day_that_may_not_be_the_day_it_is_due_is_a_doubt(word, day):
    assert isinstance(read(f"> bellen {word} {day}"), Doubt) and isinstance(
        read(f"> op {day} bellen om 10 uur, {day}"), Doubt
    )


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


@pytest.mark.parametrize(
    "line", ["> #vertrouwen #vertrouwen", "#vertrouwen #vertrouwen", "e1: #ver #ver", "> @u1 vrijdag", "> @u1"]
)
def test_a_line_of_nothing_but_signs_is_words_or_a_doubt(line):
    said = read(line)
    assert isinstance(said, Doubt) or all(each["text"].strip() for each in said)


@pytest.mark.parametrize("after", ["of twee", "of zo", "en dan weer", "tot dinsdag", "or so", "niet"])
@pytest.mark.parametrize("phrase", ["over een week", "vrijdag", "3 december", "eind januari"])
def test_a_day_after_which_it_goes_on_is_in_doubt(phrase, after):
    """*Over een week of twee* is not next week, and half a phrase does not stay behind in the words."""
    assert isinstance(read(f"> brief schrijven @u1 {phrase} {after}"), Doubt)


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("a.s. vrijdag", "2026-11-27"),
        ("vrijdag a.s.", "2026-11-27"),
        ("vrijdag aanstaande", "2026-11-27"),
        ("vandaag nog", "2026-11-23"),
        ("by the end of january", "2027-01-31"),
        ("in two weeks time", "2026-12-07"),
    ],
)
def test_nothing_of_a_day_stays_behind_in_the_words(phrase, day):
    (action,) = read(f"> brief schrijven @u1 {phrase}")
    assert (action["text"], action["due"].isoformat()) == ("brief schrijven", day)
