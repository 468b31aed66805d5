"""Ids rise with time, follow from a reference, and are shortened for people."""

import uuid
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from leernetwerk_cli.domain.record.ids import Ids, id_of_ref, milliseconds_of, paper_code, short_codes

NOW = datetime(2026, 11, 23, 10, 0, 0, 123_000, tzinfo=UTC)
SESSION = "019ab2c4-0000-7000-8000-000000000001"


def test_an_id_is_a_uuid_of_version_7_with_its_moment():
    id_ = uuid.UUID(Ids(Random(1)).new(NOW))
    assert (id_.version, id_.variant) == (7, uuid.RFC_4122)
    assert id_.int >> 80 == int(NOW.timestamp() * 1000)


def test_an_id_tells_when_it_was_drawn_and_another_one_nothing():
    assert milliseconds_of(Ids(Random(1)).new(NOW)) == int(NOW.timestamp() * 1000)
    assert milliseconds_of(id_of_ref(SESSION, "w1")) is None and milliseconds_of("geen id") is None


def test_ids_rise_within_a_millisecond_and_after_it():
    ids = Ids(Random(1))
    drawn = [ids.new(NOW) for _ in range(300)] + [ids.new(NOW + timedelta(milliseconds=1))]
    assert drawn == sorted(drawn) and len({*drawn}) == 301


def test_more_than_fit_in_a_millisecond_stay_different_and_of_their_version():
    ids = Ids(Random(1))
    drawn = [ids.new(NOW) for _ in range(5_000)]
    assert len({*drawn}) == 5_000
    assert {(uuid.UUID(each).version, uuid.UUID(each).int >> 80) for each in drawn} == {
        (7, uuid.UUID(drawn[0]).int >> 80)
    }


@pytest.mark.parametrize("moment", [datetime(1900, 1, 1, tzinfo=UTC), datetime(2999, 12, 31, tzinfo=UTC)])
def test_any_moment_that_counts_makes_an_id(moment):
    assert uuid.UUID(Ids(Random(1)).new(moment)).version == 7


def test_a_reference_always_means_the_same_entry_in_its_session():
    assert id_of_ref(SESSION, "a-1") == str(uuid.uuid5(uuid.UUID(SESSION), "a-1"))
    assert id_of_ref(SESSION, "a-1") != id_of_ref(SESSION, "a-2")


@pytest.mark.parametrize("session", ["zelf getypt", "", "019ab2c4"])
def test_a_session_with_an_id_typed_by_hand_has_references_too(session):
    assert id_of_ref(session, "a-1") == str(uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_OID, session), "a-1"))
    assert id_of_ref(session, "a-1") != id_of_ref(f"{session}x", "a-1")


def test_a_short_code_is_the_shortest_ending_of_at_least_four_that_no_other_has():
    codes = short_codes(["xx-1234", "yy-1234", "zz-9999", "zz-9999", "abc"])
    assert codes == {"xx-1234": "x-1234", "yy-1234": "y-1234", "zz-9999": "9999", "abc": "abc"}


def test_a_paper_code_follows_from_session_and_person():
    code = paper_code(SESSION, "E1")
    assert code == paper_code(SESSION, "E1") == "ukb-e9b"
    assert len({code, paper_code(SESSION, "E2"), paper_code("other", "E1")}) == 3
