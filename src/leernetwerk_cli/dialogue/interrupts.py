"""What asks a conversation to stop: signals, which are only noted, and asked for at each prompt.

An exception that a handler raises can land in a weak reference's callback, during garbage collection, where Python
prints it and drops it: the walk would stand still. So no handler here raises.
"""

import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..errors import Interrupted

if TYPE_CHECKING:
    from prompt_toolkit import Application
    from questionary import Question

_GONE: tuple[type[Exception], ...] = (OSError,)  # what a terminal raises that is no longer there
if sys.platform != "win32":
    import termios

    _GONE = (OSError, termios.error)
_SIGNALS = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK") if hasattr(signal, name)
]
_PATIENCE = 0.1  # seconds between two looks at what was noted, while nothing is typed
_CLOSED = 2  # the first of Windows' events that mean the end: closed, signed out, shut down
_LAST_WORDS = 4.0  # seconds: Windows itself ends the process after five
# A process has one set of handlers, so this is one list too: the signals that came since the conversation began.
_noted: list[int] = []


@contextmanager
def heard() -> Iterator[None]:
    """While the block runs, note what asks it to stop, instead of stopping there and then."""
    before = {number: signal.signal(number, _note) for number in _SIGNALS}
    try:
        with _window_heard():
            yield
            check()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        _noted.clear()


@contextmanager
def _window_heard() -> Iterator[None]:
    """On Windows, while the block runs: note that the window is closed, and hold Windows off until it is done."""
    if sys.platform != "win32":
        yield
        return
    import ctypes
    from threading import Event

    done = Event()

    @ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_uint)
    def closed(event: int) -> bool:
        if event < _CLOSED:  # Ctrl-C and Ctrl-Break come as signals
            return False
        _note(event, None)
        done.wait(_LAST_WORDS)
        return True

    ctypes.windll.kernel32.SetConsoleCtrlHandler(closed, True)
    try:
        yield
    finally:
        ctypes.windll.kernel32.SetConsoleCtrlHandler(closed, False)
        done.set()


def _note(number: int, _frame: object) -> None:
    _noted.append(number)


def check() -> None:
    """Raise Interrupted where something asked to stop."""
    if _noted:
        raise Interrupted


@contextmanager
def shown() -> Iterator[None]:
    """While the block writes to the terminal, or sets it: raise Interrupted where there is none any more."""
    try:
        yield
    except _GONE:
        raise Interrupted from None


def ask(make: "Callable[[], Question]") -> str:
    """Return what is typed in the live field that ``make`` gives, which is drawn as soon as it is made.

    Raises Interrupted, also for Ctrl-C in it, and EOFError for Ctrl-D.
    """
    check()
    try:
        with shown():
            application = make().application
            # Without prompt_toolkit's own handler: when it takes that away, Python's raising one is there for a moment.
            return str(application.run(pre_run=lambda: _watch(application), handle_sigint=False))
    except KeyboardInterrupt:
        raise Interrupted from None


def _watch(application: "Application[str]") -> None:
    """End ``application`` when something asks to stop; it puts the terminal back as it was."""
    import asyncio

    async def watch() -> None:
        while not _noted:
            await asyncio.sleep(_PATIENCE)
        if application.is_running and not application.is_done:
            application.exit(exception=Interrupted())

    application.create_background_task(watch())


def read_line() -> str | None:
    """Return the next line of stdin, without its end; None where there is no more. Raises Interrupted.

    It takes no more than this line, so that whoever reads after it finds the rest.
    """
    line = _read_watching() if _can_watch() else sys.stdin.buffer.readline()
    if not line.endswith(b"\n"):
        check()  # a window that is closed is an end and a signal
    return line.decode("utf-8", "surrogateescape").rstrip("\r\n") if line else None


def _can_watch() -> bool:
    """Return whether one can wait for the keyboard and look for signals meanwhile; Windows waits for sockets only."""
    try:
        select.select([sys.stdin.fileno()], [], [], 0)
    except OSError:
        return False
    return True


def _read_watching() -> bytes:
    line = bytearray()
    while not line.endswith(b"\n"):
        sign = _read_byte()
        if not sign:
            break
        line += sign
    return bytes(line)


def _read_byte() -> bytes:
    descriptor = sys.stdin.fileno()
    while True:
        check()
        ready, _, _ = select.select([descriptor], [], [], _PATIENCE)
        if ready:
            return os.read(descriptor, 1)
