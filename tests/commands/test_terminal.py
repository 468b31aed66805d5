"""A real pseudo-terminal: the walk, the prompts and the menu as people see them."""

import json
import os
import signal
import sys

import pytest

pexpect = pytest.importorskip("pexpect", reason="pexpect needs a pseudo-terminal, which this system does not have")
PLACE = ("LEERNETWERK_CONFIG", "LEERNETWERK_SESSIONS")


@pytest.fixture
def terminal(own_place):
    """Return a function that starts the program in a terminal of 80 by 24."""
    started = []

    def start(*arguments, language="en", **environment):
        process = pexpect.spawn(
            sys.executable,
            ["-m", "leernetwerk_cli", *arguments],
            env={
                **os.environ,
                "TERM": "xterm",
                "PROMPT_TOOLKIT_NO_CPR": "1",
                "LEERNETWERK_LANG": language,
                **environment,
            },
            dimensions=(24, 80),
            encoding="utf-8",
            timeout=15,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.close(force=True)


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


def test_new_asks_what_is_missing(terminal, run):
    new = terminal("new", language="nl")
    new.expect("Hoe heet de bijeenkomst")
    new.sendline("Plek aan tafel")
    new.expect("korte naam")
    new.sendline("")
    new.expect("Welke gemeente")
    new.sendline("emm")
    new.expect("Welke trede")
    new.sendline("adv")
    for number in ("3", "", "2", "", "", "", "1"):
        new.expect("Hoeveel")
        new.sendline(number)
    new.expect("plek-aan-tafel")
    new.expect(pexpect.EOF)
    facts = json.loads(run("show", "plek-aan-tafel", "--format", "json").out)["session"]
    assert (facts["municipality"], facts["promised"], facts["language"]) == ("Emmen", "adviseren", "nl")
    assert sorted(person["code"] for person in facts["participants"]) == ["E1", "E2", "E3", "G1", "U1", "U2"]


def test_without_a_command_there_is_a_numbered_menu(terminal, session):
    menu = terminal()
    menu.expect("1  new")
    menu.expect("Which number")
    menu.sendline("3")
    menu.expect("2026-11-23-plek")
    menu.expect(pexpect.EOF)


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
