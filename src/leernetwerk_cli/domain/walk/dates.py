"""Days as people say them, in Dutch and English: an anchor, an offset and a preposition -> a day, or a doubt."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from .amounts import NUMBERS


class Due(NamedTuple):
    """What a phrase says about a day: the nearest guess first; none for a day that does not exist.

    ``is_sure`` only where there is one reading, and it is not past. ``is_before``: it must be done *before* that day.
    """

    days: tuple[date, ...]
    is_sure: bool = True
    is_before: bool = False


LONGEST = 7  # words: "vrijdag in de week van volgende maand" says nothing that is understood
_JUST_PAST = timedelta(days=60)  # "3 november", said on the 26th, is a slip; "15 januari" is next year's

_WEEKDAYS = (
    "maandag|monday",
    "dinsdag|tuesday",
    "woensdag|wednesday",
    "donderdag|thursday",
    "vrijdag|friday",
    "zaterdag|saturday",
    "zondag|sunday",
)
_SHORT = ("ma|mon", "di|tue", "wo|wed", "do|thu", "vr|fri", "za|sat", "zo|sun")
_MONTHS = (
    "jan|januari|january",
    "feb|februari|february",
    "mrt|maart|mar|march",
    "apr|april",
    "mei|may",
    "jun|juni|june",
    "jul|juli|july",
    "aug|augustus|august",
    "sep|sept|september",
    "okt|oct|oktober|october",
    "nov|november",
    "dec|december",
)
_UNITS = ("dag|dagen|day|days", "week|weken|weeks", "maand|maanden|month|months", "jaar|year|years")
_PARTS = ("begin|start|beginning|early", "half|midden|medio|mid|middle", "eind|einde|end|late")
_BEFORE = "voor|vóór|before"
_PREPOSITION = (
    rf"(?:(?P<before>uiterlijk (?:{_BEFORE})|{_BEFORE})|uiterlijk op|uiterlijk|op|on|by the|by|ten laatste|tegen)\s"
)


def _any(*lists: str) -> str:
    return "|".join(sorted("|".join(lists).split("|"), key=len, reverse=True))


# With which words a day can begin, and which of them tell a day where it stands in a sentence: "1/2" is also a half.
STARTS = (
    _any(*_WEEKDAYS, *_MONTHS, *NUMBERS, *_PARTS, _BEFORE)
    + "|"
    + (
        r"\d{1,4}(?:[-/.]\d|e|de|ste|st|nd|rd|th)*|vandaag|today|morgen|tomorrow|overmorgen|uiterlijk|op|on|by|ten|tegen|over|in|"
        r"binnen|within|volgende?|next|komende|aanstaande|a\.s\.?|coming|deze|this|de|the|rond|ongeveer|around|vanaf|na|after|from"
    )
)
# A pattern is compiled when the first line asks for it: the walk starts sooner.
TELLING = (
    rf"(?i)\b(?:{_any(*_WEEKDAYS)}|{_any(*_MONTHS)}|vandaag|today|overmorgen|morgen|tomorrow|week|weken|weeks|maand|"
    r"maanden|months?|jaar|years?|dag|dagen|days?)(?!\w)|\d{4}|^(?:uiterlijk|voor|vóór|before|by)\b"
    rf"|\b(?:{_any(*_WEEKDAYS)})"
)

_DAY = rf"(?P<weekday>{_any(*_WEEKDAYS, *_SHORT)})"
_MONTH = rf"(?P<month>{_any(*_MONTHS)})"
_YEAR = r"(?P<year>\d{4}|\d\d)"
_COUNT = rf"(?P<count>{_any(*NUMBERS)}|\d\d?) (?P<unit>{_any(*_UNITS)})"
_NUMBER = r"(?P<day>\d\d?)(?:e|de|ste|st|nd|rd|th)?"
_ANCHOR = rf"(?:(?P<near>vandaag|today|morgen|tomorrow|overmorgen|the day after tomorrow)|{_DAY})"
_NEAR = "volgende|komende|next|deze|this"
_NEXT_WEEK = rf"(?:(?:in|of) )?(?:de )?(?P<which>{_NEAR}) week"
_COMING = r"komende|aanstaande|a\.s\.?|coming|deze|this"
_NAMED = {"vandaag": 0, "today": 0, "morgen": 1, "tomorrow": 1, "overmorgen": 2, "the day after tomorrow": 2}


def to_due(phrase: str, today: date) -> Due | None:
    """Return what ``phrase``, and nothing else, says about a day; None where it is no day at all.

    2026-12-01, 1-12, vrijdag 11 december, morgen, volgende week vrijdag, vrijdag over een week, eind januari, over een
    maand; with *uiterlijk*, *voor*, *by* or *before* in front of it. Source of the rules: ``docs/architecture.md``.
    """
    words = " ".join(phrase.lower().replace(",", " ").split()).rstrip(".;")
    preposition = re.match(_PREPOSITION, f"{words} ")
    rest = words[preposition.end() :] if preposition else words
    is_before = bool(preposition and preposition["before"])
    for pattern, read in _RULES:
        if found := re.fullmatch(pattern, rest):
            due = read({name: value or "" for name, value in found.groupdict().items()}, today)
            return _checked(due, today)._replace(is_before=is_before)
    return None


def to_day(text: str, today: date) -> date | None:
    """Return the day that ``text`` names without a doubt, or None."""
    due = to_due(text, today)
    return due.days[0] if due and due.is_sure else None


def _checked(due: Due, today: date) -> Due:
    """Return ``due`` without days that are past: a past day was meant to be another one."""
    coming = tuple(day for day in due.days if day >= today)
    return Due(coming, due.is_sure and len(due.days) == 1 and coming == due.days)


def _index(word: str, lists: tuple[str, ...]) -> int:
    return next(number for number, names in enumerate(lists) if word in names.split("|"))


def _weekday(word: str) -> int:
    return _index(word, _WEEKDAYS if len(word) > 3 else _SHORT)


def _next(weekday: int, today: date) -> date:
    """Return the coming day of that name: on a Friday, *vrijdag* is next week's."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _of_week(weekday: int, which: str, today: date) -> date:
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(days=weekday + (0 if which in ("deze", "this") else 7))


