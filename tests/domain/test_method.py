"""The sixteen run sheets and the framework are whole, and the walk can go through each of them."""

from datetime import UTC, date, datetime

import pytest

from leernetwerk_cli.domain.model import KINDS, Session
from leernetwerk_cli.domain.record import to_record
from leernetwerk_cli.domain.walk import Walk, minutes_planned, minutes_used
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
    from leernetwerk_cli.domain.model import Entry

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
