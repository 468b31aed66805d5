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


@pytest.mark.parametrize("names", SAME)
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


def own_threshold(run, root, chairs):
    (root / "network.toml").write_text(f"schema = 1\nchairs = {chairs}\n", "utf-8")
    answer = run(
        "export", "--municipality", "Emmen", "--audience", "municipality", "--to", str(root.parent / "x.json"), "--yes"
    )
    if answer.code:
        return answer, {}
    return answer, json.loads((root.parent / "x.json").read_text())


@pytest.fixture
def four(run, own_place):
    """Return the place of one session of four and four, in which everyone gave a mark."""
    run("new", "plek", "--municipality", "Emmen", "--participants", "e=4,u=4", "--no-input")
    line = {
        "kind": "value",
        "element": "vertrouwen",
        "scores": {"ervaringsdeskundige": [2, 3, 3, 4], "uitvoerder": [4, 4, 4, 5]},
    }
    run("record", "plek", "--json-lines", typed=json.dumps(line))
    return own_place / "sessions"


def test_a_municipality_sets_from_how_many_chairs_it_reads_numbers_about_itself(run, four):
    assert not [fact for fact in own_threshold(run, four, 5)[1]["facts"] if fact["fact"] == "scale"]
    told = own_threshold(run, four, 4)[1]
    assert told["chairs"] == 4 and [fact["marks"] for fact in told["facts"] if fact["fact"] == "scale"]
    page = four.parent / "x.md"
    run("export", "--municipality", "Emmen", "--audience", "municipality", "--to", str(page), "--yes")
    assert "From 4 chairs" in page.read_text()


@pytest.mark.parametrize("chairs", [0, 1, 2, 6, -3, '"3"', "true", 3.5])
def test_it_cannot_go_below_the_floor_of_three_nor_above_five(run, four, chairs):
    assert own_threshold(run, four, chairs)[0].code == 3


def test_others_read_numbers_from_as_many_chairs_as_before(run, four):
    own_threshold(run, four, 3)
    for audience in ("network", "public"):
        run("export", "--audience", audience, "--to", str(four.parent / "y.json"), "--yes")
        told = json.loads((four.parent / "y.json").read_text())
        assert told["chairs"] == 10 and not [fact for fact in told["facts"] if fact["fact"] == "scale"]