def _anchor(said: dict[str, str], today: date) -> date:
    if said.get("near"):
        return today + timedelta(days=_NAMED[said["near"]])
    return _next(_weekday(said["weekday"]), today)


def _later(day: date, count: str, unit: str) -> date:
    number = int(count) if count.isdecimal() else _index(count, NUMBERS) + 1
    which = _index(unit, _UNITS)
    if which < 2:
        return day + timedelta(days=number * (1, 7)[which])
    months = day.month - 1 + number * (1, 12)[which - 2]
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _coming(month: int, day: int, year: str, today: date) -> Due:
    """Return that day of the year that is named, else the coming one; one that has just passed is in doubt."""
    if year:
        found = _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        again = _coming(month, day, "", today).days if found and found < today else ()
        return Due(tuple(each for each in (found, *again) if each), not again)
    days = [found for number in (-1, 0, 1) if (found := _date(today.year + number, month, day))]
    coming = next((found for found in days if found >= today), None)
    just_past = any(timedelta() < today - found <= _JUST_PAST for found in days)
    return Due((coming,), not just_past) if coming else Due((), False)


def _part(part: str, month: int, year: str, today: date) -> Due:
    """Return the 1st, the 15th or the last day of a month."""
    which = _index(part, _PARTS)
    if which < 2:
        return _coming(month, (1, 15)[which], year, today)
    whole = int(year) + (2000 if len(year) == 2 else 0) if year else today.year + (month < today.month)
    return Due((date(whole, month, monthrange(whole, month)[1]),))


def _of_month(said: dict[str, str], today: date) -> Due:
    return _part(said["part"], _index(said["month"], _MONTHS) + 1, said["year"], today)


def _of_this_month(said: dict[str, str], today: date) -> Due:
    """Return the begin, the middle or the end of this month or the next."""
    start = today.replace(day=1)
    day = _later(start, "1", "month") if said["which"] in ("volgende", "next", "komende") else start
    if not said["part"]:
        return Due((_part("eind", day.month, str(day.year), today).days[0],), False)
    return _part(said["part"], day.month, str(day.year), today)


def _of_year(said: dict[str, str], today: date) -> Due:
    year = today.year + (said["which"] in ("volgend", "next"))
    is_end = bool(said["part"]) and _index(said["part"], _PARTS) == 2
    return Due((date(year, 12, 31),), is_end)


def _part_of_week(said: dict[str, str], today: date) -> Due:
    """Return the Monday, the Wednesday or the Friday of this week or the next: the last day that people work."""
    which = _index(said["part"], _PARTS) if said["part"] else 2
    is_this = said["which"] in ("", "deze", "this")
    return Due(
        (_of_week((0, 2, 4)[which], "deze" if is_this else "volgende", today),), bool(said["part"]) or not is_this
    )


def _of_month_number(said: dict[str, str], today: date) -> Due:
    """Return a day and its month; in doubt where the weekday beside it is another one."""
    number = said["number"] or str(_index(said["month"], _MONTHS) + 1)
    due = _coming(int(number), int(said["day"]), said["year"], today)
    if said["weekday"] and due.days and due.days[0].weekday() != _weekday(said["weekday"]):
        return Due((due.days[0], _next(_weekday(said["weekday"]), today)), False)
    return due


def _of_number(said: dict[str, str], today: date) -> Due:
    """Return the coming *15e*."""
    for months in range(12):
        first = _later(today.replace(day=1), str(months), "month")
        day = _date(first.year, first.month, int(said["day"]))
        if day and day >= today:
            return Due((day,))
    return Due((), False)


