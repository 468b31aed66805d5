"""``run``: the walk takes what is typed, says what it understood, stops anywhere and goes on at the same question."""

import pytest

from leernetwerk_cli.errors import NotWritten
from leernetwerk_cli.store.journal import Journal

TYPED = """e1: voelde zich voor het eerst gehoord
e1:: Ik telde mee #vertrouwen
*
> helpdesk bellen over brieven @u2 2026-12-01
! eerst bellen en dan pas schrijven
? voor wie is deze regel eigenlijk
<> u1: bij ons gaat het juist andersom
= ver e:2,2,3 u:4,4,5
+e1 +u2
zomaar iets
"""


def test_a_walk_records_what_was_typed(walk, entries):
    """Each mark becomes its kind, with its speaker, and takes the element of the question unless it names its own."""
    answer = walk(TYPED, "--stage", "waarden")
    assert answer.code == 0
    said = [(each["kind"], each["speaker"], each.get("element")) for each in entries() if each["kind"] != "stage"]
    assert said == [
        ("quote", ["E1"], "waarden"),
        ("quote", ["E1"], "vertrouwen"),
        ("action", [], "waarden"),
        ("learning", ["wij"], "waarden"),
        ("question", [], "waarden"),
        ("dissent", ["U1"], "waarden"),
        ("value", [], "vertrouwen"),
        ("turn", ["E1"], None),
        ("turn", ["U2"], None),
        ("note", [], None),
    ]
    assert "✓ E1, word for word, at Trust" in answer.out


def test_an_action_has_its_owner_and_its_date(walk, entries):
    walk("> helpdesk bellen @u2 1 december\n", "--stage", "waarden")
    (action,) = entries("action")
    assert (action["text"], action["owner"], action["due"][5:]) == ("helpdesk bellen", "U2", "12-01")


def test_stopping_comes_back_at_the_same_question(walk):
    """After /stop at a score, the next run asks for that same score."""
    walk("/next\n/stop\n", "--stage", "waarden")
    again = walk("/stop\n")
    assert "Equal worth: which marks" in again.out and "2/10" not in again.out


def test_stopping_at_a_follow_up_question_comes_back_there(walk):
    walk("/more\n/more\n/stop\n", "--stage", "waarden")
    again = walk("/stop\n")
    assert "Where did we disagree? What did that bring?" in again.out


def test_an_empty_enter_never_moves_on(walk):
    answer = walk("\n\n\n/stop\n", "--stage", "waarden")
    assert answer.out.count("Nothing typed") == 3 and "3/10" not in answer.out


@pytest.mark.parametrize("typed", ["/foo bar of toch niet\n2\n", "u9: hallo\n4\n"])
def test_what_is_not_understood_is_asked_about_and_kept_as_typed(walk, entries, typed):
    """An unknown slash line and a code that is not in the room are never stored as something else."""
    answer = walk(typed, "--stage", "waarden")
    assert "type it again" in answer.out
    assert [each["text"] for each in entries("note", "quote")] == [typed.splitlines()[0]]


def test_a_slip_in_a_command_and_an_answer_to_nothing_are_no_notes(walk, entries):
    answer = walk("/foo bar\ne1: een\nnee\nja hoor\n5\nverder\ne1: twee\n", "--stage", "waarden")
    assert "Nothing was asked that this answers." in answer.out
    assert [each["text"] for each in entries() if each.get("text")] == ["een", "twee"]


def test_one_key_takes_what_was_probably_meant_and_typing_on_is_the_next_line(walk, entries):
    """A line in doubt is a note that says what it may be, until ``label`` asks again; it is nobody's words."""
    walk("e1;koffie\n1\ne1 dat het mag\ne2: en thee\n", "--stage", "waarden")
    assert [(each["speaker"], each["text"]) for each in entries("quote")] == [(["E1"], "koffie"), (["E2"], "en thee")]
    (note,) = entries("note")
    assert (note["text"], note["doubt"]) == ("e1 dat het mag", "e1: dat het mag")
    assert not note["speaker"]


def test_someone_may_come_in_after_all(walk, entries):
    walk("u9: hallo\n5\n", "--stage", "waarden")
    assert [(each["kind"], each["speaker"]) for each in entries("joined", "quote")] == [
        ("joined", ["U9"]),
        ("quote", ["U9"]),
    ]


