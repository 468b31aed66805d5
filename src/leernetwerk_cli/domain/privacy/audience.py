"""Who reads: the keyboard that keeps the record, and the audiences that words can be agreed for."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from ...errors import N_, InvalidEntry
from ...i18n import _
from ..framework.lookup import unknown

KEYBOARD = "keyboard"  # whoever sits at it sees everything
TOWNS = 3  # with fewer of them it could be worked out where words were said that are told without a place


class Audience(NamedTuple):
    """Who reads a publication. ``chairs``: from how many on a number is told; 0: they were there, nobody is shielded.

    ``is_of_town``: they read of one town, and when it was. ``roams``: they read words that are told without a place.
    """

    id: str
    chairs: int = 0
    is_of_town: bool = False
    roams: bool = False

    @property
    def is_outside(self) -> bool:
        """Whether they were not in the room."""
        return bool(self.chairs)


AUDIENCE = {
    each.id: each
    for each in (
        Audience("group"),
        Audience("municipality", 5, is_of_town=True),
        Audience("network", 10, roams=True),
        Audience("public", 10),
    )
}
READERS = tuple(AUDIENCE)
AUDIENCES = (KEYBOARD, *READERS)
AUDIENCE_NAMES = {
    KEYBOARD: N_("the keyboard"),
    "group": N_("the group"),
    "municipality": N_("the municipality"),
    "network": N_("the network"),
    "public": N_("everyone"),
}


class Reply(NamedTuple):
    """What one person answers: who may read their words, nobody when empty, and whether their role may stand there.

    ``read``: the hash of what was read out to them; nothing: the words as they stand.
    """

    allows: Sequence[str] = ()
    role: bool = True
    read: str = ""


def to_audience(word: str) -> str:
    """Return the audience that ``word`` names: its id, or what it is called in the language in use. Else ``word``."""
    typed = word.strip().casefold()
    named = (id_ for id_, name in AUDIENCE_NAMES.items() if typed in (id_, _(name).casefold().split()[-1]))
    return next(named, word)


def to_readers(words: Any) -> list[str]:
    """Return the audiences that ``words`` (a list or one string) name; raise UnknownWord for another word."""
    readers = [words] if isinstance(words, str) else words
    if not isinstance(readers, list | tuple):
        raise InvalidEntry(path="consent")
    return [_to_reader(str(word)) for word in readers]


def _to_reader(word: str) -> str:
    reader = to_audience(word)
    if reader not in READERS:
        raise unknown("consent", word, list(READERS))
    return reader
