"""``edit``, ``undo``, ``erase`` and ``consent``: what is changed, taken back, gone for good, and answered."""

import json
import shutil
import sys

import pytest

SECRET = "Mijn dossier lag open op tafel."


@pytest.fixture
def say(run, session):
    def call(text, *options):
        answer = run("record", "plek", "quote", "--speaker", "E1", *options, typed=text)
        assert answer.code == 0, answer.err
        return answer.out.strip()

    return call


@pytest.fixture
def entries(run):
    return lambda: json.loads(run("show", "plek", "--format", "json").out)["entries"]


def test_edit_sets_a_field_and_keeps_the_old_version_on_disk(run, session, say, entries):
    say("hallo")
    assert run("edit", "plek", "last", "--set", "element=plek", "--set", "star=true").out == "Changed: element, star\n"
    assert (entries()[0]["element"], entries()[0]["star"]) == ("plek", True)
    (file,) = (session / "entries").glob("*.toml")
    assert file.read_text().count("[[edit]]") == 1


@pytest.mark.parametrize(
    "pair", ["text=anders", "at=2026", "colour=blauw", "element=xyz", "star=misschien", "speaker=Z9"]
)
def test_edit_refuses_what_cannot_be_and_changes_nothing(run, session, say, pair):
    say("hallo")
    (file,) = (session / "entries").glob("*.toml")
    before = file.read_bytes()
    answer = run("edit", "plek", "last", "--set", pair)
    assert answer.code in (2, 3) and file.read_bytes() == before


def test_edit_in_the_editor_changes_the_text_and_leaves_no_file(run, session, say, entries, monkeypatch):
    """The editor gets a private file, which is gone afterwards; the old yes does not fit the new text."""
    say("hallo", "--consent", "network")
    script = session.parent.parent / "editor.py"
    change = "f.write_text(f.read_text().replace('hallo', 'dag'))"
    script.write_text(f"import sys, pathlib; f = pathlib.Path(sys.argv[1]); {change}")
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    assert run("edit", "plek", "last").code == 0
    assert (entries()[0]["text"], entries()[0]["consent"]) == ("dag", None)
    assert not list((session / "drafts").iterdir())


def test_edit_changes_the_facts_of_a_session_and_keeps_unknown_keys(run, session):
    facts = session / "session.toml"
    facts.write_text(facts.read_text() + 'colour = "blauw"\n')
    assert run("edit", "plek", "--set", "promised=copro", "--set", "title=Nieuw").code == 0
    assert 'promised = "coproduceren"' in facts.read_text() and 'colour = "blauw"' in facts.read_text()
    assert run("edit", "plek", "--set", "id=x").code == 2


def test_undo_takes_back_one_after_the_other(run, say, entries):
    say("een")
    say("twee")
    run("edit", "plek", "last", "--set", "star=true")
    assert run("undo", "plek").out.startswith("Taken back: change")
    assert [(entry["text"], entry.get("star")) for entry in entries()] == [("een", None), ("twee", None)]
    assert run("undo", "plek").out.startswith("Taken back: entry")
    assert run("undo", "plek").code == 0 and entries() == []
    assert run("undo", "plek").code == 4


def test_undo_leaves_another_recorder_alone(run, say, entries):
    say("van de laptop")
    assert run("undo", "plek", "--recorder", "tablet").code == 4 and len(entries()) == 1


def test_erase_takes_the_words_out_of_every_file(run, session, say, entries):
    """Entry, edits, consent, damaged pieces and drafts: afterwards no byte of the words is left in the folder."""
    say(SECRET, "--consent", "network")
    say("blijft")
    run("edit", "plek", entries()[0]["code"], "--set", "star=true")
    file = next((session / "entries").glob("*.toml"))
    file.write_bytes(file.read_bytes() + f'\n[[entry]]\nkind = "quote"\ntext = "{SECRET}"\nspea'.encode())
    (session / "drafts").mkdir()
    (session / "drafts" / "laptop.txt").write_text("e1: " + SECRET)
    assert run("erase", "plek", entries()[0]["code"]).code == 2
    answer = run("erase", "plek", entries()[0]["code"], "--yes")
    assert answer.code == 0 and SECRET not in answer.out
    assert not any(SECRET.encode() in path.read_bytes() for path in session.rglob("*") if path.is_file())
    assert [entry["text"] for entry in entries()] == ["blijft"]
    assert run("check", "plek").code == 0


