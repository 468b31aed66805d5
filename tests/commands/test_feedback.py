"""``feedback``: what became of what people put forward, told to them and to who was there."""

import json
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from leernetwerk_cli.jobs import workplace


@pytest.fixture
def asked(run, session, monkeypatch):
    """Put three things forward and return the code of each."""
    ticks = count()
    tick_from(monkeypatch, ticks, datetime(2026, 11, 23, 20, tzinfo=UTC))
    for kind, speaker, text in [
        ("question", "E1", "wie leest mee?"),
        ("obstacle", "U1", "het systeem kan het niet"),
        ("action", "", "brief herschrijven"),
    ]:
        said = ["--speaker", speaker, "--consent", "group"] if speaker else ["--owner", "U1"]
        assert run("record", "plek", kind, *said, typed=text).code == 0
    tick_from(monkeypatch, ticks, datetime(2026, 12, 3, 20, tzinfo=UTC))
    return {each["text"]: each["code"] for each in told(run)}


def tick_from(monkeypatch, ticks, moment):
    """From now on it is ``moment``, and a second later each time that somebody looks."""
    monkeypatch.setattr(workplace, "_now", lambda: moment + timedelta(seconds=next(ticks)))


def told(run, *options):
    return json.loads(run("feedback", *options, "--format", "json").out)["feedback"]


def states(run, *options):
    return {each["text"]: (each["state"], each["answer"], each["waits"]) for each in told(run, *options)}


def test_what_nobody_answered_waits_and_an_open_action_is_under_way(run, asked):
    assert states(run) == {
        "wie leest mee?": ("unknown", "", 10),
        "het systeem kan het niet": ("unknown", "", 10),
        "brief herschrijven": ("underway", "", None),
    }
    assert [each["people"] for each in told(run, "--due")] == [["E1"], ["U1"]]


@pytest.mark.parametrize(
    ("word", "state"), [("done", "done"), ("onderweg", "underway"), ("niet", "dropped"), ("unknown", "unknown")]
)
def test_an_answer_is_told_and_the_last_one_counts(run, asked, word, state):
    code = asked["wie leest mee?"]
    assert run("feedback", "answer", code, "unknown", typed="dat zoeken we uit").code == 0
    assert run("feedback", "answer", code, word, typed="elke dinsdag Anna").code == 0
    assert states(run)["wie leest mee?"] == (state, "elke dinsdag Anna", None)
    assert [each["text"] for each in told(run, "--due")] == ["het systeem kan het niet"]


def test_an_action_that_answers_it_is_what_is_done_about_it(run, asked):
    run(
        "record",
        "plek",
        "action",
        "--about",
        asked["het systeem kan het niet"],
        "--owner",
        "U1",
        typed="leverancier bellen",
    )
    assert states(run)["het systeem kan het niet"] == ("underway", "", None)
    action = next(
        each for each in json.loads(run("actions", "--format", "json").out)["actions"] if "bellen" in each["text"]
    )
    assert run("actions", "done", action["code"], typed="in januari is het om").code == 0
    assert states(run)["het systeem kan het niet"] == ("done", "in januari is het om", None)
    assert "leverancier bellen" not in states(run)


def test_why_an_action_was_dropped_is_told(run, asked):
    assert run("actions", "drop", asked["brief herschrijven"], typed="de nieuwe brief is er al").code == 0
    assert states(run)["brief herschrijven"] == ("dropped", "de nieuwe brief is er al", None)


def test_the_letter_tells_one_person_and_nothing_of_another(run, asked):
    run("feedback", "answer", asked["wie leest mee?"], "done", typed="elke dinsdag iemand")
    letter = run("feedback", "letter", "plek", "e1").out
    assert "- wie leest mee? (question)\n  Done: elke dinsdag iemand" in letter
    assert "systeem" not in letter and "No name is needed" in letter
    assert run("feedback", "letter", "plek", "e3").code == 4


def test_everyone_gets_a_letter_of_their_own(run, asked):
    run("feedback", "answer", asked["wie leest mee?"], "done", typed="elke dinsdag iemand")
    letters = run("feedback", "letter", "plek").out.split("\n---\n")
    assert {line for text in letters for line in text.splitlines() if line.startswith("- ")} == {
        "- wie leest mee? (question)",
        "- het systeem kan het niet (obstacle)",
    }
    assert len(letters) == 2


