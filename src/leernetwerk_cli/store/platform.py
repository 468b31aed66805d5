"""Where systems differ: locks, making a folder's entry safe, private files and reserved names."""

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import NotWritten

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}
_SHARED = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)  # seconds between two tries, where a scanner or a sync has the file open
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)


def is_reserved(name: str) -> bool:
    """Return whether Windows keeps ``name`` for a device."""
    return name.split(".")[0].lower() in _RESERVED


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """While the block writes to ``path``: raise NotWritten, with what the system says, where that fails."""
    try:
        yield
    except OSError as error:
        where = f"{path.absolute().parent.name}/{path.name}"
        raise NotWritten(where=where, reason=error.strerror or type(error).__name__) from error


def make_folder(folder: Path) -> None:
    """Make ``folder`` and what is missing above it, for this user only, whatever the umask. Raises NotWritten."""
    missing = []
    with writing(folder):
        while not folder.is_dir():
            missing.append(folder)
            folder = folder.parent
        for each in reversed(missing):
            each.mkdir(PRIVATE_FOLDER, exist_ok=True)
            each.chmod(PRIVATE_FOLDER)
            sync_folder(each.parent)


def read(path: Path) -> bytes:
    """Return what is in a file. Raises OSError, also for what is no file: who reads a pipe waits for ever."""
    with open(path, "rb", opener=_without_waiting) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        return file.read()


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | _NONBLOCK)


def open_private(path: Path, flags: int) -> int:
    """Open ``path`` without following a link, make it readable by this user only, and return its descriptor."""
    descriptor = os.open(path, flags | os.O_CREAT | _NOFOLLOW | _BINARY, PRIVATE_FILE)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, PRIVATE_FILE)
    return descriptor


def sync_file(descriptor: int) -> None:
    """Wait until what was written is on the disk itself."""
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the names in ``folder`` are on the disk. Windows does so by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        sync_file(descriptor)
    finally:
        os.close(descriptor)


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, for this user only, whole or not at all.

    A new file is synced, put in the place of the old one, and its name synced. Raises NotWritten.
    """
    new = path.with_name(f".{path.name}.new")
    with writing(path):
        descriptor = open_private(new, os.O_WRONLY | os.O_TRUNC)
        try:
            write_all(descriptor, content)
            sync_file(descriptor)
        finally:
            os.close(descriptor)
        _replace(new, path)
        sync_folder(path.parent)


def _replace(new: Path, path: Path) -> None:
    """Put ``new`` in the place of ``path``. Windows refuses that while another program has it open: then once more."""
    for wait in _SHARED:
        try:
            os.replace(new, path)
        except PermissionError:
            if sys.platform != "win32":
                raise
            time.sleep(wait)
        else:
            return
    os.replace(new, path)


def write_all(descriptor: int, content: bytes) -> None:
    """Write ``content`` in one go; what a full disk cuts short fails, so that half a block is not taken for whole."""
    if os.write(descriptor, content) != len(content):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@contextmanager
def locked(path: Path, patience: float = 1.0) -> Iterator[bool]:
    """Hold the lock file ``path`` while the block runs; yield whether it was got within ``patience`` seconds.

    Raises NotWritten where there can be no such file.
    """
    with writing(path):
        descriptor = open_private(path, os.O_RDWR)
    try:
        end = time.monotonic() + patience
        got = _try_lock(descriptor)
        while not got and time.monotonic() < end:
            time.sleep(0.02)
            got = _try_lock(descriptor)
        yield got
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


def open_to_others(folder: Path) -> list[str]:
    """Return the names of the files below ``folder`` that other users of this computer may read."""
    if sys.platform == "win32":
        return []
    return [str(path.relative_to(folder)) for path in sorted(folder.rglob("*")) if _is_open(path)]


def _is_open(path: Path) -> bool:
    """Return whether others may read ``path``; a link has no rights of its own, and what is gone none any more."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return False
    return not stat.S_ISLNK(mode) and bool(mode & 0o077)
