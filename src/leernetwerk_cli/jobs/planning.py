"""What ``new`` asks for at the keyboard, in the order in which somebody plans an evening."""

import sys
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from ..dialogue.prompt import ask_line, tell
from ..dialogue.questions import Known, Question, ask_all
from ..domain.framework.framework import Framework, Role
from ..domain.framework.lookup import get_method_id, plain, unknown
from ..domain.framework.method import Method
from ..domain.walk.amounts import to_minutes, to_number
from ..errors import MissingOption, WrongValue
from ..i18n import LANGUAGES, _, language
from ..store import package
from .intake import complete_municipality, to_counts, to_date, to_slug, to_time
from .workplace import Workplace

_FIRST = "vier-inzichten"  # where nobody chooses: it fits a first meeting, and any time
_FEW = 5  # run sheets that are named, the nearest fit first


class Intake(NamedTuple):
    slug: str
    day: date
    facts: dict[str, Any]
    participants: dict[str, int]


def complete(place: Workplace, options: Known, participants: str, may_ask: bool) -> Intake:
    """Return everything a new session needs; what is missing is asked when ``may_ask`` and there is a terminal.

    ``options``: the facts, and ``slug`` and ``date`` beside them. Raises MissingOption where nobody can be asked,
    UnknownWord and WrongValue for what is not understood.
    """
    framework, today = package.read_framework(), place.now().date()
    options = options | {"municipality": complete_municipality(framework, options["municipality"])}
    counts = to_counts(framework, participants)
    if may_ask and sys.stdin.isatty() and not (options["slug"] and options["municipality"] and counts):
        asked = _ask(
            place, framework, options, wanted={key for key, value in options.items() if not value}, counts=counts
        )
        counts = counts or {key.removeprefix("role "): asked[key] for key in asked if key.startswith("role ")}
        options = {key: value for key, value in asked.items() if not key.startswith("role ")}
    facts = {key: value for key, value in options.items() if key not in ("slug", "date")}
    if facts["language"] not in LANGUAGES:
        raise unknown("--language", facts["language"], list(LANGUAGES))
    if not options["slug"] and not facts["title"]:
        raise MissingOption(option="SLUG")
    day = options["date"] or today
    facts |= {"method": facts["method"] or _FIRST}
    return Intake(options["slug"] or to_slug(facts["title"]), day, facts, {key: n for key, n in counts.items() if n})


def _ask(place: Workplace, framework: Framework, options: Known, wanted: set[str], counts: dict[str, int]) -> Known:
    if not counts:
        wanted |= {f"role {role.id}" for role in framework.role}
    if options["slug"]:
        wanted -= {"title"}
    asked = questions(framework, place.now().date(), wanted)

    def ask(question: str, begun: str) -> str:
        return ask_line(question, begun, place.accessible)

    return ask_all(asked, options, ask, tell)


def questions(framework: Framework, today: date, wanted: set[str]) -> list[Question]:
    """Return the questions of which the keys are ``wanted``."""
    return [each for each in (*_facts(framework, today), *_people(framework), _method()) if each.key in wanted]


def _facts(framework: Framework, today: date) -> Iterator[Question]:
    rungs = [f"  {rung.number} {rung.title.to(language())}" for rung in framework.rung]
    yield Question("title", lambda _k: _("What is the session called?"), lambda k: k.get("title", ""), _not_empty)
    yield Question("slug", lambda _k: _("A short name for the folder?"), lambda k: to_slug(k["title"]), _slug)
    yield Question(
        "date",
        lambda _k: _("On which day? (friday, 3 december)"),
        lambda _k: today.isoformat(),
        lambda line, _k: to_date(line, _("the day"), today) or today,
    )
    yield Question(
        "start",
        lambda _k: _("When does it begin? (19:30; Enter: not known yet)"),
        _nothing,
        lambda line, _k: to_time(line, _("the time")),
    )
    yield Question(
        "minutes", lambda _k: _("How many minutes are there? (Enter: what the run sheet takes)"), _nothing, _minutes
    )
    yield Question(
        "municipality",
        lambda _k: _("Which municipality?"),
        _nothing,
        lambda line, _k: complete_municipality(framework, line),
    )
    yield Question(
        "promised",
        lambda _k: "\n".join([*rungs, _("Which rung of the ladder is promised?")]),
        _nothing,
        lambda line, _k: framework.get_rung(line, "--promised").id if line else "",
    )


def _people(framework: Framework) -> Iterator[Question]:
    for role in framework.role:
        yield Question(f"role {role.id}", _how_many(role), lambda _k: "0", _count)


def _how_many(role: Role) -> Any:
    return lambda _k: _("How many {people}?").format(people=(role.plural or role.title).to(language()))


def _count(line: str, _known: Known) -> int:
    number = to_number(line)
    if number is None or not number < 100:
        raise WrongValue(what=_("the number"), word=line[:10], expected="3")
    return number


def _method() -> Question:
    def asked(known: Known) -> str:
        lines = [f"  {n} {_with_minutes(method, known)}" for n, method in enumerate(nearest(known)[:_FEW], 1)]
        return "\n".join([*lines, _("Which run sheet? A number, or the name of another one.")])

    def read(line: str, known: Known) -> str:
        if line.isdecimal() and 1 <= int(line) <= _FEW:
            return nearest(known)[int(line) - 1].id
        fitting = [each.id for each in nearest(known) if plain(each.title.to(language())).startswith(plain(line))]
        return fitting[0] if not line or len(fitting) == 1 else get_method_id(line, package.method_ids())

    return Question("method", asked, lambda _k: "1", read)


def _with_minutes(method: Method, known: Known) -> str:
    minutes = known.get("minutes") or 0
    told = (
        _("{title}, {n} minutes; here made shorter: {minutes}")
        if 0 < minutes < method.total
        else _("{title}, {n} minutes")
    )
    return told.format(title=method.title.to(language()), n=method.total, minutes=minutes)


def nearest(known: Known) -> list[Method]:
    """Return the run sheets, first those that fit the people and ask no great trust, then by their minutes."""
    people = sum(number for key, number in known.items() if key.startswith("role "))
    minutes = known.get("minutes") or 0

    def fit(method: Method) -> tuple[bool, bool, bool, int]:
        misfit = bool(people) and not method.group.min <= people <= method.group.max
        return misfit, method.safety > 1, method.id != _FIRST, abs(method.total - minutes) if minutes else 0

    return sorted((package.to_method(package.read_method_text(id_), id_) for id_ in package.method_ids()), key=fit)


def _nothing(_known: Known) -> str:
    return ""


def _not_empty(line: str, _known: Known) -> str:
    if not line:
        raise WrongValue(what=_("the title"), word="", expected="Plek aan tafel")
    return line


def _slug(line: str, _known: Known) -> str:
    if not to_slug(line):
        raise WrongValue(what=_("the short name"), word="", expected="plek-aan-tafel")
    return to_slug(line)


def _minutes(line: str, _known: Known) -> int:
    minutes = to_minutes(line) if line else 0
    if minutes is None or not 0 <= minutes <= 1440:
        raise WrongValue(what=_("the minutes"), word=line[:10], expected="90")
    return minutes
