"""Take back the last thing that one recorder did, whatever it was; or say that it cannot be."""

from pathlib import Path

from ..domain.record.blocks import Block, ConsentBlock, EditBlock, EntryBlock, UndoBlock
from ..domain.record.ids import milliseconds_of
from ..domain.walk.walk import PUT
from ..errors import CannotUndo, NothingToUndo
from ..store import entries, journal, sessions
from .scribe import Scribe
from .workplace import Workplace


def undo(place: Workplace, session: str) -> tuple[str, str]:
    """Take back the last thing of this recorder that still counts; return its table and id.

    Raises what ``take_back`` does.
    """
    folder = sessions.find_folder(place.root, session)
    scribe = Scribe(place, folder)
    last = take_back(scribe, folder)
    scribe.close()
    return last.table, last.id


def take_back(scribe: Scribe, folder: Path) -> Block:
    """Take back what this recorder did last, all of it at once, and return its first block.

    Raises NothingToUndo, and CannotUndo after an erasure: what is erased stays so, and then nothing else is taken back.
    """
    blocks = last_done(journal.written_by(scribe.recorder, folder))
    stones = [stone.at.timestamp() * 1000 for stone in entries.read_stones(folder, [])]
    if stones and max(stones) >= max(milliseconds_of(block.id) or block.at.timestamp() * 1000 for block in blocks):
        raise CannotUndo
    for block in reversed(blocks):
        scribe.undo(block.id)
    return blocks[0]


def last_done(written: list[Block]) -> list[Block]:
    """Return the blocks of the last thing in ``written`` that was done and not taken back. Raises NothingToUndo."""
    undone = {block.of for block in written if isinstance(block, UndoBlock)}
    done = [block for block in written if block.id not in undone and _is_done(block, undone)]
    if not done:
        raise NothingToUndo
    together = [done.pop()]
    while done and _is_one_act(done[-1], together[0]):
        together.insert(0, done.pop())
    if isinstance(together[0], EntryBlock) and isinstance(together[-1], ConsentBlock):
        return together[:1]  # said with its consent: without the words there is nothing to answer about
    return together


def _is_done(block: Block, undone: set[str]) -> bool:
    """Return whether somebody would say of ``block`` that they did it: going to another question is not taken back."""
    if isinstance(block, EntryBlock):
        return block.entry.kind != "stage" or bool(block.entry.minutes) or block.entry.question.startswith(PUT)
    return isinstance(block, ConsentBlock) or (isinstance(block, EditBlock) and block.entry not in undone)


def _is_one_act(before: Block, block: Block) -> bool:
    """Return whether two blocks were one act: an answer about several texts, words with their consent, minutes."""
    if milliseconds_of(before.id) is None or milliseconds_of(before.id) != milliseconds_of(block.id):
        return False
    if isinstance(before, EntryBlock) and isinstance(block, EntryBlock):
        return before.entry.kind == block.entry.kind and before.entry.kind in ("stage", "turn")
    return isinstance(block, ConsentBlock)
