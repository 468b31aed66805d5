"""Fold what a programme that synchronises folders left behind; the record stays what it was."""

from typing import NamedTuple

from ..store import conflicts, sessions
from .workplace import Workplace


class Tidied(NamedTuple):
    """Of a session: how many copies went, and how many became a file of whoever wrote them."""

    session: str
    gone: int
    kept: int


def tidy(place: Workplace, names: tuple[str, ...]) -> list[Tidied]:
    """Fold the copies in the named sessions, or in all, and return where there were any."""
    folders = [folder for group in sessions.named(place.root, names) for folder in group.folders]
    done = [Tidied(folder.name, *conflicts.fold(folder)) for folder in folders]
    return [each for each in done if each.gone or each.kept]