def test_erase_of_a_person_takes_out_what_was_said_together_too(run, session, say, entries):
    say(SECRET)
    run("record", "plek", "quote", "--speaker", "E1,U1", typed=SECRET)
    run("record", "plek", "quote", "--speaker", "U1", typed="blijft")
    assert run("erase", "plek", "E1", "--yes").code == 0
    assert [entry["text"] for entry in entries()] == ["blijft"]
    refused = run("record", "plek", "quote", "--speaker", "E1", typed="opnieuw")
    assert refused.code in (2, 6)


def test_an_old_copy_does_not_bring_the_words_back(run, session, say, entries):
    """A sync client puts an old file back: the stone beats it, and check says where the words still stand."""
    say(SECRET)
    file = next((session / "entries").glob("*.toml"))
    old = file.read_bytes()
    run("erase", "plek", "last", "--yes")
    (session / "entries" / "laptop (conflicted copy).toml").write_bytes(old)
    assert entries() == []
    answer = run("check", "plek")
    assert answer.code == 3 and "conflicted copy" in answer.out and SECRET not in answer.out
    assert "an old copy still holds what was erased" in answer.out


def test_an_erasure_cut_off_is_finished_by_the_next_writing_command(run, session, say, monkeypatch):
    from leernetwerk_cli.store import eraser

    say(SECRET)
    monkeypatch.setattr(
        eraser, "_replace", lambda path, content: (_ for _ in ()).throw(OSError(5, "Input/output error"))
    )
    assert run("erase", "plek", "last", "--yes").code == 8
    monkeypatch.undo()
    monkeypatch.setenv("LEERNETWERK_SESSIONS", str(session.parent))
    assert SECRET not in run("show", "plek").out
    say("iets nieuws")
    assert not any(SECRET.encode() in path.read_bytes() for path in session.rglob("*") if path.is_file())


def test_dry_run_changes_nothing(run, session, say, entries):
    say("hallo")
    assert run("erase", "plek", "E1", "--dry-run").code == 0 and len(entries()) == 1


def test_words_that_came_back_in_an_old_copy_are_taken_out_first(run, session, say):
    """Erased here; a copy in a folder beside it came back with the words in it."""
    say("oude zin")
    copy = session.with_name("2026-11-23-kopie")
    shutil.copytree(session, copy)
    (file,) = (copy / "entries").glob("laptop*.toml")
    old = file.read_bytes()
    run("erase", session.name, "last", "--yes")
    file.write_bytes(old)
    run("record", session.name, "quote", "--speaker", "E2", typed="nieuwe zin")
    first = "First what was erased before"
    assert first not in run("erase", session.name, "last", "--dry-run").out and b"oude zin" in file.read_bytes()
    assert first in run("erase", session.name, "last", "--yes").out
    assert not [path for path in session.parent.rglob("*.toml") if b"oude zin" in path.read_bytes()]
    again = run("erase", session.name, "E2", "--yes").out
    assert first not in again and "Of E2 nothing is written down here" in again


def test_consent_is_set_and_withdrawn(run, say, entries):
    say("hallo")
    assert run("consent", "set", "plek", "last", "network", "municipality").code == 0
    assert entries()[0]["consent"] == ["group", "municipality", "network"]
    run("consent", "set", "plek", "last", "group")
    assert entries()[0]["consent"] == ["group"]
    run("consent", "withdraw", "plek", "last")
    assert entries()[0]["consent"] == []
    run("consent", "set", "plek", "last", "public")
    run("consent", "withdraw", "plek", "E1")
    assert entries()[0]["consent"] == []
    run("consent", "set", "plek", "last", "group")
    assert entries()[0]["consent"] == ["group"], "asking again always opens"


def test_an_answer_is_not_put_in_another_mouth(run, session, entries):
    run("record", "plek", "quote", "--speaker", "E1,U1", typed="samen")
    assert run("consent", "set", "plek", "last", "public").code == 2
    run("consent", "set", "plek", "last", "public", "--speaker", "E1")
    assert entries()[0]["consent"] is None
    run("consent", "set", "plek", "last", "network", "--speaker", "U1")
    assert entries()[0]["consent"] == ["group", "network"]
