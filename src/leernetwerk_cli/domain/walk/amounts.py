"""How many, and how long, as people write it: drie, geen, 90, anderhalf uur, 1u30."""

import re

NUMBERS = (
    "een|één|a|an|one",
    "twee|two",
    "drie|three",
    "vier|four",
    "vijf|five",
    "zes|six",
    "zeven|seven",
    "acht|eight",
    "negen|nine",
    "tien|ten",
    "elf|eleven",
    "twaalf|twelve",
)
_NONE = ("", "geen", "niemand", "nul", "nee", "none", "nobody", "zero", "no", "-")
_PARTS = {"half": 0.5, "halve": 0.5, "anderhalf": 1.5, "anderhalve": 1.5}
_UNITS = {
    "minuut|minuten|minute|minutes|min|m": 1,
    "kwartier|kwartiertje|kwartieren": 15,
    "uur|uren|uurtje|u|hour|hours|h": 60,
}
_HANDS = re.compile(
    r"(?:om |at )?(?:(?P<past>half past )|(?:(?P<away>(?:a )?\w+) (?P<side>voor|over|to|past) )?(?P<half>half )?)"
    r"(?P<hour>\w+)(?: uur| o'clock)?"
)
_WORD = re.compile(r"\d+[.,]\d+|\d+|[^\W\d]+|[^\s.]")


def to_number(text: str) -> int | None:
    """Return the number that ``text`` names in figures or words, 0 for none of them, None where it names no number."""
    word = text.strip().lower()
    if word.isdecimal() and len(word) < 5:
        return int(word)
    if word in _NONE:
        return 0
    return next((n for n, names in enumerate(NUMBERS, 1) if word in names.split("|")), None)


def to_minutes(text: str) -> int | None:
    """Return the minutes that ``text`` names, alone or in hours and quarters, None where it names none.

    90, 90 minuten, anderhalf uur, 1,5 uur, twee en een half uur, 1u30, een uur en een kwartier.
    """
    total, whole, amount = 0.0, 0.0, None
    for word in _WORD.findall(text.lower().replace("½", " en half").replace("half an", "half")):
        unit = next((minutes for names, minutes in _UNITS.items() if word in names.split("|")), 0)
        if unit:
            total, whole, amount = total + (whole + (1 if amount is None else amount)) * unit, 0, None
        elif word in ("en", "and"):
            whole, amount = whole + (amount or 0), None
        elif (said := _amount(word)) is None or (amount is not None and word not in _PARTS):
            return None
        else:
            amount = said
    if amount is not None:
        total += whole + amount * (60 if 0 < amount < 1 else 1)
    return round(total) if text.strip() else None


def _amount(word: str) -> float | None:
    if word in _PARTS:
        return _PARTS[word]
    if word[0].isdecimal():
        return float(word.replace(",", ".")) if len(word) < 5 else None
    return to_number(word)


def to_time(text: str) -> tuple[int, int] | None:
    """Return the hour (0 to 12) and the minute that a clock with hands shows at ``text``; None where that is no time.

    half tien, kwart voor negen, tien over half acht, negen uur, half past nine.
    """
    found = _HANDS.fullmatch(" ".join(text.lower().split()))
    hour = to_number(found["hour"]) if found else None
    if not found or not hour or not hour <= 12:
        return None
    away = {"kwart": 15, "quarter": 15, "a quarter": 15}.get(found["away"] or "", to_number(found["away"] or ""))
    if away is None:
        return None
    minutes = hour * 60 - 30 * (found["half"] is not None) + 30 * (found["past"] is not None)
    minutes += -away if found["side"] in ("voor", "to") else away
    return minutes // 60 % 24, minutes % 60
