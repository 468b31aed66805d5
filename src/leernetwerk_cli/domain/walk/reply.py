"""What somebody answers to a question with choices: a key, or who may read what was just read out."""

import re
from collections.abc import Mapping

from ..privacy.audience import READERS, Reply

YES = ("1", "j", "ja", "y", "yes", "jawel", "jazeker", "jep", "yep", "yeah", "ok", "oke", "oké", "okay")
NO = ("2", "n", "nee", "no", "neen", "nope")
_POLITE = re.compile(
    "hoor|graag|dank(je(wel)?)?|bedankt|je|u|prima|goed|is|dus|liever|zeker|(na)?tuurlijk|even|optie|keuze|nummer|antwoord"
    "|please|thanks?|you|sure|fine|the|option|number|answer"
)
_NEITHER = re.compile(
    "niet|nog|wel|toch|maar|misschien|later|straks|klopt|akkoord|maybe|not|perhaps|yet|en|and|or|of"
    r"|nu|now|[a-z]|\d{1,2}[zw]?"
)
_SIGNS = r"[\s.,;:!?)(+=/-]+"

_EXCEPT = re.compile(r"(?i)[\s,;]+(?:maar|behalve|but|except)\s+")
_ONE = re.compile(
    r"(?i)\s*(?:(?:zin(?:nen)?|nummer|sentences?|number)\s+)?(?P<numbers>\d{1,2}(?:\s*(?:en|and|\+)\s*\d{1,2})*)\s*(?::|=|\s)\s*(?P<reply>.+)"
)
_MOST = 99  # sentences that are read back at once, and more
_WORDS = (
    r"niemand|niet|geen|nobody|not|none",
    r"(?:alleen |only )?(?:de |the )?(?:groep|group)",
    r"(?:de |the |onze |our )?(?:gemeente|municipality)",
    r"(?:het |the )?(?:netwerk|network)",
    r"iedereen|openbaar|everyone|everybody|public",
)


def to_key(line: str, keys: Mapping[str, tuple[str, ...]]) -> str:
    """Return which of ``keys`` (each with its words) ``line`` chooses, in one way or in two (2 nee), politely or not.

    Empty when it chooses none, or more than one, or says anything else.
    """
    words = [word for word in re.split(_SIGNS, line.lower()) if word and not _POLITE.fullmatch(word)]
    chosen = {key for key, known in keys.items() for word in words if word in known}
    known = {word for key in chosen for word in keys[key]}
    return chosen.pop() if len(chosen) == 1 and known.issuperset(words) else ""


def is_reply(line: str) -> bool:
    """Return whether ``line`` is an answer to a choice, right or wrong: it is no note where nothing was asked."""
    words = [word for word in re.split(_SIGNS, line.lower()) if word]
    return bool(words) and (
        all(word in YES + NO or _POLITE.fullmatch(word) or _NEITHER.fullmatch(word) for word in words)
        or (len(words) > 1 and to_replies(line, _MOST) is not None)
    )


def to_reply(line: str) -> Reply | None:
    """Return the audiences that the numbers in ``line`` choose (0 is nobody), and whether the role may stand beside it.

    A ``z`` or ``w`` behind the numbers (*zonder*, *without*) leaves the role out. None when it holds anything else.
    """
    line = " ".join(word for word in line.split() if not _POLITE.fullmatch(word.lower().strip(".,!")))
    numbers = re.fullmatch(r"\s*([0-4](?:[\s,+]+[0-4])*)\s*([zw]?)\s*[.!]?\s*", line, re.I)
    if numbers:
        chosen = re.findall("[1-4]", numbers[1])
        return Reply([READERS[int(number) - 1] for number in chosen], not numbers[2])
    for number, words in enumerate(_WORDS):
        if re.fullmatch(rf"(?i)\s*(?:{words})\s*[.!]?\s*", line):
            return Reply([READERS[number - 1]] if number else [])
    return None


def to_replies(line: str, count: int) -> list[Reply] | None:
    """Return the answer about each of ``count`` sentences: one for all, and then the exceptions.

    ``3``, ``1 3z``, ``alleen de groep``; ``4, maar 2 alleen de groep``, ``3 but 1 and 4: 0``. None when it holds
    anything else, or names a sentence that is not there.
    """
    first, *exceptions = _EXCEPT.split(line.strip())
    reply = to_reply(first)
    if reply is None or len(exceptions) > 1:
        return None
    replies = [reply] * count
    for part in re.split(r"\s*[;,]\s*(?=(?:[a-z]+\s+)?\d+\s*(?:[:=]|\s[a-z0-9]))", exceptions[0]) if exceptions else []:
        found = _ONE.fullmatch(part)
        other = to_reply(found["reply"]) if found else None
        if not found or other is None:
            return None
        for number in map(int, re.findall(r"\d+", found["numbers"])):
            if not 1 <= number <= count:
                return None
            replies[number - 1] = other
    return replies