def _ahead(said: dict[str, str], today: date) -> Due:
    return Due((_later(today, said["count"], said["unit"]),))


def _anchored(said: dict[str, str], today: date) -> Due:
    return Due((_anchor(said, today),))


def _anchor_ahead(said: dict[str, str], today: date) -> Due:
    return Due((_later(_anchor(said, today), said["count"], said["unit"]),))


def _day_of_week(said: dict[str, str], today: date) -> Due:
    return Due((_of_week(_weekday(said["weekday"]), said["which"], today),))


def _iso(said: dict[str, str], today: date) -> Due:
    return _coming(int(said["number"]), int(said["day"]), said["year"], today)


def _either(said: dict[str, str], today: date) -> Due:
    """Return both days that *volgende vrijdag* is to people: the coming one, and the one after it."""
    coming = _next(_weekday(said["weekday"]), today)
    return Due((coming, coming + timedelta(days=7)), False)


def _roughly(said: dict[str, str], today: date) -> Due:
    return Due((_anchor(said, today),), False)


def _in_month(said: dict[str, str], today: date) -> Due:
    month = _index(said["month"], _MONTHS) + 1
    return Due(tuple(_part(part, month, said["year"], today).days[0] for part in ("eind", "begin")), False)


_IN = r"(?:over|in|binnen|within) "
_OF = r"(?: van| of)?(?: the| de| het)?"
_RULES: tuple[tuple[str, Callable[[dict[str, str], date], Due]], ...] = (
    (r"(?P<year>\d{4})-(?P<number>\d\d?)-(?P<day>\d\d?)", _iso),
    (rf"{_ANCHOR}(?: nog| aanstaande| a\.s\.?)?", _anchored),
    (rf"(?:{_COMING}) {_DAY}", _anchored),
    (rf"{_NEXT_WEEK}(?: op| on)? {_DAY}", _day_of_week),
    (rf"{_DAY} {_NEXT_WEEK}", _day_of_week),
    (rf"(?:(?P<part>{_any(*_PARTS)}){_OF} )?(?P<which>{_NEAR}) week", _part_of_week),
    (rf"(?P<part>{_any(*_PARTS)})(?P<which>) (?:van |of )?(?:de|the) week", _part_of_week),
    (rf"{_IN}{_COUNT}(?: time|' time)?", _ahead),
    (rf"{_ANCHOR} {_IN}{_COUNT}", _anchor_ahead),
    (rf"{_COUNT} from {_ANCHOR}", _anchor_ahead),
    (rf"(?:{_DAY} )?(?:de |the )?{_NUMBER}(?P<number>)(?: of)? {_MONTH}\.?(?: {_YEAR})?", _of_month_number),
    (rf"(?:{_DAY} )?{_MONTH}\.?(?P<number>) (?:the )?{_NUMBER}(?: {_YEAR})?", _of_month_number),
    (rf"(?:{_DAY} )?(?P<month>)(?P<day>\d\d?)[-/](?P<number>\d\d?)(?:[-/]{_YEAR})?", _of_month_number),
    (rf"(?:{_DAY} )?(?P<month>)(?P<day>\d\d?)\.(?P<number>\d\d?)\.{_YEAR}", _of_month_number),
    (r"(?:de |the )?(?P<day>\d\d?)(?:e|de|ste|st|nd|rd|th)", _of_number),
    (rf"(?P<part>{_any(*_PARTS)}){_OF} {_MONTH}\.?(?: {_YEAR})?", _of_month),
    (
        rf"(?:(?P<part>{_any(*_PARTS)}){_OF} )?(?P<which>volgende|komende|next|deze|this) (?:maand|month)",
        _of_this_month,
    ),
    (rf"(?P<part>{_any(*_PARTS)})(?P<which>) (?:van |of )?(?:de|the) (?:maand|month)", _of_this_month),
    (rf"(?:(?P<part>{_any(*_PARTS)}){_OF} )?(?P<which>volgend|next|dit|this) (?:jaar|year)", _of_year),
    (r"(?P<part>eind|einde|end)(?P<which>) (?:van |of )?(?:het|the) (?:jaar|year)", _of_year),
    (rf"(?:volgende|next) {_DAY}", _either),
    (rf"(?:rond|ongeveer|around|vanaf|na|after|from) {_ANCHOR}", _roughly),
    (rf"{_ANCHOR} ?(?:ochtend|morgen|middag|avond|morning|afternoon|evening|night)", _roughly),
    (r"(?P<near>)(?P<weekday>)(?:vanavond|vanmiddag|tonight)", lambda _said, today: Due((today,), False)),
    (rf"(?:in )?{_MONTH}(?: {_YEAR})?", _in_month),
)
