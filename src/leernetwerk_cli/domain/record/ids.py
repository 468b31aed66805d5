"""Ids: ordered by time, or following from a client's reference."""

import re
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_LARGEST = (1 << 12) - 1


class Ids:
    """Draws ids that rise, also within one millisecond, so that what is said later stands later."""

    def __init__(self, draw: "Random") -> None:
        self._draw = draw
        self._last = (0, 0)

    def new(self, at: datetime) -> str:
        """Return a UUID version 7 for the moment ``at``: milliseconds, a counter, chance (RFC 9562, 6.2, method 1)."""
        moment = int(at.timestamp() * 1000) & (1 << 48) - 1
        count = self._last[1] + 1 if moment == self._last[0] else self._draw.getrandbits(8)
        self._last = (moment, min(count, _LARGEST))
        number = moment << 80 | 7 << 76 | self._last[1] << 64 | 2 << 62 | self._draw.getrandbits(62)
        text = f"{number:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def milliseconds_of(id_: str) -> int | None:
    """Return when an id of version 7 was drawn, in milliseconds since 1970; None for another id."""
    digits = id_.replace("-", "")
    return int(digits[:12], 16) if re.fullmatch(r"[0-9a-f]{12}7[0-9a-f]{19}", digits) else None


def id_of_ref(session: str, ref: str) -> str:
    """Return the id of the entry that ``ref`` stands for in the session with id ``session`` (UUID version 5)."""
    import uuid

    try:
        namespace = uuid.UUID(session)
    except ValueError:  # somebody gave the session an id by hand
        namespace = uuid.uuid5(uuid.NAMESPACE_OID, session)
    return str(uuid.uuid5(namespace, ref))


def short_codes(ids: list[str]) -> dict[str, str]:
    """Return per id the shortest ending, of at least four characters, that no other id has."""
    codes: dict[str, str] = {}
    length = 4
    left = list(dict.fromkeys(ids))
    while left:
        ends: dict[str, list[str]] = {}
        for id_ in left:
            ends.setdefault(id_[-length:], []).append(id_)
        codes |= {same[0]: end for end, same in ends.items() if len(same) == 1}
        left = [id_ for same in ends.values() if len(same) > 1 for id_ in same]
        length += 1
    return codes


def paper_code(key: str, code: str) -> str:
    """Return the short code on the slip of whoever is ``code`` in the session with this key, such as ``k7m-4qx``.

    It follows from both, so it is written down nowhere else; with it someone can say no later without saying who.
    """
    from hashlib import blake2b

    digest = blake2b(f"{key}/{code}".encode(), digest_size=8).digest()
    letters = [LETTERS[byte % len(LETTERS)] for byte in digest[:6]]
    return f"{''.join(letters[:3])}-{''.join(letters[3:])}"
