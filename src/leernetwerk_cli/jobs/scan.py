"""Scan what was written down for what may give someone away, before anything is published."""

from collections.abc import Callable
from typing import Any

from ..domain.privacy.consent import Answers
from ..domain.privacy.hints import Hint, find_hints
from ..domain.record.ids import short_codes
from ..errors import N_, ExtraMissing
from .reading import Selection, read_records
from .workplace import Workplace

Finder = Callable[[str], list[Hint]]
# What the deep scan (Deduce, made for Dutch medical texts) calls things, and what we call them.
_TAGS = {
    "persoon": N_("a name"),
    "locatie": N_("a place"),
    "instelling": N_("an organisation"),
    "ziekenhuis": N_("an organisation"),
    "zorginstelling": N_("an organisation"),
    "datum": N_("a date"),
    "leeftijd": N_("an age"),
}


def scan(place: Workplace, names: tuple[str, ...], deep: bool = False) -> list[dict[str, Any]]:
    """Return per hint the session, the entry's code, what was noticed, and who may read the entry.

    ``deep`` also looks for names, places, dates and ages with Deduce. Raises ExtraMissing without it.
    """
    finders: list[Finder] = [find_hints, *([_deep()] if deep else [])]
    found = []
    for record in read_records(place, Selection(names), []):
        codes, answers = short_codes([entry.id for entry in record.entries]), Answers(record)
        for entry in record.entries:
            words = " ".join((entry.text, *entry.signs))
            for hint in (hint for find in finders for hint in find(words)):
                allows = sorted(answers.allowed(entry) or ())
                told = {"code": codes[entry.id], "what": hint.what, "suggestion": hint.suggestion, "allows": allows}
                found.append({"session": record.session.slug, **told})
    return found


def _deep() -> Finder:
    try:
        from deduce import Deduce
    except ImportError:
        raise ExtraMissing(extra="deep") from None
    import logging

    logging.disable(logging.INFO)  # it would say on the screen that it builds its lists
    reader = Deduce()

    def find(text: str) -> list[Hint]:
        marks = reader.deidentify(text).annotations
        return [Hint(_TAGS[mark.tag], mark.start_char, mark.end_char) for mark in marks if mark.tag in _TAGS]

    return find
