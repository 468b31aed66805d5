"""The gate, rule by rule: one entry, one answer, one audience."""

from datetime import UTC, date, datetime

import pytest
from agreed import record

from leernetwerk_cli.domain.privacy import publication as facts
from leernetwerk_cli.domain.privacy.publisher import Scope, publish
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


def published(entry, consent, audience, people=None, unnamed=False, checked=False, more=()):
    """Return the facts that come out; in a town where something else was said too."""
    session = Session("s", "s", date(2026, 11, 23), "m", municipality="A", participants=people or seats(uitvoerder=5))
    noted = record(session, (entry, *more), {entry.id: consent}, {entry.id} if unnamed else ())
    if audience == "keyboard":
        return release([noted], FRAMEWORK, checked)
    return publish([noted], audience, Scope("A", date(2026, 11, 24), checked), FRAMEWORK).publication.facts


def said(kind, *speaker, **more):
    return Entry(id="a", at=AT, kind=kind, text="woorden", speaker=speaker, **more)


def read(entry, consent, audience, **more):
    """Return the words that come out."""
    out = published(entry, consent, audience, **more)
    if audience == "keyboard":
        return [item.entry.text for each in out.sessions for item in each.entries if item.entry.text]
    return [fact.text for fact in out if isinstance(fact, facts.Words | facts.Action | facts.Expectation)]


def by(*speaker, people=None, audience="municipality", **more):
    """Return whose a quote is said to be."""
    out = published(said("quote", *speaker), TOWN, audience, people, **more)
    return next(fact.by for fact in out if isinstance(fact, facts.Words))


@pytest.mark.parametrize("kind", ["quote", "dissent", "obstacle"])
@pytest.mark.parametrize("speaker", [(), ("wij",), ("U1",), ("?",)])
def test_a_quote_dissent_or_obstacle_is_someones_and_needs_a_yes(kind, speaker):
    for audience in ("group", "municipality", "network", "public"):
        assert read(said(kind, *speaker), None, audience) == []
        assert read(said(kind, *speaker), frozenset(), audience) == []
    assert read(said(kind, *speaker), GROUP, "group") == ["woorden"]
    assert read(said(kind, *speaker), GROUP, "municipality") == []


@pytest.mark.parametrize("kind", ["question", "action", "agreement", "expectation"])
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


def test_a_note_never_leaves():
    for audience in ("group", "municipality", "network", "public"):
        assert read(said("note"), frozenset({"group", "municipality"}), audience) == []
    assert read(said("note"), None, "keyboard") == ["woorden"]


def test_the_group_reads_who_owns_an_action_by_the_number_on_the_card_and_nobody_else_does():
    action = said("action", owner="U2")
    (group,) = (f for f in published(action, TOWN, "group") if isinstance(f, facts.Action))
    (town,) = (f for f in published(action, TOWN, "municipality") if isinstance(f, facts.Action))
    assert (group.owner, town.owner, town.has_owner) == ("2", "", True)


@pytest.mark.parametrize(
    ("people", "role"),
    [
        ({"uitvoerder": 5}, "uitvoerder"),
        ({"uitvoerder": 2, "beleidsmedewerker": 5}, "beroep"),  # two would be a name: the side of the table
        ({"uitvoerder": 3, "beleidsmedewerker": 3}, "beroep"),  # from five chairs on a role is told
        ({"uitvoerder": 1, "beleidsmedewerker": 1}, ""),  # nor is a side of two told
        ({"uitvoerder": 5, "ervaringsdeskundige": 2}, ""),  # it would tell which words are of the other two
    ],
)
def test_a_role_stands_beside_words_only_where_enough_of_it_sat(people, role):
    assert by("U1", people=seats(**people)) == role
    assert by("U1", people=seats(**people), unnamed=True) == ""
    assert by("U1", people=seats(**people), audience="group") == "uitvoerder"


