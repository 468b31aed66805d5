"""A calendar is read by a library that nobody here wrote: sessions, days to look back, deadlines and to-dos."""

import json

import pytest

icalendar = pytest.importorskip(
    "icalendar", reason="icalendar is not installed (pip install 'leernetwerk-cli[office]')"
)
ACTION = {"kind": "action", "text": "bellen; mailen, " + "é" * 80, "due": "2026-12-01", "owner": "U1"}
HOPE = {"kind": "expectation", "text": "minder bellen", "element": "prevaluatie-impact", "look_back": "2027-01-15"}


@pytest.fixture
def calendar(run, session, own_place):
    lines = [{**each, "speaker": "E1", "consent": ["group", "network"]} for each in (ACTION, HOPE)]
    run("record", "plek", "--json-lines", typed="\n".join(map(json.dumps, lines)))

    def call(audience="group"):
        run("export", "plek", "--audience", audience, "--to", str(own_place / "a.ics"), "--yes")
        data = (own_place / "a.ics").read_bytes()
        assert max(map(len, data.split(b"\r\n"))) <= 75
        return icalendar.Calendar.from_ical(data)

    return call


def test_a_session_a_look_back_and_a_deadline_are_events(calendar):
    days = {str(event["summary"])[:20]: event.decoded("dtstart").isoformat() for event in calendar().walk("VEVENT")}
    assert sorted(days.values()) == ["2026-11-23", "2026-12-01", "2027-01-15"]
    assert days["Look back: minder be"] == "2027-01-15"


def test_an_action_is_a_to_do_with_who_does_it(calendar, run, session):
    (todo,) = calendar().walk("VTODO")
    assert str(todo["summary"]).startswith(ACTION["text"] + " (seat ")
    assert todo.decoded("due").isoformat() == "2026-12-01" and str(todo["status"]) == "NEEDS-ACTION"


def test_who_is_told_months_gets_no_day(run, network, own_place):
    run("export", "--audience", "network", "--to", str(own_place / "a.ics"), "--yes")
    made = icalendar.Calendar.from_ical((own_place / "a.ics").read_bytes())
    assert not made.walk("VEVENT") and not [todo for todo in made.walk("VTODO") if "due" in todo]


def test_the_same_data_gives_the_same_bytes(calendar):
    assert calendar().to_ical() == calendar().to_ical()
