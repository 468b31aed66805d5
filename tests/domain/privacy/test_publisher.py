"""Everything that can be told of two evenings, told: each kind of fact with all its fields, for each reader."""

from datetime import UTC, date, datetime

import pytest
from agreed import record

from leernetwerk_cli.domain.privacy import publication as facts
from leernetwerk_cli.domain.privacy.publisher import Scope, publish
from leernetwerk_cli.domain.record.entry import Entry
from leernetwerk_cli.domain.record.session import Participant, Session
from leernetwerk_cli.store import package

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
FRAMEWORK = package.read_framework()
ALL = frozenset({"group", "municipality", "network", "public"})
TOWN = frozenset({"group", "municipality"})
MADE = date(2026, 12, 20)
CHAIRS = {"network": 10, "municipality": 5, "group": 0}
E, U = "ervaringsdeskundige", "uitvoerder"


def entry(id_, kind, text="", *speaker, **more):
    return Entry(id=id_, at=AT, kind=kind, text=text, speaker=speaker, **more)


def evening(town, day, promised, entries, agreed):
    """Return an evening of six at each side."""
    people = [(f"E{n}", E) for n in range(1, 7)] + [(f"U{n}", U) for n in range(1, 7)]
    seats = tuple(Participant(code, seat, role) for seat, (code, role) in enumerate(people, 1))
    session = Session(f"s-{town}", town, day, "m", municipality=town, participants=seats, promised=promised)
    return record(session, entries, agreed)


def two():
    first = [
        entry("a1", "quote", "wie leest mee", "E1", element="vertrouwen", verbatim=True, star=True, sharer=True,
              knowledge=("ervaring",), translated="ar", translations={"en": "who reads along"}),
        entry("a2", "dissent", "zo werkt het niet", "U1", element="plek"),
        entry("a3", "quote", "blijft binnen", "E2"),
        entry("a4", "quote", "blijft ook binnen", "U2"),
        entry("a5", "learning", "samen verder", "wij", element="plek"),
        entry("a6", "value", element="vertrouwen", scores={E: (1, 1, 2, 3, 4, 5), U: (2, 2, 2, 4, 4, 4)}),
        entry("a7", "value", element="ladder", scores={E: (1, 1, 1, 2, 2, 3), U: (3, 3, 4, 4, 5, 5)}),
        entry("a8", "turn", "", "E1"),
        entry("a9", "turn", "", "E1"),
        entry("b1", "turn", "", "U3"),
        entry("b2", "step", element="voorwaarden", state="underway"),
        entry("b3", "action", "bellen", element="plek", owner="U1", due=date(2026, 12, 1), state="open"),
        entry("b4", "expectation", "minder post"),
        entry("b5", "question", "wanneer horen we iets", element="plek"),
    ]  # fmt: skip
    second = [
        entry("c1", "quote", "ik ook", "E3", "U3", element="vertrouwen"),
        entry("c2", "value", element="ladder", scores={E: (1, 1, 1, 1, 1, 1), U: (2, 2, 2, 2, 2, 2)}),
        entry("c3", "feedback", "volgende week", about="b5", state="done"),
        entry("c4", "look-back", "het werd minder", about="b4", unexpected="een feest"),
    ]
    agreed = {"a1": ALL, "a2": TOWN, "a3": frozenset({"group"}), "a5": ALL, "b3": ALL, "b4": TOWN, "b5": ALL, "c1": ALL}
    return [
        evening("Apeldorp", date(2026, 11, 3), FRAMEWORK.rung[1].id, first, agreed),
        evening("Beekstad", date(2026, 12, 4), FRAMEWORK.rung[2].id, second, agreed),
    ]


