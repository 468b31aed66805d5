"""Where a line of the walk comes from: a live field with a bar, plain lines, or a file of answers."""

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

from ..domain.showable import showable
from . import interrupts

if TYPE_CHECKING:
    from prompt_toolkit import Application
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from rich.console import Console


class Asker(Protocol):
    """Asks for one line; None means that there is no more.

    ``bar`` tells the stage, the minutes and the voices. ``begun`` is what is already there to go on from.
    ``is_asked``: there is a person to ask about the screen itself. ``pin`` keeps a text in sight, as it is by then;
    ``remember`` has a line come back with the arrow up.
    """

    is_asked: bool

    def ask(self, prompt: str, bar: Callable[[], str], begun: str = "") -> str | None: ...

    def tell(self, text: str, style: str = "") -> None: ...

    def clear(self) -> None: ...

    def pin(self, text: Callable[[], str]) -> None: ...

    def remember(self, line: str) -> None: ...


class PlainAsker:
    """Plain lines without redrawing: for a screen reader, a braille line or a pipe."""

    def __init__(self, is_asked: bool = False) -> None:
        self.is_asked = is_asked
        self._bar = ""

    def ask(self, prompt: str, bar: Callable[[], str], begun: str = "") -> str | None:
        text = bar()
        if text != self._bar:
            self.tell(text)
            self._bar = text
        if begun:
            self.tell(begun)
        _write(f"{prompt} ")
        return interrupts.read_line()

    def tell(self, text: str, style: str = "") -> None:
        _write("".join(f"{showable(line)}\n" for line in text.split("\n")))

    def clear(self) -> None:
        """Leave what stands there: nothing is redrawn."""

    def pin(self, text: Callable[[], str]) -> None:
        """Keep nothing in sight: what was said can be read again where it stands."""

    def remember(self, line: str) -> None:
        """Let a line be: there is no arrow up."""


def _write(text: str) -> None:
    with interrupts.shown():
        sys.stdout.write(text)
        sys.stdout.flush()


class StyledAsker(PlainAsker):
    """Shows what it tells in its style, on a Rich console."""

    def __init__(self, console: "Console") -> None:
        super().__init__()
        self._console = console

    def tell(self, text: str, style: str = "") -> None:
        from rich.text import Text

        with interrupts.shown():
            for line in text.split("\n"):
                self._console.print(Text(showable(line), style=style))


class ScriptedAsker(StyledAsker):
    """Takes the lines of a file for what would be typed, and shows them where they would stand."""

    def __init__(self, lines: Iterable[str], console: "Console") -> None:
        super().__init__(console)
        self._lines = iter(lines)

    def ask(self, prompt: str, bar: Callable[[], str], begun: str = "") -> str | None:
        interrupts.check()
        line = next(self._lines, None)
        if line is not None:
            self.tell(f"{prompt} {line}")
        return line


def _keys() -> "KeyBindings":
    """Return what Ctrl-C does where something is typed: it empties the field. In an empty one it stops the walk."""
    from prompt_toolkit.application import get_app
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    @keys.add("c-c", filter=Condition(lambda: bool(get_app().current_buffer.text)))
    def empty(event: "KeyPressEvent") -> None:
        event.current_buffer.reset()

    return keys


class LiveAsker(StyledAsker):
    """One field with completion and what stays in sight below it; ``keep`` gets what is half typed."""

    def __init__(self, words: list[str], console: "Console", keep: Callable[[str], None]) -> None:
        from prompt_toolkit.completion import WordCompleter

        super().__init__(console)
        self.is_asked = True
        self._completer = WordCompleter(words, sentence=False, WORD=True)
        self._lines: list[str] = []
        self._pinned: Callable[[], str] = str
        self._keep = keep
        self._keys = _keys()

    def pin(self, text: Callable[[], str]) -> None:
        self._pinned = text

    def remember(self, line: str) -> None:
        self._lines.append(line)

    def _below(self, bar: Callable[[], str]) -> str:
        """Return what stands below the field, each line cut to the width of the screen."""
        width = self._console.width - 2
        lines = [*self._pinned().splitlines(), *bar().splitlines()]
        return "\n".join(f" {line if len(line) <= width else line[: width - 1] + '…'}" for line in lines)

    def ask(self, prompt: str, bar: Callable[[], str], begun: str = "") -> str | None:
        import questionary
        from prompt_toolkit.history import InMemoryHistory

        def make() -> questionary.Question:
            question = questionary.text(
                prompt,
                default=begun,
                qmark="",
                completer=self._completer,
                complete_while_typing=False,
                bottom_toolbar=lambda: self._below(bar),
                refresh_interval=1,
                history=InMemoryHistory(self._lines),
                enable_suspend=True,
                key_bindings=self._keys,
                style=questionary.Style([("bottom-toolbar", "noreverse"), ("question", "bold")]),
            )
            # Drawn again every second, bar or no bar: the moment to keep what is half typed.
            question.application.after_render += self._keep_draft
            return question

        try:
            return interrupts.ask(make)
        except EOFError:
            return None

    def _keep_draft(self, application: "Application[str]") -> None:
        if not application.is_done:  # once it is done, the field is empty
            self._keep(application.current_buffer.text)

    def clear(self) -> None:
        with interrupts.shown():
            self._console.clear()
