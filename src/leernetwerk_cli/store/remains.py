"""Whose a damaged piece is: by what still stands first in it, or as the beginning of a block that is known.

Never by searching words in it: "ja" stands in "januari" too.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from ..domain.record.codes import Codes
from ..domain.record.entry import FIELDS, IN_WORDS
from ..domain.record.erasure import Gone
from . import toml
from .blocks import Piece

# What holds no words of anyone: blocks of these kinds, lines of these keys, a merge's markers, zeros.
_WORDLESS = ("undo", "aside", "exported")
_LABELS = frozenset(FIELDS - IN_WORDS - {"tags", "ref"}) | {
    "entry",
    "allows",
    "read",
    "after",
    "of",
    "schema",
    "recorder",
}
_KEYS = _LABELS | FIELDS
_NOTHING = re.compile(rb"[\0\s]*(<{7}.*|={7}.*|>{7}.*|\|{7}.*|#.*|\[{1,2})?")
_KEY = re.compile(rb"""[ \t]*["']?([A-Za-z_-]+)["']?[ \t]*(=.*)?\Z""", re.DOTALL)
_HEADER = re.compile(rb"""[ \t]*\[{1,2}[ \t]*["']?([A-Za-z_-]*)["']?[ \t]*\]{0,2}[ \t]*(#.*)?\Z""")


class Remains:
    """Judges the damaged pieces of a session of which ``gone`` is erased, beside the ``whole`` pieces in its files."""

    def __init__(self, gone: Gone, codes: Codes, here: Iterable[str], whole: Iterable[Piece]) -> None:
        self._gone = gone
        self._codes = codes
        self._here = frozenset(here)
        self._whole = [(_bare(piece.content), piece.block) for piece in whole if piece.block is not None]

    def are_gone(self, content: bytes) -> bool | None:
        """Return whether a damaged piece is of what is erased; None where nobody can say."""
        bare = _bare(content)
        owners = {self._gone.concerns(block) for known, block in self._whole if known.startswith(bare)}
        if len(owners) == 1:
            return owners.pop()
        table, fields, has_words = _read(bare)
        if any(fields.get(key) in self._gone.entries for key in ("entry", "id") if isinstance(fields.get(key), str)):
            return True
        people = self._people(fields.get("speaker"))
        if people & self._gone.codes:
            return True
        if not has_words or (table and any(each.startswith(table) for each in _WORDLESS)):
            return False
        if people or (table.startswith("edit") and fields.get("entry") in self._here):
            return False
        return None

    def _people(self, speaker: Any) -> set[str]:
        words = [speaker] if isinstance(speaker, str) else speaker if isinstance(speaker, list) else []
        return {self._codes.read(word) for word in words if isinstance(word, str)}


def _bare(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n").strip(b"\r\n\0 \t")


def _read(bare: bytes) -> tuple[str, dict[str, Any], bool]:
    """Return the kind of block that a piece begins as, what of its fields can be read, and whether it holds words."""
    table, has_words = "", False
    fields: dict[str, Any] = {}
    for number, line in enumerate(bare.split(b"\n")):
        if not number and (header := _HEADER.match(line)):
            table = header[1].decode().lower()
        elif not _NOTHING.fullmatch(line):
            has_words = has_words or not _is_label(line)
            with suppress(ValueError):
                fields = toml.loads(line.decode()) | fields
    return table, fields, has_words


def _is_label(line: bytes) -> bool:
    """Return whether a line, whole or cut off, holds none of anyone's words."""
    key = _KEY.match(line)
    if not key:
        return False
    name = key[1].decode()
    return name in _LABELS if key[2] else any(each.startswith(name) for each in _KEYS)
