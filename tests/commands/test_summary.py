"""``summary``: in short on a screen of 24 lines, and everything when it is asked for."""

import json

import pytest


@pytest.mark.parametrize("spoken", ["nl", "en"])
@pytest.mark.parametrize("what", [[], ["2026-03-26-waterstad-brieven"], ["--municipality", "Heidedorp"]], ids=str)
def test_what_is_in_short_fits_a_screen(run, network, spoken, what):
    short = run("--lang", spoken, "summary", *what)
    assert short.code == 0 and len(short.out.splitlines()) <= 24
    for number in range(1, 5):
        assert f"\n{number} " in short.out
    assert len(run("--lang", spoken, "summary", *what, "--full").out.splitlines()) > 40


def said(run):
    return " ".join(run("summary", "plek").out.split())


def test_in_short_says_what_speaks_against_what_is_hoped_for_and_what_is_late(run, walk):
    walk("<> u1: bij ons niet\n> bellen @u1 3 december 2032\n", "--stage", "waarden")
    short = said(run)
    assert "What speaks against: once (Values 1). bij ons niet." in short
    assert "Actions: one open, 0 done, 0 late." in short
    code = json.loads(run("show", "plek", "--kind", "action", "--format", "json").out)["entries"][0]["code"]
    assert run("edit", "plek", code, "--set", "due=2020-01-03").code == 0
    assert "one late. bellen (3 January 2020)" in said(run)


def test_with_nothing_said_nothing_is_promised(run, session):
    run("record", "plek", "quote", "--speaker", "E1", typed="iets")
    short = said(run)
    assert short.count("nothing to count yet.") == 4 and "Actions" not in short
    assert "that does not say that there is none" in short


def test_a_town_that_no_session_is_of_is_named_with_those_that_are_there(run, network):
    answer = run("summary", "--municipality", "Utrecht")
    assert answer.code == 2 and "Heidedorp, Hoge Duin, Lage Veen, Waterstad" in answer.err


@pytest.mark.parametrize(
    ("role", "roles"), [("inwoner", {"inwoner"}), ("ervaring", {"inwoner", "ervaringsdeskundige"})]
)
def test_one_role_is_one_role_in_every_panel(run, network, role, roles):
    told = json.loads(run("summary", "--role", role, "--format", "json").out)
    elements = [element for insight in told["insights"] for element in insight["elements"]]
    assert {name for element in elements for name in element["scores"]} == roles
    assert {name for element in elements for name in element["roles"]} <= roles
    assert {name for name, voice in told["voices"]["by_role"].items() if voice["present"]} == roles
    assert not [element["id"] for element in elements if element["both_sides"]]
    assert 0 < told["entries"] < json.loads(run("summary", "--format", "json").out)["entries"]


@pytest.mark.parametrize("by", ["municipality", "role"])
def test_by_tells_every_panel_apart(run, network, by):
    """Each group has its own sentences and its own panels, and none of them is of all together."""
    out = run("summary", "--by", by).out
    groups = [group["title"] for group in json.loads(run("summary", "--by", by, "--format", "json").out)["groups"]]
    assert len(groups) > 2
    assert out.count("1 Values") >= 1 + len(groups)  # once in short, and in each group's own panels
    places = [out.index(f"\n{title}", out.index("Written down")) for title in groups]
    assert places == sorted(places)
