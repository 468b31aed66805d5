"""Signals: whenever one asks the walk to stop it is heard, nothing is lost, and the terminal is as it was."""

import json
import os
import re
import signal
import subprocess
import sys
import termios

import pytest

pexpect = pytest.importorskip("pexpect", reason="pexpect needs a pseudo-terminal, which this system does not have")

# Python runs a signal's handler between two of its steps, also inside the garbage collector, where an exception is
# printed and dropped. This makes the signal arrive just there, in the first collection after an acknowledgement.
IN_THE_COLLECTOR = """
import gc, signal, sys
from leernetwerk_cli.store.journal import Journal

append, number = Journal.append, int(sys.argv.pop(1))

def append_and_collect(journal, *items):
    append(journal, *items)
    if items[0].block.table == "entry" and items[0].block.entry.kind == "note" and strike not in gc.callbacks:
        gc.callbacks.append(strike)
        gc.set_threshold(1)

def strike(phase, info):
    gc.callbacks.remove(strike)
    gc.set_threshold(700, 10, 10)
    signal.raise_signal(number)

Journal.append = append_and_collect
from leernetwerk_cli.__main__ import main
main()
"""
RAW = re.escape("\x1b[?2004h")  # the live field is there
LIVE, PLAIN = {}, {"ACCESSIBLE": "1"}


@pytest.fixture
def walk(own_place, session):
    """Return a function that starts a walk in a terminal and waits for its first question."""
    started = []

    def start(code, *arguments, **environment):
        surroundings = {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", **environment}
        command = ["-c", code, *arguments, "run", "plek", "--stage", "waarden"]
        process = pexpect.spawn(sys.executable, command, env=surroundings, encoding="utf-8", timeout=20)
        started.append(process)
        process.delaybeforesend = None
        process.before_all = termios.tcgetattr(process.child_fd)
        ready = "> " if environment == PLAIN else RAW
        process.expect("see this screen")
        process.sendline("2")
        process.expect("2/10")
        process.expect(ready)
        return process

    yield start
    for process in started:
        process.close(force=True)


def without_echo_of_the_line(modes):
    """Return the modes of a terminal, all but the ones that a pseudo-terminal changes by itself."""
    return modes[:4]


@pytest.mark.parametrize("mode", [LIVE, PLAIN], ids=["live", "plain"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGQUIT])
def test_a_signal_is_heard_wherever_it_arrives(walk, session, run, number, mode):
    """It stops the walk as /stop does: what was said is there, the walk says so, and the exit code is 130."""
    process = walk(IN_THE_COLLECTOR, str(int(number)), **mode)
    process.sendline("dit blijft")
    process.expect("everything is saved")
    process.expect(pexpect.EOF)
    after = termios.tcgetattr(process.child_fd)
    process.close()
    assert process.exitstatus == 130
    assert without_echo_of_the_line(after) == without_echo_of_the_line(process.before_all)
    assert "Traceback" not in process.before
    assert "ignored" not in process.before
    entries = json.loads(run("show", "plek", "--format", "json").out)["entries"]
    assert [entry["text"] for entry in entries if entry["kind"] == "note"] == ["dit blijft"]
    assert [entry["state"] for entry in entries if entry["kind"] == "stage"][-1] == "paused"


PLAINLY = "from leernetwerk_cli.__main__ import main; main()"


@pytest.mark.parametrize("mode", [LIVE, PLAIN], ids=["live", "plain"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_a_signal_is_heard_while_nothing_is_typed(walk, session, number, mode):
    """The terminal is as it was, and in the live field the half-typed line is kept as it stands."""
    process = walk(PLAINLY, **mode)
    process.send("e1: halve zin")
    process.expect("halve zin")
    process.kill(number)
    process.expect("everything is saved")
    process.expect(pexpect.EOF)
    after = termios.tcgetattr(process.child_fd)
    process.close()
    assert process.exitstatus == 130
    assert without_echo_of_the_line(after) == without_echo_of_the_line(process.before_all)
    if mode == LIVE:
        (draft,) = (session / "drafts").iterdir()
        assert draft.read_text() == "e1: halve zin"


def test_control_z_suspends_and_the_line_goes_on(own_place, session, run, tmp_path):
    """Under a shell: the terminal is given back as it was, and afterwards the sentence still has its speaker."""
    surroundings = {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "PS1": "$ ", "BASH_SILENCE": "1"}
    shell = pexpect.spawn("bash", ["--norc", "-i"], env=surroundings, encoding="utf-8", timeout=20)
    shell.expect(r"\$ ")
    shell.sendline(f"stty -a > {tmp_path}/before; {sys.executable} -m leernetwerk_cli run plek --stage waarden")
    shell.expect("see this screen")
    shell.send("2\r")
    shell.expect("2/10")
    shell.expect(RAW)
    shell.send("e1: voelde ")
    shell.expect("voelde")
    shell.send("\x1a")
    shell.expect("Stopped")
    shell.sendline(f"stty -a > {tmp_path}/after; fg")
    shell.expect(RAW)
    shell.send("zich gehoord\r")
    shell.expect("✓ E1")
    shell.close(force=True)
    assert (tmp_path / "after").read_text() == (tmp_path / "before").read_text()
    entries = json.loads(run("show", "plek", "--kind", "quote", "--format", "json").out)["entries"]
    assert [(entry["speaker"], entry["text"]) for entry in entries] == [(["E1"], "voelde zich gehoord")]


@pytest.mark.parametrize("module", ["leernetwerk_cli.cli", "typer", "leernetwerk_cli.commands.list_", "rich.console"])
def test_control_c_at_the_start_gives_no_traceback(own_place, module):
    """Whatever is being imported: exit code 130 and not a word."""
    strike = f"""
import signal, sys

class Striking:
    def find_spec(name, path=None, target=None):
        if name == {module!r}:
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Striking)
sys.argv = ["leernetwerk", "list"]
{PLAINLY}
"""
    done = subprocess.run([sys.executable, "-c", strike], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (130, "")


@pytest.mark.parametrize("mode", [LIVE, PLAIN], ids=["live", "plain"])
def test_a_window_that_is_closed_ends_the_walk(walk, session, run, mode):
    """The terminal is gone: the walk ends by itself, and what was acknowledged is there."""
    process = walk(PLAINLY, **mode)
    process.sendline("e1: dit blijft")
    process.expect("✓ E1")
    process.ptyproc.fileobj.close()
    process.closed = process.ptyproc.closed = True
    process.ptyproc.wait()
    assert process.ptyproc.exitstatus == 130
    assert "dit blijft" in run("show", "plek").out


GONE = """
import sys, termios
from prompt_toolkit.output.vt100 import Vt100_Output
from leernetwerk_cli.store.journal import Journal

append, flush = Journal.append, Vt100_Output.flush

def append_and_close(journal, *items):
    append(journal, *items)
    if items[0].block.table == "entry" and items[0].block.entry.kind == "quote":
        Vt100_Output.flush = closed

def closed(output):
    raise {error}

Journal.append = append_and_close
from leernetwerk_cli.__main__ import main
main()
"""


@pytest.mark.parametrize("error", ["OSError(5, 'Input/output error')", "termios.error(5, 'Input/output error')"])
def test_a_window_that_is_gone_before_its_signal_ends_the_walk(walk, session, run, error):
    """The live field is drawn or taken away on a terminal that is no longer there: an end, and not a fault."""
    process = walk(GONE.format(error=error))
    process.sendline("e1: dit blijft")
    process.expect(pexpect.EOF)
    process.wait()
    assert process.exitstatus == 130 and "dit blijft" in run("show", "plek").out
