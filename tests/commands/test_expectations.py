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


def test_for_whom_it_is_hoped_stands_beside_it(run, session, own_place):
    run(
        "record",
        "plek",
        "expectation",
        "--for",
        "wie slecht ziet",
        "--element",
        "prevaluatie-impact",
        typed="meer tijd",
    )
    assert expectations(run)[0]["for"] == "wie slecht ziet"
    assert "for wie slecht ziet" in run("expectations").out
    assert "meer tijd (for wie slecht ziet)" in run("summary", "--full").out
    run("edit", "plek", "last", "--set", "whom=wie goed hoort")
    assert expectations(run)[0]["for"] == "wie slecht ziet"  # words are never an argument


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


SEEN = "elke dag nog tien\nde balie belt nu terug\nwe gaan door tot mei\n"


def test_what_was_seen_is_noted_with_who_judged_it(run, hope, own_place):
    answer = run("expectations", "look", hope, "--judge", "e1,u1", typed=SEEN)
    assert answer.code == 0 and "Ask one of them" not in answer.err
    (found,) = expectations(run)
    assert (found["seen"], found["unexpected"], found["decision"]) == tuple(SEEN.splitlines())
    assert found["judges"] == ["E1", "U1"] and expectations(run, "--due") == []
    told = " ".join(run("expectations").out.split())
    assert "Seen: elke dag nog tien · Not expected: de balie belt nu terug · Decided: we gaan door tot mei" in told


def test_without_anyone_of_experience_it_warns_and_keeps_it(run, hope):
    answer = run("expectations", "look", hope, "--judge", "u1", typed=SEEN)
    assert answer.code == 0 and "Nobody with experience" in answer.err and expectations(run)[0]["seen"]


@pytest.mark.parametrize(
    ("judges", "typed", "code"), [("", SEEN, 2), ("e9", SEEN, 2), ("e1", "", 2), ("e1", "  \nwat\n", 2)]
)
def test_without_who_judged_or_what_was_seen_nothing_is_noted(run, hope, judges, typed, code):
    answer = run("expectations", "look", hope, "--judge", judges, typed=typed)
    assert answer.code == code and "balie" not in answer.err and not expectations(run)[0]["seen"]


def test_what_was_seen_is_for_who_was_there_alone(run, hope, own_place):
    run("edit", "plek", "--set", "municipality=Emmen")
    run("consent", "set", "plek", hope, "public")
    run("expectations", "look", hope, "--judge", "e1", typed=SEEN)
    for audience, is_told in (("group", True), ("municipality", False), ("public", False)):
        target = own_place / f"{audience}.md"
        run("export", "plek", "--audience", audience, "--report", "full", "--to", str(target), "--yes")
        assert ("elke dag nog tien" in target.read_text()) == is_told, audience
        assert "minder telefoontjes" in target.read_text()


def test_what_was_seen_goes_with_the_expectation(run, hope, session):
    run("expectations", "look", hope, "--judge", "e1", typed=SEEN)
    assert run("erase", "plek", hope, "--yes").code == 0
    assert not any("elke dag" in path.read_text() or "balie" in path.read_text() for path in session.rglob("*.toml"))


def test_the_next_session_of_that_group_opens_with_what_it_is_time_to_look_back_on(run, hope, walk):
    run("new", "tweede", "--date", "2026-12-14", "--from", "plek", "--participants", "e=2,g=1", "--no-input")
    assert "It is time to look back on one thing." in walk("/stop\n", name="tweede").out
    run("expectations", "look", hope, "--judge", "e1", typed=SEEN)
    assert "look back on one thing" not in walk("/stop\n", name="tweede").out
