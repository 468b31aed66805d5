"""The slash commands of a conversation: one table, filled where each is made, with its names and its help."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .engine import Conversation

Does = Callable[["Conversation", str], bool | None]


class Command(NamedTuple):
    """What is typed behind a slash. ``follows`` is an example of what stands behind it.

    ``does`` gets what was typed behind it, and returns False where the conversation ends. ``for_writer``: a note-taker
    has it too; the others belong to whoever leads.
    """

    name: str
    dutch: str
    follows: str
    help: str
    for_writer: bool
    does: Does

    def called(self, language: str) -> str:
        """Return how it is typed in ``language``, with an example of what follows."""
        return f"/{self.dutch if language == 'nl' else self.name} {self.follows}".strip()


TABLE: dict[str, Command] = {}


def command(dutch: str, name: str, help: str, follows: str = "", for_writer: bool = True) -> Callable[[Does], Does]:
    """Return what puts a function into the table under its English and its Dutch name."""

    def put(does: Does) -> Does:
        TABLE[name] = Command(name, dutch, follows, help, for_writer, does)
        return does

    return put


def names() -> Iterator[tuple[str, Command]]:
    """Yield every name of every command, in both languages."""
    for each in TABLE.values():
        yield from ((each.dutch, each), (each.name, each))


def find(line: str) -> tuple[Command, str] | None:
    """Return the command that ``line`` (it starts with a slash) means, and what is typed behind it.

    A beginning of two letters or more is enough where it fits one command.
    """
    word, _space, rest = line[1:].strip().partition(" ")
    word = word.lower()
    known = dict(names())
    if word in known:
        return known[word], rest.strip()
    fitting = {each.name for name, each in names() if len(word) >= 2 and name.startswith(word)}
    return (TABLE[fitting.pop()], rest.strip()) if len(fitting) == 1 else None


def nearest(line: str) -> list[str]:
    """Return ``line`` with the commands instead that its first word is written most like; nothing where none is."""
    from difflib import get_close_matches

    word, _space, rest = line.strip().lstrip("/").partition(" ")
    near = get_close_matches(word.lower(), [name for name, _command in names()], n=3, cutoff=0.6)
    return [f"/{name} {rest}".strip() for name in near]


def is_name(line: str) -> bool:
    """Return whether ``line`` is the name of a command, without its slash."""
    return line.strip(" .!").lower() in dict(names())


def named(line: str) -> str:
    """Return the name of the command that all of ``line`` is, with its slash or without; nothing for another line."""
    found = find(f"/{line.strip().lstrip('/')}") if line.startswith("/") or is_name(line) else None
    return found[0].name if found else ""


def label(name: str, language: str) -> str:
    """Return how the command with this English name is typed in ``language``."""
    return TABLE[name].called(language)
