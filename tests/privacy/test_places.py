"""A town is a town however it is spelt, and a session in which nobody said anything makes nobody less alone."""

import json

import pytest


@pytest.fixture
def towns(run, own_place):
    """Return a function that makes a session of each town; only where something is ``said`` is anything in it."""

    def call(*names, said=True):
        for number, name in enumerate(names):
            slug = f"s{number}-{'gezegd' if said else 'gepland'}"
            people = "ervaringsdeskundige=4,uitvoerder=4"
            run("new", slug, "--municipality", name, "--participants", people, "--no-input")
            for code in ("E1", "E2", "E3", "U1", "U2", "U3") if said else ():
                line = ("record", slug, "quote", "--speaker", code, "--element", "vertrouwen")
                run(*line, "--consent", "network", typed=f"alleen het netwerk {number} {code}")

    return call


def told(run, audience="network"):
    page = run("export", "--audience", audience, "--to", "-", "--format", "md", "--report", "full").out
    return page.count("alleen het netwerk")


SAME = [
    ["Waterstad", "waterstad", "Waterstad "],
    ["Waterstad", "Wáterstad", "WATERSTAD"],
    ["Waterstad", "", " "],
    ["Waterstad", "Heidedorp", ""],
    ["Zaffier", "Alkmaar", "Waterstad"],
]


@pytest.mark.parametrize("names", SAME, ids=str)
def test_three_spellings_are_not_three_towns(run, towns, names):
    """Words for the network and not for their own town are told only among three towns."""
    towns(*names)
    assert told(run) == 0


def test_three_towns_are(run, towns):
    towns("Waterstad", "Heidedorp", "Lage Veen")
    assert told(run) > 0


def test_a_planned_session_is_no_third_town(run, towns):
    towns("Waterstad", "Heidedorp")
    towns("Lage Veen", said=False)
    assert told(run) == 0


def test_planned_sessions_add_no_chairs(run, towns):
    """Numbers need ten people who were there, not ten seats that were set out."""
    towns("Waterstad")
    towns("Heidedorp", "Lage Veen", "Zilverdam", said=False)
    told = json.loads(run("summary", "--audience", "network", "--format", "json").out)
    assert not told["voices"]["by_role"]
