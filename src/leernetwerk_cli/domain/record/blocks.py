"""The blocks that a record is the union of: one type each, parsed once, where they are read.

Whatever a hand typed in a field that cannot be, raises InvalidBlock here; behind this border everything has its type.
"""

import re
from datetime import datetime
from typing import Annotated, Any

import msgspec

from ...errors import InvalidBlock, InvalidEntry
from .entry import ID, Entry, Id, Moment, is_moment, path_of, to_changes, to_entry


def is_id(word: str) -> bool:
    """Return whether ``word`` may be the id of a block, and so of an entry."""
    return bool(re.match(ID, word))


class Origin(msgspec.Struct, frozen=True):
    """Where a block stands: who recorded it, and the line of which file it begins in, counted from 1."""

    recorder: str = ""
    file: str = ""
    line: int = 0


NOWHERE = Origin()


class Block(msgspec.Struct, frozen=True, kw_only=True, tag_field="table"):
    """What every block has: its own id, and when it was written, with its zone."""

    at: Moment
    id: Id
    origin: Origin = NOWHERE

    @property
    def table(self) -> str:
        """What stands between its brackets in a file."""
        return str(self.__struct_config__.tag)

    @property
    def order(self) -> tuple[datetime, str]:
        """What blocks are ordered by: their time, and their id where times are equal."""
        return self.at, self.id


class EntryBlock(Block, frozen=True, kw_only=True, tag="entry"):
    """Something that was said or that happened."""

    entry: Entry


class EditBlock(Block, frozen=True, kw_only=True, tag="edit"):
    """A change of ``entry``: only the fields that change, known ones with their type, others as they stand."""

    entry: Id
    changes: dict[str, Any]


class UndoBlock(Block, frozen=True, kw_only=True, tag="undo", forbid_unknown_fields=True):
    """The entry, edit or answer ``of`` is taken back by who recorded it."""

    of: Id


class ConsentBlock(Block, frozen=True, kw_only=True, tag="consent", forbid_unknown_fields=True):
    """One person's answer about who may read their words. ``allows`` nothing: no, or withdrawn.

    ``entry`` absent: about all that they said. ``read``: the hash of what was read out. ``role``: whether their
    role may stand beside the words. ``after``: the answers about it that were seen.
    """

    speaker: str
    entry: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{0,64}\Z")] = ""
    allows: tuple[str, ...]
    read: str = ""
    role: bool = True
    after: tuple[str, ...] = ()


class ErasedBlock(Block, frozen=True, kw_only=True, tag="erased", forbid_unknown_fields=True):
    """A stone: an entry, or all that one person said, is gone for ever."""

    entry: str = ""
    speaker: str = ""


class AsideBlock(Block, frozen=True, kw_only=True, tag="aside"):
    """The damaged ``piece`` with this hash was dealt with, in whatever copy it stands."""

    piece: str


class ExportedBlock(Block, frozen=True, kw_only=True, tag="exported"):
    """What left the session: for whom, which file with which hash, and the entries whose words are in it.

    ``batches``: those that it told, of words that are told without a place.
    """

    audience: str
    file: str
    hash: str
    entries: tuple[str, ...]
    batches: tuple[str, ...] = ()


class PurgedBlock(Block, frozen=True, kw_only=True, tag="purged"):
    """The words were taken out: the line that was agreed to stay, and how much there was of each kind."""

    line: str
    counts: dict[str, int]


TYPES: dict[str, type[Block]] = {
    str(each.__struct_config__.tag): each
    for each in (
        EntryBlock,
        EditBlock,
        UndoBlock,
        ConsentBlock,
        ErasedBlock,
        AsideBlock,
        ExportedBlock,
        PurgedBlock,
    )
}


def to_block(table: str, fields: dict[str, Any], origin: Origin = NOWHERE) -> Block:
    """Return the block that ``fields``, as TOML holds them, describe. Raises InvalidBlock with the wrong field."""
    try:
        if table == "entry":
            entry = to_entry(fields, origin.recorder)
            return EntryBlock(at=entry.at, id=entry.id, origin=origin, entry=entry)
        if table == "edit":
            own = {key: fields.get(key) for key in ("at", "id", "entry")}
            changes = {key: value for key, value in fields.items() if key not in own}
            fields = {**own, "changes": to_changes(changes)}
        block = msgspec.convert({**fields, "table": table, "origin": origin}, TYPES[table])
    except msgspec.ValidationError as error:
        raise InvalidBlock(path=path_of(error)) from None
    except InvalidEntry as error:
        raise InvalidBlock(**error.data) from None
    if not is_moment(block.at):
        raise InvalidBlock(path="at")
    return block
