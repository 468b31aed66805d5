"""The union of the blocks of all files and copies: each block once, undone ones known, edits applied in their order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

import msgspec

from ...errors import InvalidEntry
from ..problems import Problem
from .blocks import NOWHERE, Block, ConsentBlock, EditBlock, EntryBlock, ErasedBlock, UndoBlock
from .codes import Codes
from .entry import Entry, changed

AnyBlock = TypeVar("AnyBlock", bound=Block)


class Story(NamedTuple):
    """An entry as it was recorded, the changes of it that stand, in their order, and what they make of it.

    ``named``: every code that it was ever said to be of. ``is_undone``: its own recorder took it back. ``texts``: every
    text that it ever had, also by a change that was taken back.
    """

    block: EntryBlock
    edits: tuple[EditBlock, ...]
    entry: Entry
    named: frozenset[str]
    is_undone: bool
    texts: tuple[str, ...]

    @property
    def people(self) -> frozenset[str]:
        """Whose words it is; of what was taken back everyone whose it ever was."""
        return self.named if self.is_undone else frozenset(self.entry.speaker)


class Union:
    """The blocks of one session. Codes have one spelling, and what a stone takes off an action is off it.

    ``stories``: every entry with what happened to it. ``lost``: changes of entries that are not here. ``undone``: ids.
    What is wrong is added to ``found``.
    """

    def __init__(self, blocks: Iterable[Block], codes: Codes, found: list[Problem]) -> None:
        blocks = list(blocks)
        self._found = found
        self._erased = frozenset(
            codes.read(block.speaker) for block in blocks if isinstance(block, ErasedBlock) and block.speaker
        )
        same: dict[tuple[type[Block], str], list[Block]] = defaultdict(list)
        for block in blocks:
            same[type(block), block.id].append(_spelt(block, codes, self._erased))
        kept = [block for twins in same.values() for block in (twins if len(twins) == 1 else self._each_once(twins))]
        self._report_twins(kept)
        self._kinds: dict[type[Block], list[Any]] = defaultdict(list)
        for block in sorted(kept, key=attrgetter("at", "id")):
            self._kinds[type(block)].append(block)
        self.undone = self._find_undone()
        edits: dict[str, list[EditBlock]] = defaultdict(list)
        for edit in self.of(EditBlock):
            edits[edit.entry].append(edit)
        self.stories = [self._tell(block, edits.pop(block.id, [])) for block in self.of(EntryBlock)]
        self.lost = [edit for each in edits.values() for edit in each]

    def of(self, kind: type[AnyBlock]) -> list[AnyBlock]:
        """Return the blocks of one kind in their order."""
        return self._kinds[kind]

    def __iter__(self) -> Iterator[Block]:
        return chain.from_iterable(self._kinds.values())

    def _each_once(self, twins: list[Block]) -> list[Block]:
        """Return different blocks of one kind with one id: of entries and edits every computer takes the same one.

        Of answers, stones and what was taken back all count: so the narrower one does.
        """
        different = {_content(twin): twin for twin in reversed(twins)}
        if len(different) == 1:
            return twins[:1]
        chosen = [different[content] for content in sorted(different)]
        self._found += [problem_of(block, "id-twice") for block in chosen[1:]]
        return chosen[:1] if isinstance(twins[0], EntryBlock | EditBlock) else chosen

    def _report_twins(self, blocks: list[Block]) -> None:
        """Report blocks of different kinds with one id; they do not stand in each other's way."""
        if len({block.id for block in blocks}) == len(blocks):
            return
        kinds: dict[str, type[Block]] = {}
        for block in blocks:
            if kinds.setdefault(block.id, type(block)) is not type(block):
                self._found.append(problem_of(block, "id-twice"))

    def _find_undone(self) -> frozenset[str]:
        """Return the ids of what its own recorder took back."""
        undos = self.of(UndoBlock)
        if not undos:
            return frozenset()
        recorders = {block.id: block.origin.recorder for block in self if not isinstance(block, UndoBlock)}
        undone = set()
        for block in undos:
            if recorders.get(block.of) == block.origin.recorder:
                undone.add(block.of)
            else:
                self._found.append(problem_of(block, "undo-invalid"))
        return frozenset(undone)

    def _tell(self, block: EntryBlock, edits: list[EditBlock]) -> Story:
        entry, standing = block.entry, []
        if not edits:
            return Story(block, (), entry, frozenset(entry.speaker), block.id in self.undone, (entry.text,))
        named = set(entry.speaker)
        texts = dict.fromkeys([entry.text, *(str(edit.changes["text"]) for edit in edits if "text" in edit.changes)])
        for edit in edits:
            if edit.id in self.undone:
                continue
            try:
                entry = changed(entry, edit.changes)
            except InvalidEntry as error:
                self._found.append(problem_of(edit, "edit-invalid", str(error.data["path"])))
                continue
            standing.append(edit)
            named |= set(entry.speaker)
        self._found += _rivals(standing)
        return Story(block, tuple(standing), entry, frozenset(named), block.id in self.undone, tuple(texts))


def problem_of(block: Block, code: str, detail: str = "") -> Problem:
    """Return what is wrong with ``block``, with where it stands."""
    return Problem(block.origin.file, block.origin.line, code, detail)


def _spelt(block: Block, codes: Codes, erased: frozenset[str]) -> Block:
    """Return ``block`` with each code spelt as it is, and without an owner who was erased."""
    if isinstance(block, EntryBlock):
        entry = block.entry
        if not entry.owner and codes.knows(entry.speaker):
            return block
        speaker = tuple(map(codes.read, entry.speaker))
        owner = codes.without(entry.owner, erased)
        if speaker == entry.speaker and owner == entry.owner:
            return block
        return msgspec.structs.replace(block, entry=msgspec.structs.replace(entry, speaker=speaker, owner=owner))
    if isinstance(block, EditBlock):
        changes = dict(block.changes)
        if "speaker" in changes:
            changes["speaker"] = tuple(map(codes.read, changes["speaker"]))
        if "owner" in changes:
            changes["owner"] = codes.without(changes["owner"], erased)
        return block if changes == block.changes else msgspec.structs.replace(block, changes=changes)
    if isinstance(block, ConsentBlock | ErasedBlock) and block.speaker != codes.read(block.speaker):
        return msgspec.structs.replace(block, speaker=codes.read(block.speaker))
    return block


def _content(block: Block) -> str:
    """Return what makes a block this block, wherever it stands."""
    bare = msgspec.structs.replace(block, origin=NOWHERE)
    if isinstance(bare, EntryBlock):
        bare = msgspec.structs.replace(bare, entry=msgspec.structs.replace(bare.entry, recorder=""))
    return repr(bare)


def _rivals(edits: Iterable[EditBlock]) -> Iterable[Problem]:
    """Yield a problem per field that two recorders set to different values: the later one counts."""
    first: dict[str, EditBlock] = {}
    for edit in edits:
        for key, value in edit.changes.items():
            before = first.setdefault(key, edit)
            if before.origin.recorder != edit.origin.recorder and before.changes[key] != value:
                yield problem_of(edit, "edit-rival", key)
