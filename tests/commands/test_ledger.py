"""``ledger``: what was exported, answered and erased, never words, and which files should be called back."""

import json
import sys

import pytest

from leernetwerk_cli.errors import NotWritten
from leernetwerk_cli.store.journal import Journal


def test_a_file_is_called_back_after_a_no_or_an_erasure(run, session, own_place):
    for speaker, text in (("E1", "geheim een"), ("E2", "geheim twee")):
        run("record", "plek", "quote", "--speaker", speaker, "--consent", "public", typed=text)
    run("record", "plek", "learning", "--speaker", "wij", typed="van ons samen")
    run("export", "plek", "--audience", "group", "--to", str(own_place / "a.html"))
    before = run("ledger", "plek")
    assert "a.html" in before.out and "Call back" not in before.out and "geheim" not in before.out
    run("consent", "withdraw", "plek", "E1")
    assert "Call back: a.html" in run("ledger").out
    lines = json.loads(run("ledger", "--format", "json").out)["ledger"]
    assert {line["table"] for line in lines} == {"consent", "exported"}
    run("erase", "plek", "E2", "--yes")
    answer = run("ledger")
    assert "erased" in answer.out and "geheim" not in answer.out


def test_words_told_without_a_place_are_called_back_where_they_were_said(run, own_place):
    """The file says nothing of where; the ledger at the keyboard does, or a no would call nothing back."""
    for town in ("aadorp", "beekdam", "cornwijk"):
        people = "ervaringsdeskundige=3,uitvoerder=3"
        run("new", town, "--date", "2026-11-23", "--participants", people, "--municipality", town, "--no-input")
        run("record", town, "quote", "--speaker", "E2", typed="iets")
    said = ["quote", "--speaker", "E1", "--element", "plek", "--consent", "network"]
    for town in ("aadorp", "cornwijk"):
        run("record", town, *said, typed=f"ook niet: {len(town)}")
    before = own_place / "before.json"
    run("export", "--audience", "network", "--to", str(before))
    assert "ook niet" not in before.read_text("utf-8"), "of two towns it could be worked out which"
    run("record", "beekdam", *said, typed="nergens gezegd")
    run("export", "--audience", "network", "--to", str(own_place / "net.json"))
    assert "nergens gezegd" in (own_place / "net.json").read_text("utf-8")
    run("consent", "withdraw", "beekdam", "E1")
    told = {town: run("ledger", town).out for town in ("aadorp", "beekdam", "cornwijk")}
    assert {town for town, out in told.items() if "Call back: net.json" in out} == {"beekdam"}, told
    assert all("net.json" in out for out in told.values())


def test_the_deep_scan_finds_names_and_places(run, session):
    """Deduce is an extra of its own: it takes a minute to start the first time."""
    pytest.importorskip("deduce", reason="deduce is not installed (pip install 'leernetwerk-cli[deep]')")
    run("record", "plek", "quote", "--speaker", "E1", typed="Jan Jansen uit Utrecht belde")
    assert "a name" in run("scan", "plek", "--deep").out


def test_without_the_extra_one_line_says_what_to_install(run, session, monkeypatch):
    monkeypatch.setitem(sys.modules, "deduce", None)
    answer = run("scan", "plek", "--deep")
    assert answer.code != 0 and "deep" in answer.err and len(answer.err.splitlines()) == 1


def test_scan_reads_titles_tags_and_keys_that_nobody_knows_too(run, session):
    line = {"kind": "quote", "speaker": "E1", "text": "x", "tags": ["bel 06-12345678"], "eigen": "jan@example.org"}
    run("record", "plek", "--json-lines", typed=json.dumps(line))
    run("edit", "plek", "--set", "title=Gesprek met mevrouw Jansen", "--set", "subject=Dorpsstraat 12")
    hints = json.loads(run("scan", "plek", "--format", "json").out)["hints"]
    assert {(each["code"] == "", each["what"]) for each in hints} >= {
        (True, "a name"),
        (True, "an address"),
        (False, "a telephone number"),
        (False, "an e-mail address"),
    }


@pytest.mark.parametrize("change", ["a text", "no role", "narrower", "gone"])
def test_a_file_is_called_back_for_all_that_takes_back_a_yes(run, session, own_place, editor, change):
    said = ["quote", "--speaker", "E1", "--consent", "public", "--element", "plek"]
    run("record", "plek", *said, typed="iets gezegd")
    for audience in ("public", "keyboard"):
        run("export", "plek", "--audience", audience, "--to", str(own_place / f"{audience}.json"))
    assert "Call back" not in run("ledger").out
    if change == "a text":
        run("edit", "plek", "last", "--set", "kind=learning")
    elif change == "gone":
        run("erase", "plek", "last", "--yes")
    else:
        wider, flags = ("public", ["--without-role"]) if change == "no role" else ("group", [])
        run("consent", "set", "plek", "last", wider, *flags)
    out = run("ledger").out
    assert "Call back: public.json" in out and ("Call back: keyboard.json" in out) is (change == "gone")


@pytest.mark.parametrize("command", ["summary", "voices"])
@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_what_is_made_for_others_is_noted_by_whatever_command(run, session, command, form):
    run("record", "plek", "quote", "--speaker", "E1", "--consent", "public", typed="iets gezegd")
    run(command, "plek", "--audience", "keyboard", "--format", form)
    assert f"{command}.{form}" not in run("ledger").out
    assert run(command, "plek", "--audience", "public", "--format", form).code == 0
    assert f"{command}.{form}" in run("ledger").out


def test_nothing_is_shown_that_could_not_be_noted(run, session, monkeypatch):
    run("record", "plek", "quote", "--speaker", "E1", "--consent", "public", typed="iets gezegd")

    def full(*_items):
        raise NotWritten(where="entries/laptop.toml", reason="No space left on device")

    monkeypatch.setattr(Journal, "append", full)
    answer = run("summary", "plek", "--audience", "public", "--format", "json")
    assert answer.code == 8 and not answer.out


def test_a_file_that_could_not_be_written_is_noted_as_not_made(run, session, own_place):
    run("record", "plek", "quote", "--speaker", "E1", "--consent", "public", typed="iets gezegd")
    public = ["export", "plek", "--audience", "public"]
    (own_place / "b.html").mkdir()
    targets = ["--to", str(own_place / "a.html"), "--to", str(own_place / "b.html")]
    assert run(*public, *targets).code == 8
    out = run("ledger").out
    assert out.count("b.html") == 2 and "was not made" in out
    run("consent", "withdraw", "plek", "E1")
    out = run("ledger").out
    assert "Call back: a.html" in out and "Call back: b.html" not in out


def test_a_session_given_by_its_path_keeps_its_own_ledger(run, session, own_place, monkeypatch):
    run("record", "plek", "quote", "--speaker", "E1", "--consent", "public", typed="iets gezegd")
    elsewhere = ("--sessions", str(own_place / "elders"))
    answer = run(*elsewhere, "export", str(session), "--audience", "public", "--to", str(own_place / "a.html"))
    assert answer.code == 0 and "a.html" in run("ledger", "plek").out
    assert "a.html" in run(*elsewhere, "ledger", str(session)).out