def test_what_several_said_is_of_both_sides_and_a_third_side_is_not_named():
    people = seats(uitvoerder=3, ervaringsdeskundige=3)
    assert by("U1", "E1", people=people) == "both" and by("wij", people=people) == "wij"
    third = (*people, *(Participant(f"O{n}", 6 + n, "onderzoeker") for n in (1, 2, 3)))
    assert by("O1", people=third) == "" and by("O1", people=third, audience="group") == "onderzoeker"


def test_knowledge_stands_only_beside_a_role():
    def known(people):
        out = published(said("quote", "U1", knowledge=("praktijkkennis",)), TOWN, "municipality", people)
        return next(fact.knowledge for fact in out if isinstance(fact, facts.Words))

    assert known(seats(uitvoerder=5)) == ("praktijkkennis",)
    assert known(seats(uitvoerder=2, beleidsmedewerker=5)) == ()


def test_checked_words_are_those_that_were_read_and_agreed_to():
    for audience in ("keyboard", "group"):
        assert read(said("quote", "U1"), None, audience, checked=True) == []
        assert read(said("quote", "U1"), frozenset(), audience, checked=True) == []
        assert read(said("quote", "U1"), GROUP, audience, checked=True) == ["woorden"]
        assert read(said("question"), None, audience, checked=True) == ["woorden"]


def test_many_of_a_role_elsewhere_do_not_hide_who_sat_here_with_two():
    here, there = (
        record(
            Session(name, name, date(2026, 11, 23), "m", municipality="A", participants=seats(uitvoerder=number)),
            (said("quote", "U1"),),
            {"a": TOWN},
        )
        for name, number in (("here", 2), ("there", 8))
    )
    out = publish([here, there], "municipality", Scope("A", date(2026, 11, 24)), FRAMEWORK).publication.facts
    assert sorted(fact.by for fact in out if isinstance(fact, facts.Words)) == ["", "uitvoerder"]
    assert [(fact.who, fact.chairs, fact.sessions) for fact in out if isinstance(fact, facts.Chairs)] == [
        ("uitvoerder", 8, 1)
    ]


def test_of_whom_nothing_was_written_is_for_the_keyboard_alone():
    people = (
        *seats(uitvoerder=5),
        Participant("E1", 6, "ervaringsdeskundige", written=False),
        Participant("F1", 7, "begeleider"),
    )
    session = Session("s", "s", date(2026, 11, 23), "m", participants=people, facilitator="F1")
    turn = Entry(id="b", at=AT, kind="turn", speaker=("U2",))
    kept = PurgedBlock(at=AT, id="c", line="bellen", counts={})
    noted = record(session, (said("quote", "U1"), turn), {"a": TOWN, "b": None}, purged=(kept,))
    (seen,) = release([noted], FRAMEWORK).sessions
    assert (seen.unheard, seen.by_choice, seen.purged) == (("U2", "U3", "U4", "U5"), 1, (kept,))


def test_what_the_group_lets_the_network_read_keeps_its_place():
    out = published(said("learning", "wij"), frozenset({"group", "network"}), "network")
    assert [fact.by for fact in out if isinstance(fact, facts.Words)] == ["wij"]


@pytest.mark.parametrize("more", [{"kind": "step", "state": "open"}, {"kind": "value", "scores": {"uitvoerder": (4,)}}])
def test_a_state_and_a_score_are_told_without_their_words(more):
    entry = Entry(id="a", at=AT, text="woorden", speaker=("U1",), element="plek", **more)
    for audience in ("group", "municipality", "network", "public"):
        assert "woorden" not in str(published(entry, frozenset({"group", "network"}), audience))


def test_words_that_stay_behind_leave_no_row_only_that_there_are_some_that_speak_against():
    for kind, stays in (("quote", "none"), ("dissent", "1-4")):
        out = published(said(kind, "U1", element="plek"), None, "municipality")
        assert {type(fact) for fact in out} == {facts.Meeting, facts.Chairs, facts.Against}
        assert next(fact.stays_behind for fact in out if isinstance(fact, facts.Against)) == stays
