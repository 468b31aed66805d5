"""Look back on what people hoped to see: what was counted, first and by now."""

import sys
from typing import Any, NamedTuple

from ..domain.framework.kinds import LOOK_BACK
from ..domain.record.entry import Entry
from ..errors import EmptyText, WrongValue
from ..i18n import _
from ..store import package
from . import intake
from .actions import change_anywhere
from .finding import find_anywhere
from .scribe import put_one
from .workplace import Workplace


def measure(place: Workplace, code: str, number: str) -> str:
    """Note what was counted today of the expectation called ``code``; the first time it is the value at the start.

    Return its id when that is safe. Raises WrongValue for what is no number, EntryNotFound.
    """
    counted = to_count(number)

    def changes(hope: Entry) -> dict[str, Any]:
        return {"start" if hope.start is None else "now": counted, "measured": place.now().date()}

    return change_anywhere(place, "expectation", code, changes)[1].id


class Seen(NamedTuple):
    """What people saw when they looked back: in words, what nobody expected, what they decide, and who judged."""

    text: str
    unexpected: str
    decision: str
    judges: str


def ask_what_was_seen(place: Workplace, judges: str) -> Seen:
    """Return what people saw: asked for one by one, or the lines of stdin in that order."""
    questions = (
        _("What was seen of it?"),
        _("What did nobody expect? (Enter: nothing)"),
        _("What is decided? (Enter: nothing yet)"),
    )
    if not sys.stdin.isatty():
        told, unexpected, decision, *_rest = [*intake.read_text(place).split("\n"), "", ""]
        return Seen(told, unexpected, decision, judges)
    told, unexpected, decision = (intake.read_text(place, question) for question in questions)
    return Seen(
        told, unexpected, decision, judges or intake.read_text(place, _("Who judged it together? Codes, such as E1,U2"))
    )


def look_back(place: Workplace, code: str, seen: Seen) -> tuple[str, bool]:
    """Note what was seen of the expectation called ``code``.

    Return its id when that is safe, and whether somebody with experience was among who judged. Raises EmptyText
    without words, WrongValue without anyone who judges, EntryNotFound, and what ``put`` refuses.
    """
    if not seen.text.strip():
        raise EmptyText
    record, hope = find_anywhere(place, code, lambda entry: entry.kind == "expectation")
    if not seen.judges.strip():
        raise WrongValue(what="--judge", word="", expected="E1,U2")
    fields = {"kind": LOOK_BACK, "about": hope.id, "text": seen.text.strip(), "speaker": seen.judges.split(",")}
    fields |= {"unexpected": seen.unexpected.strip(), "decision": seen.decision.strip()}
    made = put_one(place, record.session.slug, fields)
    framework = package.read_framework()
    roles = [framework.find_role(code) for code in made.speaker]
    sides = [group.side for role in roles if role and (group := framework.find_group(role.id))]
    return made.id, "experience" in sides


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
