"""Every version of one entry: as it was recorded, each change, and the answers about it."""

from typing import Any

import msgspec

from ..domain.record.record import Block
from ..store import journal, sessions
from .actions import choose
from .reading import Selection, read_records
from .workplace import Workplace

_TABLES = ("entry", "edit", "undo", "consent")


def read_versions(place: Workplace, code: str) -> list[dict[str, Any]]:
    """Return the blocks about the entry called ``code``, in the order of their time. Raises EntryNotFound."""
    records = read_records(place, Selection(), [])
    entry = choose(code, [entry for record in records for entry in record.entries])
    record = next(record for record in records if any(each is entry for each in record.entries))
    blocks = journal.read_entries(sessions.find_folder(place.root, record.session.slug))[0]
    mine = [block for block in blocks if entry.id in map(block.fields.get, ("id", "entry", "of"))]
    return [_version(block) for block in sorted(mine, key=lambda block: block.order) if block.table in _TABLES]


def _version(block: Block) -> dict[str, Any]:
    fields = {key: value for key, value in block.fields.items() if key not in ("id", "at", "entry", "after", "read")}
    return dict(
        msgspec.to_builtins(
            {"table": block.table, "at": block.fields.get("at"), "recorder": block.recorder, "fields": fields}
        )
    )
