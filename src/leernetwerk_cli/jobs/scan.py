"""Scan what was written down for what may give someone away, before anything is published."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from ..domain.privacy.audience import READERS
from ..domain.privacy.consent import Answers
from ..domain.privacy.hints import Hint, find_hints
from ..domain.record.ids import short_codes
from ..domain.record.record import Record
from ..errors import N_, ExtraMissing
from ..store import sessions
from . import batch
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

    Without a code it is in the title or the subject of the session, which everyone may read.

    ``deep`` also looks for names, places, dates and ages with Deduce. Raises ExtraMissing without it.
    """
    finders: list[Finder] = [find_hints, *([_deep()] if deep else [])]
    groups = [each for each in sessions.named(place.root, names) if not each.is_held]
    if deep:
        place = place._replace(jobs=1)  # each process would build its lists anew, which takes longer than the rest
    return [hint for hints in batch.each(place, groups, partial(_scan_session, finders)) for hint in hints]


def _scan_session(finders: list[Finder], group: sessions.Group) -> list[dict[str, Any]]:
    found, record = [], group.read()
    for code, words, allows in _words(record):
        for hint in (hint for find in finders for hint in find(words)):
            told = {"code": code, "what": hint.what, "suggestion": hint.suggestion, "allows": allows}
            found.append({"session": record.session.slug, **told})
    return found


def _words(record: Record) -> Iterator[tuple[str, str, list[str]]]:
    """Yield all that is words: what they are called by, the words themselves, and who may read them."""
    yield "", f"{record.session.title}. {record.session.subject}", sorted(READERS)
    codes, answers = short_codes([entry.id for entry in record.entries]), Answers(record)
    for entry in record.entries:
        words = (*entry.words, *entry.tags, *(str(value) for value in entry.extra.values()))
        yield codes[entry.id], " ".join(words), sorted(answers.allowed(entry) or ())


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
