"""``erase CODE`` where a block of theirs is torn at any byte, however it is spelt, wherever it stands.

No word of theirs is left, nothing of the others is gone. What nobody can say is named, and goes with ``--with-pieces``.
"""

import shutil
from pathlib import Path

import pytest
from scale import EVERY

from leernetwerk_cli.errors import PiecesLeft
from leernetwerk_cli.jobs import erase as job
from leernetwerk_cli.jobs.scribe import Scribe
from leernetwerk_cli.jobs.workplace import at_desk
from leernetwerk_cli.store import blocks, platform

WORD = "gemene"  # in every text of theirs, and in no other
AT = "at = 2026-11-23T10:12:03+01:00"


def block(table: str, *lines: str, number: int) -> str:
    return "\n".join(["", f"[[{table}]]", *lines, f'id = "019ab2c4-0000-7000-8000-{number:012d}"', ""])


HEAD = 'schema = 1\nrecorder = "laptop-x7k2"\n'
FIRST = "019ab2c4-0000-7000-8000-000000000001"
THEIRS = {
    "a sentence": block("entry", 'speaker = "E2"', AT, 'kind = "quote"', f'text = "een {WORD} zin"', number=1),
    "said together": block("entry", 'speaker = ["E1", "E2"]', AT, 'kind = "quote"', f'text = "{WORD}"', number=2),
    "a change": block("edit", f'entry = "{FIRST}"', AT, f'text = "veel {WORD} woorden"', number=3),
    "a hope": block(
        "entry", 'speaker = "E2"', AT, 'kind = "expectation"', 'text = "hoop"', f'signs = ["{WORD}"]', number=4
    ),
    "for whom": block("entry", 'speaker = "E2"', AT, 'kind = "expectation"', f'whom = "{WORD}"', number=5),
    "a look back": block(
        "entry", 'speaker = "E2"', AT, 'kind = "look-back"', f'unexpected = "{WORD}"', f'decision = "{WORD}"', number=6
    ),
    "a translation": block("edit", f'entry = "{FIRST}"', AT, f'translations = {{en = "{WORD}"}}', number=7),
}
OTHERS = [
    block("entry", 'speaker = "E1"', AT, 'kind = "quote"', 'text = "algemene zin in januari"', number=11),
    block("entry", AT, 'kind = "note"', 'text = "van niemand, een gemeen briefje"', number=12),
    block("edit", 'entry = "019ab2c4-0000-7000-8000-000000000011"', AT, 'text = "een algemeen woord"', number=13),
]
SPELLINGS = {
    "ours": lambda text: text,
    "single quotes": lambda text: text.replace('"', "'"),
    "an indented header": lambda text: text.replace("[[", "  [["),
    "a header with quotes": lambda text: text.replace("[[entry]]", "[[ 'entry' ]]").replace("[[edit]]", "[[ 'edit' ]]"),
    "other line ends": lambda text: text.replace("\n", "\r\n"),
    "small letters": lambda text: text.replace('"E2"', '"e2 "'),
    "the words first": lambda text: "\n".join(
        sorted(text.split("\n"), key=lambda line: line[:4] in ("spea", "entr", "id ="))
    ),
}
PLACES = ["at the end", "in the middle", "set aside", "in a copy", "taken back", "behind an id"]


@pytest.fixture
def fast(monkeypatch):
    """What is on the disk when the power fails is another test's: nothing need be synced here."""
    monkeypatch.setattr(platform, "sync_file", lambda descriptor: None)


def lay_out(session: Path, torn: bytes, where: str) -> None:
    """Write a session in which all of theirs and of the others stands whole, and one piece torn somewhere."""
    others = [each.encode() for each in OTHERS]
    theirs = [each.encode() for each in THEIRS.values()]
    parts = [HEAD.encode(), *theirs, *others]
    if where == "in the middle":
        parts.insert(2, torn)
    elif where == "behind an id":
        parts.append(b"\n".join(torn.split(b"\n")[2:]))  # its header is gone
    elif where != "in a copy":
        parts.append(torn)
    if where == "taken back":
        parts.append(block("undo", f'of = "{FIRST}"', AT, number=21).encode())
    if where == "set aside":
        parts.append(block("aside", f'piece = "{blocks.mark_of(torn)}"', AT, number=22).encode())
    file = session / "entries" / "laptop-x7k2.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"".join(parts))
    if where == "in a copy":
        copy = session.with_name("2026-11-01-heel-anders")
        shutil.copytree(session, copy)
        (copy / "session.toml").write_bytes(b"\xef\xbb\xbf" + (copy / "session.toml").read_bytes().replace(b'"', b"'"))
        (copy / "entries" / file.name).write_bytes(HEAD.encode() + torn)


def erased(session: Path, takes: bool) -> bool:
    """Erase E2; return whether pieces were left and named."""
    place = at_desk(session.parent, "", False)
    try:
        job.erase(place, job.plan(place, str(session), "E2"), lambda _problem, _piece: takes)
    except PiecesLeft:
        return True
    return False


