"""What a code is: a letter and a number that stand for one person in one session, or the group as one."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from ..framework.lookup import unknown

if TYPE_CHECKING:
    from .session import Participant

GROUP = "wij"
_CODE = re.compile(r"[A-Z][0-9]{1,2}")


def is_code(word: str) -> bool:
    """Return whether ``word`` is written as the code of a person."""
    return bool(_CODE.fullmatch(word))


class Codes:
    """The codes of one room, and the numbers on the cards that stand for them."""

    def __init__(self, people: Iterable["Participant"]) -> None:
        self._seats: Mapping[str, str] = {str(person.seat): person.code for person in people}
        self._known = {*self._seats.values(), GROUP}

    def knows(self, words: Iterable[str]) -> bool:
        """Return whether all these codes are of people in the room, spelt as they are."""
        return self._known.issuperset(words)

    def read(self, word: str) -> str:
        """Return the code that ``word`` stands for, however it is spelt: ``e1``, ``E1 ``, a seat; else as it stands."""
        if word in self._known:
            return word
        bare = word.strip().upper()
        if bare in ("WIJ", "WE"):
            return GROUP
        return bare if is_code(bare) else self._seats.get(bare, word)

    def without(self, several: str, gone: Collection[str]) -> str:
        """Return the codes in ``several`` (``E1+U2``) without those that are ``gone``."""
        return "+".join(code for code in map(self.read, several.split("+")) if code not in gone) if several else ""

    def get(self, word: str, what: str) -> str:
        """Return the code of someone in the room that ``word`` means. Raises UnknownWord, with the nearest."""
        code = self.read(word)
        if code in self._known:
            return code
        raise unknown(what, word.strip(), [*sorted(self._known - {GROUP}), GROUP])
