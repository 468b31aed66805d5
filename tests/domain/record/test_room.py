"""The room as the evening made it: when it must end, and who is in it."""

from datetime import UTC, datetime

import pytest

from leernetwerk_cli.domain.record.entry import Entry
from leernetwerk_cli.domain.record.room import away_after, until_of

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
    assert until_of(Entry("a", AT, "until", minutes=minutes)) == datetime.fromisoformat(f"{end}+00:00")


def test_who_left_is_away_until_they_come_back_or_speak():
    away = away_after(frozenset(), Entry("a", AT, "left", speaker=("E1", "E2")))
    assert away == {"E1", "E2"}
    assert away_after(away, Entry("b", AT, "joined", speaker=("E1",))) == {"E2"}
    assert away_after(away, Entry("c", AT, "quote", text="ja", speaker=("E2",))) == {"E1"}
    assert away_after(away, Entry("d", AT, "note", text="ja", speaker=("E2",))) == away
