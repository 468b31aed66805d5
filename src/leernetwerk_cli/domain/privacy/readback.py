"""What is read back, to whom, and whether they answered about it as it stands."""

from ..record.codes import GROUP
from ..record.entry import Entry
from ..record.record import Record
from .consent import fingerprint

_TOLD = ("quote", "learning", "question", "dissent", "obstacle")


def to_read_back(record: Record) -> list[tuple[Entry, str]]:
    """Return what is read back, and to whom: starred words, for each who said them and did not answer yet.

    Several people who said something together answer each for themselves.
    """
    answered = {(answer.entry, answer.speaker) for answer in record.answers}
    return [
        (entry, code)
        for entry in record.entries
        if entry.star and entry.kind in _TOLD
        for code in entry.speaker
        if (entry.id, code) not in answered
    ]


def texts_of(record: Record, code: str = "") -> list[tuple[Entry, str]]:
    """Return every text that somebody said, once per speaker, those without a fitting answer first.

    ``code``: only of this person.
    """
    said = [
        (entry, who)
        for entry in record.entries
        if entry.is_said and entry.text
        for who in entry.speaker
        if who != GROUP and code in ("", who)
    ]
    return sorted(said, key=lambda pair: is_answered(record, *pair))


def is_answered(record: Record, entry: Entry, who: str) -> bool:
    """Return whether ``who`` answered about ``entry`` as it stands now."""
    present = fingerprint(entry)
    return any(
        answer.entry == entry.id and answer.speaker == who and (answer.read == present or not answer.allows)
        for answer in record.answers
    )
