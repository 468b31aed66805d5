"""Where things were carried on: in sessions that came later, of which entries are about what was said before."""

from collections.abc import Iterable, Iterator
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
    def _groups(self) -> dict[Path, Group]:
        """The sessions in which there is such a thing, by each of their folders."""
        return self._linked(group(self._root)) if self._folders else {}

    def _linked(self, groups: Iterable[Group]) -> dict[Path, Group]:
        linked = {folder for folders in self._folders.values() for folder in folders}
        found = [each for each in groups if each.session and not linked.isdisjoint(each.folders)]
        return {folder: each for each in found for folder in each.folders}

    def ready(self, groups: Iterable[Group]) -> Self:
        """Look everything up now, as it goes to other processes, and return this; ``groups``: all that there are."""
        self._groups = self._linked(groups)
        return self

    def is_linked(self, id_: str) -> bool:
        """Return whether something in another folder may be about this."""
        return id_ in self._folders

    def read(self, records: Iterable[Record]) -> Iterator[Record]:
        """Yield the other sessions in which something of ``records`` was carried on, however far."""
        found = list(records)
        here = {each.session.id for each in found}
        while found:
            ids = (entry.id for record in found for entry in record.entries)
            folders = sorted({folder for id_ in ids for folder in self._folders.get(id_, ())})
            groups = {
                each.session.id: each for folder in folders if (each := self._groups.get(folder)) and each.session
            }
            found = [each.read() for id_, each in groups.items() if id_ not in here]
            here |= groups.keys()
            yield from found
