"""A translation that somebody made and checked: beside the words, agreed to with them, gone with them."""

import json

import pytest


@pytest.fixture
def said(run, session):
    """Return the code of a sentence in Dutch of which E1 said that the group may read it."""
    run("edit", "plek", "--set", "language=nl")
    run("record", "plek", "quote", "--speaker", "E1", "--verbatim", typed="de deur stond open")
    return json.loads(run("show", "plek", "--format", "json").out)["entries"][0]["code"]


def page(run, own_place, language, *more):
    target = own_place / "x.md"
    where = ("export", "plek", "--audience", "group", "--report", "full", "--to", str(target), "--yes", *more)
    assert run("--lang", language, *where).code == 0
    return target.read_text()


def test_it_stands_beside_the_words_for_who_reads_that_language(run, own_place, said):
    assert run("edit", "plek", said, "--translation", "en", typed="the door was open").code == 0
    assert "de deur stond open” (en: the door was open)" in run("show", "plek").out.replace("\n", " ")
    run("consent", "set", "plek", said, "group")
    english, dutch = page(run, own_place, "en"), page(run, own_place, "nl")
    assert "“de deur stond open” (" in english and "in Dutch, translated: “the door was open”" in english
    assert "de deur stond open" in dutch and "the door was open" not in dutch


def test_a_yes_to_the_words_is_none_to_a_translation_made_later(run, own_place, said):
    run("consent", "set", "plek", said, "group")
    assert "de deur stond open" in page(run, own_place, "en")
    run("edit", "plek", said, "--translation", "en", typed="the door was left open on purpose")
    assert "de deur" not in page(run, own_place, "en") and "on purpose" not in page(run, own_place, "en")


def test_it_goes_when_the_words_change_and_when_they_are_erased(run, session, said):
    run("edit", "plek", said, "--translation", "en", typed="the door was open")
    run("record", "plek", "quote", "--speaker", "E2", typed="iets anders")
    run("edit", "plek", said, "--set", "verbatim=false")
    assert "the door was open" in run("show", "plek").out
    run("edit", "plek", said, "--translation", "en", typed="")
    assert "the door was open" not in run("show", "plek").out
    run("edit", "plek", said, "--translation", "en", typed="the door was ajar")
    assert run("erase", "plek", "E1", "--yes").code == 0
    assert not any("the door" in path.read_text() for path in session.rglob("*.toml"))


def test_what_gives_somebody_away_in_it_is_asked_about(run, own_place, said):
    run("edit", "plek", said, "--translation", "en", typed="call me on 06-12345678")
    run("consent", "set", "plek", said, "group")
    refused = run("export", "plek", "--audience", "group", "--to", str(own_place / "x.md"))
    assert refused.code == 6 and said in refused.err


@pytest.mark.parametrize("spoken", ["nl", "de", "x"])
def test_only_another_language_of_the_program_can_be_given(run, said, spoken):
    answer = run("edit", "plek", said, "--translation", spoken, typed="the door")
    assert answer.code == 2 and "the door" not in answer.err


def test_it_is_not_given_by_flag(run, said):
    assert run("edit", "plek", said, "--set", "translations={en='the door'}").code == 2
