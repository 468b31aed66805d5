"""Where a line comes from: the live field keeps what is half typed, plain lines take no more than a line."""

import io
import os
import sys

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from leernetwerk_cli.dialogue.askers import LiveAsker, PlainAsker


@pytest.fixture
def field():
    """Return a live field, a way to type in it, and what it kept of half a line, in order."""
    kept = []
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        yield LiveAsker(["#vertrouwen"], Console(file=io.StringIO()), kept.append), keys.send_text, kept


def test_what_is_half_typed_is_kept_whenever_the_field_is_drawn(field):
    """It is drawn at every key, and every second besides."""
    asker, type_in, kept = field
    type_in("e1: halve zin")

    def go_on():
        if kept and kept[-1] == "e1: halve zin":
            type_in(" en de rest\r")
        return ""

    assert asker.ask(">", go_on) == "e1: halve zin en de rest"
    assert kept[-1].startswith("e1: halve zin")


def test_a_draft_comes_back_in_the_field(field):
    asker, type_in, _kept = field
    type_in(" en de rest\r")
    assert asker.ask(">", str, "e1: halve zin") == "e1: halve zin en de rest"


def test_plain_lines_leave_what_comes_after_them(monkeypatch):
    """Whoever reads after a question finds all the lines that were pasted behind it."""
    reading, writing = os.pipe()
    os.write(writing, "één\r\ntwee\nzonder eind".encode())
    os.close(writing)
    with os.fdopen(reading) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        asker = PlainAsker()
        assert asker.ask(">", str) == "één"
        assert stdin.readline() == "twee\n"
        assert asker.ask(">", str) is None


def test_the_last_line_counts_without_its_end(monkeypatch):
    reading, writing = os.pipe()
    os.write(writing, b"een\nzonder eind")
    os.close(writing)
    with os.fdopen(reading) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        assert [PlainAsker().ask(">", str) for _ in range(3)] == ["een", "zonder eind", None]
