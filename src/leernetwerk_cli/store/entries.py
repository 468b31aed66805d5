"""Reads what was said in the session of one folder: every file in ``entries``, and the stones in ``erased``."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from ..domain.problems import Problem
from ..domain.record.blocks import Block, EditBlock, ErasedBlock, Origin, is_id
from ..domain.record.codes import is_code
from . import blocks, platform

ENTRIES, STONES = "entries", "erased"
_ABOUT = re.compile(rb"""about["']?\s*=\s*["']([^"'\n]*)""")
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)  # when a stone was laid of which only the name is left


State = tuple[int, int, int]  # of a file: which one, how long, written when


class Found(NamedTuple):
    """The whole blocks of some files, and what is wrong in them."""

    blocks: list[Block]
    problems: list[Problem]


def read_entries(folder: Path) -> Found:
    """Return what stands in the files of the session in ``folder``."""
    found = Found([], [])
    for path in iter_files(folder / ENTRIES, found.problems):
        name = f"{folder.name}/{ENTRIES}/{path.name}"
        if path.suffix != ".toml":
            found.problems.append(Problem(name, 1, "file-odd"))
        content = _read(path, name, found.problems)
        more, wrong = blocks.from_bytes(content, name)
        found.blocks.extend(more)
        found.problems.extend(wrong)
    for stone in read_stones(folder, found.problems):
        found.blocks.append(stone)
    return found


def read_events(folder: Path, kinds: Iterable[str]) -> list[Block]:
    """Return the entries of these kinds with what changed them, and the stones; nothing else is parsed."""
    marks = [f'"{kind}"' for kind in kinds]
    events = _read_wanted(folder, marks)
    about = [f'"{block.id}"' for block in events] + ["[[erased]]"]
    later = _read_wanted(folder, about) if events else []
    changes = _read_wanted(folder, [f'"{block.id}"' for block in later if isinstance(block, EditBlock)])
    return [*events, *later, *changes, *read_stones(folder, [])]


def read_abouts(folder: Path) -> set[str]:
    """Return the ids that the entries of the session in ``folder`` are about and that are none of its own.

    Nothing is parsed: one too many may be among them.
    """
    contents = [_read(path, path.name, []) for path in iter_files(folder / ENTRIES, [])]
    abouts = {about.rpartition(b":")[2] for each in contents for about in _ABOUT.findall(each)}
    elsewhere = [id_ for id_ in abouts if not any(b'id = "%b"' % id_ in each for each in contents)]
    return {id_.decode("utf-8", "replace") for id_ in elsewhere}


def _read_wanted(folder: Path, words: Iterable[str]) -> list[Block]:
    """Return the blocks in which one of ``words`` stands."""
    pattern = re.compile("|".join(map(re.escape, words)).encode())
    found: list[Block] = []
    for path in iter_files(folder / ENTRIES, []) if pattern.pattern else ():
        content = _read(path, path.name, [])
        if pattern.search(content):
            found += blocks.from_bytes(content, path.name, pattern)[0]
    return found


def state_of(folder: Path) -> dict[str, State]:
    """Return what changes when a file of the session in ``folder`` does."""
    state = {}
    for inside in (ENTRIES, STONES):
        with suppress(FileNotFoundError):
            for entry in os.scandir(folder / inside):
                state[entry.path] = to_state(entry.stat(follow_symlinks=False))
    return state


def to_state(status: os.stat_result) -> State:
    """Return which file this is, how long, and when it was written."""
    return status.st_ino, status.st_size, status.st_mtime_ns


def read_stones(folder: Path, problems: list[Problem]) -> Iterator[ErasedBlock]:
    """Yield what is erased: by the name of each stone, even if what stands in it is torn, and by what stands in it."""
    for path in iter_files(folder / STONES, problems):
        name = f"{folder.name}/{STONES}/{path.name}"
        target = path.stem
        named = ErasedBlock(at=_LONG_AGO, id=f"name-{target}", origin=Origin(file=name, line=1))
        if path.name != f"{target}.toml":
            problems.append(Problem(name, 1, "stone-invalid"))
        elif is_code(target):
            yield msgspec.structs.replace(named, speaker=target)
        elif is_id(target):
            yield msgspec.structs.replace(named, entry=target)
        else:
            problems.append(Problem(name, 1, "stone-invalid"))
        found, wrong = blocks.from_bytes(_read(path, name, problems), name)
        yield from (block for block in found if isinstance(block, ErasedBlock))
        problems.extend(problem._replace(code="stone-torn", mark="") for problem in wrong)


def iter_files(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield the regular files in ``folder`` by name; what is there besides (a link, a folder, a pipe) is a problem."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.name.startswith(".") and entry.name.endswith(".new"):
            continue  # a file that was being written when the power failed
        try:
            is_file = stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode)
        except FileNotFoundError:
            continue  # it was replaced, or taken away, this very moment
        if is_file:
            yield Path(entry.path)
        else:
            problems.append(Problem(f"{folder.parent.name}/{folder.name}/{entry.name}", 1, "file-odd"))


def _read(path: Path, name: str, problems: list[Problem]) -> bytes:
    """Return what stands in a file; one that cannot be read may hold a no, so it closes the gate."""
    try:
        return platform.read(path)
    except FileNotFoundError:
        return b""
    except OSError:
        problems.append(Problem(name, 1, "file-unreadable"))
        return b""
