"""One recorder's entries file in one session: append, sync, and only then acknowledge."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from ..domain.record.record import Block
from ..errors import ErasedCode, NotWritten, UnsafeFolder
from . import blocks, eraser, platform


class _Seen(NamedTuple):
    """What a file was when we last wrote to it: which file, and how long."""

    inode: int
    size: int


class Journal:
    """Appends blocks to ``entries/RECORDER.toml`` of the session in ``folder``.

    A file that is torn, replaced, shortened or could not be synced is left alone; the journal goes on in a new one
    beside it, and there repeats what it acknowledged and no file holds any more.
    """

    def __init__(self, folder: Path, recorder: str) -> None:
        self._folder = folder / "entries"
        self._lock = folder / ".lock"
        self._recorder = recorder
        # Where this recorder last went on beside a file: what is said later stands later, for undo.
        beside = sorted(self._folder.glob(f"{recorder}-[0-9]*.toml"), key=lambda path: number_of(path.name))
        self._path = beside[-1] if beside else self._folder / f"{recorder}.toml"
        self._seen: _Seen | None = None
        self._acknowledged: list[tuple[str, dict[str, Any]]] = []

    def append(self, *items: tuple[str, dict[str, Any]]) -> None:
        """Write ``items`` (table and fields, each with its ``id``) and return when they are safe on the disk.

        Raises NotWritten when they are not, and ErasedCode when one names a code that was erased.
        """
        if self._folder.is_symlink() or self._folder.parent.is_symlink():
            raise UnsafeFolder(where=self._folder.parent.name)
        try:
            platform.make_folder(self._folder)
            with platform.locked(self._lock) as got:
                if got:
                    eraser.finish(self._folder.parent)
                self._refuse_erased(items)
                repeated: list[tuple[str, dict[str, Any]]] = []
                if not got or not self._is_sound():
                    self._go_beside()
                    repeated = self._missing()
                self._write((*repeated, *items))
                if not got:
                    self._look_back(items)
        except OSError as error:
            raise NotWritten(where=str(self._path), reason=error.strerror or type(error).__name__) from error
        self._acknowledged.extend(items)

    def close(self) -> None:
        """Before the program ends: repeat what was acknowledged and no file holds."""
        if self._acknowledged and not self._is_sound() and self._missing():
            self.append()

    def _refuse_erased(self, items: Iterable[tuple[str, dict[str, Any]]]) -> None:
        gone = eraser.stones(self._folder.parent)
        for _, fields in items:
            if gone.codes and eraser.concerns(fields, gone):
                raise ErasedCode(word=str(fields.get("speaker") or fields.get("entry", ""))[-4:])

    def _look_back(self, items: Iterable[tuple[str, dict[str, Any]]]) -> None:
        """Without the lock somebody may have erased meanwhile: then the next writing command erases this too."""
        gone = eraser.stones(self._folder.parent)
        if any(eraser.concerns(fields, gone) for _, fields in items):
            platform.write_whole(self._folder / eraser.PENDING, b"")

    def _is_sound(self) -> bool:
        """Return whether our file is as we left it, or not there yet and nothing of ours was in it."""
        try:
            status = self._path.lstat()
        except FileNotFoundError:
            return self._seen is None
        if self._seen:
            same = self._seen.inode == status.st_ino and status.st_size >= self._seen.size
            return same and (status.st_size == self._seen.size or self._ends_whole(status.st_size))
        return self._ends_whole(status.st_size)

    def _ends_whole(self, size: int) -> bool:
        """Return whether the last line of the file is a whole one that may end a block (or the head)."""
        if self._path.is_symlink():
            return False
        with self._path.open("rb") as file:
            file.seek(max(0, size - 4096))
            tail = file.read().rstrip(b"\r\n").rsplit(b"\n", 1)[-1]
        return tail.startswith((b"id = ", b"recorder = "))

    def _go_beside(self) -> None:
        """Go on in a new file, with a number behind the recorder's name."""
        number = 2
        while (self._folder / f"{self._recorder}-{number}.toml").exists():
            number += 1
        self._path = self._folder / f"{self._recorder}-{number}.toml"
        self._seen = None

    def _missing(self) -> list[tuple[str, dict[str, Any]]]:
        """Return what was acknowledged and no file holds, except what was erased."""
        held = b"".join(path.read_bytes() for path in sorted(self._folder.glob("*.toml")))
        gone = eraser.stones(self._folder.parent)
        return [
            (table, fields)
            for table, fields in self._acknowledged
            if blocks.to_bytes(table, fields) not in held and not eraser.concerns(fields, gone)
        ]

    def _write(self, items: Iterable[tuple[str, dict[str, Any]]]) -> None:
        content = b"".join(blocks.to_bytes(table, fields) for table, fields in items)
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
            try:
                platform.sync_file(descriptor)
                if is_new:
                    platform.sync_folder(self._folder)
            except OSError:
                self._seen = _Seen(0, 0)
                raise
            status = os.fstat(descriptor)
            self._seen = _Seen(status.st_ino, status.st_size)
        finally:
            os.close(descriptor)


def read_entries(folder: Path) -> tuple[list[Block], list[Any]]:
    """Return all blocks of the session in ``folder`` and what is wrong in its files.

    The name of a stone's file counts even when what stands in it is torn.
    """
    found: list[Block] = []
    problems: list[Any] = []
    for path in sorted((folder / "entries").glob("*.toml")):
        name = f"{folder.name}/entries/{path.name}"
        if path.name.startswith("erased-"):
            target = path.stem.removeprefix("erased-")
            found.append(Block("erased", {"entry": target, "speaker": target, "id": f"name-{target}"}, file=name))
        more, wrong = blocks.from_bytes(path.read_bytes(), name)
        found += more
        problems += wrong
    return found, problems


def holds_ref(folder: Path, ref: str) -> bool:
    """Return whether some file of the session holds an entry with this reference."""
    mark = f'ref = "{ref}"'.encode()
    return any(mark in path.read_bytes() for path in (folder / "entries").glob("*.toml"))


def number_of(file: str) -> int:
    """Return which of a recorder's files this is: 1, or the number behind the name where it went on beside it."""
    number = Path(file).stem.rpartition("-")[2]
    return int(number) if number.isdecimal() else 1


def holds(folder: Path, id_: str) -> bool:
    """Return whether some file of the session in ``folder`` holds a block with this id; quick, nothing is parsed."""
    return bool(held(folder, [id_]))


def held(folder: Path, ids: list[str]) -> list[str]:
    """Return which of ``ids`` are of blocks in a file of the session in ``folder``; each file is read once."""
    marks = {id_: f'id = "{id_}"'.encode() for id_ in ids}
    contents = [path.read_bytes() for path in (folder / "entries").glob("*.toml")] if ids else []
    return [id_ for id_, mark in marks.items() if any(mark in content for content in contents)]
