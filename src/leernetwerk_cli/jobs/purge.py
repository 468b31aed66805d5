"""Purge: when the words have been kept long enough they go; the counts and one agreed line stay."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from ..domain.framework.kinds import AFTERCARE
from ..domain.insights.actions import still_open
from ..domain.record.blocks import EditBlock, EntryBlock
from ..domain.record.entry import IN_WORDS, Entry, to_fields
from ..domain.record.record import Record
from ..domain.record.session import Session
from ..store import eraser, sessions, settings
from .reading import Selection, read_records
from .scribe import Scribe
from .workplace import Workplace

_NOT_KEPT = ("text", "translations", "verbatim", "id", "ref")
_COUNTED = ("value", "step")  # what they hold beside words is a count, and stays


class Purge(NamedTuple):
    """What would go from one session: its entries with words, and the actions that are still open."""

    record: Record
    entries: tuple[Entry, ...]
    open_actions: tuple[Entry, ...]


def keep_until(session: Session) -> date:
    """Return the day until which the words of a session are kept."""
    return session.keep_until or settings.kept_until(session.date)


def plan(place: Workplace, names: tuple[str, ...]) -> list[Purge]:
    """Return what would go: from the named sessions, else from every session whose day has passed."""
    today = place.now().date()
    plans = []
    for record in read_records(place, Selection(names)):
        entries = tuple(entry for entry in record.entries if entry.text)
        if entries and (names or keep_until(record.session) < today):
            plans.append(Purge(record, entries, tuple(still_open(record.entries))))
    return plans


def purge(place: Workplace, plan_: Purge, line: str) -> None:
    """Take out every word of one session, in all its folders; keep scores, states, counts and ``line``."""
    folder = sessions.find_folder(place.root, plan_.record.session.slug)
    scribe = Scribe(place, folder)
    for entry in plan_.entries:
        if entry.kind in _COUNTED:
            kept: dict[str, Any] = {"ref": f"purge-{entry.id}"}  # cut off halfway, it is not written a second time
            kept |= {key: value for key, value in to_fields(entry).items() if key not in _NOT_KEPT}
            scribe.put(kept)
    counts = Counter(entry.kind for entry in plan_.entries)
    scribe.note_purge(line, dict(sorted(counts.items())))
    scribe.close()
    eraser.erase(sessions.copies(folder), _with_words(folder), [], place.now().replace(microsecond=0))


def _with_words(folder: Path) -> set[str]:
    """Return the ids of all entries that hold words, or ever did: also what was taken back or changed."""
    blocks = sessions.read_blocks(sessions.copies(folder)).blocks
    made = [block.entry for block in blocks if isinstance(block, EntryBlock)]
    said = {entry.id for entry in made if any(entry.words) or entry.kind == AFTERCARE}
    return said | {block.entry for block in blocks if isinstance(block, EditBlock) and IN_WORDS & block.changes.keys()}
