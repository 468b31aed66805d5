"""Why words stay behind, and who might be recognised: told at the keyboard before something leaves."""

from datetime import UTC, date, datetime

import pytest
from agreed import record

from leernetwerk_cli.domain.privacy.withheld import (
    NO,
    NOBODY_KNOWN,
    NOT_ASKED,
    NOT_FOR_THEM,
    NOT_PLACED,
    Alone,
    count_reasons,
    find_alone,
    why,
)
from leernetwerk_cli.domain.record.entry import Entry
from leernetwerk_cli.domain.record.session import Participant, Session

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
NETWORK = frozenset({"group", "network"})


def said(kind="quote", *speaker, text="hoorde het pas later", id_="a", state=""):
    return Entry(id=id_, at=AT, kind=kind, text=text, speaker=speaker, state=state)


@pytest.mark.parametrize(
    ("entry", "consent", "audience", "reason"),
    [
        (said("quote", "E1"), None, "group", NOT_ASKED),
        (said("quote", "E1"), frozenset(), "group", NO),
        (said("quote", "E1"), frozenset({"group"}), "municipality", NOT_FOR_THEM),
        (said("quote", "E1"), frozenset({"group"}), "group", ""),
        (said("quote", "E1"), NETWORK, "network", NOT_PLACED),
        (said("quote", "E1"), NETWORK, "municipality", NOT_FOR_THEM),
        (said("quote", "E1"), NETWORK | {"municipality"}, "network", ""),
        (said("quote", "E1"), NETWORK, "group", ""),
        (said("quote"), None, "group", NOBODY_KNOWN),
        (said("learning", "wij"), None, "group", ""),
        (said("learning", "wij"), None, "network", NOT_ASKED),
        (said("quote", "E1"), None, "keyboard", ""),
        (said("turn", "E1"), None, "public", ""),
        (said("step", "E1", text=""), None, "public", ""),
        (said("step", "E1", state="open"), NETWORK, "network", NOT_PLACED),
        (said("step", "E1", state="open"), NETWORK, "municipality", NOT_FOR_THEM),
    ],
)
def test_each_text_stays_behind_for_a_reason_of_its_own(entry, consent, audience, reason):
    assert why(entry, consent, audience) == reason


def test_reasons_are_counted_and_what_leaves_is_not():
    entries = (said("quote", "E1"), said("quote", "E2", id_="b"), said("quote", "U1", id_="c"))
    session = Session("s", "s", date(2026, 11, 23), "vier-inzichten")
    noted = record(session, entries, {"a": None, "b": None, "c": frozenset({"group"})})
    assert count_reasons([noted], "group") == {NOT_ASKED: 2}


def test_a_role_of_one_or_two_is_named_for_who_was_not_there_but_not_who_facilitates():
    people = [("E1", "ervaringsdeskundige"), ("E2", "ervaringsdeskundige"), ("B1", "begeleider")]
    people += [(f"U{n}", "uitvoerder") for n in (1, 2, 3)]
    seats = tuple(Participant(code, seat, role) for seat, (code, role) in enumerate(people, 1))
    session = Session("s", "s", date(2026, 11, 23), "vier-inzichten", participants=seats, facilitator="B1")
    noted = record(session, (), {})
    assert find_alone([noted], "network") == [Alone(session, "ervaringsdeskundige", 2)]
    assert find_alone([noted], "group") == []
