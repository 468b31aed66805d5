"""What is erased: what the stones name, and all that follows from it for other blocks of the record."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from ..framework.kinds import AFTERWARDS
from .blocks import Block, ConsentBlock, EditBlock, EntryBlock, ErasedBlock, UndoBlock
from .twins import are_one, is_pair, twins_of
from .union import Story


class Gone(NamedTuple):
    """``stones``: entries that a stone names. ``codes``: people whom one names. ``theirs``: entries of those people.

    ``spent``: changes of entries of others that once named somebody who is gone, and of which nothing stands any more.
    ``twins``: of ``theirs``, other wordings of what is gone. They get stones of their own: once the first wording is
    gone, nobody could tell any more that they are of the same.
    """

    stones: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()
    spent: frozenset[str] = frozenset()
    twins: frozenset[str] = frozenset()

    @property
    def entries(self) -> frozenset[str]:
        return self.stones | self.theirs

    def concerns(self, block: Block) -> bool:
        """Return whether ``block`` holds what is erased, or is about an entry that a stone names."""
        if isinstance(block, EntryBlock):
            return block.id in self.stones or block.id in self.theirs
        if isinstance(block, EditBlock):
            return block.entry in self.stones or self.left_of(block) != block.changes
        if isinstance(block, UndoBlock):
            return block.of in self.stones
        return isinstance(block, ConsentBlock) and block.entry in self.stones

    def left_of(self, edit: EditBlock) -> dict[str, Any]:
        """Return what stays of a change: of one with words of theirs, only whose it says that the entry is.

        That holds no words, and who reads another copy of the entry must know it: so the folders may come together in
        any order.
        """
        if edit.entry in self.stones:
            return {}
        if edit.entry in self.theirs or edit.id in self.spent:
            return {key: value for key, value in edit.changes.items() if key == "speaker"}
        return edit.changes

    def refuses(self, block: Block) -> bool:
        """Return whether ``block`` may not be written any more: it names somebody, or changes something, gone."""
        if isinstance(block, EntryBlock):
            named = {*block.entry.speaker, *block.entry.owner.split("+")}
            return block.id in self.stones or bool(self.codes & named)
        if isinstance(block, EditBlock):
            named = {*block.changes.get("speaker", ()), *str(block.changes.get("owner", "")).split("+")}
            return block.entry in self.stones or bool(self.codes & named)
        if isinstance(block, ConsentBlock):
            return block.entry in self.stones or block.speaker in self.codes
        return self.concerns(block)


def find_gone(stones: Iterable[ErasedBlock], stories: Iterable[Story], blocks: Iterable[Block]) -> Gone:
    """Return what is gone.

    Of a person: every entry that is theirs after all changes of it that stand, what they said together with others
    too, and what was taken back if it was ever theirs. An entry that was corrected to somebody else is that person's.
    What was told afterwards of what is gone goes with it, and so do other wordings of the same.
    """
    stones, stories = list(stones), list(stories)
    named = frozenset(stone.entry for stone in stones if stone.entry)
    codes = frozenset(stone.speaker for stone in stones if stone.speaker)
    if not (named or codes):
        return Gone()
    if not codes:
        twins = frozenset(_twins_of(stories, named))
        return Gone(named, theirs=twins | _answers_to(stories, named | twins, False), twins=twins)
    theirs = {each.block.id for each in stories if codes & each.people}
    twins = frozenset(_twins_of(stories, named | theirs))
    theirs |= twins
    theirs |= _answers_to(stories, named | theirs, True)
    standing = {edit.id: each for each in stories for edit in each.edits}
    spent = {
        block.id
        for block in blocks
        if isinstance(block, EditBlock) and codes & {*block.changes.get("speaker", ())}
        if block.id not in standing or _is_spent(block, standing[block.id])
    }
    return Gone(named, codes, frozenset(theirs), frozenset(spent), twins)


def _twins_of(stories: list[Story], gone: frozenset[str] | set[str]) -> set[str]:
    """Return the other wordings of what is gone: those of the same people, and those of nobody in particular."""
    entries = {each.block.id: each.entry for each in stories if not each.is_undone}
    pairs = [entry for entry in entries.values() if is_pair(entry)]
    found = set()
    for id_ in gone if pairs else ():
        for twin in twins_of(pairs, [id_]) & entries.keys() - gone:
            is_same = id_ in entries and are_one([entries[id_], entries[twin]])
            found |= {twin} if is_same or not entries[twin].speaker else set()
    return found


def _answers_to(stories: list[Story], gone: frozenset[str] | set[str], with_lost: bool) -> frozenset[str]:
    """Return what was told afterwards of what is gone; ``with_lost``: of what is not here any more, too."""
    here = {each.block.id for each in stories}
    answers = [each.entry for each in stories if each.entry.kind in AFTERWARDS]
    return frozenset(each.id for each in answers if each.about in gone or (with_lost and each.about not in here))


def _is_spent(edit: EditBlock, story: Story) -> bool:
    """Return whether later changes of the same entry set all that ``edit`` set."""
    later = story.edits[story.edits.index(edit) + 1 :]
    return edit.changes.keys() <= {key for each in later for key in each.changes}
