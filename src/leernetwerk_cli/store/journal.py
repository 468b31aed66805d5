"""One recorder's entries file in one session: append, sync, and only then acknowledge."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ..domain.record.blocks import Block
from ..domain.record.erasure import Gone
from ..errors import UnsafeFolder
from . import blocks, eraser, platform
from .blocks import Item
from .entries import ENTRIES, State, iter_files, read_entries, to_state


class _Written(NamedTuple):
    """What was last written to a file: in which file (its inode), from which place, and what."""

    inode: int
    place: int
    content: bytes


class Journal:
    """Appends blocks to ``entries/RECORDER.toml`` of the session in ``folder``.

    A file that is torn, replaced, shortened, could not be synced, or does not hold at its place what was acknowledged
    last, is left alone; the journal goes on in a new one beside it. What it acknowledged and no file holds any more, it
    repeats there.
    """

    def __init__(self, folder: Path, recorder: str) -> None:
        self._folder = folder / ENTRIES
        self._lock = folder / ".lock"
        self._recorder = recorder
        # Where this recorder last went on beside a file: what is said later stands later, for undo.
        beside = sorted(self._folder.glob(f"{recorder}-[0-9]*.toml"), key=lambda path: number_of(path.name))
        self._path = beside[-1] if beside else self._folder / f"{recorder}.toml"
        self._written: dict[Path, _Written] = {}
        self.left: dict[str, State] = {}  # our own files, as we left them
        self._acknowledged: list[Item] = []

    def append(self, *items: Item) -> None:
        """Write ``items`` and return when they are safe on the disk.

        Raises NotWritten when they are not, and ErasedCode or ErasedEntry for what was erased.
        """
        if self._folder.is_symlink() or self._folder.parent.is_symlink():
            raise UnsafeFolder(where=self._folder.parent.name)
        platform.make_folder(self._folder)
        with platform.locked(self._lock) as got, platform.writing(self._path):
            if got:
                eraser.finish(self._folder.parent)
            self._refuse_erased(items)
            hold = self._all_hold()
            if not (got and hold and self._is_sound()):
                self._path = self._new_file_beside()
            self._write([*([] if hold else self._missing()), *items])
            if not got:
                self._recheck_erasures(items)
        self._acknowledged.extend(items)

    def close(self) -> None:
        """Before the program ends: repeat what was acknowledged and no file holds."""
        if not self._all_hold():
            self.append()  # that is: nothing new

    def _refuse_erased(self, items: Iterable[Item]) -> None:
        gone = eraser.read_gone(self._folder.parent)
        for item in items:
            if why := eraser.refusal(gone, item.block):
                raise why

    def _recheck_erasures(self, items: Iterable[Item]) -> None:
        """Without the lock somebody may have erased meanwhile: then the next writing command erases this too."""
        gone = eraser.read_gone(self._folder.parent)
        if any(gone.refuses(item.block) for item in items):
            eraser.mark_unfinished(self._folder.parent)

    def _is_sound(self) -> bool:
        """Return whether our file, which holds what we wrote, ends as it should; or there is none yet."""
        last = self._written.get(self._path)
        try:
            status = self._path.lstat()
        except FileNotFoundError:
            return last is None
        if not stat.S_ISREG(status.st_mode):
            return False
        as_we_left_it = last and status.st_size == last.place + len(last.content)
        return bool(as_we_left_it) or _ends_whole(self._path, status.st_size)

    def _holds(self, path: Path, last: _Written) -> bool:
        """Return whether the file is the same one, and holds at its place what was written to it last."""
        try:
            with path.open("rb") as file:
                file.seek(last.place)
                return os.fstat(file.fileno()).st_ino == last.inode and file.read(len(last.content)) == last.content
        except FileNotFoundError:
            return False

    def _new_file_beside(self) -> Path:
        """Return a file to go on in, with a number behind the recorder's name."""
        number = 2
        while os.path.lexists(self._folder / f"{self._recorder}-{number}.toml"):
            number += 1
        return self._folder / f"{self._recorder}-{number}.toml"

    def _all_hold(self) -> bool:
        return all(self._holds(path, last) for path, last in self._written.items())

    def _missing(self) -> list[Item]:
        """Return what was acknowledged and no file holds, except what was erased."""
        held = b"".join(platform.read(path) for path in iter_files(self._folder, []))
        missing = [item for item in self._acknowledged if item.content not in held]
        gone = eraser.find([self._folder.parent], [item.block for item in missing]).gone if missing else Gone()
        self._written = {path: last for path in self._written if (last := _as_it_stands(path))}
        return [item for item in missing if not gone.concerns(item.block)]

    def _write(self, items: list[Item]) -> None:
        content = b"".join(item.content for item in items)
        is_new = not self._path.exists()
        descriptor = platform.open_private(self._path, os.O_WRONLY | os.O_APPEND)
        try:
            before = os.fstat(descriptor).st_size
            if not before:
                content = blocks.head(self._recorder) + content
            try:
                platform.write_all(descriptor, content)
            except OSError:
                os.ftruncate(descriptor, before)
                raise
            status = os.fstat(descriptor)
            self._written[self._path] = _Written(-1, before, content)  # unsound, until it is synced
            platform.sync_file(descriptor)
            if is_new:
                platform.sync_folder(self._folder)
            self._written[self._path] = _Written(status.st_ino, status.st_size - len(content), content)
            self.left[str(self._path)] = to_state(os.fstat(descriptor))
        finally:
            os.close(descriptor)


def _as_it_stands(path: Path) -> _Written | None:
    """Return what to look for in a file from now on: how it ends; None where it is gone."""
    try:
        content = platform.read(path)
        return _Written(path.lstat().st_ino, max(0, len(content) - 4096), content[-4096:])
    except OSError:
        return None


def _ends_whole(path: Path, size: int) -> bool:
    """Return whether the last line of a file is a whole one that may end a block (or the head)."""
    with path.open("rb") as file:
        file.seek(max(0, size - 4096))
        tail = file.read().rstrip(b"\r\n").rsplit(b"\n", 1)[-1]
    return tail.startswith((b"id = ", b"recorder = "))


def written_by(recorder: str, folder: Path) -> list[Block]:
    """Return the blocks of one recorder in the order in which they were written, whatever their clock said."""
    mine = [block for block in read_entries(folder).blocks if block.origin.recorder == recorder]
    return sorted(mine, key=place_of)


def place_of(block: Block) -> tuple[int, int]:
    """Return where one recorder wrote a block: in which of their files, and on which line."""
    return number_of(block.origin.file), block.origin.line


def holds(folder: Path, id_: str) -> bool:
    """Return whether some file of the session in ``folder`` holds a block with this id; quick, nothing is parsed."""
    return bool(held(folder, [id_]))


def held(folder: Path, ids: list[str]) -> list[str]:
    """Return which of ``ids`` are of blocks in a file of the session in ``folder``; each file is read once."""
    marks = {id_: f'id = "{id_}"'.encode() for id_ in ids}
    contents = [platform.read(path) for path in iter_files(folder / ENTRIES, [])] if ids else []
    return [id_ for id_, mark in marks.items() if any(mark in content for content in contents)]


def number_of(file: str) -> int:
    """Return which of a recorder's files this is: 1, or the number behind the name where it went on beside it."""
    number = Path(file).stem.rpartition("-")[2]
    return int(number) if number.isdecimal() else 1
