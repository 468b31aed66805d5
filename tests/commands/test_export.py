"""``export``: whole or not at all, the same bytes for the same data, and noted."""

import json
import os
import stat
import subprocess
import sys

import pytest

from leernetwerk_cli.errors import NotWritten
from leernetwerk_cli.jobs.export import FORMATS
from leernetwerk_cli.store.journal import Journal


def test_the_same_data_gives_the_same_bytes(run, network):
    for name in ("a", "b"):
        kinds = [kind for kind in FORMATS if kind != "qdpx"]
        targets = [word for suffix in kinds for word in ("--to", str(network / f"{name}.{suffix}"))]
        answer = run("export", "--audience", "network", *targets)
        assert answer.code == 0, answer.err
        kept = ["export", "--audience", "keyboard", "--to", str(network / f"{name}.qdpx")]
        assert run(*kept).code == 0
    for suffix in FORMATS:
        assert (network / f"a.{suffix}").read_bytes() == (network / f"b.{suffix}").read_bytes(), suffix
        assert stat.S_IMODE((network / f"a.{suffix}").stat().st_mode) == 0o600


def test_there_is_never_a_default_audience(run, network):
    answer = run("export", "--to", str(network / "a.html"))
    assert answer.code == 6 and "--audience" in answer.err and not (network / "a.html").exists()


def test_a_failed_export_leaves_the_old_file_and_no_half_one(run, network):
    (network / "old.html").write_text("oud")
    group = ["export", "brieven", "--audience", "group"]
    answer = run(*group, "--to", str(network / "old.html"), "--to", str(network / "x.foo"))
    assert answer.code == 2 and (network / "old.html").read_text() == "oud"
    assert run(*group, "--to", str(network / "no" / "a.html")).code == 8


def test_what_left_is_noted_and_erase_names_it(run, network):
    run("export", "brieven", "--audience", "public", "--to", str(network / "a.html"))
    entries = json.loads(run("show", "brieven", "--consent", "public", "--format", "json").out)["entries"]
    code = next(entry["code"] for entry in entries if entry["kind"] == "quote")
    assert "a.html" in run("erase", "brieven", code, "--dry-run").out


def test_the_keyboard_hears_what_stays_behind_and_who_may_be_recognised(run, session, own_place):
    """Counted by reason, listed with --why, on stderr only: never words, and nothing of it in the file."""
    run("record", "plek", "quote", "--speaker", "E1", "--consent", "public", typed="mag overal")
    run("record", "plek", "quote", "--speaker", "E2", "--consent", "none", typed="liever niet")
    run("record", "plek", "quote", "--speaker", "E3", typed="nooit gevraagd")
    answer = run("export", "plek", "--audience", "public", "--to", str(own_place / "a.html"), "--why")
    assert answer.code == 0 and not answer.out
    assert (
        "2 texts stay behind" in answer.err
        and "E2: the answer was no" in answer.err
        and "E3: not asked yet" in answer.err
    )
    assert "2 case workers" in answer.err and "liever niet" not in answer.err
    assert "stay behind" not in (own_place / "a.html").read_text("utf-8")


def test_a_file_for_others_does_not_go_among_the_entries(run, network, monkeypatch):
    """What stands there is read as what was said; and a name that Windows keeps is refused everywhere."""
    (folder,) = (network / "network").glob("*brieven")
    monkeypatch.chdir(network)
    for target in (folder / "entries" / "a.md", folder / "a.html", "con.html", "a\x1bb.html"):
        answer = run("export", "brieven", "--audience", "group", "--to", str(target))
        assert answer.code == 2 and "\x1b" not in answer.err
    assert run("check", "brieven").code == 0


def test_nothing_is_out_that_could_not_be_noted(run, session, say, own_place, monkeypatch):
    say("hallo", "--consent", "group")

    def full(*_items):
        raise NotWritten(where="entries/laptop.toml", reason="No space left on device")

    monkeypatch.setattr(Journal, "append", full)
    answer = run("export", "plek", "--audience", "group", "--to", str(own_place / "a.html"))
    assert answer.code == 8 and not (own_place / "a.html").exists()


