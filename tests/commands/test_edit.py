"""``edit``: what is changed, and what cannot be."""

import json

import pytest


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


def test_edit_in_the_editor_changes_the_text_and_leaves_no_file(run, session, say, entries, editor):
    """The editor gets a private file, which is gone afterwards; the old yes does not fit the new text."""
    say("hallo", "--consent", "network")
    editor("assert f.stat().st_mode & 0o77 == 0; f.write_text(f.read_text().replace('hallo', 'dag'))")
    assert run("edit", "plek", "last").code == 0
    assert (entries()[0]["text"], entries()[0]["consent"]) == ("dag", None)
    assert not list((session / "drafts").iterdir())


def test_two_editors_at_once_keep_their_own_entries(run, session, say, entries, editor):
    """While the editor of the first entry is open, the second is changed, from beginning to end."""
    first, second = say("eerste"), say("tweede")
    nested = ["-m", "leernetwerk_cli", "edit", "plek", second[-4:]]
    editor(
        f"if 'eerste' in f.read_text(): subprocess.run([sys.executable, *{nested}], check=True)\n"
        "f.write_text(f.read_text().replace('eerste', 'EERSTE').replace('tweede', 'TWEEDE'))"
    )
    assert run("edit", "plek", first[-4:]).code == 0
    assert [each["text"] for each in entries()] == ["EERSTE", "TWEEDE"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("f.write_text(f.read_text().replace('hallo', 'iets nieuws\"'))", 3),  # no TOML any more
        ("f.write_text(f.read_text().replace('hallo', 'iets nieuws') + 'colour = 1')", 2),
        ("f.write_text(f.read_text().replace('hallo', 'iets nieuws')); sys.exit(1)", 8),
    ],
)
def test_what_was_typed_in_the_editor_and_cannot_be_taken_still_stands_there(run, session, say, editor, change, code):
    say("hallo")
    editor(change)
    answer = run("edit", "plek", "last")
    (file,) = (session / "drafts").glob("edit-*")
    assert answer.code == code and file.name in answer.err and "iets nieuws" in file.read_text()


def test_an_editor_that_is_left_without_a_change_leaves_nothing(run, session, say, editor):
    say("hallo")
    editor("sys.exit(1)")
    assert run("edit", "plek", "last").code == 8
    assert not list((session / "drafts").iterdir())


def test_edit_changes_the_facts_of_a_session_and_keeps_unknown_keys(run, session):
    facts = session / "session.toml"
    facts.write_text(facts.read_text() + 'colour = "blauw"\n')
    assert run("edit", "plek", "--set", "promised=copro", "--set", "title=Nieuw").code == 0
    assert 'promised = "coproduceren"' in facts.read_text() and 'colour = "blauw"' in facts.read_text()
    assert run("edit", "plek", "--set", "id=x").code == 2


def test_a_change_puts_no_words_in_the_mouth_of_who_wants_nothing_written(run, session, say, entries, walk):
    """The speaker, and later the words too; a star is no word."""
    say("van E1")
    own = run("record", "plek", "quote", "--speaker", "E2", typed="van E2").out.strip()
    walk("/stil e2\n", "--stage", "waarden")
    refused = run("edit", "plek", entries("quote")[0]["code"], "--set", "speaker=E2")
    assert refused.code == 6 and "E2" in refused.err
    assert [each["speaker"] for each in entries("quote")] == [["E1"], ["E2"]]
    assert run("edit", "plek", own[-4:], "--set", "kind=learning").code == 6
    assert run("edit", "plek", own[-4:], "--set", "star=true").code == 0


def test_a_day_and_a_time_are_read_as_in_the_walk(run, walk, session):
    walk("> bellen @u1\n", "--stage", "waarden")
    code = json.loads(run("show", "plek", "--kind", "action", "--format", "json").out)["entries"][0]["code"]
    assert run("edit", "plek", code, "--set", "due=3 december 2031").code == 0
    assert (
        json.loads(run("show", "plek", "--kind", "action", "--format", "json").out)["entries"][0]["due"] == "2031-12-03"
    )
    assert run("edit", "plek", "--set", "start=19.30").code == 0
    assert json.loads(run("show", "plek", "--format", "json").out)["session"]["start"] == "19:30:00"
    assert run("edit", "plek", "--set", "start=straks").code == 2


def test_the_last_is_what_was_said_last_and_not_that_the_walk_stopped(run, walk, session):
    walk("> bellen @u1\n/stop\n", "--stage", "waarden")
    assert run("edit", "plek", "last", "--set", "due=2031-12-03").code == 0
    assert (
        json.loads(run("show", "plek", "--kind", "action", "--format", "json").out)["entries"][0]["due"] == "2031-12-03"
    )
