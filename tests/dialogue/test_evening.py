"""A real evening: people come late, want nothing on paper, run out of time, read back, and hand over."""

import json

import pytest

from leernetwerk_cli.jobs.room import page
from leernetwerk_cli.jobs.workplace import at_desk
from leernetwerk_cli.store import package, sessions


def test_of_whoever_wants_nothing_written_down_nothing_is(walk, entries, run, session):
    """Their lines are refused, the voices say that it is their choice, and they may change their mind."""
    answer = walk("/stil e2\ne2: niet voor papier\n/mee e2\ne2: dit wel\n/unwritten e2\n", "--stage", "waarden")
    assert "was not kept" in answer.out
    assert [entry["text"] for entry in entries("quote")] == ["dit wel"]
    assert "by choice" in run("voices", "plek").out
    assert not any("niet voor papier" in path.read_text() for path in session.rglob("*.toml"))


def test_whoever_comes_late_hears_the_agreements(walk):
    answer = walk("/erbij i1\ni1: hoi\n", "--stage", "waarden")
    assert "You decide what you tell" in answer.out and "✓ I1" in answer.out


def test_shorter_shares_out_what_is_left_and_keeps_actions_and_check_out(walk, run, session, entries):
    from datetime import datetime, timedelta

    then = (datetime.now().astimezone() - timedelta(minutes=40)).isoformat()
    line = {"kind": "stage", "stage": "waarden", "state": "started", "question": "ask", "at": then}
    run("record", "plek", "--json-lines", typed=json.dumps(line))
    answer = walk("/korter\n/stop\n")
    assert "14 minutes behind" in answer.out
    minutes = {entry["stage"]: entry["minutes"] for entry in entries("stage") if entry.get("minutes")}
    assert sum(minutes.values()) == pytest.approx(-14, abs=2)
    assert not set(minutes) & {"acties", "uitchecken", "teruglezen"}
    assert "2/10" not in walk("/stop\n").out.replace("2/10 Values  (16 min)", "")


def test_reading_back_one_by_one(walk, entries):
    """Changed, gone, one answer for all the rest with its exception; who was not reached is named."""
    typed = "e1:: een\n*\ne1:: twee\n*\ne1:: drie\n*\nu1:: vier\n*\n"
    answer = walk(typed + "/lees e1\nc 2\nanders\ng 3\n1\n3, but 2: 1\n", "--stage", "waarden")
    assert "Still to be read back: 1 (U1)" in answer.out
    said = {entry["text"]: entry["consent"] for entry in entries("quote")}
    assert said == {"een": ["group", "network"], "anders": ["group"], "vier": None}


def test_handing_over_tells_where_the_walk_is(walk, run):
    answer = walk("e1:: een\n*\n/over u1\n", "--stage", "waarden")
    assert "U1 facilitates from now on" in answer.out and "2/10" in answer.out and "1 (E1)" in answer.out
    assert json.loads(run("show", "plek", "--format", "json").out)["session"]["facilitator"] == "U1"


def test_open_actions_of_the_last_session_come_first_and_close_with_one_key(walk, run, entries):
    walk("> helpdesk bellen @u1\n> folder maken\n", "--stage", "waarden")
    run("new", "tweede", "--date", "2026-12-14", "--from", "plek", "--participants", "e=2,g=1", "--no-input")
    answer = walk("/next\n1\n/next\n2\n/next\n", name="tweede")
    assert "Last time: helpdesk bellen (@U1)" in answer.out and "Last time: folder maken" in answer.out
    assert [entry.get("state", "open") for entry in entries("action")] == ["done", "open"]


def test_the_check_out_asks_who_reports_back(walk, entries):
    walk("/next\n/next\nmail aan iedereen @g1 over twee weken\n", "--stage", "uitchecken")
    (action,) = entries("action")
    assert (action["tags"], action["owner"], bool(action["due"])) == (["terugkoppeling"], "G1", True)


@pytest.fixture
def screen(session):
    """Return a function that returns the page for the room's screen as it is now."""

    def call():
        place = at_desk(None, "", False)
        return page(sessions.read_record(session), sessions.read_method(session), package.read_framework(), place)

    return call


