"""What is typed behind an option, or at a question, made into what it means."""

import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, time
from pathlib import Path
from typing import Any

from ..domain.framework.framework import Framework
from ..domain.framework.lookup import plain
from ..errors import FileNotThere, WrongValue
from ..i18n import _
from ..store import package
from .workplace import Workplace


def to_counts(framework: Framework, text: str) -> dict[str, int]:
    """Return how many people of each role ``text`` (``ervaringsdeskundige=3,uitvoerder=2``) names."""
    counts: dict[str, int] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        word, _equals, number = part.partition("=")
        role = framework.get_role(word.strip(), "--participants")
        if not number.strip().isdecimal() or not int(number) < 100:
            raise WrongValue(what="--participants", word=word.strip(), expected=f"{role.id}=3")
        counts[role.id] = int(number)
    return counts


def complete_municipality(framework: Framework, typed: str) -> str:
    """Return the partner (or member) whose name begins with ``typed``, else ``typed`` itself: any town may join."""
    names = [name for partner in framework.partner for name in (partner.name, *partner.members)]
    fitting = [name for name in names if typed and plain(name).startswith(plain(typed))]
    return fitting[0] if len(fitting) == 1 else typed


def to_date(text: str, what: str, today: date | None = None) -> date | None:
    """Return the day that ``text`` names, None for nothing; raise WrongValue for no such day.

    With ``today`` also in words, as in the walk: vrijdag, over twee weken, 3 december.
    """
    if not text:
        return None
    with suppress(ValueError):
        return date.fromisoformat(text)
    if today:
        from ..domain.walk.dates import to_day  # its patterns take longer than the rest of a command

        if day := to_day(text, today):
            return day
    raise WrongValue(what=what, word=text, expected="2026-11-23")


def to_time(text: str, what: str = "--start") -> time | None:
    """Return when the session begins, None for nothing; raise WrongValue for no such time."""
    if not text:
        return None
    from ..domain.walk.evening import to_clock  # with the walk, which few commands need

    return to_clock(text, what).time()


def to_slug(title: str) -> str:
    """Return a name for a folder that is made of ``title``."""
    return "-".join(re.findall(r"[a-z0-9]+", plain(title)))[:60].strip("-")


def to_scores(text: str) -> dict[str, list[int]]:
    """Return the marks per role that an option gives; none for an empty one."""
    if not text:
        return {}
    from ..domain.walk.line import to_scores as parse  # its patterns take longer than the rest of the command

    return parse(text, package.read_framework())


def to_list(text: str) -> list[str] | None:
    """Return the words of ``a,b``; ``none`` is an empty list, and nothing at all is None."""
    if not text:
        return None
    return [] if text in ("none", "[]") else [word.strip() for word in text.split(",") if word.strip()]


def given(**options: Any) -> dict[str, Any]:
    """Return the options that say something; an empty list does: it is a no."""
    return {name: value for name, value in options.items() if value or value == []}


def open_lines(path: Path | None) -> Iterable[bytes]:
    """Return the lines of ``path``, or of stdin; raise FileNotThere."""
    if path is None or str(path) == "-":
        return sys.stdin.buffer
    try:
        return path.read_bytes().split(b"\n")
    except OSError:
        raise FileNotThere(file=path.name) from None


def read_text(place: Workplace, question: str = "") -> str:
    """Return one text: all of stdin without its last line end, or what is typed at the prompt."""
    if not sys.stdin.isatty():
        text = sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
        return text.removesuffix("\n").removesuffix("\r")
    from ..dialogue.prompt import ask_line

    return ask_line(question or _("What was said?"), "", place.accessible)
