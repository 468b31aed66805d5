"""The ledger: every export, answer, erasure and purge of some sessions, with when and by whom; never words."""

from typing import Any, NamedTuple

from ..domain.privacy.audience import AUDIENCES
from ..domain.privacy.release import may_read
from ..domain.record.record import Block
from ..store import journal, sessions
from .reading import Selection
from .workplace import Workplace

_TABLES = ("exported", "consent", "erased", "purged", "aside")


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
    for folder in sessions.iter_folders(place.root):
        session = sessions.read_session(folder)
        named = not selection.names or any(name in folder.name for name in selection.names)
        if named and selection.takes(session):
            record = sessions.read_record(folder)
            readable = {
                audience: {each.id for each in record.entries if may_read(each, record.consent[each.id], audience)}
                for audience in AUDIENCES[1:]
            }
            blocks = [block for block in journal.read_entries(folder)[0] if block.table in _TABLES]
            lines += [_line(block, folder.name, readable) for block in blocks if "at" in block.fields]
    return sorted(lines, key=lambda each: each.at)


def _line(block: Block, session: str, readable: dict[str, set[str]]) -> Line:
    about = {key: value for key, value in block.fields.items() if key not in ("at", "read", "after")}
    recall = False
    if block.table == "exported":
        ids = block.fields.get("entries", ())
        recall = not set(ids) <= readable.get(str(block.fields.get("audience", "")), set())
        about["entries"] = [id_[-4:] for id_ in ids]
    return Line(str(block.fields["at"]), session, block.table, block.recorder, about, recall)
