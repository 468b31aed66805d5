"""What the keyboard sees of a session, whole; and what is told without a place, or late, to who was not there."""

from collections import Counter
from datetime import UTC, date, datetime

import msgspec
import pytest
from agreed import record

from leernetwerk_cli.domain.privacy import publication as facts
from leernetwerk_cli.domain.privacy.publisher import Scope, publish
from leernetwerk_cli.domain.privacy.release import Released, ReleasedEntry, ReleasedSession, release
from leernetwerk_cli.domain.record.blocks import PurgedBlock
from leernetwerk_cli.domain.record.entry import Entry
from leernetwerk_cli.domain.record.session import Participant, Session
from leernetwerk_cli.store import package

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
DAY = date(2026, 11, 23)
FRAMEWORK = package.read_framework()
NETWORK = frozenset({"network"})
SEATS = (
    Participant("E1", 1, "ervaringsdeskundige"),
    Participant("E2", 2, "ervaringsdeskundige"),
    Participant("U1", 3, "uitvoerder"),
    Participant("U2", 4, "uitvoerder", written=False),
    Participant("G1", 5, "gespreksleider"),
)
SESSION = Session("s", "s", DAY, "m", municipality="A", participants=SEATS, facilitator="G1")


def entry(id_, kind="quote", text="", *speaker, **more):
    return Entry(id=id_, at=AT, kind=kind, text=text, speaker=speaker, **more)


def NOBODY():  # noqa: N802 - who may read it is worked out when it is asked, and is compared by itself
    return None


def without_asking(released):
    sessions = (
        each._replace(entries=tuple(msgspec.structs.replace(item, asked=NOBODY) for item in each.entries))
        for each in released.sessions
    )
    return released._replace(sessions=tuple(sessions))


def test_the_keyboard_sees_all_of_it():
    said = entry("a", "quote", "wie leest mee", "E1", "U1", element="openheid")
    group = entry("b", "learning", "samen verder", "wij")
    before = entry("c", "value", scores={"ervaringsdeskundige": (4, 2)}, element="openheid")
    after = entry("d", "value", scores={"uitvoerder": (5,)}, element="openheid", stage="slot")
    made = record(
        SESSION,
        (said, group, before, after),
        {"a": NETWORK},
        purged=(purged := PurgedBlock(at=AT, id="p", line="het was goed", counts={}),),
    )
    sides = tuple(sorted(group.id for group in FRAMEWORK.group if group.side))
    mine, yours = (FRAMEWORK.find_group(role).id for role in ("ervaringsdeskundige", "uitvoerder"))
    released = release([made], FRAMEWORK, today=DAY)
    assert [item.consent for _session, item in released.entries] == [NETWORK | {"group"}, None, None, None]
    assert released.course.records == (made,)
    assert without_asking(released) == Released(
        sessions=(
            ReleasedSession(
                session=SESSION,
                entries=(
                    ReleasedEntry(said, {}, True, "", sides, 3, (0, 1), NOBODY),
                    ReleasedEntry(group, {}, True, "", (), 2, (), NOBODY),
                    ReleasedEntry(before, {"ervaringsdeskundige": (2, 4)}, False, "", (mine,), 0, (), NOBODY),
                    ReleasedEntry(after, {"uitvoerder": (5,)}, True, "", (yours,), 0, (), NOBODY),
                ),
                present=Counter(ervaringsdeskundige=2, uitvoerder=2, gespreksleider=1),
                unheard=("E2",),
                by_choice=1,
                purged=(purged,),
            ),
        ),
        course=released.course,
        today=DAY,
    )


def test_a_later_session_tells_what_became_of_it_and_is_not_seen_itself():
    action = entry("a", "action", "bellen", state="open")
    hoped = entry("h", "expectation", "minder post")
    later = record(
        SESSION,
        (
            entry("b", "action", "bellen", state="done", about="a"),
            entry("l", "look-back", "het werd minder", about="h"),
        ),
        {},
    )
    made = release([record(SESSION, (action, hoped), {})], FRAMEWORK, later=[later])
    assert [item.entry.id for _session, item in made.entries] == ["a", "h"]
    assert made.course.became["a"] == "done" and made.course.outcomes["a"].state == "done"
    assert made.course.seen["h"].id == "l"


def test_where_only_checked_words_count_the_others_lose_their_words_and_their_role():
    said = entry("a", "quote", "wie leest mee", "E1", star=True, ref="r", extra={"eigen": 1})
    seen = release([record(SESSION, (said,), {})], FRAMEWORK, checked=True).sessions[0].entries[0]
    assert seen.entry == entry("a", "quote", "", "E1")
    assert (seen.role, seen.words, seen.people) == ("", 3, (0,))
    assert release([record(SESSION, (said,), {})], FRAMEWORK).sessions[0].entries[0].entry == said


@pytest.mark.parametrize(
    ("due", "today", "days", "months"),
    [
        (date(2026, 10, 30), date(2026, 11, 2), 1, 1),  # for who was there a month that has begun counts
        (date(2026, 10, 2), date(2026, 11, 30), 2, 1),  # and nobody else learns from it on which day
        (date(2026, 11, 2), date(2026, 11, 30), 1, 0),
        (date(2026, 12, 2), date(2026, 11, 30), 0, 0),
    ],
)
def test_who_was_not_there_learns_in_months_how_late_something_is(due, today, days, months):
    made = record(SESSION, (entry("a", "action", "bellen", due=due),), {"a": frozenset({"group", "municipality"})})
    for audience, late in (("group", days), ("municipality", months)):
        told = publish([made], audience, Scope("A", today), FRAMEWORK).publication.facts
        assert [fact.late for fact in told if isinstance(fact, facts.Action)] == [late]


def test_words_without_a_place_are_the_words_alone():
    places = [
        record(
            Session(town, town, DAY, "m", municipality=town, participants=SEATS),
            (
                entry(
                    town,
                    "quote",
                    f"woorden uit {town}",
                    "E1",
                    element="openheid",
                    verbatim=True,
                    star=True,
                    knowledge=("ervaring",),
                    sharer=True,
                    translations={"en": "words"},
                ),
            ),
            {town: NETWORK},
        )
        for town in ("Apeldorp", "Beekstad", "Ceedam")
    ]
    told = publish(places, "network", Scope("all", DAY), FRAMEWORK).publication.facts
    assert [fact for fact in told if isinstance(fact, facts.Words)] == [
        facts.Words(f"woorden uit {town}", "quote", verbatim=True, element="openheid", star=True)
        for town in ("Apeldorp", "Beekstad", "Ceedam")
    ]
