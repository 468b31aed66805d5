"""Ids: ordered by time, or following from a client's reference."""

import random
from datetime import datetime

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_id(at: datetime, draw: random.Random) -> str:
    """Return a UUID version 7 (RFC 9562, 5.7) for the moment ``at``, in milliseconds."""
    moment = int(at.timestamp() * 1000) & (1 << 48) - 1
    number = moment << 80 | 7 << 76 | draw.getrandbits(12) << 64 | 2 << 62 | draw.getrandbits(62)
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def id_of_ref(session: str, ref: str) -> str:
    """Return the id of the entry that ``ref`` stands for in the session with id ``session`` (UUID version 5)."""
    import uuid

    return str(uuid.uuid5(uuid.UUID(session), ref))


def short_codes(ids: list[str]) -> dict[str, str]:
    """Return per id the shortest ending, of at least four characters, that no other id has."""
    codes: dict[str, str] = {}
    length = 4
    left = list(ids)
    while left:
        ends: dict[str, list[str]] = {}
        for id_ in left:
            ends.setdefault(id_[-length:], []).append(id_)
        codes.update({same[0]: end for end, same in ends.items() if len(same) == 1 or length >= len(same[0])})
        left = [id_ for same in ends.values() if len(same) > 1 and length < len(same[0]) for id_ in same]
        length += 1
    return codes
