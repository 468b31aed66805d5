"""The evening ends when it must: how late it is, what gives way, and the times of day as people write them."""

from datetime import UTC, datetime, time, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leernetwerk_cli.domain.framework.fit import shortened
from leernetwerk_cli.domain.record.blocks import EntryBlock
from leernetwerk_cli.domain.record.entry import to_entry
from leernetwerk_cli.domain.record.record import to_record
from leernetwerk_cli.domain.record.session import Session
from leernetwerk_cli.domain.walk import evening
from leernetwerk_cli.errors import WrongValue
from leernetwerk_cli.store import package

METHODS = {name: package.to_method(package.read_method_text(name), name) for name in package.method_ids()}


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize(
    "written", ["{h}:{m:02}", "{h}.{m:02}", "{h}u{m:02}", "{h:02}{m:02}", " {h} uur {m:02} ", "{h}:{m:02} uur"]
)
def test_a_time_is_read_as_it_is_written(hour, written):
    for minute in (0, 5, 30, 59):
        read = evening.to_clock(written.format(h=hour, m=minute), "--start")
        assert (read.hour, read.minute) == (hour, minute)


@pytest.mark.parametrize("written", ["21", "21u", "21 uur", "21h"])
def test_a_whole_hour_needs_no_minutes(written):
    assert f"{evening.to_clock(written, '--start'):%H:%M}" == "21:00"


@pytest.mark.parametrize("written", ["", "straks", "24:00", "19:60", "-1", "19:3", "half tien"])
def test_what_is_no_time_is_refused(written):
    with pytest.raises(WrongValue):
        evening.to_clock(written, "--start")


@given(st.sampled_from(sorted(METHODS)), st.integers(-30, 300))
def test_what_is_taken_off_is_what_is_too_much_and_no_more(name, late):
    stages = METHODS[name].stage
    planned = {stage.id: stage.minutes for stage in stages}
    taken = shortened(stages, planned, late)
    total = sum(taken.values())
    assert total <= max(0, late)
    left = {stage: planned[stage.id] - taken.get(stage.id, 0) for stage in stages}
    for stage, minutes in left.items():
        if stage.type in ("actions", "check-out", "read-back"):
            assert minutes == stage.minutes
        assert minutes >= (0 if stage.type in ("reserve", "break") else min(2, stage.minutes))
    if total < late:
        talk = [stage for stage in stages if stage.type in ("open", "talk")]
        assert all(left[stage] == min(2, stage.minutes) for stage in talk)


def _record(*entries, **facts):
    made = Session(id="s", title="t", date=datetime(2026, 11, 23).date(), method="vier-inzichten", **facts)
    return to_record(made, [EntryBlock(at=entry["at"], id=entry["id"], entry=to_entry(entry)) for entry in entries])


def _at(clock):
    return datetime.combine(datetime(2026, 11, 23), time.fromisoformat(clock), UTC)


def test_the_end_follows_from_the_start_and_the_minutes():
    record = _record(start=time(19, 30), minutes=90)
    assert evening.end_of(record, _at("19:30")) == _at("21:00")
    assert evening.end_of(record, _at("19:30") + timedelta(days=1)) is None


@pytest.mark.parametrize(("said", "at", "end"), [(21 * 60, "19:30", "21:00"), (30, "23:30", "00:30")])
def test_what_is_said_last_about_the_end_counts(said, at, end):
    until = {"id": "a", "at": _at(at), "kind": "until", "minutes": said}
    record = _record(until, start=time(19, 30), minutes=60)
    found = evening.end_of(record, _at(at))
    assert f"{found:%H:%M}" == end and timedelta() < found - _at(at) < timedelta(hours=2)


def test_behind_is_what_is_left_after_the_end():
    method = METHODS["vier-inzichten"]
    record = _record(start=time(19, 30), minutes=90)
    assert evening.behind(method, record, 0, _at("19:30")) == method.total - 90
    taken = evening.shorter(method, record, 0, _at("19:30"))
    assert sum(taken.values()) == method.total - 90


def test_a_session_keeps_its_start_in_its_file():
    facts = {"id": "s", "title": "t", "date": "2026-11-23", "method": "m", "start": "19:30:00", "minutes": 90}
    assert msgspec.convert(facts, Session).start == time(19, 30)


@pytest.mark.parametrize(
    ("typed", "begun", "end"),
    [
        ("half tien", "19:30", "21:30"),
        ("9 uur", "19:30", "21:00"),
        ("9:30", "19:30", "21:30"),
        ("half tien", "08:30", "09:30"),
        ("21.30", "19:30", "21:30"),
        ("16:00", "19:30", "16:00"),
        ("kwart over twaalf", "11:00", "12:15"),
        ("half een", "11:00", "12:30"),
        ("0:15", "23:00", "00:15"),
    ],
)
def test_the_end_is_the_next_one_that_a_clock_shows(typed, begun, end):
    now = datetime.combine(datetime(2026, 11, 23), time.fromisoformat(begun), UTC)
    assert f"{evening.to_end(typed, now, '/klaar'):%H:%M}" == end
