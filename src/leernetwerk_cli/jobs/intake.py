"""What must be known before a session can be made: from the options, else asked at the keyboard."""

import re
import sys
from collections.abc import Iterable
from datetime import date, time
from pathlib import Path
from typing import Any, NamedTuple

from ..domain.framework.framework import Framework
from ..domain.framework.lookup import plain, unknown
from ..domain.walk.evening import to_clock
from ..errors import FileNotThere, MissingOption, WrongValue
from ..i18n import LANGUAGES, _, language
from ..store import package
from .workplace import Workplace


class Intake(NamedTuple):
    slug: str
    facts: dict[str, Any]
    participants: dict[str, int]


def complete(place: Workplace, slug: str, facts: dict[str, Any], participants: str, may_ask: bool) -> Intake:
    """Return everything a new session needs; what is missing is asked when ``may_ask`` and there is a terminal.

    Raises MissingOption where nobody can be asked, UnknownWord and WrongValue for what is not understood.
    """
    framework = package.read_framework()
    counts = to_counts(framework, participants)
    if may_ask and sys.stdin.isatty() and not (slug and facts["municipality"] and counts):
        slug, facts, counts = _ask(place, framework, slug, facts, counts)
    if facts["language"] not in LANGUAGES:
        raise unknown("--language", facts["language"], list(LANGUAGES))
    if not slug and not facts["title"]:
        raise MissingOption(option="SLUG")
    facts = facts | {
        "municipality": complete_municipality(framework, facts["municipality"]),
        "method": facts["method"] or "vier-inzichten",
    }
    return Intake(slug or to_slug(facts["title"]), facts, counts)


def _ask(
    place: Workplace, framework: Framework, slug: str, facts: dict[str, Any], counts: dict[str, int]
) -> tuple[str, dict[str, Any], dict[str, int]]:
    from ..dialogue.prompt import ask_line

    def ask(question: str, default: str = "") -> str:
        return ask_line(question, default, place.accessible).strip()

    if not slug:
        facts = facts | {"title": facts["title"] or ask(_("What is the session called?"))}
        slug = ask(_("A short name for the folder?"), to_slug(facts["title"]))
    if not facts["municipality"]:
        facts = facts | {"municipality": ask(_("Which municipality?"))}
    if not facts["promised"]:
        rungs = ", ".join(f"{rung.number} {rung.title.to(language())}" for rung in framework.rung)
        facts = facts | {"promised": ask(_("Which rung of the ladder is promised? {rungs}").format(rungs=rungs))}
    for role in framework.role if not counts else ():
        number = ask(_("How many {people}?").format(people=(role.plural or role.title).to(language())), "0")
        counts = counts | to_counts(framework, f"{role.id}={number}")
    return slug, facts, counts


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


def to_date(text: str, what: str) -> date | None:
    """Return the day that ``text`` names, None for nothing; raise WrongValue for no such day."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongValue(what=what, word=text, expected="2026-11-23") from None


def to_time(text: str) -> time | None:
    """Return when the session begins, None for nothing; raise WrongValue for no such time."""
    return to_clock(text, "--start").time() if text else None


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


def read_text(place: Workplace) -> str:
    """Return the text of one entry: all of stdin without its last line end, or what is typed at the prompt."""
    if not sys.stdin.isatty():
        text = sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
        return text.removesuffix("\n").removesuffix("\r")
    from ..dialogue.prompt import ask_line

    return ask_line(_("What was said?"), "", place.accessible)
