"""The sixteen run sheets and the framework are whole, and the walk can go through each of them."""

from datetime import UTC, date, datetime

import pytest

from leernetwerk_cli.domain.framework.kinds import KINDS
from leernetwerk_cli.domain.record.record import to_record
from leernetwerk_cli.domain.record.session import Session
from leernetwerk_cli.domain.walk.walk import Walk, minutes_planned, minutes_used
from leernetwerk_cli.errors import UnknownWord
from leernetwerk_cli.store.package import method_ids, read_framework, read_method_text, to_method

FRAMEWORK = read_framework()
EMPTY = to_record(Session("s", "t", date(2026, 11, 23), "vier-inzichten"), [])


def test_there_are_sixteen_methods():
    assert len(method_ids()) == 16


@pytest.mark.parametrize("method", method_ids())
def test_a_run_sheet_is_whole(method):
    """Its minutes add up, what it is about exists, and what it records are kinds of entry."""
    sheet = to_method(read_method_text(method), method)
    assert sheet.id == method and len({stage.id for stage in sheet.stage}) == len(sheet.stage)
    for stage in sheet.stage:
        assert set(stage.records) <= set(KINDS)
        assert not stage.about or FRAMEWORK.find_insight(stage.about), stage.about


@pytest.mark.parametrize("method", method_ids())
def test_next_walks_through_every_field_to_the_end_and_back_to_the_start(method):
    walk = Walk(to_method(read_method_text(method), method), FRAMEWORK, EMPTY)
    seen = []
    while not walk.is_over:
        seen.append(walk.place)
        walk.next(EMPTY)
    assert len(seen) == len(set(seen)) >= len(to_method(read_method_text(method), method).stage)
    walk = Walk(to_method(read_method_text(method), method), FRAMEWORK, EMPTY)
    first = walk.place
    walk.back(EMPTY)
    assert walk.place == first


def test_minutes_leave_out_the_pause():
    from leernetwerk_cli.domain.record.entry import Entry

    def at(minute, state, **more):
        return Entry(
            str(minute), datetime(2026, 11, 23, 10, minute, tzinfo=UTC), "stage", stage="a", state=state, **more
        )

    events = [at(0, "started"), at(5, "paused"), at(15, "started", minutes=5), at(20, "ended")]
    assert minutes_used(events, "a", datetime(2026, 11, 23, 11, tzinfo=UTC)) == 10
    assert minutes_used(events[:3], "a", datetime(2026, 11, 23, 10, 18, tzinfo=UTC)) == 8
    stage = to_method(read_method_text("vier-inzichten"), "").stage[0]
    assert minutes_planned([at(0, "started", minutes=5)], stage) == stage.minutes


def test_a_method_that_is_not_there_is_answered_by_the_nearest():
    with pytest.raises(UnknownWord) as caught:
        read_method_text("vier-inzicht")
    assert caught.value.data["near"] == "vier-inzichten"


ROUNDS = """
schema = 1
id = "proef"
title = {nl = "Proef", en = "Trial"}
about = {nl = "Over iets.", en = "About something."}
""" + "".join(
    f"""
[[stage]]
id = "{id_}"
title = {{nl = "{id_}", en = "{id_}"}}
type = "talk"
minutes = 10
purpose = {{nl = "doel", en = "purpose"}}
ask = {{nl = "vraag {id_}?", en = "question {id_}?"}}
{more}
"""
    for id_, more in {
        "start": "",
        "inbreng": 'repeat = "presenter"',
        "raad": 'repeat = "presenter"\nsubgroups = 2',
        "extra": 'optional = true\nfollow_up = [{nl = "en?", en = "and?", after = "dissent"}, {nl = "nog?", en = "more?"}]',
        "bezwaar": 'when = {stage = "extra", kind = "dissent"}',
        "slot": "",
    }.items()
)


@pytest.fixture
def rounds(run, session):
    (session / "method.toml").write_text(ROUNDS, "utf-8")
    return session


def walked(run, lines):
    """Return which stages were begun and what was asked, while ``lines`` were typed."""
    import json

    shown = run("run", "plek", "--answers", "-", typed="".join(f"{line}\n" for line in lines)).out
    entries = json.loads(run("show", "plek", "--format", "json").out)["entries"]
    begun = [entry["stage"] for entry in entries if entry["kind"] == "stage" and entry["state"] == "started"]
    return [stage for n, stage in enumerate(begun) if n == 0 or begun[n - 1] != stage], shown


def test_a_round_is_walked_once_per_presenter_with_its_minutes(run, rounds):
    lines = ["/next", "e1: eerste", "/next", "/next", "/next", "1", "e2: tweede", "/next", "/next", "/next", "2", "2"]
    begun, shown = walked(run, [*lines, "/stop"])
    assert begun[:6] == ["start", "inbreng", "raad", "inbreng", "raad", "extra"]
    assert "Group 1: question raad?" in shown and "Group 2: question raad?" in shown
    import json

    events = [
        each for each in json.loads(run("show", "plek", "--format", "json").out)["entries"] if each["kind"] == "stage"
    ]
    assert sum(event.get("minutes", 0) for event in events if event["stage"] == "inbreng") == 10


def test_a_part_may_be_skipped_and_what_waits_for_it_too(run, rounds):
    begun, _shown = walked(run, [*["/next"] * 5, "2", "/stop"])
    assert begun[-2:] == ["extra", "slot"]


def test_what_was_said_opens_the_stage_and_the_question_that_wait_for_it(run, rounds):
    begun, shown = walked(run, [*["/next"] * 5, "1", "<> u1: niet bij ons", "/more", "/next", "/stop"])
    assert "and?" in shown and begun[-2:] == ["extra", "bezwaar"]


def test_a_follow_up_question_that_waits_is_not_asked_before(run, rounds):
    _begun, shown = walked(run, [*["/next"] * 5, "1", "/more", "/more", "/stop"])
    assert "more?" in shown and "and?" not in shown
