"""Reads TOML that anyone may have written: what would take the reader too long is refused before it is parsed."""

import re
from typing import Any

import tomli

LONGEST_KEY = 200  # characters: dotted keys cost the reader their square
_LONG_KEY = re.compile(rf"(?m)^[ \t]*[^\n=\"'#]{{{LONGEST_KEY},}}=")


class Unreadable(ValueError):  # noqa: N818
    """It is no TOML, or TOML that no person wrote."""


def loads(text: str) -> dict[str, Any]:
    """Return the table in ``text``. Raises Unreadable, never anything else."""
    if len(text) > LONGEST_KEY and _LONG_KEY.search(text):
        raise Unreadable
    try:
        return tomli.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable from error


def read(data: bytes) -> dict[str, Any]:
    """Return the table in ``data``, a whole file. Raises Unreadable, also for bytes that are no text."""
    try:
        return loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unreadable from error