NETWORK = [
    facts.Meeting("Apeldorp", "2026-11"),
    facts.Meeting("Beekstad", "2026-12"),
    facts.Chairs(E, 12, 2, 2),
    facts.Chairs(U, 12, 2, 2),
    facts.Turns(E, 2, 2),
    facts.Turns(U, 1, 2),
    facts.Words("ik ook", "quote", element="vertrouwen", by="both", language="nl"),
    facts.Words("samen verder", "learning", element="plek", by="wij", language="nl"),
    facts.Words("wanneer horen we iets", "question", element="plek", language="nl"),
    facts.Words(
        "wie leest mee",
        "quote",
        True,
        "vertrouwen",
        E,
        ("ervaring",),
        True,
        True,
        "nl",
        "ar",
        (("en", "who reads along"),),
    ),
    facts.Scale("ladder", E, 0, (0, 9, 2, 1, 0, 0), 2),
    facts.Scale("ladder", U, 0, (0, 0, 6, 2, 2, 2), 2),
    facts.Promise("informeren", 1),
    facts.Promise("raadplegen", 1),
    facts.AgainstPromise(E, 6, 3, 3, 2),
    facts.AgainstPromise(U, 0, 6, 6, 2),
    facts.InWords("vertrouwen", ("beroep", "ervaring")),
    facts.RestsOn("plek", 1, 2, 1, 2),
    facts.RestsOn("processtappen", 1, 2, 1, 2),
    facts.RestsOn("shared", 1, 2, 1, 2),
    facts.RestsOn("vertrouwen", 2, 2, 2, 2),
    facts.RestsOn("waarden", 2, 2, 2, 2),
    facts.Step("Apeldorp", "voorwaarden", "2026-11", "underway"),
    facts.Action("bellen", "open", "plek", "2026-12", has_owner=True),
    facts.Owed(2, 0),
    facts.Against("1-4"),
]
IN_TOWN = [
    facts.Meeting("Apeldorp", "2026-11"),
    facts.Chairs(E, 6, 1, 1),
    facts.Chairs(U, 6, 1, 1),
    facts.Turns(E, 2, 1),
    facts.Turns(U, 1, 1),
    facts.Words("samen verder", "learning", element="plek", by="wij", language="nl", month="2026-11"),
    facts.Words("wanneer horen we iets", "question", element="plek", language="nl", month="2026-11"),
    facts.Words(
        "wie leest mee",
        "quote",
        True,
        "vertrouwen",
        E,
        ("ervaring",),
        True,
        True,
        "nl",
        "ar",
        (("en", "who reads along"),),
        "2026-11",
    ),
    facts.Words("zo werkt het niet", "dissent", element="plek", by=U, language="nl", month="2026-11"),
    facts.Scale("ladder", E, 0, (0, 3, 2, 1, 0, 0), 1),
    facts.Scale("ladder", U, 0, (0, 0, 0, 2, 2, 2), 1),
    facts.Scale("vertrouwen", E, 1, (2, 1, 1, 1, 1), 1),
    facts.Scale("vertrouwen", U, 1, (0, 3, 0, 3, 0), 1),
    facts.Promise("informeren", 1),
    facts.AgainstPromise(E, 0, 3, 3, 1),
    facts.AgainstPromise(U, 0, 0, 6, 1),
    facts.RestsOn("plek", 1, 1, 1, 1),
    facts.RestsOn("processtappen", 1, 1, 1, 1),
    facts.RestsOn("shared", 1, 1, 1, 1),
    facts.RestsOn("vertrouwen", 1, 1, 1, 1),
    facts.RestsOn("waarden", 1, 1, 1, 1),
    facts.Step("Apeldorp", "voorwaarden", "2026-11", "underway"),
    facts.Action("bellen", "open", "plek", "2026-12", has_owner=True),
    facts.Owed(3, 1),
    facts.Expectation("minder post"),
    facts.Against("none"),
]
GROUP = [
    facts.Meeting("Apeldorp", "2026-11-03"),
    facts.Chairs(E, 6, 1, 1),
    facts.Chairs(U, 6, 1, 1),
    facts.Turns(E, 2, 1),
    facts.Turns(U, 1, 1),
    facts.Words("blijft binnen", "quote", by=E, language="nl"),
    facts.Words("samen verder", "learning", element="plek", by="wij", language="nl"),
    facts.Words("wanneer horen we iets", "question", element="plek", language="nl"),
    facts.Words(
        "wie leest mee",
        "quote",
        True,
        "vertrouwen",
        E,
        ("ervaring",),
        True,
        True,
        "nl",
        "ar",
        (("en", "who reads along"),),
    ),
    facts.Words("zo werkt het niet", "dissent", element="plek", by=U, language="nl"),
    facts.Scale("ladder", E, 0, (0, 3, 2, 1, 0, 0), 1),
    facts.Scale("ladder", U, 0, (0, 0, 0, 2, 2, 2), 1),
    facts.Scale("vertrouwen", E, 1, (2, 1, 1, 1, 1), 1),
    facts.Scale("vertrouwen", U, 1, (0, 3, 0, 3, 0), 1),
    facts.Promise("informeren", 1),
    facts.AgainstPromise(E, 0, 3, 3, 1),
    facts.AgainstPromise(U, 0, 0, 6, 1),
    facts.Step("Apeldorp", "voorwaarden", "2026-11-03", "underway"),
    facts.Action("bellen", "open", "plek", "2026-12-01", 1, True, "7"),
    facts.Feedback("bellen", "action", "underway", "plek"),
    facts.Feedback("wanneer horen we iets", "question", "done", "plek", "volgende week"),
    facts.Feedback("zo werkt het niet", "dissent", "unknown", "plek"),
    facts.Owed(3, 1),
    facts.Expectation("minder post", seen="het werd minder", unexpected="een feest"),
    facts.Against("none"),
]