def test_a_text_goes_on_the_rooms_screen_only_with_a_yes(walk, run, session, screen):
    run("record", "plek", "quote", "--speaker", "E1", "--consent", "group", typed="<b>mag</b>")
    run("record", "plek", "quote", "--speaker", "E1", typed="mag niet")
    codes = {e["text"]: e["code"] for e in json.loads(run("show", "plek", "--format", "json").out)["entries"]}
    answer = walk(f"/toon {codes['mag niet']}\n/toon {codes['<b>mag</b>']}\n", "--stage", "waarden")
    assert "Ask first" in answer.out
    assert "&lt;b&gt;mag&lt;/b&gt;" not in screen(), "the walk has stopped, so the question is back"
    walk(f"/toon {codes['<b>mag</b>']}\n")
    assert "http" not in screen().replace("http-equiv", "") and "<script" not in screen()


@pytest.mark.parametrize(
    "what",
    [
        ["consent", "withdraw", "plek", "last"],
        ["consent", "withdraw", "plek", "E1"],
        ["edit", "plek", "last", "--set", "speaker=E2"],
        ["undo", "plek"],
        ["erase", "plek", "E1", "--yes"],
    ],
    ids=" ".join,
)
def test_the_rooms_screen_follows_who_may_read_it(run, say, screen, what):
    """Whichever keyboard it comes from: the next page, a second later, no longer shows it."""
    id_ = say("mijn woorden", "--consent", "group")
    put = {"kind": "stage", "stage": "waarden", "state": "started", "question": f"put:{id_}"}
    run("record", "plek", "--json-lines", "--recorder", "ander", typed=json.dumps(put))
    assert "mijn woorden" in screen()
    assert run(*[id_ if word == "last" else word for word in what]).code == 0
    assert "mijn woorden" not in screen()


def test_reading_back_may_leave_the_role_out(run, session):
    typed = "e1:: Ik telde mee\n*\n/read e1\n4w\n/stop\n"
    assert "(without the role)" in run("run", "plek", "--answers", "-", typed=typed).out
    assert "without the role" in " ".join(run("consent", "show", "plek").out.split())


def test_marks_of_the_begin_and_of_the_end_stay_apart(walk, run, session):
    """Not twelve marks of six people: the last round stands, and the summary shows the shift."""
    walk("= ver e:2,2,3 u:4,4\n", "--stage", "waarden")
    answer = walk("= ver e:3,4,4 u:4,5\n", "--stage", "uitchecken")
    assert "Expert by experience: first 2 2 3, now 3 4 4" in answer.out
    found = run("summary", "plek", "--format", "json").out
    (trust,) = [e for i in json.loads(found)["insights"] for e in i["elements"] if e["id"] == "vertrouwen"]
    assert trust["scores"]["ervaringsdeskundige"] == {"3": 1, "4": 2}
    assert trust["scores_before"]["ervaringsdeskundige"] == {"2": 2, "3": 1}
    assert "first 2 2 3, at the end 3 4 4" in run("summary", "plek", "--full").out.replace("\n", " ")


def said(entries):
    return [(entry["speaker"], entry["text"]) for entry in entries() if entry.get("text")]


def test_what_is_pasted_at_a_question_is_lines_too(keyboard, entries):
    keyboard("e1 dat mag", "e2: wat ik zei\nu1: en ik")
    assert (["E2"], "wat ik zei") in said(entries) and (["U1"], "en ik") in said(entries)


def test_the_line_typed_on_is_kept_where_the_one_in_doubt_may_not_be(keyboard, entries):
    """Of E2 nothing is written down; E1's words, typed instead of an answer, are there."""
    told = keyboard("/stil e2", "e2 dat mag niet", "e1: dit wel")
    assert said(entries) == [(["E1"], "dit wel")]
    assert any("E2" in text for text in told)


@pytest.mark.parametrize(
    "typed", ["u1: bij ons niet", "anders\nu1: bij ons niet", "> bellen @u1 vrijdag", "/wie", "2", "*"]
)
def test_what_is_typed_on_while_words_are_read_is_not_put_in_their_mouth(keyboard, entries, typed):
    keyboard("e1:: ik wacht", "*", "/lees e1", "c 1", typed, "")
    assert (["E1"], "ik wacht") in said(entries)
    assert [text for who, text in said(entries) if who == ["E1"]] == ["ik wacht"]
    assert ("u1" not in typed or "vrijdag" in typed) or (["U1"], "bij ons niet") in said(entries)


