"""The room as the evening made it: when it must end, and who is in it."""

from datetime import UTC, datetime

import pytest
from building import PEOPLE, SESSION

from leernetwerk_cli.domain.record.entry import Entry
from leernetwerk_cli.domain.record.room import EVERYONE, away_after, in_the_room, until_of

AT = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "end"),
    [
        (21 * 60, "2026-11-23 21:00"),
        (30, "2026-11-24 00:30"),
        (19 * 60 + 30, "2026-11-24 19:30"),
        (1171, "2026-11-23 19:31"),
    ],
)
def test_an_end_is_of_today_or_where_that_is_past_of_tomorrow(minutes, end):
    at = AT.replace(second=12, microsecond=7)
    assert until_of(Entry("a", at, "until", minutes=minutes)) == datetime.fromisoformat(f"{end}+00:00")


def test_who_left_is_away_until_they_come_back_or_speak():
    away = away_after(frozenset(), Entry("a", AT, "left", speaker=("E1", "E2")))
    assert away == {"E1", "E2"}
    assert away_after(away, Entry("b", AT, "joined", speaker=("E1",))) == {"E2"}
    assert away_after(away, Entry("c", AT, "quote", text="ja", speaker=("E2",))) == {"E1"}
    assert away_after(away, Entry("d", AT, "note", text="ja", speaker=("E2",))) == away


def event(kind, *speaker, **more):
    return Entry("a", AT, kind, speaker=speaker, **more)


def test_the_room_is_as_the_file_says_until_the_evening_makes_it_another():
    session = in_the_room(SESSION, [])
    assert (session.participants, session.facilitator, session.screen, session.until) == (PEOPLE, "", "", None)


def test_who_comes_in_who_leads_and_what_the_room_sees():
    session = in_the_room(
        SESSION,
        [
            event("joined", "U2", role="uitvoerder", seat=7),
            event("joined", "E1", role="uitvoerder", seat=9),  # who is here already stays who they are
            event("leads", "U1"),
            event("screen", state="seen"),
            event("until", minutes=21 * 60),
        ],
    )
    assert [(each.code, each.seat, each.role) for each in session.participants] == [
        ("E1", 1, "ervaringsdeskundige"),
        ("U1", 2, "uitvoerder"),
        ("U2", 7, "uitvoerder"),
    ]
    assert (session.facilitator, session.screen) == ("U1", "seen")
    assert session.until == datetime(2026, 11, 23, 21, tzinfo=UTC)
    assert in_the_room(session, [event("leads", "U2")], gone=["U2"]).facilitator == ""


@pytest.mark.parametrize(
    ("events", "written"),
    [
        ([], [True, True]),
        ([event("silence", "E1", state="off")], [False, True]),
        ([event("silence", state="off")], [False, False]),
        ([event("silence", state="off"), event("silence", "E1", state="on")], [False, False]),
        ([event("silence", "E1", state="off"), event("silence", "E1", state="on")], [True, True]),
    ],
)
def test_of_whom_nothing_is_written_down(events, written):
    assert EVERYONE == ""
    assert [person.written for person in in_the_room(SESSION, events).participants] == written
