"""Reads TOML that anyone may have written: what would take the reader too long is refused before it is parsed."""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import tomli

LONGEST_KEY = 200  # characters: dotted keys cost the reader their square
_LONG_KEY = re.compile(rf"(?m)^[ \t]*[^\n=\"'#]{{{LONGEST_KEY},}}=")
_OPEN_BRACE = re.compile(r"\{[^}\n]*\n")  # where the fast reader takes line ends that TOML does not know


class Unreadable(ValueError):  # noqa: N818
    """It is no TOML, or TOML that no person wrote."""


_load: Callable[[str], dict[str, Any]] = tomli.loads


def hurry() -> None:
    """Read with the fastest reader that is here from now on: for many files, which pay for the time it takes to load.

    What it reads, and what it refuses, is the same: a test holds the two together.
    """
    global _load
    with suppress(ImportError):
        import toml_rs

        _load = toml_rs.loads


def loads(text: str) -> dict[str, Any]:
    """Return the table in ``text``. Raises Unreadable, never anything else."""
    if len(text) > LONGEST_KEY and _LONG_KEY.search(text):
        raise Unreadable
    if text.startswith("\ufeff"):  # of a whole file it was taken off; here one reader takes it for a key
        raise Unreadable
    try:
        return tomli.loads(text) if _load is not tomli.loads and _OPEN_BRACE.search(text) else _load(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable from error


def read(data: bytes) -> dict[str, Any]:
    """Return the table in ``data``, a whole file. Raises Unreadable, also for bytes that are no text."""
    try:
        return loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unreadable from error
