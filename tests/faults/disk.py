"""A disk that may lose, on a power cut, whatever was not synced: in any order, in part, or as zeros.

``Disk.watch`` notes what a program does to real files. ``Disk.after_a_cut`` then makes up what could be left of it.
What is pessimistic here is what file systems are allowed to do (POSIX fsync; a new name needs a sync of its folder).
"""

import itertools
import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Event = tuple[str, Any, Any]


class Disk:
    """The events below ``root``, in order: (what, path or descriptor's path, more)."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.events: list[Event] = []

    def note(self, what: str, about: Any = None) -> None:
        """Note something that is no call: an acknowledgement."""
        self.events.append((what, about, None))

    @contextmanager
    def watch(self) -> Iterator[None]:
        """Note every call that changes a file or a folder while the block runs."""
        real = {name: getattr(os, name) for name in ("open", "write", "fsync", "ftruncate", "replace", "unlink")}
        numbers = itertools.count(1)
        paths: dict[int, tuple[str, int]] = {}
        inodes: dict[str, int] = {}

        def inode(path: str) -> int:
            return inodes.get(path) or inodes.setdefault(path, next(numbers))

        def spy_open(path: Any, flags: int, *more: Any, **options: Any) -> int:
            is_new = bool(flags & os.O_CREAT) and not os.path.exists(path)
            descriptor = real["open"](path, flags, *more, **options)
            name = str(path)
            if is_new:
                inodes.pop(name, None)
                self.events.append(("link", name, inode(name)))
            paths[descriptor] = (name, inode(name))
            if flags & os.O_TRUNC:
                self.events.append(("content", inode(name), b""))
            return descriptor

        def content(descriptor: int) -> None:
            name, number = paths.get(descriptor, ("", 0))
            if name and os.path.isfile(name):
                self.events.append(("content", number, Path(f"/proc/self/fd/{descriptor}").read_bytes()))

        def spy_write(descriptor: int, data: bytes) -> int:
            written = real["write"](descriptor, data)
            if descriptor in paths:
                content(descriptor)
            return written

        def spy_truncate(descriptor: int, length: int) -> None:
            real["ftruncate"](descriptor, length)
            content(descriptor)

        def spy_sync(descriptor: int) -> None:
            real["fsync"](descriptor)
            name, number = paths.get(descriptor, ("", 0))
            self.events.append(("sync folder", name, None) if os.path.isdir(name) else ("sync", number, None))

        def spy_replace(old: Any, new: Any) -> None:
            real["replace"](old, new)
            number = inodes.pop(str(old))
            inodes[str(new)] = number
            self.events.append(("rename", str(old), (str(new), number)))

        def spy_unlink(path: Any, **options: Any) -> None:
            real["unlink"](path, **options)
            inodes.pop(str(path), None)
            self.events.append(("unlink", str(path), None))

        spies = {"open": spy_open, "write": spy_write, "fsync": spy_sync, "ftruncate": spy_truncate}
        spies |= {"replace": spy_replace, "unlink": spy_unlink}
        for name, spy in spies.items():
            setattr(os, name, spy)
        try:
            yield
        finally:
            for name, function in real.items():
                setattr(os, name, function)

    def after_a_cut(self, at: int, chance: random.Random) -> dict[str, bytes]:
        """Return what could stand on the disk, path to content, when the power fails after ``at`` events."""
        versions: dict[int, list[bytes]] = {}
        durable: dict[str, int] = {}
        pending: list[Callable[[dict[str, int]], None]] = []
        folders: list[str] = []
        for what, about, more in self.events[:at]:
            if what == "content":
                versions.setdefault(about, [b""]).append(more)
            elif what == "sync" and about in versions:
                versions[about] = versions[about][-1:]
            elif what in ("link", "rename", "unlink"):
                pending.append(_change(what, about, more))
                folders.append(os.path.dirname(more[0] if what == "rename" else about))
            elif what == "sync folder":
                for change, folder in zip(pending, folders, strict=True):
                    if folder == about:
                        change(durable)
                kept = [(change, folder) for change, folder in zip(pending, folders, strict=True) if folder != about]
                pending, folders = [each for each, _ in kept], [each for _, each in kept]
        for change in pending:
            if chance.random() < 0.5:
                change(durable)
        return {path: _left(versions.get(number, [b""]), chance) for path, number in durable.items()}


def _change(what: str, about: str, more: Any) -> Callable[[dict[str, int]], None]:
    def link(names: dict[str, int]) -> None:
        names[about] = more

    def rename(names: dict[str, int]) -> None:
        names.pop(about, None)
        names[more[0]] = more[1]

    def unlink(names: dict[str, int]) -> None:
        names.pop(about, None)

    return {"link": link, "rename": rename, "unlink": unlink}[what]


def _left(versions: list[bytes], chance: random.Random) -> bytes:
    """Return what is left of a file that was synced as the first of ``versions`` and not since."""
    number = chance.randrange(len(versions))
    whole = versions[number]
    if number == 0:
        return whole
    before = versions[number - 1]
    same = next(
        (n for n, (a, b) in enumerate(zip(before, whole, strict=False)) if a != b), min(len(before), len(whole))
    )
    kept = chance.randint(same, len(whole))
    return chance.choice([whole, whole[:kept], whole[:kept] + b"\0" * (len(whole) - kept)])
