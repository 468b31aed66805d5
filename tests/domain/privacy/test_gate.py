"""The gate, rule by rule: one entry, one answer, one audience."""

from datetime import UTC, date, datetime

import pytest
from agreed import record

from leernetwerk_cli.domain.insights.summary import summarise
from leernetwerk_cli.domain.privacy.release import release
from leernetwerk_cli.domain.record.blocks import PurgedBlock
from leernetwerk_cli.domain.record.entry import Entry
from leernetwerk_cli.domain.record.session import Participant, Session
from leernetwerk_cli.store import package

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
FRAMEWORK = package.read_framework()
GROUP = frozenset({"group"})
TOWN = frozenset({"group", "municipality"})


def seats(**roles):
    codes = {"ervaringsdeskundige": "E", "inwoner": "I", "uitvoerder": "U", "beleidsmedewerker": "B"}
    people = [(f"{codes[role]}{n}", role) for role, number in roles.items() for n in range(1, number + 1)]
    return tuple(Participant(code, seat, role) for seat, (code, role) in enumerate(people, 1))


def released(entry, consent, audience, people=None, unnamed=False, checked=False):
    session = Session("s", "s", date(2026, 11, 23), "vier-inzichten", participants=people or seats(uitvoerder=5))
    noted = record(session, (entry,), {entry.id: consent}, {entry.id} if unnamed else ())
    return release([noted], audience, FRAMEWORK, checked)


def said(kind, *speaker, **more):
    return Entry(id="a", at=AT, kind=kind, text="woorden", speaker=speaker, **more)


@pytest.mark.parametrize("kind", ["quote", "dissent", "obstacle"])
@pytest.mark.parametrize("speaker", [(), ("wij",), ("U1",), ("?",)])
def test_a_quote_dissent_or_obstacle_is_someones_and_needs_a_yes(kind, speaker):
    for audience in ("group", "municipality", "network", "public"):
        assert read(said(kind, *speaker), None, audience) == []
        assert read(said(kind, *speaker), frozenset(), audience) == []
    assert read(said(kind, *speaker), GROUP, "group") == ["woorden"]
    assert read(said(kind, *speaker), GROUP, "municipality") == []


@pytest.mark.parametrize("kind", ["question", "action", "agreement", "expectation", "step"])
def test_what_the_group_asked_or_agreed_is_the_groups(kind):
    for speaker in ((), ("wij",)):
        assert read(said(kind, *speaker), None, "group") == ["woorden"]
        assert read(said(kind, *speaker), None, "municipality") == []
        assert read(said(kind, *speaker), TOWN, "municipality") == ["woorden"]
        assert read(said(kind, *speaker), frozenset(), "group") == []
    assert read(said(kind, "U1"), None, "group") == []


def test_what_we_learned_is_the_groups_and_what_somebody_unknown_learned_is_not():
    assert read(said("learning", "wij"), None, "group") == ["woorden"]
    assert read(said("learning", "wij"), None, "public") == []
    assert read(said("learning"), None, "group") == []
    assert read(said("learning", "U1"), None, "group") == []


def read(entry, consent, audience, **more):
    """Return the words that come out."""
    out = released(entry, consent, audience, **more)
    return [item.entry.text for each in out.sessions for item in each.entries if item.entry.text]


def test_a_note_never_leaves_and_is_not_even_counted():
    for audience in ("group", "municipality", "network", "public"):
        told = released(said("note"), frozenset({"group", "municipality"}), audience).sessions
        assert not any(each.entries for each in told)
    assert read(said("note"), None, "keyboard") == ["woorden"]


def test_only_who_was_there_reads_who_was_there():
    group, town = (released(said("quote", "U1", owner="U2"), TOWN, each) for each in ("group", "municipality"))
    assert group.sessions[0].session.participants and group.sessions[0].entries[0].entry.speaker == ("U1",)
    assert not town.sessions[0].session.participants and not town.sessions[0].session.facilitator
    (item,) = town.sessions[0].entries
    assert (item.entry.speaker, item.entry.owner, item.role) == ((), "", "uitvoerder")


@pytest.mark.parametrize(
    ("people", "role"),
    [
        ({"uitvoerder": 5}, "uitvoerder"),
        ({"uitvoerder": 2, "beleidsmedewerker": 5}, "beroep"),  # two would be a name: the side of the table
        ({"uitvoerder": 1, "beleidsmedewerker": 1}, ""),  # nor is a side of two told
    ],
)
def test_a_role_stands_beside_words_only_where_three_of_it_sat(people, role):
    (item,) = released(said("quote", "U1"), TOWN, "municipality", seats(**people)).sessions[0].entries
    assert item.role == role and item.entry.text
    (item,) = released(said("quote", "U1"), TOWN, "municipality", seats(**people), unnamed=True).sessions[0].entries
    assert item.role == "" and item.entry.text
    (item,) = released(said("quote", "U1"), TOWN, "group", seats(**people)).sessions[0].entries
    assert item.role == "uitvoerder"


def test_checked_words_are_those_that_were_read_and_agreed_to():
    assert read(said("quote", "U1"), None, "keyboard", checked=True) == []
    assert read(said("quote", "U1"), frozenset(), "keyboard", checked=True) == []
    assert read(said("quote", "U1"), GROUP, "keyboard", checked=True) == ["woorden"]
    assert read(said("question"), None, "keyboard", checked=True) == ["woorden"]


