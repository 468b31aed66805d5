"""Fetch another laptop's entries from a stick: files are added, none is changed, and the record is the union."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ..domain.record.blocks import ConsentBlock
from ..domain.record.erasure import Gone
from ..errors import Failure, NotRead, SessionNotFound, UnsafeFolder
from ..store import eraser, platform, sessions
from ..store.entries import ENTRIES, STONES, iter_files, read_entries
from ..store.facts import FILE, read_session
from .workplace import Workplace


class Coming(NamedTuple):
    """What would come from ``source`` into the folder ``here``.

    ``answers``: how many that are not here yet, ``erased``: whom or what new stones name, both of which change what is
    shown of words that are here already.
    """

    source: Path
    here: Path
    is_new: bool
    answers: int
    erased: tuple[str, ...]


def plan(place: Workplace, source: Path, complain: Callable[[Failure], None]) -> list[Coming]:
    """Return what would come from ``source``: a session's folder, or a folder of them.

    ``complain`` gets what is wrong with a folder that cannot be read, or is a link; the others can come. Raises
    SessionNotFound where there is no session in it, and UnsafeFolder for a link or the folder of the sessions itself.
    """
    if (
        source.is_symlink()
        or source.resolve() == place.root.resolve()
        or place.root.resolve() in source.resolve().parents
    ):
        raise UnsafeFolder(where=source.name or ".")
    folders = [source] if (source / FILE).is_file() else list(sessions.iter_folders(source))
    if not folders:
        raise SessionNotFound(word=source.name)
    coming = []
    for folder in folders:
        try:
            coming.append(_plan(place, folder))
        except Failure as failure:
            complain(failure)
        except OSError as error:
            complain(NotRead(where=folder.name, reason=error.strerror or type(error).__name__))
    return coming


def _plan(place: Workplace, folder: Path) -> Coming:
    if folder.is_symlink():
        raise UnsafeFolder(where=folder.name)
    group = sessions.find_group(place.root, read_session(folder).id)
    if not group:
        platform.read(folder / "method.toml")
        return Coming(folder, place.root / folder.name, True, 0, ())
    known = {id_ for each in group.folders for id_ in _answers(each)}
    stones = tuple(path.stem for path in _stones(folder, group.folders[0]))
    return Coming(folder, group.folders[0], False, len(_answers(folder) - known), stones)


def _answers(folder: Path) -> set[str]:
    return {block.id for block in read_entries(folder).blocks if isinstance(block, ConsentBlock)}


def _stones(folder: Path, here: Path) -> list[Path]:
    return [path for path in iter_files(folder / STONES, []) if not (here / STONES / path.name).exists()]


def bring(place: Workplace, coming: Coming) -> int:
    """Copy what comes and return how many new files that are; what a stone names is erased here too."""
    folder, here = coming.source, coming.here
    if coming.is_new:
        platform.make_folder(here / ENTRIES)
        for name in (FILE, "method.toml"):
            platform.write_whole(here / name, platform.read(folder / name))
    count = sum(add(here / ENTRIES / path.name, platform.read(path)) for path in iter_files(folder / ENTRIES, []))
    count += sum(add(here / STONES / path.name, platform.read(path)) for path in _stones(folder, here))
    if eraser.read_gone(here) != Gone():
        eraser.erase(sessions.copies(here), [], [], place.now().replace(microsecond=0))
    return count


def add(path: Path, content: bytes) -> int:
    """Add one file under that name, or one of its own; what is already here in whole is not added again."""
    number, target = 1, path
    while target.exists():
        if platform.read(target).startswith(content):
            return 0
        number += 1
        target = path.with_name(f"{path.stem}~{number}.toml")
    platform.make_folder(path.parent)
    platform.write_whole(target, content)
    return 1
