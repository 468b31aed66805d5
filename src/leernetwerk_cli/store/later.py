"""Where actions were carried on: in sessions that came later, of which the entries are about those actions."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Self

from ..domain.record.record import Record
from .entries import read_abouts
from .sessions import Group, group, iter_folders


class Later:
    """What was carried on in the sessions in ``root``: looked up when it is asked for, and once for many records."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @cached_property
    def _folders(self) -> dict[str, list[Path]]:
        """What is about something in another folder: by its id, the folders in which that stands."""
        found: dict[str, list[Path]] = {}
        for folder in iter_folders(self._root):
            for about in read_abouts(folder):
                found.setdefault(about, []).append(folder)
        return found

    @cached_property
    def _groups(self) -> list[Group]:
        linked = {folder for folders in self._folders.values() for folder in folders}
        groups = group(self._root) if linked else []
        return [each for each in groups if each.session and not linked.isdisjoint(each.folders)]

    def ready(self) -> Self:
        """Look everything up now, as it goes to other processes, and return this."""
        _ = self._groups
        return self

    def read(self, records: Iterable[Record]) -> list[Record]:
        """Return the other sessions in which an action of ``records`` was carried on, however far."""
        found = list(records)
        here = {each.session.id for each in found}
        later: list[Record] = []
        while actions := {entry.id for record in found for entry in record.entries if entry.kind == "action"}:
            folders = {folder for action in actions for folder in self._folders.get(action, ())}
            groups = [each for each in self._groups if folders.intersection(each.folders)] if folders else []
            found = [each.read() for each in groups if each.session and each.session.id not in here]
            here.update(record.session.id for record in found)
            later += found
        return later
