"""Who reads: the keyboard that keeps the record, and the audiences that words can be agreed for."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from ...errors import N_, InvalidEntry
from ..framework.lookup import unknown

KEYBOARD = "keyboard"  # whoever sits at it sees everything
READERS = ("group", "municipality", "network", "public")
CHAIRS = {"group": 0, "municipality": 5, "network": 10, "public": 10}  # from how many chairs a number is told
TOWNS = 3  # with fewer of them it could be worked out where words were said that are told without a place
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


def to_readers(words: Any) -> list[str]:
    """Return the audiences that ``words`` (a list or one string) name; raise UnknownWord for another word."""
    readers = [words] if isinstance(words, str) else words
    if not isinstance(readers, list | tuple):
        raise InvalidEntry(path="consent")
    for word in readers:
        if word not in READERS:
            raise unknown("consent", str(word), list(READERS))
    return list(readers)
