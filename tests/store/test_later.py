"""What became of it elsewhere is found for one session as for all of them."""

import json
from collections import Counter
from random import Random

import pytest

from leernetwerk_cli.domain.record.course import PUT_FORWARD as PUT
from leernetwerk_cli.jobs import batch
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
    whole, one = (read(place, each)[0].course.outcomes for each in (Selection(), Selection(("plek",))))
    assert one[said] == whole[said] and one[said].state == "underway"
    assert json.loads(run("feedback", "--session", "plek", "--format", "json").out)["feedback"]


def test_what_a_session_says_about_itself_is_no_reason_to_read_it_for_another(run, session, next_one):
    said = run("record", "plek", "question", "--speaker", "E1", typed="Wie belt terug?").out.strip()
    assert run("record", "plek", "action", "--about", said, "--speaker", "U1", typed="Anna belt.").code == 0
    assert not Later(session.parent)._folders


@pytest.mark.parametrize("seed", range(3))
def test_the_list_tells_of_what_waits_as_all_sessions_together_do(run, network, monkeypatch, seed):
    """Whatever is carried on where, also of what was carried on itself, told or closed."""
    random, place = Random(seed), at_desk(network / "network")
    names = sorted(each.name for each in place.root.glob("2*"))
    for number in range(30):
        released, _framework = read(place, Selection())
        session, item = random.choice([(s, i) for s, i in released.entries if i.entry.is_said or i.entry.kind in PUT])
        about = f"{session.slug}:{item.entry.id[-8:]}"
        if random.random() < 0.3:
            answer = run("feedback", "answer", about.partition(":")[2], "done", typed="gedaan")
        else:
            state = random.choice(["open", "done", "dropped"])
            words = ["action", "--about", about, "--state", state, "--owner", "U1"]
            answer = run("record", random.choice(names), *words, typed=f"iets {number}")
        assert answer.code == 0, answer.err
    released, _framework = read(place, Selection())
    ended = released.course.outcomes
    waits = [s.slug for s, item in released.entries if item.entry.id in ended and ended[item.entry.id].is_owed]
    told = json.loads(run("list", "--format", "json").out)["sessions"]
    assert {each["slug"]: each["waiting"] for each in told if each["waiting"]} == Counter(waits)
    monkeypatch.setattr(batch, "_FEW", 1)
    assert json.loads(run("list", "--jobs", "2", "--format", "json").out)["sessions"] == told
