"""What all tests share: a place of their own for sessions and settings, and the program run in this process."""

import io
import sys
import tempfile
from collections.abc import Callable
from typing import NamedTuple

import pytest

from leernetwerk_cli import cli


class Answer(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def own_place(tmp_path, monkeypatch):
    """Nothing of this computer is read or written: settings, sessions and language are the test's own."""
    monkeypatch.setenv("LEERNETWERK_CONFIG", str(tmp_path / "config"))
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