@pytest.mark.parametrize(
    ("people", "role"),
    [
        ({"uitvoerder": 3, "beleidsmedewerker": 3}, "beroep"),  # counted together, so told together
        ({"uitvoerder": 1, "beleidsmedewerker": 1, "ervaringsdeskundige": 5}, ""),  # the other side is not theirs
    ],
)
def test_a_role_stands_beside_words_only_as_what_it_counts(people, role):
    (item,) = released(said("quote", "U1"), TOWN, "municipality", seats(**people)).sessions[0].entries
    assert item.role == role and item.entry.text


def test_many_of_a_role_elsewhere_do_not_hide_who_sat_here_with_two():
    here, there = (
        record(
            Session(name, name, date(2026, 11, 23), "vier-inzichten", participants=seats(uitvoerder=number)),
            (said("quote", "U1"),),
            {"a": TOWN},
        )
        for name, number in (("here", 2), ("there", 8))
    )
    both = release([here, there], "municipality", FRAMEWORK)
    assert [(each.entries[0].role, each.entries[0].counted) for each in both.sessions] == [
        ("", "uitvoerder"),
        ("uitvoerder", "uitvoerder"),
    ]


def test_of_whom_nothing_was_written_is_told_by_name_only_to_who_was_there():
    people = (
        *seats(uitvoerder=5),
        Participant("E1", 6, "ervaringsdeskundige", written=False),
        Participant("F1", 7, "begeleider"),
    )
    session = Session("s", "s", date(2026, 11, 23), "m", participants=people, facilitator="F1")
    turn = Entry(id="b", at=AT, kind="turn", speaker=("U2",))
    kept = PurgedBlock(at=AT, id="c", line="bellen", counts={})
    noted = record(session, (said("quote", "U1"), turn), {"a": TOWN, "b": None}, purged=(kept,))
    group = release([noted], "group", FRAMEWORK).sessions[0]
    assert (group.unheard, group.silent, group.by_choice) == (("U2", "U3", "U4", "U5"), 4, 1)
    assert group.purged
    town = release([noted], "municipality", FRAMEWORK).sessions[0]
    assert (town.unheard, town.silent, town.by_choice, town.purged) == ((), 4, 1, ())


def test_a_side_is_named_where_three_sat_there_and_only_the_two_sides_of_the_table():
    def sides(people, speaker="U1", **more):
        return released(said("quote", speaker, **more), TOWN, "municipality", people).sessions[0].entries[0].sides

    assert sides(seats(uitvoerder=3, ervaringsdeskundige=2)) == ("beroep",)
    assert sides(seats(uitvoerder=2, ervaringsdeskundige=2)) == ()
    third = tuple(Participant(f"O{n}", n, "onderzoeker") for n in (1, 2, 3))
    assert sides(third, "O1") == ()
    assert released(said("quote", "O1"), TOWN, "group", third).sessions[0].entries[0].role == "onderzoeker"
    marks = {"ervaringsdeskundige": (2, 3), "uitvoerder": (4,)}
    assert sides(seats(uitvoerder=3, ervaringsdeskundige=3), "wij", scores=marks) == ("beroep", "ervaring")


def test_what_the_group_lets_the_network_read_keeps_its_place():
    (item,) = released(said("learning", "wij"), frozenset({"group", "network"}), "network").sessions[0].entries
    assert item.entry.text and item.placed and item.people == ()


@pytest.mark.parametrize(
    "more",
    [{"kind": "step", "state": "open"}, {"kind": "value", "scores": {"uitvoerder": (4,)}}],
    ids=["step", "score"],
)
def test_a_state_or_score_counts_for_everyone_whatever_was_said_of_its_words(more):
    """Its words would tell the place with it: they stay behind for the municipality and for the network."""
    entry = Entry(id="a", at=AT, text="woorden", speaker=("U1",), **more)
    for audience in ("municipality", "network", "public"):
        out = released(entry, frozenset({"group", "network"}), audience, seats(uitvoerder=10))
        (item,) = out.sessions[0].entries
        assert item.withheld and not item.entry.text and not out.apart
        assert item.entry.state == entry.state and bool(item.scores) is bool(entry.scores)
    assert read(entry, frozenset({"group", "network"}), "group") == ["woorden"]


def test_consent_and_whether_it_was_checked_is_known_at_the_keyboard_only():
    assert released(said("quote", "U1"), TOWN, "keyboard").sessions[0].entries[0].consent == TOWN
    assert released(said("quote", "U1"), TOWN, "group").sessions[0].entries[0].consent is None


@pytest.mark.parametrize(("silent", "told"), [(0, 0), (1, None), (4, None), (5, 5)])
def test_how_many_were_not_heard_is_told_for_outsiders_only_where_it_is_none_or_enough(silent, told):
    session = Session("s", "s", date(2026, 11, 23), "m", participants=seats(uitvoerder=1 + silent))
    noted = record(session, (said("quote", "U1"),), {"a": TOWN})
    for audience, number in (("municipality", told), ("group", silent)):
        assert summarise(release([noted], audience, FRAMEWORK), FRAMEWORK).silent == number
