"""A real pseudo-terminal: the walk, the prompts and the menu as people see them."""

import json
import os
import signal

import pytest

pexpect = pytest.importorskip("pexpect", reason="pexpect needs a pseudo-terminal, which this system does not have")


def own_screen(walk):
    """Answer the question that is asked once: the room does not see this screen."""
    walk.expect("see this screen")
    walk.sendline("2")


@pytest.mark.parametrize("mode", [{}, {"ACCESSIBLE": "1"}])
def test_a_walk_in_a_terminal_stops_and_goes_on(terminal, session, run, mode):
    """The same walk live and in the accessible mode: what is typed is on the disk, and the walk resumes."""
    walk = terminal("run", "plek", "--stage", "waarden", **mode)
    own_screen(walk)
    walk.expect("2/10 Values")
    walk.sendline("e1:: Ik telde mee #ver")
    walk.expect("E1, word for word, at Trust")
    walk.sendline("/next")
    walk.expect("Equal worth: which marks")
    walk.sendline("/stop")
    walk.expect("everything is saved")
    walk.expect(pexpect.EOF)
    again = terminal("run", "plek", **mode)
    again.expect("Equal worth: which marks")
    entries = json.loads(run("show", "plek", "--kind", "quote", "--format", "json").out)["entries"]
    assert [(entry["text"], entry["speaker"], entry["verbatim"]) for entry in entries] == [
        ("Ik telde mee", ["E1"], True)
    ]


def test_control_c_leaves_what_was_said(terminal, session, run):
    """Ctrl-C ends the walk with exit code 130, and nothing that was acknowledged is gone."""
    walk = terminal("run", "plek")
    own_screen(walk)
    walk.expect("1/10")
    walk.sendline("e1: dit blijft")
    walk.expect("✓ E1")
    walk.sendcontrol("c")
    walk.expect(pexpect.EOF)
    walk.close()
    assert walk.exitstatus == 130
    assert "dit blijft" in run("show", "plek").out


def test_a_closed_terminal_costs_seconds_and_not_a_sentence(terminal, session):
    """The half-typed line is on the disk within two seconds, offered at the next start, and gone when it is used."""
    walk = terminal("run", "plek", "--stage", "waarden")
    own_screen(walk)
    walk.expect("2/10")
    walk.expect(">")
    walk.send("e1: halve zin")
    while [draft.read_text() for draft in (session / "drafts").glob("*.txt")] != ["e1: halve zin"]:
        walk.expect([".", pexpect.TIMEOUT], timeout=0.1)
    walk.kill(signal.SIGKILL)
    again = terminal("run", "plek")
    again.expect("half typed")
    again.sendline(" en de rest")
    again.expect("✓ E1")
    again.sendline("/stop")
    again.expect(pexpect.EOF)
    assert not list((session / "drafts").iterdir())


@pytest.mark.parametrize("mode", [{}, {"ACCESSIBLE": "1"}])
def test_asleep_and_resized_in_the_middle_of_a_sentence(terminal, session, run, mode):
    """Stopped (a laptop that sleeps) and woken in a window of another size, the sentence goes on."""
    walk = terminal("run", "plek", "--stage", "waarden", **mode)
    own_screen(walk)
    walk.expect("2/10")
    walk.expect(">")
    walk.send("e1: voelde zich ")
    for width in (40, 120):
        os.kill(walk.pid, signal.SIGSTOP)
        os.waitpid(walk.pid, os.WUNTRACED)
        walk.setwinsize(24, width)
        os.kill(walk.pid, signal.SIGCONT)
    walk.sendline("gehoord")
    walk.expect("✓ E1")
    entries = json.loads(run("show", "plek", "--kind", "quote", "--format", "json").out)["entries"]
    assert [entry["text"] for entry in entries] == ["voelde zich gehoord"]


@pytest.mark.parametrize("mode", [{}, {"ACCESSIBLE": "1"}], ids=["live", "plain"])
def test_what_is_typed_at_the_first_question_is_the_first_line(terminal, session, run, mode):
    """A hand in a hurry types on before it was asked who sees the screen: that is said too."""
    walk = terminal("run", "plek", "--stage", "waarden", **mode)
    walk.expect("see this screen")
    walk.sendline("e1: meteen gezegd")
    walk.expect("✓ E1")
    walk.sendline("e2: en dit ook")
    walk.expect("✓ E2")
    walk.sendline("/stop")
    walk.expect(pexpect.EOF)
    entries = json.loads(run("show", "plek", "--kind", "quote", "--format", "json").out)["entries"]
    assert [(entry["text"], entry["speaker"]) for entry in entries] == [
        ("meteen gezegd", ["E1"]),
        ("en dit ook", ["E2"]),
    ]


@pytest.mark.parametrize(("typed", "screen"), [("Ja.", "seen"), ("no", "own")])
def test_yes_and_no_are_understood_in_both_languages(terminal, session, run, typed, screen):
    walk = terminal("run", "plek", "--stage", "waarden", ACCESSIBLE="1")
    walk.expect("see this screen")
    walk.sendline(typed)
    walk.expect("2/10")
    walk.sendline("/stop")
    walk.expect(pexpect.EOF)
    shown = json.loads(run("show", "plek", "--format", "json").out)
    assert shown["session"]["screen"] == screen and not [e for e in shown["entries"] if e["kind"] == "note"]


def test_control_c_empties_the_line_and_stops_on_an_empty_one(terminal, session, run):
    walk = terminal("run", "plek", "--stage", "waarden")
    own_screen(walk)
    walk.expect("2/10")
    walk.send("e1: dit toch niet")
    walk.expect("toch niet")
    walk.sendcontrol("c")
    walk.sendline("e2: dit wel")
    walk.expect("✓ E2")
    walk.sendcontrol("c")
    walk.expect("everything is saved")
    walk.expect(pexpect.EOF)
    shown = run("show", "plek").out
    assert "dit wel" in shown and "toch niet" not in shown
    assert not any(path.is_file() for path in (session / "drafts").glob("*.txt"))


def test_a_refused_line_leaves_the_field_empty_and_comes_back_with_the_arrow_up(terminal, session, run):
    walk = terminal("run", "plek", "--stage", "waarden")
    own_screen(walk)
    walk.expect("2/10")
    walk.sendline("= ver e:9")
    walk.expect("1 to 5")
    walk.sendline("e2: gewoon door")
    walk.expect("✓ E2")
    walk.send("\x1b[A\x1b[A")
    walk.expect("= ver e:9")
    walk.send("\x7f3\r")
    walk.expect("3")
    walk.expect("✓ Score")
    walk.sendline("/stop")
    walk.expect(pexpect.EOF)
    scores = json.loads(run("show", "plek", "--kind", "value", "--format", "json").out)["entries"]
    assert [entry["scores"] for entry in scores] == [{"ervaringsdeskundige": [3]}]


@pytest.mark.parametrize(("words", "is_paged"), [(["--full"], True), ([], False), (["--full", "--accessible"], False)])
def test_what_is_longer_than_the_screen_comes_screen_by_screen(network, terminal, words, is_paged):
    """A summary in short fits, and who has it read out is not held up."""
    pexpect = pytest.importorskip("pexpect", reason="pexpect needs a pseudo-terminal, which this system does not have")
    shown = terminal("--sessions", str(network / "network"), "summary", *words, PAGER="head -n 3")
    shown.expect(pexpect.EOF)
    lines = shown.before.splitlines()
    assert "Four insights" in lines[0] and (len(lines) == 3) == is_paged
