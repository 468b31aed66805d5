"""Points out what may give someone away: numbers, addresses, dates of birth, and words that are nobody's business.

A hint is a question to the recorder, never a change: the sentence stays as it was said.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from ...errors import N_

_IBAN = re.compile(r"\b[A-Z]{2}\d{2} ?(?:[A-Z0-9]{4} ?){2,7}[A-Z0-9]{1,4}\b", re.I)
_PHONE = re.compile(r"[+(]?\d(?:[ ()/.-]{0,2}\d){8,}")  # nine figures or more: worth a closer look
_STREETS = "straat|weg|laan|plein|gracht|kade|dijk|singel|hof|pad|plantsoen"
_TITLES = r"meneer|mevrouw|mr\.|mrs\.|dhr\.|mw\.|juf|dokter"
_YEAR = r"(?:19|20)\d\d\b"
_BORN = rf"\b(?:geboren|born)\b[^.]{{0,30}}\b{_YEAR}|\b\d{{1,2}}[-/]\d{{1,2}}[-/]{_YEAR}"
_PATTERNS = {
    N_("an e-mail address"): re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.-]*[a-z]\b", re.I),
    N_("a postcode"): re.compile(r"\b[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}\b"),
    N_("an address"): re.compile(rf"\b[A-Z][\w'-]*(?:{_STREETS}) \d{{1,4}}(?:-?[a-z0-9]{{1,3}})?\b"),
    N_("a date of birth"): re.compile(_BORN, re.I),
    N_("a name"): re.compile(rf"\b(?:{_TITLES}) [A-ZÀ-Þ][a-zà-ÿ]+"),
}
_HEALTH = "kanker|depressie|depressief|verslaafd|verslaving|psychose|hiv|zwanger|ggz|burn-?out|autisme"
_WORDS = {
    N_("a word about health"): f"{_HEALTH}|cancer|depression|addicted|addiction|pregnant|psychosis",
    N_("a word about origin or belief"): "moslim|joods|christen|asielzoeker|vluchteling|muslim|jewish|refugee|asylum",
    N_("a word about crime"): "gevangenis|veroordeeld|strafblad|gearresteerd|fraude|prison|convicted|arrested|fraud",
}
_SPEAKING = {what: re.compile(rf"\b(?:{words})\b", re.I) for what, words in _WORDS.items()}
LEAVE_OUT = N_("leave it out")
SUGGESTIONS = {
    "a name": N_("say what they are instead: my case worker, my neighbour"),
    "a date of birth": N_("say about how old"),
    "a word about health": N_("ask whether it may stay there"),
    "a word about origin or belief": N_("ask whether it may stay there"),
    "a word about crime": N_("ask whether it may stay there"),
}


NUMBERS = ("an account number", "a telephone number")
TOWN = N_("the name of a town, in words that are told without a place")


class Hint(NamedTuple):
    """What was noticed (a message id), and where in the text it stands."""

    what: str
    start: int
    end: int

    @property
    def suggestion(self) -> str:
        """What to do about it, as a message id."""
        return SUGGESTIONS.get(self.what, LEAVE_OUT)


def find_hints(text: str) -> list[Hint]:
    """Return what may give someone away in ``text``, in the order of the text."""
    found = [Hint(N_("an account number"), *match.span()) for match in _IBAN.finditer(text) if _is_iban(match[0])]
    for start, end in _phones(text):
        if not text[:start][-1:].isalnum() and not any(each.start < end and start < each.end for each in found):
            found.append(Hint(N_("a telephone number"), start, end))
    for what, pattern in (*_PATTERNS.items(), *_SPEAKING.items()):
        for match in pattern.finditer(text):
            inside = any(each.start <= match.start() < each.end for each in found)
            if not inside:
                found.append(Hint(what, *match.span()))
    return sorted(found, key=lambda each: each.start)


def _is_iban(text: str) -> bool:
    """Return whether the check digits and the length of an account number are right (ISO 13616)."""
    from stdnum import iban

    return bool(iban.is_valid(text))


def _phones(text: str) -> list[tuple[int, int]]:
    """Return where a telephone number may stand, with its country or as one dials it here.

    One that is not in use yet counts too: better a question too many than a number that stays.
    """
    if not _PHONE.search(text):
        return []
    from phonenumbers import Leniency, PhoneNumberMatcher

    plain = re.sub(r"(?<!\d)00(?=[1-9])", " +", text)  # as long as it was: the places stay
    found = PhoneNumberMatcher(plain, "NL", leniency=Leniency.POSSIBLE)
    places = [(match.start, match.end) for match in found if match.raw_string.lstrip("(")[:1] in "+0"]
    return [(start - (text[start - 1 : start + 1] == "00"), end) for start, end in places]


def find_names(text: str, names: Iterable[str]) -> bool:
    """Return whether any of ``names`` stands in ``text``, as a word, in any case."""
    known = "|".join(re.escape(name.strip()) for name in names if name.strip())
    return bool(known) and bool(re.search(rf"(?<!\w)(?:{known})(?!\w)", text, re.I))
