"""Every version of one entry: as it was recorded, each change, and the answers about it."""

from typing import Any

import msgspec

from ..domain.record.blocks import Block, ConsentBlock, EditBlock, EntryBlock, UndoBlock
from ..domain.record.entry import to_fields
from ..store import sessions
from .finding import choose
from .reading import Selection, read_records
from .workplace import Workplace


def read_versions(place: Workplace, code: str) -> list[dict[str, Any]]:
    """Return the blocks about the entry called ``code``, in the order of their time. Raises EntryNotFound.

    What was taken back, or counts in other words, has versions like the rest; ``last`` is what stands.
    """
    records = read_records(place, Selection())
    standing = [entry for record in records for entry in record.entries]
    here = {entry.id for entry in standing}
    others = (each.entry for record in records for each in record.stories.values() if each.block.id not in here)
    entry = choose(code, [*others, *standing])
    record = next(record for record in records if entry.id in record.stories)
    folder = sessions.find_folder(place.root, record.session.slug)
    blocks = sessions.read_blocks(sessions.copies(folder)).blocks
    mine = {(block.table, block.id): block for block in blocks if _is_about(block, entry.id)}
    return [_version(block) for block in sorted(mine.values(), key=lambda block: block.order)]


def _is_about(block: Block, entry: str) -> bool:
    if isinstance(block, EntryBlock):
        return block.id == entry
    if isinstance(block, UndoBlock):
        return block.of == entry
    return isinstance(block, EditBlock | ConsentBlock) and block.entry == entry


def _version(block: Block) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if isinstance(block, EntryBlock):
        fields = {key: value for key, value in to_fields(block.entry).items() if key not in ("id", "at")}
    elif isinstance(block, EditBlock):
        fields = block.changes
    elif isinstance(block, ConsentBlock):
        fields = {"speaker": block.speaker, "allows": block.allows}
        fields |= {} if block.role else {"role": False}
    elif isinstance(block, UndoBlock):
        fields = {"of": block.of}
    version = {"table": block.table, "at": block.at, "recorder": block.origin.recorder, "fields": fields}
    return dict(msgspec.to_builtins(version))
