"""The folder of sessions: which there are, and reading, finding and making one."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from ..domain.framework.method import Method
from ..domain.record.record import Record, to_record
from ..domain.record.room import EVENTS
from ..domain.record.session import Session
from ..errors import Ambiguous, InvalidData, SessionExists, SessionNotFound, UnsafeFolder, UnsafeName, UnsafeTarget
from . import platform, toml
from .entries import Found, read_entries, read_events
from .facts import FILE, find_id, holds_id, read_session, write_facts
from .package import to_method

_MANY = 50  # sessions: from here on the fastest reader pays for the time it takes to load


def iter_folders(root: Path) -> Iterator[Path]:
    """Yield the folders of sessions in ``root``, by name and so by date."""
    if root.is_dir():
        yield from (root / name for name in sorted(_names(root)) if _is_session(root / name))


def find_folder(root: Path, word: str) -> Path:
    """Return the folder that ``word`` means: a slug, a unique part of one, a path, or ``last``.

    Raises SessionNotFound or Ambiguous.
    """
    if (Path(word) / FILE).is_file() and (os.sep in word or "/" in word or not (root / word).exists()):
        return Path(word)
    if word != "last" and _is_called(root, word):
        return root / word
    names = sorted(_names(root)) if root.is_dir() else []
    if word == "last" and (latest := next((name for name in reversed(names) if _is_session(root / name)), "")):
        return root / latest
    if word in names and _is_session(root / word):
        return root / word
    fitting = [name for name in names if word.lower() in name.lower() and _is_session(root / name)]
    whole = [name for name in fitting if name[11:] == word]
    if len(whole or fitting) == 1:
        return root / (whole or fitting)[0]
    if fitting:
        raise Ambiguous(word=word, choices=", ".join(fitting))
    raise SessionNotFound(word=word)


def _is_called(root: Path, word: str) -> bool:
    """Return whether a session is surely called so, which costs no listing: some disks take other letters for these."""
    return Path(word).name == word and _is_session(root / word) and not _is_session(root / word.swapcase())


def _names(folder: Path) -> list[str]:
    """Return the names of what is in ``folder``, and no more: looking at each of very many takes long."""
    with os.scandir(folder) as inside:
        return [each.name for each in inside]


def _is_session(folder: Path) -> bool:
    return (folder / FILE).is_file()


def find_folders(root: Path, word: str) -> list[Path]:
    """Return the folders that ``word`` means: one, all that fit a pattern (``*``, ``?``), or all that lie in a folder.

    Raises SessionNotFound or Ambiguous.
    """
    if any(sign in word for sign in "*?["):
        base = Path(Path(word).anchor) if os.sep in word or "/" in word else root
        try:
            folders = sorted(each.parent for each in base.glob(str(Path(word).relative_to(Path(word).anchor) / FILE)))
        except ValueError:  # a pattern that is none
            raise SessionNotFound(word=word) from None
    elif (os.sep in word or "/" in word) and Path(word).is_dir() and not (Path(word) / FILE).is_file():
        folders = list(iter_folders(Path(word)))
    else:
        return [find_folder(root, word)]
    if not folders:
        raise SessionNotFound(word=word)
    return folders


def read_method(folder: Path) -> Method:
    """Return the run sheet of the session in ``folder``."""
    try:
        text = platform.read(folder / "method.toml").decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise InvalidData(where=f"{folder.name}/method.toml") from None
    return to_method(text, f"{folder.name}/method.toml")


def read_record(folder: Path) -> Record:
    """Return the record of the session in ``folder`` and of every copy of it, whatever those folders are called."""
    return to_record(read_session(folder), *read_blocks(copies(folder)))


def read_near_record(folder: Path) -> Record:
    """Return the record of the session in ``folder`` and of its copies of about the same name: to write there."""
    return to_record(read_session(folder), *read_blocks(near_copies(folder)))


def read_evening(folder: Path) -> Record:
    """Return the record of what happened in the room only: who came, left, leads or wants silence; quick."""
    events = [block for copy in near_copies(folder) for block in read_events(copy, EVENTS)]
    return to_record(read_session(folder), events)


def read_blocks(folders: Iterable[Path]) -> Found:
    """Return all blocks of a session in these folders, and what is wrong in their files."""
    found = Found([], [])
    for folder in folders:
        blocks, problems = read_entries(folder)
        found.blocks.extend(blocks)
        found.problems.extend(problems)
    return found


def copies(folder: Path) -> list[Path]:
    """Return ``folder`` and every folder beside it that holds the same session, however its facts are written."""
    return [folder, *(each for each in iter_holding(folder.parent, read_session(folder).id) if each != folder)]


def iter_holding(root: Path, id_: str) -> Iterator[Path]:
    """Yield the folders in ``root`` with the session of this id, by name."""
    return (root / name for name in sorted(_names(root)) if holds_id(root / name, id_))


def near_copies(folder: Path) -> list[Path]:
    """Return ``folder`` and the folders with the same session in the name of which its own stands, or the reverse."""
    id_, name = read_session(folder).id, folder.name
    beside = sorted(each for each in _names(folder.parent) if name in each or each in name)
    return [folder, *(folder.parent / each for each in beside if each != name and holds_id(folder.parent / each, id_))]


class Group(NamedTuple):
    """One session: its facts and all the folders that hold it; or a folder of which the facts cannot be read.

    ``is_held``: what stands in that folder is read with another one, which has the same session.
    """

    folders: list[Path]
    session: Session | None
    is_held: bool = False

    def read(self) -> Record:
        """Return the record of the session. Raises InvalidData where its facts cannot be read."""
        return to_record(self.session or read_session(self.folders[0]), *read_blocks(self.folders))


def group(root: Path) -> list[Group]:
    """Return every session in ``root`` with its folders, in one pass over their facts, in the order of their names.

    A folder with damaged facts belongs to the session of which they still name the id, else it is by itself.
    """
    folders = list(iter_folders(root))
    if len(folders) > _MANY:
        toml.hurry()
    return grouped(folders)


def grouped(folders: Iterable[Path]) -> list[Group]:
    """Return the sessions in these folders, as ``group`` does."""
    groups: dict[str, Group] = {}
    damaged: list[tuple[str, Path]] = []
    for folder in folders:
        try:
            session = read_session(folder)
        except InvalidData:
            damaged.append((find_id(folder), folder))
            continue
        groups.setdefault(session.id, Group([], session)).folders.append(folder)
    for id_, folder in damaged:
        if id_ in groups:
            groups[id_].folders.append(folder)
        groups[f"{folder.name}/"] = Group([folder], None, is_held=id_ in groups)
    return sorted(groups.values(), key=lambda each: each.folders[0].name)


def named(root: Path, names: Iterable[str]) -> list[Group]:
    """Return the groups of the named sessions, each once, all when none is named; a path may lead outside ``root``.

    Raises SessionNotFound or Ambiguous.
    """
    wanted = {folder for name in names for folder in find_folders(root, name)}
    if len(wanted) == 1:  # of the others only the id is looked at
        with suppress(InvalidData):
            return [Group(copies(next(iter(wanted))), None)]
    roots = sorted({folder.parent for folder in wanted}) or [root]
    return [each for parent in roots for each in group(parent) if not wanted or wanted & {*each.folders}]


def find_group(root: Path, id_: str) -> Group | None:
    """Return the session with this id, or None."""
    return next((each for each in grouped(iter_holding(root, id_)) if each.session), None)


def check_target(path: Path) -> None:
    """Raise UnsafeTarget unless a file for somebody else may be called so and may stand there.

    What stands among the entries of a session is read as what was said in it.
    """
    inside = any((folder / FILE).is_file() for folder in path.absolute().parents)
    if inside or platform.is_reserved(path.name) or not path.name.isprintable():
        raise UnsafeTarget(file=path.name)


def check_slug(slug: str) -> None:
    """Raise UnsafeName unless ``slug`` is a name that every system takes and that stays in the folder."""
    plain = slug.replace("-", "").replace("_", "")
    if not (plain.isascii() and plain.isalnum() and slug == slug.lower() and len(slug) <= 80) or platform.is_reserved(
        slug
    ):
        raise UnsafeName(word=slug)


def create(root: Path, slug: str, day: date, facts: dict[str, Any], method: str) -> Path:
    """Make the folder of a new session with its facts and its run sheet, and return it.

    Everything is refused before anything is written: UnsafeName, SessionExists, UnsafeFolder; NotWritten when the disk
    does not take it.
    """
    check_slug(slug)
    folder = root / f"{day.isoformat()}-{slug}"
    if root.is_symlink() or folder.is_symlink():
        raise UnsafeFolder(where=str(folder))
    if folder.exists():
        raise SessionExists(word=folder.name)
    platform.make_folder(folder / "entries")
    platform.write_whole(folder / "method.toml", method.encode())
    write_facts(folder, facts)
    return folder
