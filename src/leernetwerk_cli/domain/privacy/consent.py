"""What people said about who may read their words, and what follows from it for one entry."""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from ..record.entry import GROUP, Entry
from .audience import READERS


class Answer(msgspec.Struct, frozen=True):
    """One person's answer (a consent block). ``allows`` nothing: no. ``entry`` absent: all that they said.

    ``role``: whether their role may stand beside the words.
    """

    id: str
    at: datetime
    speaker: str
    allows: tuple[str, ...]
    entry: str = ""
    read: str = ""
    after: tuple[str, ...] = ()
    role: bool = True


def fingerprint(entry: Entry) -> str:
    """Return the hash of what is read out to be agreed to: the text, whose it is and whether it is word for word."""
    from hashlib import blake2b

    content = msgspec.json.encode([entry.text, sorted(entry.speaker), entry.verbatim])
    return blake2b(content, digest_size=16).hexdigest()


def widened(allows: Iterable[str]) -> frozenset[str]:
    """Return the audiences that an answer opens: any includes the group, public includes all."""
    audiences = frozenset(allows) & frozenset(READERS)
    if "public" in audiences:
        return frozenset(READERS)
    return audiences | {"group"} if audiences else audiences


def is_unnamed(entry: Entry, answers: Iterable[Answer]) -> bool:
    """Return whether somebody asked that no role stands beside the words of ``entry``."""
    return not all(answer.role for answer in _standing(entry, answers)[0])


def _standing(entry: Entry, answers: Iterable[Answer]) -> tuple[list[Answer], set[tuple[str, str]]]:
    """Return the answers about ``entry`` that no later one of the same speaker has seen, and which were seen."""
    concerning = [answer for answer in answers if answer.entry in (entry.id, "")]
    seen = {(answer.speaker, id_) for answer in concerning for id_ in answer.after}
    return [answer for answer in concerning if (answer.speaker, answer.id) not in seen], seen


def allowed(entry: Entry, answers: Iterable[Answer]) -> frozenset[str] | None:
    """Return the audiences that may read ``entry``, or None where that was not asked of everyone who said it.

    An answer replaces, of those it names in ``after``, only the same speaker's. Of those left only what all allow
    counts, and only if one of them fits the entry as it stands now. A no of someone who is no longer the speaker
    binds until all present speakers have answered having seen it. What several said needs a yes of each.
    """
    standing, seen = _standing(entry, answers)
    speakers = entry.speaker or (GROUP,)
    result: frozenset[str] = frozenset(READERS)
    fits = True
    for speaker in speakers:
        own = [answer for answer in standing if answer.speaker == speaker]
        fits = fits and any(answer.entry and answer.read == fingerprint(entry) for answer in own)
        for answer in own:
            result &= widened(answer.allows)
            if not widened(answer.allows):
                return frozenset()
    for answer in standing:
        if (
            answer.entry
            and not answer.allows
            and answer.speaker not in speakers
            and not all((speaker, answer.id) in seen for speaker in speakers)
        ):
            return frozenset()
    return result if fits else None
