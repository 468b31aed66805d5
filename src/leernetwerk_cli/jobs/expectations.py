"""Look back on what people hoped to see: what was counted, first and by now."""

from typing import Any

from ..domain.record.entry import Entry
from ..errors import WrongValue
from ..i18n import _
from .actions import change_anywhere
from .workplace import Workplace


def measure(place: Workplace, code: str, number: str) -> str:
    """Note what was counted today of the expectation called ``code``; the first time it is the value at the start.

    Return its id when that is safe. Raises WrongValue for what is no number, EntryNotFound.
    """
    counted = to_count(number)

    def changes(hope: Entry) -> dict[str, Any]:
        return {"start" if hope.start is None else "now": counted, "measured": place.now().date()}

    return change_anywhere(place, "expectation", code, changes).id


def to_count(text: str) -> int | float:
    """Return the number that ``text`` is, with a comma or a point; raise WrongValue for another word."""
    try:
        number = float(text.strip().replace(",", "."))
        return int(number) if number.is_integer() and abs(number) < 1e12 else _small(number)
    except ValueError:
        raise WrongValue(what=_("the number"), word=text[:10], expected="26") from None


def _small(number: float) -> float:
    if not abs(number) < 1e12:
        raise ValueError
    return number
