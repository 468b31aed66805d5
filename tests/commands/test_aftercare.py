"""``aftercare``: a private list per person that leaves by no door, goes with who is erased, and is emptied by purge."""

import json
import zipfile

import pytest


def care(run):
    found = json.loads(run("aftercare", "show", "plek", "--format", "json").out)["aftercare"]
    return {each.pop("code"): each for each in found}


def test_it_says_who_calls_whom_and_when_and_what_is_done(run, session):
    assert run("aftercare", "plan", "plek", "e1", "bellen", "--owner", "g1", "--due", "2026-11-25").code == 0
    assert run("aftercare", "done", "plek", "e1", "payment").code == 0
    told = care(run)
    assert told["E1"]["call"] == {"state": "open", "owner": "G1", "due": "2026-11-25"}
    assert told["E1"]["payment"]["state"] == "done" and told["E1"]["thanks"] is None and told["U1"]["call"] is None
    run("aftercare", "done", "plek", "e1", "call")
    assert care(run)["E1"]["call"]["state"] == "done"
    assert "Payment" in run("aftercare", "show", "plek").out


@pytest.mark.parametrize(
    "words", [["e9", "call"], ["e1", "koffie"], ["e1", "call", "--due", "ooit"], ["e1", "call", "--owner", "x"]]
)
def test_who_was_not_there_and_what_is_on_no_list_is_one_clear_line(run, session, words):
    answer = run("aftercare", "plan", "plek", *words)
    assert answer.code == 2 and len(answer.err.splitlines()) == 1 and not care(run)["E1"]["call"]


def test_it_leaves_by_no_door(run, session, own_place):
    run("edit", "plek", "--set", "municipality=Emmen")
    run("record", "plek", "quote", "--speaker", "U1", "--consent", "public", typed="zomaar een zin")
    before = {}
    for when in ("before", "after"):
        if when == "after":
            for what in ("call", "payment", "thanks"):
                run("aftercare", "plan", "plek", "e1", what, "--owner", "u2", "--due", "2031-05-06")
        for audience in ("group", "municipality", "public"):
            for suffix in ("json", "csv", "html", "md"):
                target = own_place / f"{audience}.{suffix}"
                assert run("export", "plek", "--audience", audience, "--to", str(target), "--yes").code == 0
                assert before.setdefault(target.name, target.read_text()) == target.read_text()
    target = own_place / "a.qdpx"
    run("export", "plek", "--audience", "keyboard", "--to", str(target))
    with zipfile.ZipFile(target) as archive:
        assert not [
            name for name in archive.namelist() if b"2031-05-06" in archive.read(name) or b"U2" in archive.read(name)
        ]
    assert json.loads(run("summary", "--format", "json").out)["entries"] == 1


def test_it_goes_with_who_is_erased(run, session):
    run("aftercare", "plan", "plek", "e1", "call", "--due", "2031-05-06")
    run("erase", "plek", "E1", "--yes")
    assert not any("2031-05-06" in path.read_text() for path in session.rglob("*.toml"))


def test_purge_empties_it(run, session, own_place):
    (own_place / "line.txt").write_text("wat er stond")
    run("record", "plek", "quote", "--speaker", "U1", typed="zomaar een zin")
    run("aftercare", "plan", "plek", "e1", "call", "--due", "2031-05-06")
    assert run("purge", "plek", "--line", str(own_place / "line.txt"), "--yes").code == 0
    assert not any("2031-05-06" in path.read_text() for path in session.rglob("*.toml"))
    assert care(run)["E1"]["call"] is None
