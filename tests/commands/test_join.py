"""``merge --with``: two laptops each made a session of one evening; it becomes one, with one code for each person."""

import errno
import json
import shutil
from pathlib import Path

import pytest

from leernetwerk_cli.store import platform

PEOPLE = "ervaringsdeskundige=3,uitvoerder=2,begeleider=1"
WHO = "E1=E2,E2=E1,U1=U1"


@pytest.fixture
def other(run, session, say):
    """Another session of the same evening, by another laptop, in which E1 and E2 have each other's codes."""
    run("new", "tweede", "--date", "2026-11-23", "--participants", PEOPLE, "--no-input")
    say("wie leest er mee")
    record(run, "quote", "--speaker", "E1", typed="ik wacht al drie weken")
    record(run, "action", "--owner", "E2", "--due", "2026-12-01", typed="bellen met de balie")
    record(run, "value", "--element", "vertrouwen", "--scores", "e:4,2,3")
    return session.parent / "2026-11-23-tweede"


def record(run, *arguments, typed="", name="tweede"):
    answer = run("--recorder", f"laptop-{name}", "record", name, *arguments, typed=typed)
    assert answer.code == 0, answer.err
    return answer.out.strip()


def join(run, who=WHO, name="tweede"):
    return run("merge", "plek", "--with", name, "--who", who, "--yes")


def test_each_has_the_code_of_here_and_what_was_said_there_is_here(run, other, entries):
    answer = join(run)
    assert answer.code == 0, answer.err
    by_text = {entry.get("text"): entry for entry in entries("quote", "action")}
    assert by_text["ik wacht al drie weken"]["speaker"] == ["E2"]
    assert by_text["wie leest er mee"]["speaker"] == ["E1"]
    assert by_text["bellen met de balie"]["owner"] == "E1"
    assert not other.exists()
    assert json.loads(run("list", "--format", "json").out)["sessions"].__len__() == 1
    assert run("check").code == 0


def test_who_is_who_must_be_said(run, other, session):
    before = (session / "entries").iterdir().__class__, sorted(path.name for path in (session / "entries").iterdir())
    for who in ("", "E1=E2", "E1=E2,E2=E2,U1=U1", "E1=U1,E2=E1,U1=U2", "E1=E9,E2=E1"):
        answer = join(run, who)
        assert answer.code == 2 and "--who" in answer.err
    assert sorted(path.name for path in (session / "entries").iterdir()) == before[1]
    assert other.exists()


def test_a_yes_stays_one_and_a_no_too(run, other, entries):
    shown = json.loads(run("show", "tweede", "--format", "json").out)["entries"]
    said = next(entry["id"] for entry in shown if entry["kind"] == "quote")
    assert run("consent", "set", "tweede", said, "network").code == 0
    refused = record(run, "quote", "--speaker", "E2", typed="dit niet")
    assert run("consent", "set", "tweede", refused, "none").code == 0
    assert join(run).code == 0
    by_id = {entry["id"]: entry for entry in entries()}
    assert "network" in by_id[said]["consent"]
    assert by_id[refused]["consent"] == []


def test_a_changed_text_is_changed_here_too(run, other, entries):
    said = record(run, "quote", "--speaker", "E1", typed="eerst")
    changed = run("--recorder", "laptop-tweede", "edit", "tweede", said, "--set", "speaker=E2")
    assert changed.code == 0, changed.err
    assert join(run).code == 0
    assert next(entry for entry in entries() if entry["id"] == said)["speaker"] == ["E1"]


def test_from_a_stick_as_often_as_you_like(run, other, own_place, entries):
    stick = own_place / "stick" / other.name
    shutil.copytree(other, stick)
    shutil.rmtree(other)
    for _time in range(2):
        assert join(run, name=str(stick)).code == 0
        assert len(entries("quote", "action", "value")) == 4
    assert stick.exists()
    assert run("check").code == 0


def test_what_was_erased_stays_so_on_both_sides(run, other, own_place, entries):
    stick = own_place / "stick" / other.name
    shutil.copytree(other, stick)
    assert run("erase", "tweede", "E1", "--yes").code == 0
    assert join(run, name=str(stick)).code == 0
    assert any("drie weken" in entry.get("text", "") for entry in entries())
    assert join(run).code == 0  # the other one, in which they were erased
    assert not any("drie weken" in entry.get("text", "") for entry in entries())
    assert join(run, name=str(stick)).code == 0  # and the stick again
    assert not any("drie weken" in entry.get("text", "") for entry in entries())
    left = (own_place / "sessions").rglob("*.toml")
    assert not any(b"drie weken" in path.read_bytes() for path in left)


def test_a_session_that_carried_on_the_other_carries_on_this_one(run, other, session):
    run("new", "derde", "--date", "2026-12-07", "--from", "tweede", "--no-input")
    facts = session.parent / "2026-12-07-derde" / "session.toml"
    assert "from" in facts.read_text()
    assert join(run).code == 0
    here = [line for line in (session / "session.toml").read_text().splitlines() if line.startswith("id = ")]
    assert here[0].replace("id = ", "from = ") in facts.read_text()


def test_turns_and_marks_that_both_noted_count_once(run, other, entries):
    record(run, "turn", "--speaker", "E1")
    record(run, "turn", "--speaker", "E2", name="plek")
    record(run, "value", "--element", "vertrouwen", "--scores", "e:3,4,2", name="plek")
    assert join(run).code == 0
    assert len(entries("turn")) == 1
    found = json.loads(run("merge", "plek", "--format", "json").out)["twice"]
    assert len(found) == 1 and len(found[0]["entries"]) == 2
    codes = ",".join(each["code"] for each in found[0]["entries"])
    assert run("merge", "plek", "--same", codes).code == 0
    summary = json.loads(run("summary", "plek", "--format", "json").out)
    assert "9" in json.dumps(summary) and len(entries("value")) == 1


