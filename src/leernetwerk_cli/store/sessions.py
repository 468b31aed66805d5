"""The folder of sessions: which there are, and reading, finding and making one."""

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from ..domain.framework.framework import Consent
from ..domain.framework.method import Method
from ..domain.privacy.audience import KEYBOARD, READERS
from ..domain.problems import Problem
from ..domain.record.record import Record, to_record
from ..domain.record.session import Session
from ..errors import Ambiguous, InvalidData, SessionExists, SessionNotFound, UnsafeFolder, UnsafeName
from . import platform, toml
from .entries import Found, read_entries
from .package import to_method

FILE = "session.toml"


def iter_folders(root: Path) -> Iterator[Path]:
    """Yield the folders of sessions in ``root``, by name and so by date."""
    if root.is_dir():
        yield from sorted(path.parent for path in root.glob(f"*/{FILE}"))


def find_folder(root: Path, word: str) -> Path:
    """Return the folder that ``word`` means: a slug, a unique part of one, a path, or ``last``.

    Raises SessionNotFound or Ambiguous.
    """
    if (Path(word) / FILE).is_file() and (os.sep in word or "/" in word or not (root / word).exists()):
        return Path(word)
    folders = list(iter_folders(root))
    if word == "last" and folders:
        return folders[-1]
    names = {folder.name: folder for folder in folders}
    if word in names:
        return names[word]
    fitting = [name for name in names if word.lower() in name.lower()]
    whole = [name for name in fitting if name[11:] == word]
    if len(whole or fitting) == 1:
        return names[(whole or fitting)[0]]
    if fitting:
        raise Ambiguous(word=word, choices=", ".join(fitting))
    raise SessionNotFound(word=word)


def read_session(folder: Path) -> Session:
    """Return the facts of the session in ``folder``; raise InvalidData when they are not right."""
    facts = read_facts(folder)
    try:
        return msgspec.convert({**facts, "slug": folder.name}, Session)
    except msgspec.ValidationError:
        raise InvalidData(where=f"{folder.name}/{FILE}") from None


def read_facts(folder: Path) -> dict[str, Any]:
    """Return ``session.toml`` as it stands, unknown keys included."""
    try:
        return toml.read((folder / FILE).read_bytes())
    except FileNotFoundError:
        raise SessionNotFound(word=folder.name) from None
    except ValueError:
        raise InvalidData(where=f"{folder.name}/{FILE}") from None


def read_method(folder: Path) -> Method:
    """Return the run sheet of the session in ``folder``."""
    try:
        text = (folder / "method.toml").read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise InvalidData(where=f"{folder.name}/method.toml") from None
    return to_method(text, f"{folder.name}/method.toml")


def read_record(folder: Path) -> Record:
    """Return the record of the session in ``folder`` and of every copy of it beside that folder."""
    return to_record(read_session(folder), *read_blocks(folder))


def read_blocks(folder: Path) -> Found:
    """Return all blocks of the session in ``folder`` and of every copy of it, and what is wrong in their files."""
    found = Found([], [])
    for copy in copies(folder):
        blocks, problems = read_entries(copy)
        found.blocks.extend(blocks)
        found.problems.extend(problems)
    return found


def read_consent_texts(root: Path) -> dict[str, Consent]:
    """Return the consent texts of the network's own languages, from ``[consent.LANGUAGE]`` in ``network.toml``.

    Raises InvalidData where they cannot be read.
    """
    path = root / "network.toml"
    if not path.is_file():
        return {}
    try:
        own = msgspec.convert(toml.read(path.read_bytes()).get("consent", {}), dict[str, Consent])
        return {name: msgspec.structs.replace(each, audiences=_in_order(each.audiences)) for name, each in own.items()}
    except (ValueError, KeyError, msgspec.ValidationError):
        raise InvalidData(where=path.name) from None


def _in_order(audiences: dict[str, str]) -> dict[str, str]:
    """Return the audiences in the order of their numbers, whatever order the file has; KeyError for one too few."""
    return {audience: audiences[audience] for audience in (KEYBOARD, *READERS)}


def copies(folder: Path) -> list[Path]:
    """Return ``folder`` and every folder beside it that holds the same session."""
    mark = re.compile(rb'^id\s*=\s*"' + re.escape(read_session(folder).id.encode()) + b'"', re.MULTILINE)
    others = (each for each in iter_folders(folder.parent) if each != folder)
    return [folder, *(each for each in others if mark.search((each / FILE).read_bytes()))]


def iter_records(root: Path, problems: list[Problem]) -> Iterator[Record]:
    """Yield the record of every session in ``root``, each id once; what cannot be read goes to ``problems``."""
    done: set[str] = set()
    for folder in iter_folders(root):
        try:
            session = read_session(folder)
        except InvalidData:
            problems.append(Problem(f"{folder.name}/{FILE}", 1, "session-unreadable"))
            continue
        if session.id not in done:
            done.add(session.id)
            yield read_record(folder)


def check_slug(slug: str) -> None:
    """Raise UnsafeName unless ``slug`` is a name that every system takes and that stays in the folder."""
    plain = slug.replace("-", "").replace("_", "")
    if not (plain.isascii() and plain.isalnum() and slug == slug.lower() and len(slug) <= 80) or platform.is_reserved(
        slug
    ):
        shown = slug if len(slug) <= 40 and slug.isprintable() else "…"
        raise UnsafeName(word=shown)


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


def write_facts(folder: Path, facts: dict[str, Any]) -> None:
    """Write ``session.toml``; the old one stays until the new one is whole and safe."""
    import tomli_w

    platform.write_whole(folder / FILE, tomli_w.dumps(facts).encode())
