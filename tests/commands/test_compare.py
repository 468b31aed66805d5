"""``compare``: side by side, with numbers of people, and no ranks."""

import json

import pytest


@pytest.fixture(autouse=True)
def wide(monkeypatch):
    monkeypatch.setenv("COLUMNS", "250")


def test_two_sessions_stand_beside_each_other_on_the_four_insights(run, network):
    told = " ".join(run("compare", "waterstad-brieven", "terugkijken").out.split())
    for text in ("1 Values", "2 Experience sharer", "Trust: Experience 1 ● 2 ● 3 ●● 1 ● 3 ● 4 ●●●", "Whose knowledge"):
        assert text in told, told
    assert "(beside the promise) lower 4 lower 4, as promised 1" in told
    assert "Conditions Waterstad: open Mar Waterstad: in place Nov" in told


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("municipality", ["Heidedorp", "Hoge Duin", "Lage Veen", "Waterstad"]),
        ("year", None),
        ("month", ["2026-03", "2026-04", "2026-06", "2026-09", "2026-10", "2026-11"]),
    ],
)
def test_groups_hold_what_a_summary_of_them_holds(run, network, by, names):
    answer = run("compare", "--by", by, "--format", "json")
    if names is None:
        assert answer.code == 2 and "SESSION SESSION" in answer.err  # all of one year
        return
    groups = json.loads(answer.out)["groups"]
    assert [each["id"] for each in groups] == names
    if by == "municipality":
        alone = json.loads(run("summary", "--municipality", "Lage Veen", "--format", "json").out)
        found = next(each for each in groups if each["id"] == "Lage Veen")
        assert {key: found[key] for key in alone if key != "format_version"} == {
            key: value for key, value in alone.items() if key != "format_version"
        }


def test_the_marks_of_the_begin_stand_beside_those_of_the_end(run, session):
    run("new", "tweede", "--participants", "e=3,u=2", "--no-input", "--date", "2026-12-01")
    for stage, marks in (("welkom", "e:1,2,2"), ("uitchecken", "e:4,4,5")):
        run("record", "plek", "value", "--stage", stage, "--element", "trust", "--scores", marks)
    run("record", "tweede", "value", "--element", "trust", "--scores", "e:3,3,3")
    told = " ".join(run("compare").out.split())
    assert "Trust: Experience 4 ●● 5 ● 3 ●●●" in told
    assert "Trust: Experience (at the start) 1 ● 2 ●● ·" in told


def test_one_alone_or_an_unknown_way_is_refused(run, session):
    assert run("compare", "plek").code == 2 and run("compare", "--by", "rank").code == 2


def test_it_has_no_audience(run, network):
    assert run("compare", "--audience", "network").code == 2
