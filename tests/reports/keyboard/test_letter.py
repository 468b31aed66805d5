"""The letter to one person: everything the record holds on them, and nothing of others."""

import pytest


@pytest.fixture
def letter(run, session):
    def call(code="E1"):
        return run("show", "plek", "--speaker", code, "--letter").out

    return call


def test_the_letter_holds_what_stands(say, letter):
    say("ik wil gehoord worden")
    assert "ik wil gehoord worden" in letter() and "ik wil gehoord worden" not in letter("E2")


def test_the_letter_holds_what_was_taken_back_and_every_earlier_wording(run, say, letter, editor):
    """It is still in the files, so it is still kept about them."""
    changed = say("de eerste woorden")
    for before, after in (("eerste", "tweede"), ("eerste", "laatste")):
        editor(f"f.write_text(f.read_text().replace({before!r}, {after!r}))")
        assert run("edit", "plek", changed[-4:]).code == 0
        if after == "tweede":
            run("undo", "plek")
    say("dit neem ik terug")
    run("undo", "plek")
    for text in ("eerste woorden", "tweede woorden", "laatste woorden", "dit neem ik terug"):
        assert text in letter()
        assert text not in letter("E2")


def test_the_letter_holds_nothing_that_turned_out_to_be_of_somebody_else(run, say, letter):
    moved = say("dit was van E2")
    run("edit", "plek", moved[-4:], "--set", "speaker=E2")
    assert "dit was van E2" not in letter("E1") and "dit was van E2" in letter("E2")


def test_every_version_of_what_was_taken_back_can_be_seen(run, say):
    gone = say("dit neem ik terug")
    run("undo", "plek")
    answer = run("show", gone[-4:], "--versions", "--format", "json")
    assert answer.code == 0 and "dit neem ik terug" in answer.out
