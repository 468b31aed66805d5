"""The ledger: every export, answer, erasure and purge of some sessions, with when and by whom; never words."""

from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from ..domain.privacy.audience import KEYBOARD, READERS
from ..domain.privacy.consent import AGREED, Answers
from ..domain.privacy.release import may_read
from ..domain.record.blocks import AsideBlock, Block, ConsentBlock, ErasedBlock, ExportedBlock, PurgedBlock
from ..domain.record.record import Record, to_record
from ..errors import InvalidData
from ..store import facts, sessions
from .reading import Selection
from .workplace import Workplace

_NOTED = (ExportedBlock, ConsentBlock, ErasedBlock, PurgedBlock, AsideBlock)
_UNTOLD = ("table", "origin", "at", "read", "after")


Order = tuple[datetime, str]


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

    An export is to be called back when, after it, one of its entries was erased, changed in what was agreed, or asked
    to stand without its role; or may no longer be read by whom it was made for.
    """
    lines: list[Line] = []
    for group in sessions.named(place.root, selection.names):
        try:
            session = group.session or facts.read_session(group.folders[0])
        except InvalidData:
            continue
        if selection.takes(session):
            found = sessions.read_blocks(group.folders)
            record = to_record(session, *found)
            answers = Answers(record)
            allowed = {entry.id: answers.allowed(entry) for entry in record.entries}
            readable = {
                audience: {each.id for each in record.entries if may_read(each, allowed[each.id], audience)}
                for audience in READERS
            } | {KEYBOARD: {*allowed}}
            changed = _changed(record)
            unmade = _unmade(record)
            for block in found.blocks:
                if isinstance(block, _NOTED):
                    line = _line(block, session.slug, readable, changed)
                    lines.append(line._replace(recall=line.recall and block.id not in unmade))
    return sorted(lines, key=lambda each: each.at)


def _unmade(record: Record) -> set[str]:
    """Return the ids of the exports that were noted and then could not be written."""
    unmade: set[str] = set()
    last: dict[tuple[str, str], str] = {}
    for block in record.exported:
        if not block.hash:
            unmade |= {block.id, last.get((block.file, block.audience), "")}
        last[block.file, block.audience] = block.id
    return unmade


def _changed(record: Record) -> dict[str, Order]:
    """Return per entry when what goes out with its words last changed, or when its role was to be left out."""
    changed: dict[str, Order] = {}
    for id_, story in record.stories.items():
        moments = [edit.order for edit in story.edits if edit.changes.keys() & {*AGREED}]
        moments += [answer.order for answer in record.answers if answer.entry == id_ and not answer.role]
        if moments:
            changed[id_] = max(moments)
    return changed


def _line(block: Block, session: str, readable: dict[str, set[str]], changed: dict[str, Order]) -> Line:
    about = {key: value for key, value in msgspec.to_builtins(block).items() if key not in _UNTOLD}
    recall = False
    if isinstance(block, ExportedBlock):
        recall = not set(block.entries) <= readable.get(block.audience, set())
        if block.audience != KEYBOARD:
            recall |= any(changed.get(id_, block.order) > block.order for id_ in block.entries)
        about["entries"] = [id_[-4:] for id_ in block.entries]
    return Line(str(block.at), session, block.table, block.origin.recorder, about, recall)
