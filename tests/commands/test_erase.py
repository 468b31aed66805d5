"""``erase``: gone for good, in every file and copy."""

import shutil

SECRET = "Mijn dossier lag open op tafel."


def test_erase_takes_the_words_out_of_every_file(run, session, say, entries):
    """Entry, edits, consent, damaged pieces and drafts: afterwards no byte of the words is left in the folder."""
    say(SECRET, "--consent", "network")
    say("blijft")
    run("edit", "plek", entries()[0]["code"], "--set", "star=true")
    file = next((session / "entries").glob("*.toml"))
    content = file.read_bytes()
    whole = content[content.index(b"\n[[entry]]") : content.index(b"\nelement") if b"\nelement" in content else None]
    file.write_bytes(content + whole[: whole.index(SECRET.encode()) + 20])
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
    monkeypatch.setattr(eraser, "_rewrite", lambda path, keep: [path.name])
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


def test_erasing_names_every_file_that_was_made_with_the_words(run, session, say, own_place):
    """Also what only the keyboard made: sheets, a letter, an export of everything."""
    say("hallo", "--consent", "group")
    for target, audience in (("groep.html", "group"), ("alles.json", "keyboard")):
        assert run("export", "plek", "--audience", audience, "--to", str(own_place / target)).code == 0
    assert run("consent", "show", "plek", "--to", str(own_place / "bladen.html")).code == 0
    assert run("show", "plek", "--speaker", "E1", "--letter").code == 0
    answer = run("erase", "plek", "E1", "--dry-run")
    for name in ("groep.html", "alles.json", "bladen.html", "letter-E1"):
        assert name in answer.out + answer.err


def test_what_was_erased_does_not_come_back_with_its_reference(run, session, say, entries):
    """A batch that is run again says so; it does not acknowledge what nobody will ever see."""
    id_ = say("hallo", "--ref", "r1")
    run("erase", "plek", "last", "--yes")
    answer = run("record", "plek", "quote", "--speaker", "E1", "--ref", "r1", typed="hallo")
    assert answer.code == 6 and answer.out == "" and id_[-4:] in answer.err
    lines = "\n".join(f'{{"kind": "quote", "speaker": "E1", "text": "hallo", "ref": "{ref}"}}' for ref in ("r1", "r2"))
    assert run("record", "plek", "--json-lines", typed=lines).code == 7
    assert [each["ref"] for each in entries()] == ["r2"]
