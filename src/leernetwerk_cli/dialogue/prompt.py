"""One line of text from the keyboard: with questionary, or as plain lines in the accessible mode."""

import sys

from ..domain.showable import showable
from ..errors import Interrupted
from . import interrupts


def ask_line(question: str, default: str = "", accessible: bool = False) -> str:
    """Return the line that is typed after ``question``, or ``default`` after an empty one. Raises Interrupted."""
    asked = f"{showable(question)}{f' [{showable(default)}]' if default else ''}"
    with interrupts.heard():
        return (_plain if accessible else _live)(asked) or default


def tell(text: str) -> None:
    """Say ``text`` beside the questions; the answer of a command goes elsewhere."""
    with interrupts.shown():
        sys.stderr.write("".join(f"{line}\n" for line in broken(showable(text))))
        sys.stderr.flush()


def broken(line: str) -> list[str]:
    """Return ``line`` broken between its words to fit the terminal, what goes on below where it began."""
    from shutil import get_terminal_size  # only a terminal needs these
    from textwrap import wrap

    indent = line[: len(line) - len(line.lstrip())]
    wide = get_terminal_size().columns
    return wrap(line, wide, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False) or [""]


def _plain(asked: str) -> str:
    with interrupts.shown():
        sys.stderr.write(f"{asked}\n> ")
        sys.stderr.flush()
    line = interrupts.read_line()
    if line is None:
        raise Interrupted
    return line


def _live(asked: str) -> str:
    import questionary

    return interrupts.ask(lambda: questionary.text(asked, qmark="", enable_suspend=True))