def test_off_keeps_nothing(walk, entries, session):
    """Between /off and /on no file holds what was typed, and the screen says so."""
    answer = walk("/off\ne1: dit blijft hier\n/on\ne1: dit niet\n", "--stage", "waarden")
    assert "Not kept" in answer.out
    assert [each["text"] for each in entries("quote")] == ["dit niet"]
    assert not any("dit blijft hier" in path.read_text() for path in session.rglob("*") if path.is_file())


def test_both_languages_work_in_every_field(walk, entries):
    answer = walk("/verder\n/next\n/terug\n/back\n/sla-over\n/skip\n", "--stage", "waarden")
    assert "4/10" in answer.out


def test_steps_and_expectations_take_one_line(walk, entries):
    walk("/next\n2 er is nu een vast nummer\n/next\n3\n", "--stage", "processtappen")
    assert [(each["element"], each["state"], each.get("text")) for each in entries("step")] == [
        ("voorwaarden", "underway", "er is nu een vast nummer"),
        ("plek", "in-place", None),
    ]
    walk(
        "/next\n" * 5 + "kortere brieven | voor wie slecht ziet | tellen: minder bellen | 20 mei 2027\n",
        "--stage",
        "processtappen",
    )
    expectation = entries("expectation")[-1]
    assert expectation["whom"] == "wie slecht ziet"
    assert (expectation["signs"], expectation["look_back"]) == (["tellen: minder bellen"], "2027-05-20")


def test_a_starred_sentence_is_read_back_and_answered(walk, entries):
    """In the read-back stage the numbers choose who may read it; the answer fits the text as it was read."""
    walk("e1:: Ik telde mee\n*\n", "--stage", "waarden")
    answer = walk("/next\n3\n", "--stage", "teruglezen")
    assert "Ik telde mee" in answer.out
    assert entries("quote")[0]["consent"] == ["group", "network"]


def test_a_replay_gives_the_same_record(walk, entries, run, session):
    """The same answers give the same record, apart from ids and times."""

    def bare():
        return [{key: value for key, value in each.items() if key not in ("id", "at", "code")} for each in entries()]

    walk(TYPED, "--stage", "waarden")
    first = bare()
    for path in (session / "entries").iterdir():
        path.unlink()
    walk(TYPED, "--stage", "waarden")
    assert bare() == first


def test_a_note_taker_only_writes(walk, entries):
    walk("/next\n/stop\n", "--stage", "waarden")
    answer = walk("e2: hoorde ik ook\n/next\n", "--write")
    assert "here you only write" in answer.out
    assert entries("quote")[0]["speaker"] == ["E2"] and len(entries("stage")) == 3


def test_undo_and_erase_in_the_walk(walk, entries, session):
    """/undo takes back the last thing; /erase e2 lists what E2 said here, and one key takes it out of the files."""
    answer = walk("e1: een\n/undo\ne2: twee\ne2: drie\n/erase e2\n1\nyes\n", "--stage", "waarden")
    assert "1 E2: twee" in answer.out and answer.code == 0
    assert [each["text"] for each in entries("quote")] == ["drie"]
    files = b"".join(path.read_bytes() for path in (session / "entries").iterdir())
    assert b"twee" not in files and b"een" in files


def test_a_citizen_service_number_never_reaches_the_disk(walk, entries, session):
    answer = walk("e1: mijn nummer is 111222333 zei ik\n", "--stage", "waarden")
    assert "[bsn]" in answer.out and entries("quote")[0]["text"] == "mijn nummer is [bsn] zei ik"
    assert not any(b"111222333" in path.read_bytes() for path in session.rglob("*") if path.is_file())


@pytest.mark.parametrize("options", [("--stage", "waarden"), ("--write",)])
def test_a_line_that_could_not_be_written_ends_a_script_with_exit_8(walk, entries, monkeypatch, options):
    """Nobody sits there who could type it again; the lines after it are tried all the same."""
    append = Journal.append
    full = iter([True])

    def failing(journal, *items):
        if b"weg" in items[0].content and next(full, False):
            raise NotWritten(where="entries/laptop.toml", reason="No space left on device")
        append(journal, *items)

    monkeypatch.setattr(Journal, "append", failing)
    answer = walk("e1: dit is weg\ne1: dit niet\n", *options)
    assert answer.code == 8 and "No space left" in answer.err
    assert [each["text"] for each in entries("quote")] == ["dit niet"]
