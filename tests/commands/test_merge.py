"""``merge``: what two note-takers wrote down of one thing is shown, decided by a person, and counted once."""

import json
import shutil

import pytest


@pytest.fixture
def two(run, session, say):
    """Two people wrote at one table; return what ``merge --list`` shows."""
    say("Ik moest drie keer hetzelfde formulier invullen", "--speaker", "E1", "--element", "vertrouwen")
    say("de brief was niet te snappen", "--speaker", "E2")
    other = ("--recorder", "tablet")
    run(
        "--recorder",
        "tablet",
        "record",
        "plek",
        "quote",
        "--speaker",
        "E1",
        "--element",
        "gelijkwaardigheid",
        typed="moest drie keer hetzelfde formulier invullen, zei ze",
    )
    run(*other, "record", "plek", "quote", "--speaker", "U1", typed="Ik moest drie keer hetzelfde formulier invullen")
    return listed(run)


def listed(run):
    answer = run("merge", "plek", "--format", "json")
    assert answer.code == 0, answer.err
    return [[each["code"] for each in group["entries"]] for group in json.loads(answer.out)["twice"]]


def said(run):
    return json.loads(run("show", "plek", "--format", "json").out)["entries"]


def test_only_what_can_be_one_thing_is_shown(run, two):
    assert len(two) == 1 and len(two[0]) == 2  # what U1 said is somebody else's
    assert "One thing looks said twice: leernetwerk merge" in run("summary", "plek").out


def test_the_wording_that_is_chosen_stands_and_the_other_is_kept(run, two):
    before = json.loads(run("summary", "plek", "--format", "json").out)["entries"]
    assert run("merge", "plek", "--answers", "-", typed="2\n").code == 0
    assert json.loads(run("summary", "plek", "--format", "json").out)["entries"] == before - 1
    assert [each["text"] for each in said(run) if each["speaker"] == ["E1"]] != []
    assert listed(run) == [] and "look" not in run("summary", "plek").out.split("Four")[0]
    assert "leernetwerk merge" not in run("summary", "plek").out
    letter = run("show", "plek", "--speaker", "E1", "--letter").out
    assert letter.count("drie keer hetzelfde formulier") == 2  # all that is kept


def test_two_things_stay_two_and_are_not_asked_about_again(run, two):
    before = len(said(run))
    run("merge", "plek", "--answers", "-", typed="b\n")
    assert len([each for each in said(run) if each["kind"] == "quote"]) == 4 and before and listed(run) == []


def test_later_and_stop_leave_it(run, two):
    for typed in ("\n", "/stop\n", "9\n\n", ""):
        run("merge", "plek", "--answers", "-", typed=typed)
        assert listed(run) == two


def test_a_script_decides_too_and_twice_changes_nothing(run, two, session):
    first = run("merge", "plek", "--same", ",".join(two[0]))
    files = {path: path.read_bytes() for path in session.rglob("*.toml")}
    assert first.code == 0 and run("merge", "plek", "--same", ",".join(two[0])).code == 0
    assert {path: path.read_bytes() for path in session.rglob("*.toml")} == files
    run("undo", "plek")
    assert listed(run) == two
    run("merge", "plek", "--different", ",".join(two[0]))
    assert listed(run) == []


@pytest.mark.parametrize("codes", ["", "zzzz", "{0}", "{0},zzzz", "{0},{u}"])
def test_what_cannot_be_one_thing_is_refused_and_nothing_is_written(run, two, session, codes):
    u1 = next(each["id"][-4:] for each in said(run) if each["speaker"] == ["U1"])
    codes = codes.format(two[0][0], u=u1) or ","
    files = {path: path.read_bytes() for path in session.rglob("*.toml")}
    assert run("merge", "plek", "--same", codes).code in (2, 4)
    assert {path: path.read_bytes() for path in session.rglob("*.toml")} == files


def test_erased_is_every_wording(run, two, session):
    run("merge", "plek", "--same", ",".join(two[0]))
    assert run("erase", "plek", "E1", "--yes").code == 0
    kept = "".join(path.read_text() for path in session.rglob("*.toml"))
    assert kept.count("drie keer") == 1  # of U1, who said it too


def test_an_erased_wording_does_not_come_back_with_an_older_copy(run, two, session, own_place):
    """Once the wording that was erased is gone, nobody could tell from the pair alone whose the other one was."""
    stick = own_place / "stick" / session.name
    shutil.copytree(session, stick)
    codes = two[0]
    for path in stick.glob("entries/*.toml"):  # the laptop of the other note-taker alone
        if codes[0] in path.read_text("utf-8"):
            path.unlink()
    assert run("merge", "plek", "--same", ",".join(codes)).code == 0
    assert run("erase", "plek", codes[0], "--yes").code == 0
    assert run("bring", str(stick), "--yes").code == 0
    assert not [entry for entry in said(run) if "formulier" in entry.get("text", "") and entry["speaker"] == ["E1"]]


def test_beside_the_words_that_stand_are_those_that_they_stand_for(run, two):
    assert run("merge", "plek", "--same", ",".join(two[0])).code == 0
    (entry,) = (each for each in said(run) if each.get("others"))
    shown = run("show", "plek").out
    assert entry["others"][0] != entry["text"] and "also written down as" in shown
