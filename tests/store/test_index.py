"""The index tells exactly what a scan tells, after any changes, and whatever happened to its file; it holds no words."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from scale import chance, tries

from leernetwerk_cli.domain.insights.summary import summarise
from leernetwerk_cli.errors import InvalidData
from leernetwerk_cli.jobs import numbers
from leernetwerk_cli.jobs.reading import Selection, read
from leernetwerk_cli.jobs.workplace import at_desk
from leernetwerk_cli.store import index, platform

EXAMPLE = Path(__file__).parents[2] / "sessions"


@pytest.fixture
def place(own_place, monkeypatch):
    """Where nothing is young, so that all is looked up that can be."""
    monkeypatch.setattr(index, "_YOUNG", -(10**18))
    shutil.copytree(EXAMPLE, own_place / "many")
    return at_desk(own_place / "many")


def folders(root):
    return sorted(each for each in root.iterdir() if each.is_dir())


def counted(place, **selection):
    left_out = []
    found = numbers.count(place._replace(left_out=left_out), Selection(**selection))
    return dict(found), sorted(each.data["where"] for each in left_out)


def scanned(place, monkeypatch, **selection):
    """Return what is counted without an index: the disk takes none."""
    with monkeypatch.context() as patch:
        patch.setenv("LEERNETWERK_CACHE", os.environ["LEERNETWERK_CACHE"] + "-other")
        patch.setattr(index, "_open", lambda *_: (_ for _ in ()).throw(OSError("full")))
        return counted(place, **selection)


def test_it_counts_as_the_summary_does(place):
    found, _left_out = counted(place)
    summary = summarise(*read(place, Selection()))
    assert found["entries",] == summary.entries > 100
    for id_, tally in summary.tallies.items():
        assert found.get(("place-entries", id_), 0) == tally.entries
        assert found.get(("place-people", id_), 0) == tally.people
        assert found.get(("place-sessions", id_), 0) == tally.rests.sessions
        assert sum(name[:2] == ("place-town", id_) for name in found) == tally.rests.towns
        for what in ("kinds", "roles", "knowledge"):
            assert all(found[f"place-{what}", id_, key] == number for key, number in getattr(tally, what).items())
        for what in ("scores", "before", "versus"):
            for role, marks in getattr(tally, what).items():
                assert all(found[f"place-{what}", id_, role, str(mark)] == n for mark, n in marks.items())


def test_what_did_not_change_is_not_read_again(place, monkeypatch):
    first = counted(place)
    monkeypatch.setattr(numbers, "_count", None)
    assert counted(place) == first


def test_a_change_of_the_same_length_is_seen(place, monkeypatch):
    first = counted(place)
    path = next(path for path in sorted(place.root.rglob("entries/*.toml")) if 'kind = "quote"' in path.read_text())
    path.write_text(path.read_text().replace('kind = "quote"', 'kind = "other"'))
    assert counted(place) == scanned(place, monkeypatch) != first


def test_what_is_young_is_read_again(place, monkeypatch):
    """A file may be written twice at what its clock calls one moment, with as many signs."""
    first = counted(place)
    monkeypatch.setattr(index, "_YOUNG", 10**18)
    monkeypatch.setattr(numbers, "numbers_of", lambda record, framework: {("entries",): 1})
    assert counted(place)[0] == {("entries",): len(folders(place.root))} != first[0]


def test_days_and_a_selection_are_the_same_as_a_scan(place, monkeypatch):
    counted(place)
    for selection in ({"since": None}, {"municipality": "waterstad"}, {"names": ("*waterstad*",)}):
        assert counted(place, **selection) == scanned(place, monkeypatch, **selection)
    days = sorted(read(place, Selection())[0].sessions[i].session.date for i in (1, 4))
    some = counted(place, since=days[0], until=days[1])
    assert some == scanned(place, monkeypatch, since=days[0], until=days[1])
    assert 0 < some[0]["entries",] < counted(place)[0]["entries",]


def change(root, random):
    """Do one thing that people, laptops and bad days do to a folder of sessions."""
    folder = random.choice(folders(root))
    facts = folder / "session.toml"
    files = sorted((folder / "entries").glob("*.toml"))
    what = random.choice(["say", "copy", "go", "damage", "mend", "move", "cut", "add", "no file", "stone"])
    if what == "say" and files:
        at = f"2026-11-{random.randint(10, 28)}T10:00:00Z"
        block = (
            f'\n[[entry]]\nspeaker = "E1"\nat = {at}\nkind = "quote"\ntext = "nog iets"\nid = "x{random.random()}"\n'
        )
        with files[0].open("a") as file:
            file.write(block.replace("0.", ""))
    elif what == "copy":
        shutil.copytree(folder, root / f"{folder.name[:60]}-{random.randint(1, 9)}", dirs_exist_ok=True)
    elif what == "go" and len(folders(root)) > 2:
        shutil.rmtree(folder)
    elif what == "damage" and facts.exists():
        facts.write_text(facts.read_text().replace("date = ", "date =", 1) + "\nodd = [")
    elif what == "mend" and facts.exists():
        facts.write_text(facts.read_text().replace("\nodd = [", ""))
    elif what == "move":
        folder.rename(root / f"2026-{random.randint(10, 12)}-{random.randint(10, 28)}-{random.random()}-anders")
    elif what == "cut" and files:
        files[0].write_bytes(files[0].read_bytes()[: random.randint(0, 4000)])
    elif what == "add":
        shutil.copytree(random.choice(folders(EXAMPLE)), root / f"new-{random.randint(1, 30)}", dirs_exist_ok=True)
    elif what == "no file" and facts.exists() and len(folders(root)) > 2:
        facts.rename(folder / "session.old")
    elif what == "stone":
        (folder / "erased").mkdir(exist_ok=True)
        (folder / "erased" / "E1.toml").write_text('[[erased]]\nspeaker = "E1"\nat = 2026-11-28T10:00:00Z\nid = "e1"\n')


@pytest.mark.parametrize("at_a_time", [1, 3, 10_000])
def test_after_any_changes_it_tells_what_a_scan_tells(place, monkeypatch, at_a_time):
    monkeypatch.setattr(index, "_AT_A_TIME", at_a_time)
    for number in range(tries(3, 120)):
        random = chance(f"index {at_a_time} {number}")
        shutil.rmtree(place.root)
        shutil.copytree(EXAMPLE, place.root)
        for _step in range(12):
            for _change in range(random.randint(0, 3)):
                change(place.root, random)
            assert counted(place) == scanned(place, monkeypatch), number


def index_file():
    (path,) = Path(os.environ["LEERNETWERK_CACHE"]).glob("*.sqlite")
    return path


@pytest.mark.parametrize("content", [b"", b"geen index", b"SQLite format 3\0" + b"\7" * 5000])
def test_a_file_that_is_no_index_is_thrown_away(place, monkeypatch, content):
    first = counted(place)
    index_file().write_bytes(content)
    assert counted(place) == first
    monkeypatch.setattr(numbers, "_count", None)
    assert counted(place) == first


def test_a_file_in_which_something_was_flipped_tells_the_same(place, monkeypatch):
    first = counted(place)
    whole = index_file().read_bytes()
    for number in range(tries(40, 1500)):
        random = chance(f"flip {number}")
        data = bytearray(whole)
        for _flip in range(random.randint(1, 4)):
            data[random.randrange(len(data))] ^= 1 << random.randrange(8)
        index_file().write_bytes(data)
        assert counted(place) == first, number
        change(place.root, chance(f"flipped {number}"))
        first = counted(place)
        assert first == scanned(place, monkeypatch), number
        index_file().unlink()
        counted(place)
        whole = index_file().read_bytes()


def test_another_program_counts_anew(place, monkeypatch):
    first = counted(place)
    monkeypatch.setattr(numbers, "_SHAPE", 99)
    monkeypatch.setattr(numbers, "numbers_of", lambda record, framework: {("entries",): 1})
    assert counted(place) != first


def test_cut_off_while_counting_the_next_time_is_right(place, monkeypatch):
    first = counted(place)
    change(place.root, chance("say"))
    with monkeypatch.context() as patch:
        patch.setattr(numbers, "_count", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        for folder in folders(place.root):
            (folder / "session.toml").touch()
        with pytest.raises(KeyboardInterrupt):
            counted(place)
    assert counted(place) == scanned(place, monkeypatch)
    assert first


def test_a_disk_that_is_full_takes_no_index_and_the_answer_comes(place, monkeypatch):
    first = counted(place)
    shutil.rmtree(os.environ["LEERNETWERK_CACHE"])
    real = sqlite3.connect
    full = sqlite3.OperationalError("database or disk is full")
    monkeypatch.setattr(
        index.sqlite3,
        "connect",
        lambda path, **kw: real(path, **kw) if path == ":memory:" else (_ for _ in ()).throw(full),
    )
    assert counted(place) == first


def test_two_at_once_both_tell_it(place, own_place):
    one = [
        sys.executable,
        "-m",
        "leernetwerk_cli",
        "--sessions",
        str(place.root),
        "summary",
        "--numbers",
        "--format",
        "json",
    ]
    both = [subprocess.Popen(one, stdout=subprocess.PIPE) for _ in range(3)]
    told = [process.communicate(timeout=60)[0] for process in both]
    assert len({*told}) == 1 and json.loads(told[0])["entries"] == counted(place)[0]["entries",]


def test_there_is_no_word_code_or_name_in_it(place):
    counted(place)
    data = index_file().read_bytes()
    assert oct(index_file().stat().st_mode)[-3:] == "600"
    released, framework = read(place, Selection())
    known = repr(framework)
    for each in released.sessions:
        facts = each.session
        said = [
            word for item in each.entries for word in item.entry.text.split() if len(word) > 5 and word not in known
        ]
        for word in (
            facts.id,
            facts.slug,
            facts.municipality,
            facts.secret,
            *said,
            *(i.entry.id for i in each.entries),
        ):
            assert not word or word.encode() not in data, word


def test_one_that_cannot_be_read_is_told_of_each_time(place, run):
    folder = folders(place.root)[0]
    (folder / "session.toml").write_text("id = ")
    assert counted(place)[1] == counted(place)[1] == [f"{folder.name}/session.toml"]
    with pytest.raises(InvalidData):
        numbers.count(place, Selection())
    assert run("--sessions", str(place.root), "summary", "--numbers").code == 7


@pytest.mark.parametrize("what", ["session.toml", "entries"])
def test_what_the_disk_did_not_give_is_asked_again(place, monkeypatch, what):
    """A share that went away for a moment, and came back as it was."""
    first = counted(place)
    shutil.rmtree(os.environ["LEERNETWERK_CACHE"])
    real = platform.read

    def gone(path):
        if path.parts[-3 if what == "entries" else -2].endswith("brieven"):
            raise OSError(5, "Input/output error")
        return real(path)

    with monkeypatch.context() as patch:
        patch.setattr(platform, "read", gone)
        assert counted(place) != first
    assert counted(place) == first


def test_a_share_that_is_gone_is_one_clear_line(run, place):
    shutil.rmtree(place.root)
    answer = run("--sessions", str(place.root), "summary", "--numbers")
    assert answer.code in (0, 8) and "Traceback" not in answer.err


@pytest.mark.parametrize("options", [("--checked",), ("--role", "beroep"), ("--by", "role"), ("--audience", "network")])
def test_what_it_cannot_count_by_is_refused_and_never_passed_over(place, run, options):
    assert run("--sessions", str(place.root), "summary", "--numbers", *options).code in (2, 6)
