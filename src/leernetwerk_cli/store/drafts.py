"""The half-typed line of one recorder, so that a closed terminal costs seconds and not a sentence."""

import re
from collections.abc import Iterable
from pathlib import Path

from ..errors import NotWritten
from . import platform

FOLDER = "drafts"


class Draft:
    """The draft of ``recorder`` in the session in ``folder``. It fails in silence: a draft must never stop the walk."""

    def __init__(self, folder: Path, recorder: str) -> None:
        self._path = folder / FOLDER / f"{recorder}.txt"
        self._kept: str | None = None

    def keep(self, text: str) -> None:
        """Keep ``text``; nothing to keep takes the file away."""
        if text == self._kept:
            return
        try:
            if text:
                platform.make_folder(self._path.parent)
                platform.write_whole(self._path, text.encode())
            else:
                self._path.unlink(missing_ok=True)
            self._kept = text
        except (NotWritten, OSError):
            return

    def read(self) -> str:
        """Return what was half typed when the walk ended, or nothing."""
        try:
            return platform.read(self._path).decode()
        except (OSError, UnicodeDecodeError):
            return ""


def clear(folder: Path, codes: Iterable[str], texts: Iterable[str]) -> list[str]:
    """Take away the drafts that may hold what is erased; return the names of those that are in the way.

    That is a line that names one of ``codes`` or is one of ``texts`` (the walk may have ended before it was cleared),
    an editor's file, and the room's page, which is made again every second.
    """
    gone = [re.escape(word) for word in (*codes, *texts) if word]
    pattern = re.compile(rf"(?i)(?<!\w)(?:{'|'.join(gone)})(?!\w)") if gone else None
    in_the_way = []
    for path in sorted((folder / FOLDER).glob("*")):
        try:
            text = platform.read(path).decode("utf-8", "replace")
            if path.suffix != ".txt" or (pattern and pattern.search(text)):
                path.unlink()
        except OSError:
            in_the_way.append(f"{FOLDER}/{path.name}")
    return in_the_way
