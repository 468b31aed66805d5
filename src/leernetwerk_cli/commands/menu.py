"""The numbered menu that appears when no command is given in a terminal."""

from collections.abc import Iterable
from importlib import import_module
from shutil import get_terminal_size
from textwrap import shorten

import typer

from ..dialogue.prompt import ask_line
from ..i18n import _
from ..jobs.reading import Selection, read
from ..jobs.workplace import Workplace
from .output import say

_OF_A_SESSION = ("run", "show", "label")
# What can be done without another word; the rest needs an argument, and --help names it.
_BY_HAND = ("new", "run", "list", "show", "summary", "voices", "actions", "label", "scan", "ledger", "check", "demo")
_MODULES = {"list": "list_"}  # a name that Python keeps for itself


def choose(place: Workplace, names: Iterable[str]) -> list[str]:
    """Return the arguments of the command that is chosen by its number; no choice ends the program."""
    names = [name for name in names if name in _BY_HAND]
    width = get_terminal_size().columns - 15
    lines = [f"{name:<8} {shorten(_help(name), width, placeholder=' …')}" for name in names]
    say(_("Everything that it can do: leernetwerk --help") + "\n")
    name = _pick(lines, names, place)
    if name not in _OF_A_SESSION:
        return [name]
    released, _framework, _problems = read(place, Selection())
    slugs = [each.session.slug for each in released.sessions]
    return [name, _pick(slugs, slugs, place)] if slugs else ["new"]


def _help(name: str) -> str:
    app: typer.Typer = import_module(f".{_MODULES.get(name, name)}", __package__).app
    text = app.info.help if isinstance(app.info.help, str) else app.registered_commands[0].help
    return (text or "").partition(". ")[0].rstrip(".")


def _pick(lines: list[str], values: list[str], place: Workplace) -> str:
    for number, text in enumerate(lines, 1):
        say(f"{number:>3}  {text}")
    while True:
        typed = ask_line(_("Which number? (Enter stops)"), "", place.accessible).strip()
        if not typed:
            raise typer.Exit(0)
        if typed.isdecimal() and 1 <= int(typed) <= len(values):
            return values[int(typed) - 1]