@pytest.mark.parametrize("wrong", ["speaker = 3", "[[entry]]\ntorn"])
def test_what_cannot_be_read_is_mended_first(run, other, session, wrong):
    path = next((other / "entries").glob("*.toml"))
    path.write_text(path.read_text() + f'\n[[entry]]\nkind = "quote"\n{wrong}\nid = "x1"\n')
    answer = join(run)
    assert answer.code == 3 and other.exists()
    assert run("show", "tweede").code == 0


def fail_at(patch, call, number):
    """Let the ``number``-th use of ``call`` fail."""
    owner = platform if call == "write_whole" else Path
    real, used = getattr(owner, call), []

    def failing(*arguments, **options):
        used.append(1)
        if len(used) == number:
            raise OSError(errno.EIO, "no")
        return real(*arguments, **options)

    patch.setattr(owner, call, failing)


@pytest.mark.parametrize("call", ["write_whole", "unlink"])
def test_stopped_anywhere_it_goes_on_where_it_was(run, other, entries, monkeypatch, call):
    before = {entry["id"] for entry in entries()} | {entry["id"] for entry in entries(name="tweede")}
    for number in range(1, 30):
        if not (other / "session.toml").exists():
            break
        with monkeypatch.context() as patch:
            fail_at(patch, call, number)
            assert join(run).code in (0, 8)
        there = {entry["id"] for entry in entries(name="tweede")} if (other / "session.toml").exists() else set()
        assert {entry["id"] for entry in entries()} | there == before
    assert {entry["id"] for entry in entries()} == before and not [*other.rglob("*.toml")]
    assert run("check").code == 0


def test_a_session_is_not_taken_into_itself(run, other, session):
    assert join(run, name="plek").code == 8


def part(run):
    return run("merge", "plek", "--apart", "tweede", "--yes")


def test_taken_apart_each_has_what_it_had(run, other, session, entries):
    record(run, "quote", "--speaker", "E1", typed="van hier", name="plek")
    before = told(run, "plek"), told(run, "tweede")
    assert join(run).code == 0
    assert part(run).code == 0
    assert (told(run, "plek"), told(run, "tweede")) == before
    assert run("check").code == 0
    assert part(run).code == 4


def told(run, name):
    shown = json.loads(run("show", name, "--format", "json").out)["entries"]
    kept = ("id", "kind", "text", "element", "speaker", "owner", "consent", "scores", "due")
    return [{key: entry.get(key) for key in kept} for entry in shown]


def test_what_was_said_of_it_since_goes_along(run, other, entries):
    assert join(run).code == 0
    said = next(entry["id"] for entry in entries() if "drie weken" in entry.get("text", ""))
    assert run("edit", "plek", said, "--set", "element=moed-om-te-groeien").code == 0
    assert run("consent", "set", "plek", said, "network").code == 0
    assert run("erase", "plek", "E1", "--yes").code == 0  # who was E2 in the other one
    assert part(run).code == 0
    (left,) = (entry for entry in told(run, "tweede") if entry["kind"] == "quote")
    assert (left["id"], left["element"], left["speaker"]) == (said, "moed-om-te-groeien", ["E1"])
    assert "network" in left["consent"]
    assert not any(entry["kind"] == "quote" for entry in told(run, "plek"))


def test_a_no_to_all_holds_in_both(run, other):
    assert join(run).code == 0
    assert run("consent", "withdraw", "plek", "E2").code == 0
    assert part(run).code == 0
    for name in ("plek", "tweede"):
        code = "E2" if name == "plek" else "E1"
        said = record(run, "quote", "--speaker", code, typed="dit ook niet", name=name)
        assert next(entry for entry in told(run, name) if entry["id"] == said)["consent"] == []


def test_words_of_somebody_who_was_not_there_stay_in_their_mouth(run, other, entries):
    assert join(run).code == 0
    said = next(entry["id"] for entry in entries() if "drie weken" in entry.get("text", ""))
    assert run("edit", "plek", said, "--set", "speaker=E3").code == 0
    answer = part(run)
    assert answer.code == 2 and "E3" in answer.err and not other.exists()


def test_who_was_one_the_first_time_is_no_other_the_second(run, other, own_place, entries):
    stick = own_place / "stick" / other.name
    shutil.copytree(other, stick)
    shutil.rmtree(other)
    assert join(run, name=str(stick)).code == 0
    answer = join(run, "E1=E1,E2=E2,U1=U1", name=str(stick))
    assert answer.code == 2 and "--who" in answer.err
    assert len(entries("quote", "action", "value")) == 4


def test_one_that_took_in_another_gives_it_along_and_gets_it_back(run, other, session):
    run("new", "derde", "--date", "2026-11-23", "--participants", PEOPLE, "--no-input")
    record(run, "quote", "--speaker", "E3", typed="van een derde laptop", name="derde")
    before = [told(run, name) for name in ("plek", "tweede", "derde")]
    assert run("merge", "tweede", "--with", "derde", "--who", "E3=E1", "--yes").code == 0
    assert join(run).code == 0
    assert [entry["speaker"] for entry in told(run, "plek") if "laptop" in (entry["text"] or "")] == [["E2"]]
    assert part(run).code == 0
    assert run("merge", "plek", "--apart", "derde", "--yes").code == 4
    assert run("merge", "tweede", "--apart", "derde", "--yes").code == 0
    assert [told(run, name) for name in ("plek", "tweede", "derde")] == before
    assert sorted(path.name for path in session.parent.iterdir() if path.is_dir()) == [
        "2026-11-23-derde",
        "2026-11-23-plek",
        "2026-11-23-tweede",
    ]
