"""``edit``: what is changed, and what cannot be."""

import sys

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
