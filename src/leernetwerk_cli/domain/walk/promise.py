"""Who does it, and when: the owner and the day in an action, wherever in the line they stand."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from ..naming import day as in_words
from ..record.session import Session
from .dates import LONGEST, STARTS, TELLING, Due, to_due
from .doubt import CODE, LETTERED, PLAIN, InDoubt, code_of

_MORE = rf"(?:\s*(?:[+,&/]|\b(?:en|and)\b)\s*@?\s?(?:{LETTERED}|wij(?!\w)))*"  # "@b1, 3 december" names one person
OWNERS = re.compile(rf"(?i)(?<!\S)@\s?(?P<who>{CODE}{_MORE})")
_OTHER = re.compile(r"(?<!\S)@(?P<who>\w[\w-]*)")
_NAMED = re.compile(rf"(?i)(?<![\w{PLAIN}])(?P<who>{LETTERED})")
_START = rf"(?i)(?:{STARTS})(?!\w)"
_NO_DAY = frozenset(["elke", "elk", "iedere", "ieder", "every", "each", "van", "from", "sinds", "since"])
_UNSURE = frozenset(
    [
        "en",
        "of",
        "tussen",
        "and",
        "or",
        "between",
        "tot",
        "until",
        "na",
        "after",
        "vanaf",
        "rond",
        "om",
        "niet",
        "not",
        "vorige",
        "last",
        "afgelopen",
        "past",
        "geen",
        "no",
    ]
)

_GOES_ON = frozenset(["of", "en", "tot", "or", "and", "until", "till", "niet", "not", "à", "t/m", "-", "–"])


def take(text: str, fields: dict[str, Any], session: Session, today: date) -> str:
    """Return ``text`` without its owner and its day, which are put into ``fields``.

    Raises InDoubt where something only looks like one of them.
    """
    owners = list(OWNERS.finditer(text))
    codes = [code for owner in owners for code in re.findall(CODE, owner["who"], re.I)]
    if owners:
        fields["owner"] = "+".join(dict.fromkeys(code_of(code, "owner", session) for code in codes))
    parts = re.split(PLAIN * 2, OWNERS.sub(PLAIN * 2, text))
    if other := _OTHER.search(text, 0) if not owners else None:
        word = other["who"]
        raise InDoubt(f"@{word}", lambda line: [line.replace(f"@{word}", word), line.replace(f"@{word}", f"\\@{word}")])
    found: list[tuple[str, Due]] = []
    rest = [_without_day(part.strip(" ,;"), today, found, bool(owners)) for part in parts]
    _settle(found, fields)
    left = " ".join(filter(None, rest)).strip(" ,;")
    if not left:
        raise InDoubt(text.strip() or "@")
    if not owners and (named := _NAMED.search(left)) and session.find_participant(named["who"].upper()):
        who = named["who"]
        here = re.compile(rf"(?<!\w){who}(?!\w)")
        raise InDoubt(who, lambda line: [here.sub(f"@{who}", line, count=1), here.sub(rf"\\{who}", line, count=1)])
    return left


def literal(line: str) -> str:
    """Return ``line`` with a backslash before every owner in it: only words."""
    return OWNERS.sub(lambda owner: f"\\{owner.group()}", line)


def _without_day(part: str, today: date, found: list[tuple[str, Due]], is_beside: bool) -> str:
    """Return ``part`` without the day that it is, begins or ends with. ``is_beside``: an owner stands beside it."""
    words = part.split()
    if is_beside and (due := to_due(part, today)):
        found.append((part, due))
        return ""
    left = part
    for start, end, due in _phrases(words, today):
        before = words[start - 1].lower() if start else ""
        is_edge = start == 0 or end == len(words)
        if before in _NO_DAY or not (is_edge or due.is_sure):
            continue
        after = words[end].lower() if end < len(words) else ""
        is_sure = due.is_sure and is_edge and before not in _UNSURE and not before.isdecimal() and after not in _GOES_ON
        found.append((" ".join(words[start:end]), due._replace(is_sure=is_sure)))
        left = " ".join(words[:start] + words[end:])
    return left


def _phrases(words: list[str], today: date) -> Iterator[tuple[int, int, Due]]:
    """Yield where in ``words`` each day begins and ends, the longest reading of it; none after a backslash."""
    start = 0
    while start < len(words):
        is_plain = words[start].startswith(PLAIN)
        starts = re.match(_START, words[start].removeprefix(PLAIN))
        ends = range(min(len(words), start + LONGEST), start, -1) if starts else ()
        phrases = ((end, " ".join(words[start:end]).removeprefix(PLAIN)) for end in ends)
        dues = ((end, to_due(phrase, today)) for end, phrase in phrases if re.search(TELLING, phrase))
        end, due = next(((end, due) for end, due in dues if due), (start + 1, None))
        if due and not is_plain:
            yield start, end, due
        start = end


def _settle(found: list[tuple[str, Due]], fields: dict[str, Any]) -> None:
    """Put the one day that was found into ``fields``; raise InDoubt where it is not sure, or there are several."""
    if not found:
        return
    phrase, due = found[0]
    if len(found) > 1 or not due.is_sure:
        raise InDoubt(phrase, lambda line: _guesses(line, found))
    fields["due"] = due.days[0]
    if due.is_before:
        fields["before"] = True


def _guesses(line: str, found: list[tuple[str, Due]]) -> list[str]:
    """Return ``line`` with each day that can be meant at its end, its words as they were said; then without a day."""
    kept = line
    for phrase, _due in found:
        kept = re.sub(r"\s+".join(map(re.escape, phrase.split())), lambda said: f"\\{said.group()}", kept, count=1)
    days = [f"{'voor ' if due.is_before else ''}{in_words(day)}" for _phrase, due in found for day in due.days]
    return [*(f"{kept}, {day}" for day in days), kept]
