"""What leaves is noted in the session in which it was said, also when another session's page tells it."""

import json

import pytest


@pytest.fixture
def answered(run, session, say):
    """A question here, the action of the next session about it, and what was told of that action."""
    people = "ervaringsdeskundige=2,uitvoerder=2"
    assert run("new", "terug", "--date", "2026-12-14", "--participants", people, "--no-input").code == 0
    asked = run("record", "plek", "question", "--speaker", "E1", "--consent", "group", typed="Wie belt terug?")
    assert asked.code == 0, asked.err
    code = f"plek:{asked.out.strip()[-6:]}"
    made = run("record", "terug", "action", "--about", code, "--owner", "U1", typed="Anna belt.").out.strip()
    told = run("feedback", "answer", made[-6:], "done", typed="Anna heeft gebeld.")
    assert told.code == 0, told.err
    return told.out.strip()


@pytest.mark.parametrize("audience", ["group", "keyboard"])
def test_words_of_a_later_session_that_an_earlier_one_tells_are_noted_in_both(run, own_place, answered, audience):
    target = own_place / "blad.md"
    words = ["--report", "feedback", "--audience", audience, "--to", str(target), "--yes"]
    assert run("export", "plek", *words).code == 0
    assert "Anna heeft gebeld." in target.read_text("utf-8")
    for name in ("plek", "terug"):
        assert "blad.md" in run("ledger", name, "--format", "json").out
    gone = run("erase", "terug", answered[-6:], "--dry-run")
    assert gone.code == 0 and "blad.md" in gone.out + gone.err


def test_a_later_session_of_which_nothing_is_told_notes_nothing(run, own_place, session, say, answered):
    words = ["--report", "full", "--audience", "public", "--to", str(own_place / "blad.md"), "--yes"]
    assert run("export", "plek", *words).code == 0
    assert json.loads(run("ledger", "plek", "--format", "json").out)
    assert "blad.md" not in run("ledger", "terug", "--format", "json").out


def test_what_a_later_session_tells_of_its_own_is_not_noted_with_an_earlier_ones_page(run, own_place, answered):
    asked = run("record", "terug", "question", "--speaker", "U1", typed="Iets van onszelf?").out.strip()
    own = run("feedback", "answer", asked[-6:], "done", typed="Van onszelf.").out.strip()
    words = ["--report", "feedback", "--audience", "keyboard", "--to", str(own_place / "blad.md"), "--yes"]
    assert run("export", "plek", *words).code == 0
    assert "blad.md" in run("erase", "terug", answered[-6:], "--dry-run").out
    assert "blad.md" not in run("erase", "terug", own[-6:], "--dry-run").out
