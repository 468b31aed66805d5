"""The numbered menu that appears when no command is given in a terminal."""

from collections.abc import Iterable, Sequence
from importlib import import_module

import typer

from ..dialogue.prompt import ask_line
from ..domain.framework.lookup import plain
from ..i18n import _, language
from ..jobs.reading import Selection, read
from ..jobs.workplace import Workplace
from ..store import package
from .output import say

# What people do from day to day, in the order of an evening; True: in one session, which is asked for.
DAILY = {
    "new": False,
    "run": True,
    "label": True,
    "merge": True,
    "consent review": True,
    "summary": True,
    "show": True,
    "export": True,
    "edit": True,
    "undo": True,
    "voices": False,
    "actions": False,
    "list": False,
    "method list": False,
    "scan": False,
    "check": False,
    "demo": False,
}
_MODULES = {"list": "list_"}  # a name that Python keeps for itself
_LEFT = 17  # signs for a command's name


def choose(place: Workplace) -> list[str] | None:
    """Return the arguments of the command that is chosen by number or name; None where none was."""
    say(_("Everything that it can do: leernetwerk --help") + "\n")
    lines = [f"{name:<{_LEFT}}{_help(name)}" for name in DAILY]
    name = _pick(lines, list(DAILY), place)
    if not name or not DAILY[name]:
        return name.split() if name else None
    released, _framework = read(place, Selection())
    slugs = [each.session.slug for each in reversed(released.sessions)]
    if not slugs:
        say(_("There are no sessions here yet."))
        return ["new"]
    slug = _pick(slugs, slugs, place)
    return _with_audience(slug, place) if slug and name == "export" else [*name.split(), slug] if slug else None


def _with_audience(slug: str, place: Workplace) -> list[str] | None:
    framework = package.read_framework()
    consent = framework.consent(language())
    audience = _pick(list(consent.audiences.values())[1:], list(consent.audiences)[1:], place)
    if not audience:
        return None
    whole = audience == "network"  # it reads all of the sessions
    name = f"{'' if whole else f'{slug}-'}{audience}.html"
    return ["export", *([] if whole else [slug]), "--audience", audience, "--to", name]


def _help(name: str) -> str:
    """Return the first sentence of what a command says about itself."""
    first, _space, second = name.partition(" ")
    app: typer.Typer = import_module(f".{_MODULES.get(first, first)}", __package__).app
    named = {each.name or getattr(each.callback, "__name__", ""): each for each in app.registered_commands}
    command = named[second] if second else app.registered_commands[0]
    text = app.info.help if not second and isinstance(app.info.help, str) else command.help
    return (text or "").partition(". ")[0].partition("; ")[0].partition(": ")[0].rstrip(".")


def _pick(lines: Iterable[str], values: Sequence[str], place: Workplace) -> str:
    """Return one of ``values``, chosen by its number, its name or a beginning of it that only one has; or nothing."""
    for number, text in enumerate(lines, 1):
        say(f"{number:>3}  {text}")
    while True:
        typed = ask_line(_("Which number or name? (Enter stops)"), "", place.accessible).strip()
        fitting = [value for value in values if plain(value).startswith(plain(typed))]
        if not typed:
            return ""
        if typed.isdecimal() and 1 <= int(typed) <= len(values):
            return values[int(typed) - 1]
        if plain(typed) in values or len(fitting) == 1:
            return plain(typed) if plain(typed) in values else fitting[0]
        say(_("There is no {word} here: 1 to {n}, or a name.").format(word=typed[:20], n=len(values)))
