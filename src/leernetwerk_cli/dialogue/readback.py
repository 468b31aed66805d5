"""Reads people their words, all of one person at once: who may read them, changed, gone, or later."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..domain.framework.framework import Consent
from ..domain.privacy.audience import Reply
from ..domain.record.entry import Entry
from ..domain.walk.reply import NO, YES, is_reply, to_key, to_replies
from ..i18n import _
from . import wording
from .askers import Asker

_CHANGE = re.compile(r"(?i)(?:a|c|anders|change)\s*(?P<number>\d{1,2})?")
_ERASE = re.compile(r"(?i)(?:w|g|wis|wissen|gone|erase)\s*(?P<number>\d{1,2})?")
_AT_ONCE = 8  # sentences
_LATER = ("", "l", "later")


class Hands(NamedTuple):
    """What a reading may do: answer (with or without the role), change a text and return it, erase.

    ``change`` gets what was typed, and returns None where that is more than words: it was meant for elsewhere.
    """

    answer: Callable[[str, Sequence[tuple[Entry, Reply]]], None]
    change: Callable[[Entry, str], Entry | None]
    erase: Callable[[Entry], None]


class Reading(NamedTuple):
    """Where words are read out, in which words it is asked who may read them, and what is done with the answers."""

    asker: Asker
    bar: Callable[[], str]
    consent: Consent
    hands: Hands

    def answer(self, texts: list[Entry], who: str, line: str) -> bool:
        """Record what ``who`` answers about ``texts``, as they were read out; return whether ``line`` is an answer."""
        replies = to_replies(line, len(texts))
        if replies is None:
            return False
        self.hands.answer(who, [*zip(texts, replies, strict=True)])
        self.asker.tell(wording.answered(replies, self.consent), "green")
        return True


def read_to(reading: Reading, texts: Sequence[Entry], who: str) -> str:
    """Read ``texts`` to ``who``, as many at once as a screen holds; return a line that was meant for elsewhere.

    What is answered is safe at once.
    """
    for start in range(0, len(texts), _AT_ONCE):
        if line := _read_some(reading, [*texts[start : start + _AT_ONCE]], who):
            return line
    return ""


def _read_some(reading: Reading, texts: list[Entry], who: str) -> str:
    """Read ``texts`` until they are answered, or come later."""
    asker = reading.asker
    while texts:
        asker.tell(wording.read_back(texts, who, reading.consent), "bold")
        asker.tell(wording.reading_choices(len(texts)))
        line = asker.ask(">", reading.bar)
        if line is None:
            return "/stop"
        word = line.strip()
        if word.lower() in _LATER:
            asker.tell(_("Later."), "dim")
            return ""
        if reading.answer(texts, who, word):
            return ""
        if chosen := _chosen(_CHANGE, word, texts):
            said = asker.ask(">", reading.bar, chosen.text) or ""
            changed = reading.hands.change(chosen, said) if said.strip() else chosen
            if not changed:
                return said
            texts = [changed if each.id == chosen.id else each for each in texts]
        elif chosen := _chosen(_ERASE, word, texts):
            key, typed = _erase(reading, chosen)
            if typed:
                return typed
            texts = [each for each in texts if key != "yes" or each.id != chosen.id]
        elif not is_reply(word):
            return line
        else:
            asker.tell(_("That is no answer here."), "bold")
    return ""


def _chosen(pattern: re.Pattern[str], word: str, texts: list[Entry]) -> Entry | None:
    """Return the sentence that is to be changed or erased: the one with that number, or the only one."""
    found = pattern.fullmatch(word)
    if not found:
        return None
    number = int(found["number"] or len(texts) == 1)
    return texts[number - 1] if 1 <= number <= len(texts) else None


def _erase(reading: Reading, entry: Entry) -> tuple[str, str]:
    """Erase a sentence after one key: it is gone for whoever said it together with them, too.

    Return the key, and the line that was typed instead of one.
    """
    reading.asker.tell(f"  {wording.whole(entry)}\n" + _("Erase this for good? 1 yes, 2 no"), "bold")
    line = reading.asker.ask(">", reading.bar) or ""
    key = to_key(line, {"yes": YES, "no": NO})
    if key == "yes":
        reading.hands.erase(entry)
    else:
        reading.asker.tell(_("It stays."), "dim")
    return key, "" if key or is_reply(line) else line.strip()
