"""Ctrl-C, SIGTERM, SIGHUP and Ctrl-Z at random moments after an acknowledgement, under a shell in a real terminal.

None is swallowed, nothing that was acknowledged is lost, and the terminal is as it was (``stty -a``). `make proof`
tries it five hundred times; `make test` a few times.
"""

import os
import random
import re
import signal
import sys
import time

import pytest
from scale import tries

from leernetwerk_cli.domain.record.blocks import EntryBlock
from leernetwerk_cli.store.entries import read_entries

pexpect = pytest.importorskip("pexpect", reason="pexpect needs a pseudo-terminal, which this system does not have")
TRIES = tries(8, 504)
LATEST = 0.3  # seconds after the acknowledgement
WAYS = ["control-c", "SIGTERM", "SIGHUP", "control-z"]
RAW = re.escape("\x1b[?2004h")


@pytest.fixture
def shell(own_place):
    surroundings = {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "PS1": "ready$ "}
    process = pexpect.spawn("bash", ["--norc", "-i"], env=surroundings, encoding="utf-8", timeout=30)
    process.delaybeforesend = None
    process.sendline("bind 'set enable-bracketed-paste off'")
    process.expect("ready")
    yield process
    process.close(force=True)


def said(session):
    return [block.entry.text for block in read_entries(session).blocks if isinstance(block, EntryBlock)]


@pytest.mark.parametrize("accessible", [False, True], ids=["live", "plain"])
@pytest.mark.parametrize("way", WAYS)
def test_whenever_it_arrives_it_is_heard_and_nothing_is_lost(shell, session, own_place, way, accessible):
    chance = random.Random(f"{way} {accessible}")
    program = f"{sys.executable} -m leernetwerk_cli run plek --stage waarden"
    if accessible:
        program += " --accessible"
    pid = own_place / "pid"
    for number in range(TRIES // 8):
        text = f"zin {number}"
        shell.sendline(
            f"stty -a > {own_place}/before; bash -c 'echo $$ > {pid}; exec {program}'; echo code=$?;"
            f" stty -a > {own_place}/after; echo $((40 + 2)) done"
        )
        if not number:
            shell.expect("see this screen")
            shell.sendline("2")
        shell.expect("2/10")
        shell.expect("> " if accessible else RAW)
        shell.sendline(text)
        shell.expect("✓")
        time.sleep(chance.uniform(0, LATEST))
        if way.startswith("SIG"):
            os.kill(int(pid.read_text()), getattr(signal, way))
        elif way == "control-c":
            shell.send("\x03")
        else:
            shell.send("\x1a")
            shell.expect("42 done")
            assert (own_place / "after").read_text() == (own_place / "before").read_text(), number
            shell.sendline(f"fg; echo code=$?; stty -a > {own_place}/after; echo $((40 + 2)) done")
            while os.tcgetpgrp(shell.child_fd) != int(pid.read_text()):
                time.sleep(0.01)
            if not accessible:
                shell.expect(RAW)
            shell.send("\x03")
        shell.expect(r"code=(\d+)")
        assert shell.match[1] == "130", (number, shell.before)
        shell.expect("42 done")
        assert "Traceback" not in shell.before
        assert (own_place / "after").read_text() == (own_place / "before").read_text(), number
        assert text in said(session), number
