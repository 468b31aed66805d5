"""What all tests share: a place of their own for sessions and settings, and the program run in this process."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings
from scale import EVERY
from screens import Screen

from leernetwerk_cli import cli


class Answer(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def own_place(tmp_path, monkeypatch):
    """Nothing of this computer is read or written: settings, sessions and language are the test's own."""
    monkeypatch.setenv("LEERNETWERK_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("LEERNETWERK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("LEERNETWERK_SESSIONS", str(tmp_path / "sessions"))
    monkeypatch.setenv("LEERNETWERK_LANG", "en")
    monkeypatch.setenv("LEERNETWERK_DEBUG", "1")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("LEERNETWERK_SEED", raising=False)
    return tmp_path


@pytest.fixture
def run(monkeypatch, capfd) -> Callable[..., Answer]:
    """Return a function that runs the program on some arguments, with ``typed`` on stdin."""

    def call(*arguments: str, typed: str | bytes = "") -> Answer:
        data = typed if isinstance(typed, bytes) else typed.encode("utf-8", "surrogatepass")
        with tempfile.TemporaryFile() as file:
            file.write(data)
            file.seek(0)
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(file, "utf-8"))
            capfd.readouterr()
            code = cli.run(list(arguments))
        out, err = capfd.readouterr()
        return Answer(code, out, err)

    return call


@pytest.fixture
def session(run, own_place):
    """Return the folder of a session with six people around the table."""
    people = "ervaringsdeskundige=3,uitvoerder=2,begeleider=1"
    answer = run("new", "plek", "--date", "2026-11-23", "--participants", people, "--promised", "adv", "--no-input")
    assert answer.code == 0
    return own_place / "sessions" / answer.out.strip()


@pytest.fixture
def say(run, session):
    """Return a function that records a quote of E1 and returns its id."""

    def call(text: str, *options: str) -> str:
        answer = run("record", "plek", "quote", "--speaker", "E1", *options, typed=text)
        assert answer.code == 0, answer.err
        return answer.out.strip()

    return call


@pytest.fixture
def entries(run):
    """Return a function that reads what is in a session, of these kinds."""

    def call(*kinds: str, name: str = "plek"):
        shown = json.loads(run("show", name, "--format", "json").out)["entries"]
        return [entry for entry in shown if not kinds or entry["kind"] in kinds]

    return call


@pytest.fixture
def walk(run, session):
    """Return a function that walks with ``text`` for what would be typed."""

    def call(text: str, *options: str, name: str = "plek") -> Answer:
        path = session.parent.parent / "answers.txt"
        path.write_text(text, "utf-8")
        return run("run", name, "--answers", str(path), *options)

    return call


@pytest.fixture
def network(own_place, monkeypatch):
    """Return a place with a copy of the example network, since an export is noted in its sessions."""
    shutil.copytree(Path(__file__).parents[1] / "sessions", own_place / "network")
    monkeypatch.setenv("LEERNETWERK_SESSIONS", str(own_place / "network"))
    return own_place


@pytest.fixture
def terminal(own_place):
    """Return a function that starts the program in a terminal of 80 by 24."""
    why = "pexpect needs a pseudo-terminal, which this system does not have"
    pexpect = pytest.importorskip("pexpect", reason=why)
    started = []

    def start(*arguments: str, language: str = "en", **environment: str):
        surroundings = {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "LEERNETWERK_LANG": language}
        process = pexpect.spawn(
            sys.executable,
            ["-m", "leernetwerk_cli", *arguments],
            env={**surroundings, **environment},
            dimensions=(24, 80),
            encoding="utf-8",
            timeout=15,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.close(force=True)


def pytest_make_parametrize_id(val):
    """Name a test without the signs that pytest reads in a name, so that it can be started by its name."""
    if isinstance(val, str) and re.search(r"[][]|::", val):
        return ascii(val)[1:-1].translate({ord("["): "(", ord("]"): ")", ord(":"): ";"})
    return None


# The same examples in every run: a test that is red once in ten runs helps nobody. `make proof` takes other ones.
settings.register_profile("same", derandomize=True, database=None)
settings.register_profile("proof", database=None)
settings.load_profile("proof" if EVERY else "same")


@pytest.fixture
def editor(tmp_path, monkeypatch):
    """Let the editor be a few lines of Python, with ``f`` for the path of the file that it is to change."""

    def become(change):
        script = tmp_path / "editor.py"
        script.write_text(f"import os, pathlib, subprocess, sys\nf = pathlib.Path(sys.argv[1])\n{change}\n")
        monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")

    return become


@pytest.fixture
def screens(tmp_path):
    """Return a function that starts the program in a screen of its own."""
    sockets = []

    def start(*arguments, **environment):
        sockets.append(f"leernetwerk-{os.getpid()}-{tmp_path.name}-{len(sockets)}")
        return Screen(tmp_path, sockets[-1], *arguments, **environment)

    yield start
    for socket in sockets:
        subprocess.run(["tmux", "-L", socket, "kill-server"], check=False, capture_output=True)
