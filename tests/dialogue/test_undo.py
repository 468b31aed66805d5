"""Whatever was done at the keyboard is taken back whole, also over a stop; or it says that it cannot be."""

import json
from datetime import datetime, timedelta

import pytest

from leernetwerk_cli.domain.privacy.consent import Answers
from leernetwerk_cli.domain.walk.walk import minutes_planned
from leernetwerk_cli.store import sessions

DONE = {
    "a quote": "e1: drie weken wachten",
    "word for word": "e1:: drie weken wachten",
    "with a label": "u1: bij ons vier #vertrouwen",
    "of two": "e1+u2: samen",
    "an action": "> folder maken @u1 vrijdag",
    "a learning": "! dat wachten pijn doet",
    "a question": "? hoe lang nog",
    "a note": "zomaar iets",
    "scores": "= ver e:2,3 u:4",
    "turns": "+e1 +u2",
    "a star": "/ster",
    "put right": "/verbeter\ne1: heel anders",
    "put right, to nobody's": "/verbeter\nanders",
    "minutes": "/tijd +5",
    "another seat": "/erbij u9",
    "somebody who was expected": "/erbij e3",
    "who leaves": "/vertrekt e2",
    "silence": "/stil e2",
    "silence of all": "/uit",
    "another who leads": "/over g1",
    "read back": "/lees e1\n2",
    "read back with an exception": "/lees e1\n3, but 2: 1",
    "said otherwise while reading": "/lees e1\nc 1\nanders\n",
    "in doubt, as a note": "e4: hoi\n2\n",
}
BEFORE = "e1: eerst\n*\ne1: daarna\n*\ne1: tot slot\n"


@pytest.fixture
def state(session):
    """Return a function that returns all that stands in the record, without where the walk is."""

    def call():
        record, method = sessions.read_record(session), sessions.read_method(session)
        answers = Answers(record)
        said = [entry for entry in record.entries if entry.kind != "stage"]
        people = [(each.code, each.seat, each.written) for each in record.session.participants]
        minutes = [minutes_planned(record.stages, stage) for stage in method.stage]
        allowed = [(entry.id, answers.allowed(entry)) for entry in said]
        return said, people, record.session.facilitator, sorted(record.heard), minutes, allowed

    return call


@pytest.mark.parametrize("line", DONE.values(), ids=DONE)
@pytest.mark.parametrize("stopped", [False, True], ids=["at once", "over a stop"])
def test_what_was_done_is_taken_back_whole(walk, state, line, stopped):
    walk(BEFORE, "--stage", "waarden")
    before = state()
    changed = before
    if stopped:
        walk(f"{line}\n")
        changed = state()
    answer = walk("/ongedaan\n" if stopped else f"{line}\n/ongedaan\n")
    assert "Taken back" in answer.out, answer.out
    assert state() == before
    assert (changed != before) == stopped


def test_shorter_is_taken_back_for_every_part(walk, run, session, state):
    began = (datetime.now().astimezone() - timedelta(minutes=40)).isoformat(timespec="seconds")
    late = {"kind": "stage", "stage": "waarden", "state": "started", "question": "ask", "at": began}
    run("record", "plek", "--json-lines", typed=json.dumps(late))
    before = state()
    walk("/korter\n")
    assert state() != before
    walk("/ongedaan\n")
    assert state() == before


def test_what_stands_on_the_rooms_screen_is_taken_off(walk, say, session):
    id_ = say("mijn woorden", "--consent", "group")
    walk(f"/toon {id_[-6:]}\n", "--stage", "waarden")
    puts = [entry for entry in sessions.read_record(session).entries if entry.question.startswith("put:")]
    walk("/ongedaan\n")
    left = [entry for entry in sessions.read_record(session).entries if entry.question.startswith("put:")]
    assert (len(puts), left) == (1, [])


def test_after_an_erasure_nothing_is_taken_back(walk, state):
    walk(BEFORE, "--stage", "waarden")
    answer = walk("/wis\n1\n/ongedaan\n")
    assert "cannot be taken back" in answer.out
    assert [entry.text for entry in state()[0]] == ["eerst", "daarna"]
