"""What became of it elsewhere is found for one session as for all of them."""

import json

import pytest

from leernetwerk_cli.jobs.reading import Selection, read
from leernetwerk_cli.jobs.workplace import at_desk
from leernetwerk_cli.store.later import Later


@pytest.fixture
def next_one(run, session):
    people = "ervaringsdeskundige=2,uitvoerder=2"
    answer = run("new", "terug", "--date", "2026-12-14", "--participants", people, "--no-input")
    assert answer.code == 0
    return session.parent / answer.out.strip()


@pytest.mark.parametrize("kind", ["question", "obstacle", "dissent", "action", "quote"])
def test_an_action_elsewhere_about_what_was_put_forward_here_is_told_here(run, session, next_one, kind):
    said = run("record", "plek", kind, "--speaker", "E1", typed="Wie belt terug?").out.strip()
    made = run("record", "terug", "action", "--about", f"plek:{said[-4:]}", "--speaker", "U1", typed="Anna belt.")
    assert made.code == 0, made.err
    place = at_desk(session.parent)
    whole, one = (read(place, each)[0].outcomes for each in (Selection(), Selection(("plek",))))
    assert one[said] == whole[said] and one[said].state == "underway"
    assert json.loads(run("feedback", "--session", "plek", "--format", "json").out)["feedback"]


def test_what_a_session_says_about_itself_is_no_reason_to_read_it_for_another(run, session, next_one):
    said = run("record", "plek", "question", "--speaker", "E1", typed="Wie belt terug?").out.strip()
    assert run("record", "plek", "action", "--about", said, "--speaker", "U1", typed="Anna belt.").code == 0
    assert not Later(session.parent)._folders