@pytest.mark.parametrize(
    "command", [["export", "--audience", "network", "--to", "a.html", "--brand"], ["method", "show"]]
)
def test_a_pipe_for_a_file_is_not_waited_for(run, network, command):
    """In a process of its own, so that waiting for ever is a red test and not a standstill."""
    os.mkfifo(network / "pijp.toml")
    program = [sys.executable, "-m", "leernetwerk_cli", *command, str(network / "pijp.toml")]
    answer = subprocess.run(program, cwd=network, capture_output=True, text=True, timeout=20)
    assert answer.returncode == 4 and "pijp.toml" in answer.stderr


def test_an_audience_is_understood_as_it_is_called(run, network):
    for language, word in (("nl", "groep"), ("nl", "Groep"), ("en", "group"), ("nl", "group")):
        out = run("--lang", language, "export", "brieven", "--audience", word, "--to", "-", "--format", "json").out
        assert json.loads(out)["audience"] == "group"
    assert run("--lang", "nl", "export", "brieven", "--audience", "de", "--to", "-", "--format", "json").code == 2
    assert run("--lang", "nl", "consent", "set", "brieven", "last", "netwerk", "--speaker", "E1").code in (0, 2)


@pytest.mark.parametrize("report", ["factsheet", "full", "plain"])
def test_what_the_group_agreed_stands_on_its_pages_and_on_no_other(run, session, own_place, report):
    run("record", "plek", "agreement", typed="telefoons gaan uit")
    for audience in ("group", "municipality"):
        assert run("edit", "plek", "--set", "municipality=Utrecht").code == 0
        to = own_place / f"{audience}-{report}.md"
        assert run("export", "plek", "--audience", audience, "--yes", "--report", report, "--to", str(to)).code == 0
        assert ("telefoons gaan uit" in to.read_text("utf-8")) == (audience == "group")


@pytest.mark.parametrize(
    "suffix", ["html", "pdf", "docx", "odt", "pptx", "xlsx", "md", "csv", "json", "ics", "qdc", "zip"]
)
def test_a_session_with_a_promise_and_no_marks_goes_into_every_format(run, say, session, own_place, suffix):
    """`session` has a promised rung: its ladder has one column, since nobody gave a mark."""
    say("koffie", "--consent", "group")
    to = own_place / f"x.{suffix}"
    answer = run("export", "plek", "--audience", "group", "--yes", "--to", str(to))
    assert answer.code == 0, answer.err
    assert to.stat().st_size


@pytest.mark.parametrize(("to", "code"), [("x.xyz", 2), ("nergens/x.html", 8)])
def test_what_cannot_be_made_is_said_before_anything_else(run, say, own_place, to, code):
    say("koffie", "--consent", "group")
    answer = run("export", "plek", "--audience", "group", "--yes", "--to", str(own_place / to))
    assert answer.code == code and len(answer.err.splitlines()) == 1


def test_an_export_says_what_it_made_and_for_whom(run, say, own_place):
    say("koffie", "--consent", "group")
    to = own_place / "x.md"
    answer = run("export", "plek", "--audience", "group", "--yes", "--to", str(to))
    assert answer.err.splitlines()[-1] == f"Made: {to}. For the group."


def test_sheets_have_a_name_that_says_what_they_are(run, say, own_place):
    say("koffie")
    assert run("consent", "show", "plek", "--to", str(own_place / "x.xlsx")).code == 2
    assert not (own_place / "x.xlsx").exists()


def test_what_was_made_is_opened_where_that_is_asked(run, network, monkeypatch):
    opened = []
    monkeypatch.setattr("typer.launch", opened.append)
    files = [str(network / name) for name in ("a.html", "a.md")]
    run("export", "--audience", "network", "--to", files[0], "--to", files[1], "--yes", "--open")
    assert opened == files
    run("export", "--audience", "network", "--to", files[0], "--yes")
    assert opened == files
