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


def numbers(run, *options):
    answer = run("compare", *options, "--format", "json")
    return answer, json.loads(answer.out)["groups"] if answer.code == 0 else []


def test_others_read_the_numbers_of_what_they_may_have_by_itself(run, network):
    _answer, seen = numbers(run, "--by", "municipality")
    answer, told = numbers(run, "--by", "municipality", "--audience", "public")
    assert [each["id"] for each in told] == [each["id"] for each in seen]
    assert not [
        each for group in told for insight in group["insights"] for each in insight["elements"] if each["example"]
    ]
    assert "Waterstad-brieven" not in answer.out
    alone = json.loads(run("summary", "--municipality", "Waterstad", "--audience", "public", "--format", "json").out)
    here = next(each for each in told if each["id"] == "Waterstad")
    scores = [[element["scores"] for element in each["elements"]] for each in here["insights"]]
    assert scores == [[element["scores"] for element in each["elements"]] for each in alone["insights"]]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--by", "session", "--audience", "public"), 6),  # a session has a title
        (("--by", "method", "--audience", "network"), 6),
        (("--by", "municipality", "--audience", "network"), 6),  # the network reads no town alone
        (("--by", "month", "--audience", "group"), 6),
        (("--audience", "municipality"), 6),  # these are of several
        (("--audience", "municipality", "--municipality", "Waterstad"), 0),
    ],
)
def test_one_group_that_they_may_not_have_and_nothing_is_told(run, network, options, code):
    assert run("compare", *options).code == code


@pytest.mark.parametrize("form", ["html", "pdf", "md", "docx", "pptx", "xlsx", "csv", "json", "zip"])
def test_what_is_compared_is_exported_with_the_drawings_of_the_page(run, network, own_place, form):
    target = own_place / f"c.{form}"
    made = run(
        "export", "--report", "compare", "--by", "municipality", "--audience", "public", "--to", str(target), "--yes"
    )
    assert made.code == 0, made.err
    if form in ("html", "md", "csv", "json"):
        told = target.read_text("utf-8-sig")
        assert "Waterstad" in told and "Lage Veen" in told and "nothing was written" not in told
        assert "Experience sharer" not in told  # where there is nothing to draw, nothing stands
    ledger = run("ledger", "waterstad-brieven").out
    assert target.name in ledger


def test_the_pictures_stand_below_each_other_in_the_terminal(run, network):
    told = run("compare", "waterstad-brieven", "terugkijken", "--pictures").out
    assert told.index("Trust: ") < told.index("Courage to grow: ") and told.count("Trust: ") == 2


def test_the_keyboard_exports_it_too(run, network, own_place):
    target = own_place / "c.html"
    assert run("export", "--report", "compare", "--audience", "keyboard", "--to", str(target)).code == 0
    assert run("export", "--report", "compare", "--to", str(target)).code == 6  # nobody said for whom


def test_three_spellings_of_a_town_are_one_group(run, session):
    for number, town in enumerate(("Waterstad", "waterstad ", "Heidedorp")):
        words = ("--participants", "e=3,u=3", "--no-input", "--municipality", town, "--date", f"2026-12-0{number + 1}")
        run("new", f"avond-{number}", *words)
    groups = json.loads(
        run("compare", *(f"avond-{n}" for n in range(3)), "--by", "municipality", "--format", "json").out
    )
    assert [(each["id"], each["sessions"]) for each in groups["groups"]] == [("Heidedorp", 1), ("Waterstad", 2)]
