"""Make a season of sessions from a plan: a row each; what is there already is left alone, so it can be run again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from ..domain.framework.lookup import unknown
from ..domain.walk.amounts import to_minutes
from ..errors import Failure, NotWritten, SessionExists, WrongValue
from ..i18n import language
from ..store.foreign import read_rows
from . import intake, planning
from .new import scaffold
from .workplace import Workplace

_TEXTS = ("slug", "title", "municipality", "method", "facilitator", "language", "promised", "subject", "from", "basis")
COLUMNS = (*_TEXTS, "date", "participants", "management_agreed", "start", "minutes")
_YES = ("true", "1", "yes", "ja", "x")


class Season(NamedTuple):
    """How many sessions of a plan are new and were there already; ``refused``: numbers of rows, from 1, and why not."""

    new: int
    known: int
    refused: list[tuple[int, Failure]]


def make_season(place: Workplace, plan: Path, made: Callable[[Path], None]) -> Season:
    """Make the sessions of a .csv with the options of ``new`` as its columns, and tell ``made`` of each.

    A row that is not right is refused and stops no other. Raises UnknownWord for a column that is no option, before
    anything is made, and NotWritten.
    """
    rows = read_rows(plan)
    for column in (str(key).strip() for row in rows for key in row):
        if column not in COLUMNS:
            raise unknown("--from-csv", column[:40], list(COLUMNS))
    new = known = 0
    names: set[str] = set()
    refused: list[tuple[int, Failure]] = []
    for number, row in enumerate(rows, 1):
        try:
            folder = _make(place, {key.strip(): str(value).strip() for key, value in row.items()})
            names.add(folder.name)
            made(folder)
            new += 1
        except SessionExists as there:
            if there.data["word"] in names:  # two rows of one name are no two sessions
                refused.append((number, there))
                continue
            names.add(str(there.data["word"]))
            known += 1
        except NotWritten:
            raise
        except Failure as failure:
            refused.append((number, failure))
    return Season(new, known, refused)


def _make(place: Workplace, row: dict[str, str]) -> Path:
    options: dict[str, Any] = {key: row.get(key, "") for key in _TEXTS}
    options["language"] = options["language"] or language()
    options["date"] = intake.to_date(row.get("date", ""), "date", place.now().date())
    options["start"] = intake.to_time(row.get("start", ""), "start")
    options["minutes"] = _minutes(row.get("minutes", ""))
    options["management_agreed"] = row.get("management_agreed", "").lower() in _YES
    asked = planning.complete(place, options, row.get("participants", ""), may_ask=False)
    return scaffold(place, asked.slug, asked.day, asked.facts, asked.participants)


def _minutes(text: str) -> int:
    minutes = to_minutes(text) if text else 0
    if minutes is None:
        raise WrongValue(what="minutes", word=text[:20], expected="90")
    return minutes
