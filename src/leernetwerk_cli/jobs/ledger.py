"""The ledger: every export, answer, erasure and purge of some sessions, with when and by whom; never words."""

from typing import Any, NamedTuple

import msgspec

from ..domain.privacy.audience import READERS
from ..domain.privacy.consent import Answers
from ..domain.privacy.release import may_read
from ..domain.record.blocks import AsideBlock, Block, ConsentBlock, ErasedBlock, ExportedBlock, PurgedBlock
from ..domain.record.record import to_record
from ..store import sessions
from .reading import Selection
from .workplace import Workplace

_NOTED = (ExportedBlock, ConsentBlock, ErasedBlock, PurgedBlock, AsideBlock)
_UNTOLD = ("table", "origin", "at", "read", "after")


class Line(NamedTuple):
    """One thing that was done. ``about``: codes and ids; ``recall``: a file whose words may no longer be out."""

    at: str
    session: str
    table: str
    recorder: str
    about: dict[str, Any]
    recall: bool = False


def read_ledger(place: Workplace, selection: Selection) -> list[Line]:
    """Return the lines of the selected sessions in the order of their time.

    An export is to be called back when, after it, one of its entries was erased or may no longer be read by whom it
    was made for.
    """
    lines: list[Line] = []
    for group in sessions.group(place.root):
        named = not selection.names or any(name in folder.name for name in selection.names for folder in group.folders)
        if group.session and named and selection.takes(group.session):
            found = sessions.read_blocks(group.folders)
            record = to_record(group.session, *found)
            answers = Answers(record)
            allowed = {entry.id: answers.allowed(entry) for entry in record.entries}
            readable = {
                audience: {each.id for each in record.entries if may_read(each, allowed[each.id], audience)}
                for audience in READERS
            }
            lines += [_line(block, group.session.slug, readable) for block in found.blocks if isinstance(block, _NOTED)]
    return sorted(lines, key=lambda each: each.at)


def _line(block: Block, session: str, readable: dict[str, set[str]]) -> Line:
    about = {key: value for key, value in msgspec.to_builtins(block).items() if key not in _UNTOLD}
    recall = False
    if isinstance(block, ExportedBlock):
        recall = not set(block.entries) <= readable.get(block.audience, set())
        about["entries"] = [id_[-4:] for id_ in block.entries]
    return Line(str(block.at), session, block.table, block.origin.recorder, about, recall)
