"""Fetch another laptop's entries from a stick: files are added, none is changed, and the record is the union."""

from collections.abc import Callable
from pathlib import Path

from ..domain.record.erasure import Gone
from ..errors import Failure, InvalidData, SessionNotFound
from ..store import eraser, platform, sessions
from ..store.entries import ENTRIES, STONES, iter_files
from ..store.facts import FILE, read_session
from .workplace import Workplace


def bring(place: Workplace, source: Path, complain: Callable[[Failure], None]) -> dict[str, int]:
    """Copy what is in ``source`` (a session's folder, or a folder of them) and return the new files per session.

    ``complain`` gets what is wrong with a folder that cannot be read; the others come. Raises SessionNotFound where
    there is no session in it.
    """
    folders = [source] if (source / FILE).is_file() else list(sessions.iter_folders(source))
    if not folders:
        raise SessionNotFound(word=source.name)
    came: dict[str, int] = {}
    for folder in folders:
        try:
            came[folder.name] = _bring(place, folder)
        except InvalidData as failure:
            complain(failure)
    return came


def _bring(place: Workplace, folder: Path) -> int:
    group = sessions.find_group(place.root, read_session(folder).id)
    here = group.folders[0] if group else place.root / folder.name
    if not group:
        platform.make_folder(here / "entries")
        for name in (FILE, "method.toml"):
            platform.write_whole(here / name, platform.read(folder / name))
    count = sum(_add(path, here / ENTRIES) for path in iter_files(folder / ENTRIES, []))
    stones = [path for path in iter_files(folder / STONES, []) if not (here / STONES / path.name).exists()]
    count += sum(_add(path, here / STONES) for path in stones)
    if eraser.read_gone(here) != Gone():
        eraser.erase(sessions.copies(here), [], [], place.now().replace(microsecond=0))
    return count


def _add(path: Path, entries: Path) -> int:
    """Add one file under a name of its own; what is already here in whole is not added again."""
    content = platform.read(path)
    number = 1
    target = entries / path.name
    while target.exists():
        if platform.read(target).startswith(content):
            return 0
        number += 1
        target = entries / f"{path.stem}~{number}.toml"
    platform.make_folder(entries)
    platform.write_whole(target, content)
    return 1
