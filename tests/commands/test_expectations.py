"""``expectations``: what people hoped to see, what was counted first and by now, and what it is time to look back on."""

import json

import pytest

HOPE = {
    "kind": "expectation",
    "text": "minder telefoontjes",
    "element": "prevaluatie-impact",
    "look_back": "2026-11-12",
}


@pytest.fixture
def hope(run, session):
    run("record", "plek", "--json-lines", typed=json.dumps(HOPE))
    return expectations(run)[0]["code"]


def expectations(run, *options):
    return json.loads(run("expectations", *options, "--format", "json").out)["expectations"]


def test_what_is_counted_first_is_the_start_and_then_what_is_now(run, hope):
    assert run("expectations", "measure", hope, "41").code == 0
    assert (expectations(run)[0]["start"], expectations(run)[0]["now"]) == (41, None)
    run("expectations", "measure", hope, "26,5")
    run("expectations", "measure", hope, "26")
    found = expectations(run)[0]
    assert (found["start"], found["now"]) == (41, 26) and found["measured"]
    assert "at the start 41, now 26" in run("expectations").out
    assert "Counted: at the start 41, now 26" in run("summary").out


def test_a_count_can_be_taken_back(run, hope):
    run("expectations", "measure", hope, "41")
    run("undo", "plek")
    assert expectations(run)[0]["start"] is None


@pytest.mark.parametrize("word", ["veel", "", "nan", "inf", "1e99", "-"])
def test_what_is_no_number_is_refused_and_nothing_is_lost(run, hope, word):
    answer = run("expectations", "measure", hope, "--", word)
    assert answer.code == 2 and "26" in answer.err
    assert expectations(run)[0]["start"] is None


def test_what_is_no_expectation_is_not_found(run, hope, say):
    assert run("expectations", "measure", say("hoi")[-4:], "3").code == 4


def test_due_is_what_was_not_counted_since_its_day(run, hope):
    assert [each["code"] for each in expectations(run, "--due")] == [hope]
    run("expectations", "measure", hope, "41")
    assert expectations(run, "--due") == []


def test_the_count_is_on_the_page_for_who_may_read_it(run, network, tmp_path):
    for audience, name in (("municipality", "m"), ("public", "p")):
        town = ("--municipality", "Waterstad") if audience == "municipality" else ()
        target = tmp_path / f"{name}.md"
        assert run("export", "--audience", audience, *town, "--to", str(target), "--yes").code == 0
        assert "at the start 41, now 26 (November 2026)" in target.read_text()
