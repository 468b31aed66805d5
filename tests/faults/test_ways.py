"""One record, whichever way the folders came together: what was seen going wrong, case by case."""

import json
import shutil

import pytest

from leernetwerk_cli.jobs.scribe import Scribe
from leernetwerk_cli.jobs.workplace import at_desk
from leernetwerk_cli.store.entries import read_entries


@pytest.fixture
def two(run, session, own_place):
    """Two laptops with the same session: return what runs a command on the one (this one) and on the other."""
    other = own_place / "other"
    shutil.copytree(session.parent, other)

    def here(*words, typed=""):
        return run(*words, typed=typed)

    def there(*words, typed=""):
        return run("--sessions", str(other), "--recorder", "tablet", *words, typed=typed)

    return here, there, other / session.name


def texts(run):
    return [each["text"] for each in json.loads(run("show", "plek", "--format", "json").out)["entries"]]


def words_on_disk(session, word):
    return [path for path in session.parent.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]


@pytest.mark.parametrize("way", ["brought", "side by side"])
def test_what_was_corrected_to_somebody_who_is_erased_is_gone(two, session, run, way):
    """H: there a sentence of E1 was corrected, it was E2's; here E2 was erased, not knowing."""
    here, there, folder = two
    there("record", "plek", "quote", "--speaker", "E1", "--consent", "public", typed="van E2, bij nader inzien")
    there("edit", "plek", "last", "--set", "speaker=E2")
    older = (folder / "entries").glob("tablet*")
    here("erase", "plek", "E2", "--yes")
    if way == "brought":
        here("bring", str(folder), "--yes")
    else:
        shutil.copytree(folder, session.with_name("2026-11-23-plek-tablet"))
        assert "an old copy still holds" in here("check").out
        here("check", "--repair", "--yes")
    assert texts(run) == [] and not words_on_disk(session, "bij nader inzien")
    cut = next(older).read_bytes().split(b"\n[[edit]]")[0]
    (session / "entries" / "older.toml").write_bytes(cut)  # an older copy, in which it was still E1's
    assert texts(run) == []


def test_a_change_that_was_made_before_the_erasure_was_known_goes_too(two, session):
    """J: its text would stay on the disk; check says so, and repair takes it out."""
    here, there, folder = two
    here("record", "plek", "quote", "--speaker", "E2", typed="eerste zin")
    there("bring", str(session), "--yes")
    there("edit", "plek", "last", "--set", "star=true")
    (file,) = (folder / "entries").glob("tablet*")
    file.write_bytes(file.read_bytes().replace(b"star = true", b'text = "tweede zin"'))
    here("erase", "plek", "E2", "--yes")
    shutil.copy(file, session / "entries")
    answer = here("check", "plek")
    assert answer.code == 3 and "an old copy still holds" in answer.out
    assert here("check", "plek", "--repair", "--yes").code == 0 and not words_on_disk(session, "tweede zin")


def test_repair_ends_where_somebody_was_erased_and_an_answer_is_torn(two, session):
    """K: it writes a no for everyone who can still say one, all at once, and the gate opens again."""
    here, there, folder = two
    here("record", "plek", "quote", "--speaker", "E1", "--consent", "public", typed="een zin")
    there("record", "plek", "quote", "--speaker", "E2", typed="weg")
    there("erase", "plek", "E2", "--yes")
    here("bring", str(folder), "--yes")
    (file,) = (session / "entries").glob("laptop*")
    file.write_bytes(file.read_bytes() + b"\n[[consent]]\nspeak")
    assert here("export", "plek", "--audience", "group", "--to", "-", "--format", "md").code == 6
    assert here("check", "plek", "--repair", "--yes").code == 0
    assert here("export", "plek", "--audience", "group", "--to", "-", "--format", "md").code == 0
    noes = [block for block in read_entries(session).blocks if block.table == "consent" and not block.allows]
    assert sorted(block.speaker for block in noes) == ["E1", "E3", "G1", "U1", "U2", "wij"]


def test_bringing_an_erasure_takes_it_out_of_the_copies_too(two, session):
    """L: of every folder that holds the session, whatever it is called."""
    here, there, folder = two
    here("record", "plek", "quote", "--speaker", "E2", typed="weg ermee")
    shutil.copytree(session, session.with_name("2026-01-01-heel-anders"))
    there("bring", str(session), "--yes")
    there("erase", "plek", "E2", "--yes")
    here("bring", str(folder), "--yes")
    assert not words_on_disk(session, "weg ermee")


def test_an_older_copy_put_back_in_place_loses_nothing_of_an_open_walk(session):
    """M: the same file, shortened, and longer again through another command of the same recorder."""
    place = at_desk(session.parent, "", False)
    walk = Scribe(place, session)
    walk.put({"kind": "quote", "text": "eerste zin", "speaker": "E1"})
    (file,) = (session / "entries").glob("*.toml")
    old = file.read_bytes()
    walk.put({"kind": "quote", "text": "tweede zin", "speaker": "E1"})
    with file.open("r+b") as same:
        same.truncate(len(old))
    other = Scribe(place, session)
    other.put(
        {
            "kind": "quote",
            "text": "een veel langere zin van een andere opdracht, zodat het bestand groeit",
            "speaker": "E1",
        }
    )
    other.close()
    walk.put({"kind": "quote", "text": "derde zin", "speaker": "E1"})
    walk.close()
    said = {block.entry.text[:10] for block in read_entries(session).blocks}
    assert {"eerste zin", "tweede zin", "derde zin"} <= said


def test_one_folder_that_cannot_be_read_stops_nothing(two, session, run):
    """Bringing a folder of sessions: the damaged one is named, the others come."""
    here, there, folder = two
    there("record", "plek", "quote", "--speaker", "E1", typed="komt mee")
    damaged = folder.with_name("2026-11-22-stuk")
    shutil.copytree(folder, damaged)
    (damaged / "session.toml").write_text("id = [")
    answer = here("bring", str(folder.parent), "--yes")
    assert answer.code == 7 and "2026-11-22-stuk" in answer.err and texts(run) == ["komt mee"]
    (session.parent / "2026-11-21-ook-stuk").mkdir()
    (session.parent / "2026-11-21-ook-stuk" / "session.toml").write_text("id = [")
    assert here("bring", str(folder), "--yes").code == 0
