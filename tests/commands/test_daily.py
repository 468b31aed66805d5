"""What is written in one session takes as long beside very many others as alone: of those no file is opened."""

import json
import shutil

import pytest

from leernetwerk_cli.jobs.run import Room
from leernetwerk_cli.jobs.workplace import at_desk
from leernetwerk_cli.store import later, platform, sessions


@pytest.fixture
def opened(run, session, monkeypatch):
    """Return the names of the folders of which a file is read, beside a session that is another one."""
    assert run("new", "elders", "--date", "2026-11-20", "--participants", "uitvoerder=2", "--no-input").code == 0
    folders = []
    before = platform.read

    def read(path):
        folders.append(path.parent.name if path.parent.name != "entries" else path.parent.parent.name)
        return before(path)

    monkeypatch.setattr(platform, "read", read)
    return folders


@pytest.mark.parametrize(
    "arguments",
    [
        ("record", "plek", "quote", "--speaker", "E1"),
        ("edit", "plek", "CODE", "--set", "element=vertrouwen"),
        ("consent", "set", "plek", "CODE", "network"),
        ("consent", "withdraw", "plek", "E1"),
        ("undo", "plek"),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_of_other_sessions_nothing_is_opened(run, say, opened, arguments):
    code = say("Niemand belde terug.")
    opened.clear()
    answer = run(*[code if word == "CODE" else word for word in arguments], typed="stop\n")
    assert answer.code == 0, answer.err
    assert "2026-11-23-plek" in opened and "2026-11-20-elders" not in opened


@pytest.mark.parametrize("name", ["Kopie van {}", "{} (2)", "{}.sync-conflict", "van de laptop {} oud", "11-23-plek"])
def test_a_copy_is_known_by_its_name(session, name):
    copy = session.with_name(name.format(session.name))
    shutil.copytree(session, copy)
    assert sessions.near_copies(session) == [session, copy]


def test_what_stands_only_in_a_copy_of_quite_another_name_can_be_changed_too(run, session, say):
    code = say("Niemand belde terug.")
    shutil.copytree(session, session.with_name("usb"))
    shutil.rmtree(session / "entries")
    assert run("edit", session.name, code, "--set", "element=vertrouwen").code == 0
    assert run("consent", "set", session.name, code, "network").code == 0
    entry = json.loads(run("show", session.name, "--format", "json").out)["entries"][0]
    assert entry["element"] == "vertrouwen"


def test_the_session_that_is_carried_on_is_looked_for_once_in_an_evening(run, session, monkeypatch):
    assert run("record", "plek", "action", "--speaker", "E1", typed="Bellen.").code == 0
    assert run("new", "vervolg", "--date", "2026-12-14", "--from", "plek", "--no-input").code == 0
    looked, before = [], sessions.find_group
    monkeypatch.setattr(sessions, "find_group", lambda *words: looked.append(words) or before(*words))
    room = Room(at_desk(session.parent), session.parent / "2026-12-14-vervolg")
    assert [len(room.previous()) for _time in range(3)] == [1, 1, 1]
    assert len(looked) == 1


@pytest.mark.parametrize("refuse", [("withdraw", "E1"), ("withdraw", "CODE"), ("set", "CODE", "none")], ids=" ".join)
def test_a_no_holds_also_against_a_yes_in_a_copy_that_it_did_not_open(run, session, say, refuse):
    code = say("Niemand belde terug.")
    copy = session.with_name("usb")
    shutil.copytree(session, copy)
    assert run("consent", "set", str(copy), code, "network").code == 0
    words = [code if word == "CODE" else word for word in refuse]
    assert run("consent", words[0], session.name, *words[1:]).code == 0
    for folder in (session, copy):
        shown = json.loads(run("consent", "show", str(folder), "--format", "json").out)
        assert "network" not in json.dumps(shown["texts"])


def test_what_became_of_it_elsewhere_is_looked_up_only_where_it_is_told(run, session, say, monkeypatch):
    say("Niemand belde terug.")
    looked = []
    monkeypatch.setattr(later, "iter_folders", lambda root: looked.append(root) or [])
    assert run("show", "plek").code == 0
    assert not looked
    assert run("actions", "plek").code == 0
    assert looked


@pytest.mark.parametrize("name", ["2026-11-23", "2026", "Plek"])
def test_a_session_that_is_called_so_comes_before_those_in_whose_names_it_stands(run, session, say, name):
    say("Niemand belde terug.")
    shutil.copytree(session, session.with_name(name))
    shutil.copytree(session, session.with_name("2026-11-23-pLEK"))
    shutil.copytree(session, session.with_name("pLEK"))
    assert sessions.find_folder(session.parent, name) == session.with_name(name)


def test_facts_that_would_take_the_reader_long_are_not_read_to_say_where_they_are_wrong(run, session, monkeypatch):
    monkeypatch.setattr("tomli.loads", lambda text: pytest.fail(f"{len(text)} characters were read"))
    (session / "session.toml").write_text("a." * 5000 + "a = 1\n", "utf-8")
    assert run("check").code == 3
