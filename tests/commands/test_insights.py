"""``insights``: a sentence drawn up from what was said, what carries it, what speaks against it, and the way back."""

import json

import pytest


@pytest.fixture
def said(run, session):
    """Say some things of which the group may read most, and return the code of each."""
    for kind, speaker, text, consent in [
        ("quote", "E1", "ik telde mee", "group"),
        ("quote", "U1", "ik luisterde", "group"),
        ("learning", "E2", "bellen helpt", "group"),
        ("dissent", "E3", "bij mij niet", "group"),
        ("obstacle", "U2", "geen tijd", ""),
    ]:
        asked = ["--consent", consent] if consent else []
        options = ("--speaker", speaker, "--element", "trust", *asked)
        assert run("record", "plek", kind, *options, typed=text).code == 0
    return {each["text"]: each["code"] for each in json.loads(run("show", "plek", "--format", "json").out)["entries"]}


def draw(run, said, carried, against=(), text="wie belt, luistert", **options):
    words = ["--carried-by", ",".join(said.get(each, each) for each in carried)]
    words += ["--against", ",".join(said.get(each, each) for each in against)] if against else ["--none-heard"]
    return run("insights", "draw", *words, typed=text)


def drawn(run):
    return json.loads(run("insights", "--format", "json").out)["insights"]


def test_it_says_on_what_it_rests_and_what_speaks_against(run, said):
    assert draw(run, said, ["ik telde mee", "ik luisterde", "bellen helpt"], ["bij mij niet", "geen tijd"]).code == 0
    (found,) = drawn(run)
    assert (found["element"], found["carriers"], found["against"], found["alone"]) == ("vertrouwen", 3, 2, "")
    assert "carried by 3 · 2 speak against" in " ".join(run("insights").out.split())
    assert "wie belt, luistert" in run("summary", "--full").out


@pytest.mark.parametrize(
    ("carried", "alone"),
    [
        (["ik telde mee"], "experience"),
        (["ik telde mee", "bellen helpt"], "role"),
        (["ik telde mee", "ik luisterde"], ""),
    ],
)
def test_one_experience_or_one_role_alone_is_named(run, said, carried, alone):
    draw(run, said, carried)
    assert drawn(run)[0]["alone"] == alone
    assert ("alone" in run("insights").out) == bool(alone)


def test_the_way_back_names_everything_that_was_said(run, said):
    draw(run, said, ["ik telde mee", "ik luisterde"], ["geen tijd"])
    code = drawn(run)[0]["code"]
    traced = json.loads(run("insights", "trace", code, "--format", "json").out)["trace"]
    assert [(each["text"], each["speaker"], each["side"]) for each in traced] == [
        ("ik telde mee", ["E1"], "carries"),
        ("ik luisterde", ["U1"], "carries"),
        ("geen tijd", ["U2"], "against"),
    ]
    assert said["ik luisterde"] in run("insights", "trace", code).out
    assert run("insights", "--trace", code).out == run("insights", "trace", code).out


@pytest.mark.parametrize(
    ("words", "typed", "code"),
    [
        (["--carried-by", "ik telde mee"], "een zin", 2),
        (["--none-heard"], "een zin", 2),
        (["--carried-by", "ik telde mee", "--none-heard"], " ", 2),
        (["--carried-by", "zzzz", "--none-heard"], "een zin", 4),
        (["--carried-by", "ik telde mee", "--none-heard", "--element", "zzz"], "een zin", 2),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_noted(run, said, words, typed, code):
    answer = run("insights", "draw", *[said.get(word, word) for word in words], typed=typed)
    assert answer.code == code and len(answer.err.splitlines()) == 1 and "een zin" not in answer.err
    assert drawn(run) == []


def page(run, own_place, report="factsheet"):
    target = own_place / "x.md"
    options = ("--audience", "group", "--report", report, "--to", str(target), "--yes")
    assert run("export", "plek", *options).code == 0
    return target.read_text()


def test_the_page_shows_it_first_where_all_that_carries_it_may_be_read(run, said, own_place):
    draw(run, said, ["ik telde mee", "ik luisterde"], ["bij mij niet", "geen tijd"])
    assert "wie belt, luistert" in page(run, own_place)
    text = page(run, own_place, "full")
    assert text.index("wie belt, luistert") < text.index("ik telde mee")
    assert "(insight, carried by 2 · one speaks against)\n" in text


def test_that_nothing_was_heard_against_it_is_for_the_keyboard_alone(run, said, own_place):
    """Of what may not be told nobody else learns whether it is there."""
    draw(run, said, ["ik telde mee"], ["geen tijd"], text="dit ene")
    draw(run, said, ["ik telde mee"], text="dat andere")
    assert page(run, own_place, "full").count("(insight, carried by one)\n") == 2
    assert run("insights").out.count("none heard against") == 1


@pytest.mark.parametrize("how", ["no", "erased"])
def test_a_sentence_that_lost_a_carrier_says_so_and_stays_behind(run, said, own_place, session, how):
    draw(run, said, ["ik telde mee", "bellen helpt"], ["bij mij niet"])
    assert "wie belt, luistert" in page(run, own_place)
    if how == "no":
        run("consent", "set", "plek", said["bellen helpt"], "none")
    else:
        run("erase", "plek", "E2", "--yes")
    assert "wie belt, luistert" not in page(run, own_place)
    told = " ".join(run("insights").out.split())
    assert ("one carrier is gone: it stays here" in told) == (how != "no")


def test_where_to_draw_one_up_is_told_in_numbers_alone(run, said):
    found = json.loads(run("insights", "suggest", "--format", "json").out)["candidates"]
    assert found == [{"element": "vertrouwen", "entries": 5, "people": 5, "sides": 2, "against": 2, "learnings": 1}]
    assert not any(text in run("insights", "suggest").out for text in said)
    draw(run, said, ["ik telde mee"])
    assert json.loads(run("insights", "suggest", "--format", "json").out)["candidates"] == []


def test_it_counts_as_nothing_that_was_said(run, said):
    before = json.loads(run("summary", "--format", "json").out)
    draw(run, said, ["ik telde mee"])
    assert json.loads(run("summary", "--format", "json").out) == before