def words(session: Path) -> list[Path]:
    files = [path for path in session.parent.rglob("*") if path.is_file()]
    return [
        path for path in files if f" {WORD}".encode() in path.read_bytes() or f'"{WORD}'.encode() in path.read_bytes()
    ]


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_word_is_left_and_nothing_of_others_is_gone(session, fast, spelling, where):
    number = 0
    for name, text in THEIRS.items():
        whole = SPELLINGS[spelling](text).encode()
        for cut in range(1, len(whole) + 1):
            number += 1
            if not EVERY and number % 227:
                continue
            lay_out(session, whole[:cut], where)
            were_left = erased(session, False)
            must_be_known = spelling != "the words first" and where != "behind an id"
            assert not (were_left and must_be_known), (name, cut, whole[:cut])
            assert were_left or not words(session), (name, cut, whole[:cut])
            assert not erased(session, True) and not words(session), (name, cut)
            content = (session / "entries" / "laptop-x7k2.toml").read_bytes()
            assert all(other.encode().strip() in content for other in OTHERS), (name, cut)
            for path in session.parent.iterdir():
                shutil.rmtree(path / "erased", ignore_errors=True)
            shutil.rmtree(session.with_name("2026-11-01-heel-anders"), ignore_errors=True)
            give_back(session)


def give_back(session: Path) -> None:
    """Put E2 back among the participants, for the next time."""
    from leernetwerk_cli.store import facts

    before = facts.read_facts(session)
    people = [each for each in before["participants"] if each["code"] != "E2"]
    facts.write_facts(
        session, {**before, "participants": [*people, {"code": "E2", "seat": 9, "role": "ervaringsdeskundige"}]}
    )


def test_what_nobody_can_say_is_shown_and_asked_about(run, session):
    """Zeros where the first lines were: with --yes it stays and is named, exit 3; with --with-pieces it goes."""
    run("record", "plek", "quote", "--speaker", "E2", typed=f"een {WORD} zin")
    (file,) = (session / "entries").glob("*.toml")
    file.write_bytes(file.read_bytes() + b"\n[[entry]]\n" + b"\0" * 40 + f'\ntext = "nog een {WORD} zin"\n'.encode())
    answer = run("erase", "plek", "E2", "--yes")
    assert answer.code == 3 and f"{file.name}:" in answer.err and WORD not in answer.err
    assert words(session) == [file]
    assert run("erase", "plek", "E2", "--yes", "--with-pieces").code == 0 and not words(session)


def test_an_owner_who_is_erased_is_taken_off_the_action_in_every_copy(run, session, entries):
    """The action is the group's and stays; an old copy of it that comes back is the same block, without an owner."""
    run("record", "plek", "action", "--owner", "E2", typed="helpdesk bellen")
    run("record", "plek", "action", "--owner", "U1+E2", typed="brief schrijven")
    (file,) = (session / "entries").glob("*.toml")
    old = file.read_bytes()
    assert run("erase", "plek", "E2", "--yes").code == 0
    assert b"E2" not in file.read_bytes()
    (session / "entries" / "old.toml").write_bytes(old)
    assert [(each["text"], each.get("owner", "")) for each in entries()] == [
        ("helpdesk bellen", ""),
        ("brief schrijven", "U1"),
    ]
    assert run("check", "plek", "--format", "json").out.count("id-twice") == 0


def test_a_sentence_that_was_corrected_to_somebody_else_is_theirs(run, session, entries):
    """Erasing who it was first said to be of takes no sentence of another, and the dry run says the same."""
    run("record", "plek", "quote", "--speaker", "E2", typed="van E1, bij nader inzien")
    run("edit", "plek", "last", "--set", "speaker=E1")
    run("record", "plek", "quote", "--speaker", "E2", typed="van E2")
    assert "One entry goes" in run("erase", "plek", "E2", "--dry-run").out
    assert run("erase", "plek", "E2", "--yes").code == 0
    assert [(each["text"], each["speaker"]) for each in entries()] == [("van E1, bij nader inzien", ["E1"])]


def test_what_was_taken_back_can_be_erased_too(run, session):
    """By its person and by itself: last is the last thing written, also when it was taken back."""
    for what in ("E2", "last"):
        run("record", "plek", "quote", "--speaker", "E1", typed="blijft")
        run("record", "plek", "quote", "--speaker", "E2", typed=f"een {WORD} zin")
        run("undo", "plek")
        assert run("erase", "plek", what, "--yes").code == 0
        assert not words(session)
        shutil.rmtree(session / "erased")
        give_back(session)
    assert b"blijft" in next((session / "entries").glob("*.toml")).read_bytes()


def test_erase_never_goes_on_without_the_lock(session, monkeypatch):
    """Somebody writes all the time: nothing is erased, and it says so."""
    from leernetwerk_cli.errors import Locked
    from leernetwerk_cli.store import eraser

    place = at_desk(session.parent, "", False)
    Scribe(place, session).put({"kind": "quote", "text": f"een {WORD} zin", "speaker": "E2"})
    plan = job.plan(place, str(session), "E2")
    monkeypatch.setattr(eraser, "_PATIENCE", 0.05)
    with platform.locked(session / ".lock"), pytest.raises(Locked):
        job.erase(place, plan)
    assert words(session) and not (session / "erased").exists()


@pytest.mark.parametrize("way", ["a folder among the drafts", "a folder for a stone"])
def test_what_is_in_the_way_is_said_once_and_stops_nobody(run, session, way):
    run("record", "plek", "quote", "--speaker", "E2", typed=f"een {WORD} zin")
    inside = {
        "a folder among the drafts": session / "drafts" / "map",
        "a folder for a stone": session / "erased" / "E2.toml",
    }
    inside[way].mkdir(parents=True)
    answer = run("erase", "plek", "E2", "--yes")
    assert answer.code == 8 and inside[way].name in answer.err and answer.err.count("\n") == 1
    assert run("record", "plek", "quote", "--speaker", "E1", typed="gaat door").code == 0
    inside[way].rmdir()
    assert run("erase", "plek", "E2", "--yes").code == 0 and not words(session)