NOTED = {
    "network": {"s-Apeldorp": ("a1", "a5", "b3", "b5"), "s-Beekstad": ("c1",)},
    "municipality": {"s-Apeldorp": ("a1", "a2", "a5", "b3", "b4", "b5")},
    "group": {"s-Apeldorp": ("a1", "a2", "a3", "a5", "b3", "b4", "b5"), "s-Beekstad": ("c3", "c4")},
}


@pytest.mark.parametrize(
    ("audience", "evenings", "told"), [("network", 2, NETWORK), ("municipality", 1, IN_TOWN), ("group", 1, GROUP)]
)
def test_all_that_is_told(audience, evenings, told):
    """What is answered later is told to who was there, of what they put forward; others read how much waits."""
    made = publish(two()[:evenings], audience, Scope("hier", MADE), FRAMEWORK, two()[evenings:])
    assert list(made.publication.facts) == told
    assert made.noted.texts == NOTED[audience]
    assert (made.publication.place, made.publication.made, made.publication.chairs) == ("hier", MADE, CHAIRS[audience])


def test_who_was_there_is_told_by_words_in_the_ledger_too():
    """The words in which something was answered, and what was seen when people looked back, are told to the group."""
    told = publish(two(), "group", Scope("hier", MADE), FRAMEWORK).noted.texts
    assert told["s-Beekstad"] == ("c1", "c3", "c4")


def test_a_step_that_was_further_in_another_town_is_not_back_in_this_one():
    town = {"Apeldorp": "in-place", "Beekstad": "open"}
    evenings = [
        evening(name, date(2026, 11, day), "", [entry(f"s{day}", "step", element="plek", state=state)], {})
        for day, (name, state) in enumerate(town.items(), 1)
    ]
    told = publish(evenings, "network", Scope("hier", MADE), FRAMEWORK).publication.facts
    assert [each.again for each in told if isinstance(each, facts.Step)] == [False, False]


def test_what_is_told_without_a_place_does_not_stay_behind():
    """Three towns each with something against it for the network alone: it is told, so nothing of it stays behind."""
    only = frozenset({"network"})
    evenings = [
        evening(name, date(2026, 11, 3), "", [entry(name, "dissent", f"nee, zei {name}", "E1")], {name: only})
        for name in ("Apeldorp", "Beekstad", "Ceedam")
    ]
    assert facts.Against("none") in publish(evenings, "network", Scope("hier", MADE), FRAMEWORK).publication.facts
    two = publish(evenings[:2], "network", Scope("hier", MADE), FRAMEWORK).publication.facts
    assert facts.Against("1-4") in two and facts.Withheld("no-batch") in two