def test_the_letter_of_all_that_is_kept_holds_what_was_told_of_it(run, asked):
    run("feedback", "answer", asked["wie leest mee?"], "done", typed="elke dinsdag iemand")
    assert "elke dinsdag iemand" in run("show", "plek", "--speaker", "E1", "--letter").out
    assert "elke dinsdag iemand" not in run("show", "plek", "--speaker", "U1", "--letter").out


def page(run, own_place, *audience):
    target = own_place / "x.md"
    assert (
        run("export", "plek", "--audience", *audience, "--report", "feedback", "--to", str(target), "--yes").code == 0
    )
    return target.read_text()


def test_who_was_there_reads_it_and_nobody_else(run, asked, own_place):
    run("feedback", "answer", asked["wie leest mee?"], "done", typed="elke dinsdag iemand")
    text = page(run, own_place, "group")
    assert "## Done" in text and "> wie leest mee? (question)\n\nelke dinsdag iemand" in text
    run("edit", "plek", "--set", "municipality=Emmen")
    code = asked["wie leest mee?"]
    run("consent", "set", "plek", code, "group", "municipality")
    for audience in (["municipality"], ["public"]):
        assert "dinsdag" not in page(run, own_place, *audience)


def test_what_is_said_no_to_is_not_answered_in_public(run, asked, own_place):
    run("feedback", "answer", asked["het systeem kan het niet"], "dropped", typed="te duur")
    run("consent", "set", "plek", asked["het systeem kan het niet"], "none")
    assert "te duur" not in page(run, own_place, "group") and "systeem" not in page(run, own_place, "group")


def test_a_number_in_an_answer_is_asked_about_before_it_leaves(run, asked, own_place):
    run("feedback", "answer", asked["wie leest mee?"], "done", typed="bel 06-12345678")
    refused = run("export", "plek", "--audience", "group", "--report", "feedback", "--to", str(own_place / "x.md"))
    assert refused.code == 6


def test_the_answer_goes_with_what_it_answers(run, asked, session):
    run("feedback", "answer", asked["wie leest mee?"], "done", typed="elke dinsdag iemand")
    run("feedback", "answer", asked["het systeem kan het niet"], "done", typed="opgelost door een ander")
    assert run("erase", "plek", "E1", "--yes").code == 0
    left = "".join(path.read_text() for path in session.rglob("*.toml"))
    assert "dinsdag" not in left and "opgelost door een ander" in left


@pytest.mark.parametrize(("entry", "state", "code"), [("zzzz", "done", 4), ("last", "misschien", 2), ("", "done", 4)])
def test_what_is_not_there_is_one_clear_line(run, asked, entry, state, code):
    answer = run("feedback", "answer", entry, state, typed="tekst van iemand")
    assert answer.code == code and len(answer.err.splitlines()) == 1 and "tekst van" not in answer.err


def test_it_counts_as_nothing_that_was_said(run, asked):
    before = json.loads(run("summary", "--format", "json").out)
    run("feedback", "answer", asked["wie leest mee?"], "done", typed="elke dinsdag")
    after = json.loads(run("summary", "--format", "json").out)
    assert before == after


def test_the_list_says_it_and_the_next_session_of_that_group_opens_with_it(run, asked, walk):
    listed = json.loads(run("list", "--format", "json").out)["sessions"]
    assert [each["waiting"] for each in listed] == [2] and "2 wait" in run("list").out
    run("new", "tweede", "--date", "2026-12-14", "--from", "plek", "--participants", "e=2,g=1", "--no-input")
    opened = walk("/stop\n", name="tweede").out
    assert "2 things of last time wait for an answer." in opened and "wie leest mee" not in opened
    for text in ("wie leest mee?", "het systeem kan het niet"):
        run("feedback", "answer", asked[text], "done", typed="gedaan")
    assert "wait for an answer" not in walk("/stop\n", name="tweede").out


@pytest.mark.parametrize("state", ["done", "underway", "dropped", "unknown"])
def test_each_state_can_be_shown(run, asked, state):
    run("feedback", "answer", asked["wie leest mee?"], state, typed="zo staat het")
    assert "zo staat het" in run("show", "plek").out


@pytest.mark.parametrize("command", ["feedback", "actions", "expectations"])
def test_a_session_can_be_named_without_an_option(run, asked, command):
    run("new", "ander", "--participants", "e=1", "--no-input")
    assert run(command, "plek", "--format", "json").out == run(command, "--session", "plek", "--format", "json").out
    assert (
        run(command, "ander", "--format", "json").out != run(command, "--format", "json").out
        or command == "expectations"
    )
    assert run(command, "nergens").code == 4