def test_words_are_changed_for_nobody_who_is_silent_by_now(keyboard, run, entries):
    keyboard("e1:: ik wacht", "*", "/stil e1", "/lees e1", "c 1", "heel anders")
    assert said(entries) == [(["E1"], "ik wacht")]


def test_what_is_pasted_while_a_line_is_put_right_is_lines_too(keyboard, entries):
    keyboard("e1: ik wacht", "/verbeter", "e1: ik wacht al lang\nu1: en ik dan")
    assert said(entries) == [(["E1"], "ik wacht al lang"), (["U1"], "en ik dan")]


def test_a_line_typed_at_the_question_whether_to_erase_is_kept(keyboard, entries):
    keyboard("e1:: ik wacht", "*", "/lees e1", "w 1", "u1: bij ons niet", "")
    assert said(entries) == [(["E1"], "ik wacht"), (["U1"], "bij ons niet")]


@pytest.mark.parametrize("named", ["e1, u1", "e1 en u1", "E1+U1", "e1 u1", "e1,u1 en"])
def test_several_people_are_named_at_once(keyboard, entries, named):
    told = keyboard(f"/stil {named}", "e1: zwart", "u1: werk", "e2: dit wel")
    assert said(entries) == [(["E2"], "dit wel")]
    assert sum("U1" in text for text in told) >= 1


def test_who_come_in_together_are_in_together_or_not_at_all(keyboard, entries):
    told = keyboard("/erbij e4, u3 en b2", "/erbij e5 en q1")
    came = {(entry["speaker"][0], entry["seat"]) for entry in entries("joined")}
    assert {code for code, _seat in came} == {"E4", "U3", "B2"} and len({seat for _code, seat in came}) == 3
    assert any("/join" in text and "E4" in text for text in told)


@pytest.mark.parametrize(
    "answer", ["2 nee", "nee hoor", "2.", "nee dank je", "w", "5", "misschien", "3 nee", "ja, nee"]
)
def test_no_answer_to_a_choice_becomes_a_note(keyboard, entries, answer):
    keyboard("e1: ik wacht", "/wis e1", "1", answer, "e1: en ik bel")
    assert said(entries) == [(["E1"], "ik wacht"), (["E1"], "en ik bel")]


@pytest.mark.parametrize(
    ("typed", "minutes"), [("+5", 5), ("een kwartier", 15), ("-5 min", -5), ("half uur", 30), ("+ 10", 10)]
)
def test_minutes_are_given_in_words_too(keyboard, entries, typed, minutes):
    keyboard(f"/tijd {typed}")
    assert [entry["minutes"] for entry in entries("stage") if entry.get("minutes")] == [minutes]


@pytest.mark.parametrize("line", ["cijfers e:3,4", "e 3 4", "E: 3 en 4", "e3,4\n1"])
def test_marks_are_no_note_where_they_are_asked_for(walk, entries, line):
    walk(f"/verder\n{line}\n", "--stage", "waarden")
    assert [entry["scores"] for entry in entries("value")] == [{"ervaringsdeskundige": [3, 4]}]
    assert not entries("note")


@pytest.mark.parametrize("lines", [["/stop\nu1: bij ons niet"], ["stop", "1\nu1: bij ons niet"]])
def test_what_is_pasted_behind_a_stop_was_said_too(keyboard, entries, lines):
    keyboard(*lines)
    assert said(entries) == [(["U1"], "bij ons niet")]


def test_a_line_that_the_program_itself_breaks_on_is_kept_and_the_evening_goes_on(keyboard, entries, monkeypatch):
    """Whatever is wrong in the reader of lines, nobody's words are gone and nobody has to start again."""
    with monkeypatch.context() as broken:
        broken.delenv("LEERNETWERK_DEBUG")
        broken.setattr("leernetwerk_cli.domain.walk.fields.read_line", lambda *_a: {}["near"])
        told = keyboard("> folder maken @u1 komende vrijdag", "/stil e2", "e2: dit niet", "/uit", "u1: ook niet")
    assert [(entry["kind"], entry["text"]) for entry in entries() if entry.get("text")] == [
        ("note", "> folder maken @u1 komende vrijdag")
    ]
    assert any("KeyError" in text for text in told)
