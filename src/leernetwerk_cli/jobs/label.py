"""Label a session afterwards: kind, element, knowledge and sharing, one key each."""

from pathlib import Path
from typing import Any

from ..dialogue import interrupts
from ..dialogue.label import label as ask_labels
from ..domain.record.entry import Entry
from ..store import package, sessions
from .edit import change_entry
from .run import asker_for
from .workplace import Workplace


def label(place: Workplace, session: str, answers: Path | None) -> None:
    """Ask the labels of one session, the unlabelled first; each is safe as soon as it is given."""
    folder = sessions.find_folder(place.root, session)

    def change(entry: Entry, changes: dict[str, Any]) -> Entry:
        change_entry(place, folder, entry, changes)
        return next(each for each in sessions.read_record(folder).entries if each.id == entry.id)

    record = sessions.read_record(folder)
    with interrupts.heard():
        asker = asker_for(place, [], answers, lambda _text: None)
        ask_labels(list(record.entries), package.read_framework(), record.session, asker, change)
