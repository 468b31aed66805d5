"""``bring``: another laptop's entries."""

import json
import shutil


def entries(run, name="plek"):
    return json.loads(run("show", name, "--format", "json").out)["entries"]


def test_bring_adds_files_and_makes_one_record(run, session, own_place):
    """The other laptop wrote in a copy of the folder: afterwards all is here, once, and nothing here was changed."""
    stick = own_place / "stick" / session.name
    shutil.copytree(session, stick)
    run("record", "plek", "quote", "--speaker", "E1", typed="hier")
    run("--sessions", str(own_place / "stick"), "record", "plek", "quote", "--speaker", "E2", typed="daar")
    assert run("bring", str(own_place / "stick")).code == 0
    assert {entry["text"] for entry in entries(run)} == {"hier", "daar"}
    assert "0 new files" in run("bring", str(stick)).out and len(entries(run)) == 2


def test_bring_does_not_bring_back_what_was_erased(run, session, own_place):
    run("record", "plek", "quote", "--speaker", "E1", typed="mijn geheim")
    shutil.copytree(session, own_place / "stick" / session.name)
    run("erase", "plek", "last", "--yes")
    run("bring", str(own_place / "stick"))
    assert entries(run) == []
    assert not any(b"geheim" in path.read_bytes() for path in session.rglob("*.toml"))


def test_bring_takes_a_session_that_is_not_here_yet(run, session, own_place):
    run("record", "plek", "quote", "--speaker", "E1", typed="daar")
    (own_place / "stick").mkdir()
    session.rename(own_place / "stick" / session.name)
    run("bring", str(own_place / "stick"))
    assert [entry["text"] for entry in entries(run)] == ["daar"]
    assert run("bring", str(own_place)).code == 4
