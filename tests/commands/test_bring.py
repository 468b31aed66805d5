"""``bring``: another laptop's entries."""

import shutil

import pytest


def test_bring_adds_files_and_makes_one_record(run, session, own_place, entries):
    """The other laptop wrote in a copy of the folder: afterwards all is here, once, and nothing here was changed."""
    stick = own_place / "stick" / session.name
    shutil.copytree(session, stick)
    run("record", "plek", "quote", "--speaker", "E1", typed="hier")
    run("--sessions", str(own_place / "stick"), "record", "plek", "quote", "--speaker", "E2", typed="daar")
    assert run("bring", str(own_place / "stick")).code == 0
    assert {entry["text"] for entry in entries()} == {"hier", "daar"}
    assert "0 new files" in run("bring", str(stick)).out and len(entries()) == 2


def test_bring_does_not_bring_back_what_was_erased(run, session, own_place, entries):
    run("record", "plek", "quote", "--speaker", "E1", typed="mijn geheim")
    shutil.copytree(session, own_place / "stick" / session.name)
    run("erase", "plek", "last", "--yes")
    run("bring", str(own_place / "stick"))
    assert entries() == []
    assert not any(b"geheim" in path.read_bytes() for path in session.rglob("*.toml"))


def test_bring_takes_a_session_that_is_not_here_yet(run, session, own_place, entries):
    run("record", "plek", "quote", "--speaker", "E1", typed="daar")
    (own_place / "stick").mkdir()
    session.rename(own_place / "stick" / session.name)
    run("bring", str(own_place / "stick"))
    assert [entry["text"] for entry in entries()] == ["daar"]
    assert run("bring", str(own_place)).code == 4


@pytest.fixture
def stick(run, session, say, own_place):
    """Return the folder on a stick of a laptop that has the same session, with one sentence of E1 in it."""
    say("van E1", "--consent", "group")
    folder = own_place / "stick" / session.name
    shutil.copytree(session, folder)
    return folder


def test_answers_and_erasures_are_shown_and_asked_about(run, stick, session, entries):
    """An answer changes who may read what is here, an erasure takes it away: neither comes unseen."""
    there = ("--sessions", str(stick.parent))
    run(*there, "consent", "set", "plek", "last", "public")
    run(*there, "erase", "plek", "E2", "--yes")
    before = {path: path.read_bytes() for path in session.rglob("*") if path.is_file()}
    answer = run("bring", str(stick))
    assert answer.code == 2 and "one answer" in answer.err and "erased there: E2" in answer.err
    assert {path: path.read_bytes() for path in session.rglob("*") if path.is_file()} == before
    assert run("bring", str(stick), "--yes").code == 0
    assert "public" in entries()[0]["consent"] and (session / "erased" / "E2.toml").exists()
    assert run("bring", str(stick)).code == 0, "nothing new: nothing to ask"


@pytest.mark.parametrize(
    "where", ["a link", "its own folder", "a session of its own", "a link round", "through a link"]
)
def test_links_and_its_own_folder_are_refused(run, stick, session, own_place, where):
    link = own_place / "link"
    link.symlink_to({"a link round": link, "a link": stick, "through a link": session}.get(where, stick))
    source = {"its own folder": session.parent, "a session of its own": session}.get(where, link)
    answer = run("bring", str(source))
    assert answer.code in (4, 8) and "Traceback" not in answer.err


def test_a_linked_session_on_a_stick_is_named_and_the_others_come(run, stick, session, own_place):
    elsewhere = stick.rename(own_place / "elsewhere")
    (stick.parent / "2026-11-24-link").symlink_to(elsewhere)
    shutil.copytree(elsewhere, stick)
    answer = run("bring", str(stick.parent))
    assert answer.code == 7 and "2026-11-24-link" in answer.err and session.name in answer.out


def test_a_session_without_its_run_sheet_is_named(run, stick, own_place):
    (stick / "method.toml").unlink()
    run("--sessions", str(own_place / "ander"), "new", "x", "--no-input")
    assert run("--sessions", str(own_place / "ander"), "bring", str(stick.parent)).code == 7
