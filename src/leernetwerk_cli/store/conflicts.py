"""What programmes that synchronise folders leave behind: a file twice, under another name. It is read as it is.

A file of entries says in its head whose it is; one not called after that is a copy, whichever programme made it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from ..domain.problems import Problem
from ..errors import Locked
from . import blocks, platform
from .entries import ENTRIES, STONES, iter_files
from .facts import FILE

_PATIENCE = 30.0  # seconds
_FACTS = (FILE, "method.toml")


def copies_of(folder: Path) -> list[Path]:
    """Return the files of entries in the session in ``folder`` that are not called after whoever wrote them."""
    return [path for path in iter_files(folder / ENTRIES, []) if not _is_own(path, platform.read(path))]


def iter_problems(folder: Path) -> Iterator[Problem]:
    """Yield every copy in the session in ``folder``: of entries, which counts, and of its facts, which does not."""
    for path in copies_of(folder):
        yield Problem(f"{folder.name}/{ENTRIES}/{path.name}", 1, "copy-of-entries")
    for path in _other_facts(folder):
        yield Problem(f"{folder.name}/{path.name}", 1, "copy-of-facts")


def part(folder: Path) -> int:
    """Give each side of a file in which git stopped a merge a file of its own; return how many there were.

    What rewrites or searches a file works on whole blocks, and between git's marks a block may stand in two places. The
    caller holds the lock.
    """
    count = 0
    for path in iter_files(folder / ENTRIES, []):
        ours, *theirs = blocks.sides(platform.read(path))
        for side in theirs:  # first, so that nothing is nowhere
            platform.write_whole(_own_name(path, blocks.recorder_of(side) or path.stem), side)
            platform.write_whole(path, ours)
            count += 1
    return count


def fold(folder: Path) -> tuple[int, int]:
    """Fold the copies in the session in ``folder``; return how many went, and how many hold something of their own.

    A copy goes when everything in it stands in the other files; else it becomes one more file of whoever wrote it, by a
    rename, so that not a byte of it is written anew. A copy of the facts goes when it is the same. Raises Locked while
    somebody else writes for long: what is written meanwhile would be written over.
    """
    with platform.locked(folder / ".lock", _PATIENCE) as got:
        if not got:
            raise Locked(where=folder.name)
        return _fold(folder)


def _fold(folder: Path) -> tuple[int, int]:
    gone, kept = 0, part(folder)
    for path in copies_of(folder):
        with platform.writing(path):
            if _is_elsewhere(path, folder):
                path.unlink()
                gone += 1
            else:
                path.rename(_own_name(path, blocks.recorder_of(platform.read(path))))
                kept += 1
            platform.sync_folder(path.parent)
    for path in _other_facts(folder):
        if platform.read(path) == platform.read(folder / _original(path.name)):
            path.unlink()
            gone += 1
    for path in iter_files(folder / STONES, []):
        original = path.with_name(re.split(r"[ .~]", path.name)[0] + ".toml")
        if path != original and original.is_file() and platform.read(path) == platform.read(original):
            path.unlink()
            gone += 1
    return gone, kept


def _is_own(path: Path, content: bytes) -> bool:
    recorder = blocks.recorder_of(content)
    return not recorder or re.fullmatch(rf"{re.escape(recorder)}(-[0-9]+)?\.toml", path.name) is not None


def _own_name(path: Path, recorder: str) -> Path:
    """Return the next free name of a recorder's file."""
    names = (path.with_name(f"{recorder}{number}.toml") for number in ("", *(f"-{n}" for n in range(2, 10_000))))
    return next(name for name in names if not name.exists())


def _is_elsewhere(path: Path, folder: Path) -> bool:
    """Return whether every piece of a copy, whole or torn, stands in another file of the session."""
    others = (each for each in iter_files(folder / ENTRIES, []) if each != path)
    marks = {mark for other in others for mark in _marks(platform.read(other))}
    return _marks(platform.read(path)) <= marks


def _marks(content: bytes) -> set[str]:
    return {blocks.mark_of(piece.content) for piece in blocks.to_pieces(content)}


def _other_facts(folder: Path) -> list[Path]:
    found = (path for path in iter_files(folder, []) if path.name not in _FACTS and not path.name.startswith("."))
    return [path for path in found if _original(path.name)]


def _original(name: str) -> str:
    """Return the file of facts of which ``name`` is a copy; nothing for any other file."""
    return next((each for each in _FACTS if name.startswith(each.removesuffix(".toml")) and ".toml" in name), "")
