"""Names for people to read: days, months, states and audiences, in the language in use."""

import re
from datetime import date

from ..errors import N_, Failure
from ..i18n import _
from .showable import showable

_LONGEST_WORD = 40  # signs
_WEEKDAYS = N_("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_MONTHS = N_("January February March April May June July August September October November December")
_SHORT_MONTHS = N_("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")
STATES = {
    "open": N_("open"),
    "underway": N_("under way"),
    "in-place": N_("in place"),
    "done": N_("done"),
    "dropped": N_("dropped"),
    "unknown": N_("not known yet"),
    "started": N_("started"),
    "paused": N_("paused"),
    "ended": N_("ended"),
    "new": N_("new"),
    "off": N_("nothing is written down"),
    "on": N_("written down again"),
    "seen": N_("the room sees it"),
    "own": N_("the room does not see it"),
    "same": N_("counts once"),
    "different": N_("two things"),
}


def state(code: str) -> str:
    """Return the name of a state."""
    return _(STATES[code])


def day(value: date) -> str:
    """Return a day as people write it: 26 maart 2026, 26 March 2026."""
    return f"{value.day} {_(_MONTHS).split()[value.month - 1]} {value.year}"


def long_day(value: date) -> str:
    """Return a day with its weekday: vrijdag 4 december 2026."""
    return f"{_(_WEEKDAYS).split()[value.weekday()]} {day(value)}"


def seat(owner: str) -> str:
    """Return who does something: a code at the keyboard, a seat for the group."""
    return _("seat {n}").format(n=owner) if owner.isdecimal() else owner


def when(told: str) -> str:
    """Return a day or a month, as a fact tells it (2026-11-23, 2026-11), as people write it."""
    if len(told) > len("2026-11"):
        return day(date.fromisoformat(told))
    return day(date.fromisoformat(f"{told}-01")).partition(" ")[2]


def month(told: str) -> str:
    """Return the name of the month of a fact (2026-11-23, 2026-11), in short."""
    return _(_SHORT_MONTHS).split()[int(told[5:7]) - 1]


# What a word can be wrong as.
_WRONG = (
    N_("speaker"),
    N_("owner"),
    N_("element"),
    N_("stage"),
    N_("knowledge"),
    N_("kind"),
    N_("scores"),
    N_("state"),
    N_("consent"),
    N_("method"),
    N_("command"),
    N_("text"),
    N_("due"),
    N_("look_back"),
    N_("verbatim"),
    N_("sharer"),
    N_("star"),
    N_("tags"),
    N_("signs"),
    N_("whom"),
    N_("minutes"),
    N_("start"),
    N_("date"),
    N_("title"),
    N_("at"),
    N_("about"),
    N_("translated"),
    N_("management_agreed"),
    N_("keep_until"),
)


def in_words(failure: Failure) -> tuple[str, str]:
    """Return what is wrong and what to do about it, in the language in use: on one line, and without a sentence."""
    data = {key: _told(key, showable(str(value))) for key, value in failure.data.items()}
    message, hint = (_(text).format(**data) for text in (failure.message, failure.hint))
    return message, hint


def _told(key: str, value: str) -> str:
    """Return what may be repeated: of a ``word`` that somebody typed, only a word. A sentence may be what was said."""
    if key == "word":
        return value if len(value) <= _LONGEST_WORD and not re.search(r"\s", value) else "…"
    if key == "path":  # scores.uitvoerder, participants[2].code: its first part says enough
        return ", ".join(_(re.split(r"[.\[]", part)[0]) for part in value.split(", "))
    return _(value) if key == "what" else value
