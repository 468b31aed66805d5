"""What is erased: what the stones name, and all that follows from it for other blocks of the record."""

from collections.abc import Iterable
from typing import NamedTuple

from .blocks import Block, ConsentBlock, EditBlock, EntryBlock, ErasedBlock, UndoBlock
from .union import Story


class Gone(NamedTuple):
    """``entries``: ids. ``codes``: people. ``changes``: ids of changes that hold words of theirs, of entries that stay.

    ``kept``: their noes about words that are somebody else's by now; those still bind, and hold no words.
    """

    entries: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()

    def concerns(self, block: Block) -> bool:
        """Return whether ``block`` is erased: it is what is gone, changes it, takes it back or answers about it."""
        if isinstance(block, EntryBlock):
            return block.id in self.entries
        if isinstance(block, EditBlock):
            return block.entry in self.entries or block.id in self.changes
        if isinstance(block, UndoBlock):
            return block.of in self.entries or block.of in self.changes
        if isinstance(block, ConsentBlock):
            return block.entry in self.entries or (block.speaker in self.codes and block.id not in self.kept)
        return False

    def refuses(self, block: Block) -> bool:
        """Return whether ``block`` may not be written any more: it names somebody, or changes something, gone."""
        if isinstance(block, EntryBlock):
            return bool(self.codes & {*block.entry.speaker, *block.entry.owner.split("+")})
        if isinstance(block, EditBlock):
            named = {*block.changes.get("speaker", ()), *str(block.changes.get("owner", "")).split("+")}
            return block.entry in self.entries or bool(self.codes & named)
        return self.concerns(block)


def find_gone(stones: Iterable[ErasedBlock], stories: Iterable[Story], blocks: Iterable[Block]) -> Gone:
    """Return what is gone.

    Of a person: every entry that is theirs after all changes of it that stand, what they said together with others
    too, and what was taken back if it was ever theirs. An entry that was corrected to somebody else is that person's.
    """
    stones, stories = list(stones), list(stories)
    codes = frozenset(stone.speaker for stone in stones if stone.speaker)
    entries = frozenset(stone.entry for stone in stones if stone.entry)
    if not codes:
        return Gone(entries)
    theirs = {each.block.id for each in stories if codes & (each.named if each.is_undone else {*each.entry.speaker})}
    entries |= theirs
    stay = [each for each in stories if each.block.id not in entries]
    standing = {edit.id: each for each in stay for edit in each.edits}
    once_theirs = {each.block.id: codes & each.named for each in stay if codes & each.named}
    changes, kept = set(), set()
    for block in blocks:
        if isinstance(block, EditBlock) and codes & {*block.changes.get("speaker", ())}:
            if block.id not in standing or _is_spent(block, standing[block.id]):
                changes.add(block.id)
        elif isinstance(block, ConsentBlock) and block.speaker in codes and not block.allows:
            about = [block.entry] if block.entry else [id_ for id_, who in once_theirs.items() if block.speaker in who]
            if once_theirs.keys() & about:
                kept.add(block.id)
    return Gone(entries, codes, frozenset(changes), frozenset(kept))


def _is_spent(edit: EditBlock, story: Story) -> bool:
    """Return whether later changes of the same entry set all that ``edit`` set."""
    later = story.edits[story.edits.index(edit) + 1 :]
    return edit.changes.keys() <= {key for each in later for key in each.changes}
