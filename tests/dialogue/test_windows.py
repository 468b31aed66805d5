"""What stops a conversation on Windows, through a Windows that is put in its place. Really run: Linux."""

import ctypes
import io
import select
import sys
import threading
import types

import pytest

from leernetwerk_cli.dialogue import interrupts
from leernetwerk_cli.errors import Interrupted

CTRL_C, CLOSED, SIGNED_OUT = 0, 2, 5


@pytest.fixture
def console(monkeypatch):
    """Return the handlers that the console calls, the last one first, each in a thread of its own."""
    handlers = []

    def set_handler(handler, is_added):
        if is_added:
            handlers.append(handler)
        else:
            handlers.remove(handler)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WINFUNCTYPE", lambda *_types: lambda function: function, raising=False)
    kernel = types.SimpleNamespace(SetConsoleCtrlHandler=set_handler)
    monkeypatch.setattr(ctypes, "windll", types.SimpleNamespace(kernel32=kernel), raising=False)
    return handlers


@pytest.mark.parametrize("event", [CLOSED, SIGNED_OUT])
def test_a_closed_window_stops_as_a_signal_does_and_waits_until_all_is_safe(console, event):
    said = []
    window = threading.Thread(target=lambda: said.append(console[-1](event)))
    with pytest.raises(Interrupted), interrupts.heard():
        window.start()
        while True:
            interrupts.check()
            if not window.is_alive():
                said.append("ended before the walk was safe")
                break
    window.join()
    assert said == [True] and console == []


def test_control_c_is_left_to_its_own_signal(console):
    with interrupts.heard():
        assert console[-1](CTRL_C) is False
        interrupts.check()


def test_a_line_is_read_where_nothing_can_wait_for_the_keyboard(monkeypatch):
    """There ``select`` takes sockets only, and the console gives its bytes as text of its own."""

    def select_(*_arguments):
        raise OSError(10038, "not a socket")

    monkeypatch.setattr(select, "select", select_)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("één\r\ntwee".encode()), "utf-8"))
    monkeypatch.setattr(sys.stdin, "fileno", lambda: 0, raising=False)
    assert [interrupts.read_line() for _ in range(3)] == ["één", "twee", None]
