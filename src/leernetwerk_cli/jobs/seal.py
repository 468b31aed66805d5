"""Seal a file for the way, and open what was sealed: written whole, beside what was there."""

import sys
from collections.abc import Callable
from pathlib import Path

from ..errors import FileExists, FileNotThere, FolderNotThere, MissingOption
from ..store import platform, sealed, sessions

Ask = Callable[[], str]


def seal(file: Path, target: Path | None, recipient: str, ask: Ask) -> Path:
    """Seal ``file``, for ``recipient`` or with the words that ``ask`` gives, and return where it lies.

    Raises FileNotThere, MissingOption where no words are given, FileExists, UnsafeTarget, NotWritten.
    """
    content = _read(file)
    words = "" if recipient else ask()
    if not (recipient or words):
        raise MissingOption(option="--for")
    return _write(target or file.with_name(file.name + sealed.SUFFIX), sealed.seal(content, recipient, words))


def open_(file: Path, target: Path | None, ask: Ask) -> Path:
    """Open the sealed ``file`` and return where it lies now; nothing that is there already is overwritten.

    Raises FileNotThere, WrongKey, BrokenSeal, FileExists, UnsafeTarget, NotWritten.
    """
    content = _read(file)
    words = ask() if sealed.is_with_words(content, file.name) else ""
    opened = sealed.open_(content, words, file.name)
    return _write(target or file.with_name(file.name.removesuffix(sealed.SUFFIX)), opened)


def ask_words(question: str, again: str = "") -> str:
    """Return the words that a file is sealed with: typed unseen, or the first line of stdin.

    ``again``: asked until the same was typed twice, for nobody sees a slip and nobody could open the file.
    """
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    from getpass import getpass

    words = getpass(question + " ")
    while again and getpass(again + " ") != words:
        words = getpass(question + " ")
    return words


def _read(file: Path) -> bytes:
    try:
        return platform.read(file)
    except OSError:
        raise FileNotThere(file=file.name) from None


def _write(target: Path, content: bytes) -> Path:
    sessions.check_target(target)
    if target.exists():
        raise FileExists(file=target.name)
    if not target.absolute().parent.is_dir():
        raise FolderNotThere(file=target.name)
    platform.write_whole(target, content)
    return target
