"""One line of text from the keyboard: with questionary, or as plain lines in the accessible mode."""

import sys

from ..domain.showable import showable
from ..errors import Interrupted
from . import interrupts


def ask_line(question: str, default: str = "", accessible: bool = False) -> str:
    """Return the line that is typed after ``question``, or ``default`` after an empty one. Raises Interrupted."""
    question = showable(question)
    with interrupts.heard():
        return (_plain if accessible else _live)(question, default)


def _plain(question: str, default: str) -> str:
    with interrupts.shown():
        sys.stderr.write(f"{question}{f' [{showable(default)}]' if default else ''}\n> ")
        sys.stderr.flush()
    line = interrupts.read_line()
    if line is None:
        raise Interrupted
    return line or default


def _live(question: str, default: str) -> str:
    import questionary

    return interrupts.ask(lambda: questionary.text(question, default=default, qmark="", enable_suspend=True))
