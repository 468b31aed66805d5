"""What people said about who may read their words, and what follows from it for one entry."""

from collections import defaultdict
from functools import lru_cache

import msgspec

from ..record.blocks import ConsentBlock
from ..record.codes import GROUP
from ..record.entry import Entry
from ..record.record import Record
from .audience import READERS

AGREED = ("kind", "sharer", "signs", "speaker", "text", "translated", "translations", "verbatim", "whom")


def fingerprint(entry: Entry) -> str:
    """Return the hash of what is read out to be agreed to: all that goes out with the words.

    The element and the kinds of knowledge are the recorder's coding, and can change after the yes.
    """
    from _blake2 import blake2b  # what hashlib hands on, without OpenSSL: that is a tenth of the start of `list`

    agreed = {key: getattr(entry, key) for key in AGREED}
    agreed |= {"speaker": sorted(entry.speaker), "translations": sorted(entry.translations.items())}
    content = msgspec.json.encode(agreed)
    return blake2b(content, digest_size=16).hexdigest()


def version_code(entry: Entry) -> str:
    """Return what is printed below the words on a sheet: which version of them it is."""
    return fingerprint(entry)[:4]


@lru_cache(1000)
def widened(allows: tuple[str, ...]) -> frozenset[str]:
    """Return the audiences that an answer opens: any includes the group, public includes all."""
    audiences = frozenset(allows) & frozenset(READERS)
    if "public" in audiences:
        return frozenset(READERS)
    return audiences | {"group"} if audiences else audiences


def is_no(answer: ConsentBlock) -> bool:
    """Return whether an answer opens nothing."""
    return not widened(answer.allows)


class Answers:
    """What was answered in one session, and what that allows."""

    def __init__(self, record: Record) -> None:
        self._stories, self._twins = record.stories, record.twins
        self._taken_back = record.taken_back
        self._about: dict[str, list[ConsentBlock]] = defaultdict(list)
        self._about_all: dict[str, list[ConsentBlock]] = defaultdict(list)
        for answer in record.answers:
            if answer.entry:
                self._about[answer.entry].append(answer)
            else:
                self._about_all[answer.speaker].append(answer)

    def about(self, entry: Entry) -> list[ConsentBlock]:
        """Return the answers about ``entry``, and about all that anyone said whose words it ever was."""
        about = self._about.get(entry.id, [])
        twins = self._twins.get(entry.id, ())  # what was answered about another wording of it binds too
        if twins:
            about = [each for id_ in (entry.id, *twins) for each in self._about.get(id_, [])]
        if not self._about_all:
            return about
        stories = [story for id_ in (entry.id, *twins) if (story := self._stories.get(id_))]
        people = {*(entry.speaker or (GROUP,)), *(code for story in stories for code in story.named)}
        return about + [each for who in people for each in self._about_all.get(who, ())]

    def is_unnamed(self, entry: Entry) -> bool:
        """Return whether somebody asked that no role stands beside the words of ``entry``."""
        return not all(answer.role for answer in self._standing(entry)[0])

    def allowed(self, entry: Entry) -> frozenset[str] | None:
        """Return the audiences that may read ``entry``, or None where that was not asked of everyone who said it.

        An answer replaces, of those it names in ``after``, only the same speaker's. Of those left only what all allow
        counts, and only if one of them fits the entry as it stands now. A no of someone who is no longer the speaker
        binds until all present speakers have answered having seen it. What several said needs a yes of each. A yes
        that was taken back is not asked; a no stays a no until it is asked again.
        """
        standing, seen = self._standing(entry)
        if not standing:
            return None
        speakers = entry.speaker or (GROUP,)
        result: frozenset[str] = frozenset(READERS)
        present, fits = fingerprint(entry), True
        for speaker in speakers:
            own = [answer for answer in standing if answer.speaker == speaker]
            if any(is_no(answer) for answer in own):
                return frozenset()
            given = [answer for answer in own if answer.id not in self._taken_back]
            fits = fits and given == own and any(each.entry == entry.id and each.read == present for each in given)
            for answer in given:
                result &= widened(answer.allows)
        for answer in standing:
            if answer.speaker in speakers or not is_no(answer):
                continue
            if not all((speaker, answer.id) in seen for speaker in speakers):
                return frozenset()
        return result if fits else None

    def _standing(self, entry: Entry) -> tuple[list[ConsentBlock], set[tuple[str, str]]]:
        """Return the answers about ``entry`` that no later one of the same speaker has seen, and which were seen.

        A yes that was taken back gives back the no that it replaced.
        """
        about = self.about(entry)
        if not about:
            return [], set()
        yes = {answer.id for answer in about if not is_no(answer)}
        seen: set[tuple[str, str]] = set()
        for answer in about:
            replaces = yes & set(answer.after) if answer.id in self._taken_back & yes else answer.after
            seen.update((answer.speaker, id_) for id_ in replaces)
        return [answer for answer in about if (answer.speaker, answer.id) not in seen], seen
