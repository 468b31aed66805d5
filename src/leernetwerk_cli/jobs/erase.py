"""Erase for good: one entry, or all that one person said."""

from pathlib import Path
from typing import NamedTuple

from ..domain.record.entry import Entry
from ..domain.record.record import Record
from ..errors import PersonNotFound
from ..store import eraser, journal, sessions
from .actions import choose
from .workplace import Workplace


class Erasure(NamedTuple):
    """What will be, or was, erased: the entries, the code if it is a person, and the exports that carried the words."""

    record: Record
    folders: tuple[Path, ...]
    entries: tuple[Entry, ...]
    code: str
    exports: tuple[str, ...]


def plan(place: Workplace, session: str, word: str) -> Erasure:
    """Return what erasing ``word`` (an entry's code, ``last``, or a person's code) takes out.

    Raises EntryNotFound, PersonNotFound.
    """
    folder = sessions.find_folder(place.root, session)
    record = sessions.read_record(folder)
    code = word.upper() if is_code(word) else ""
    if code:
        entries = tuple(entry for entry in record.entries if code in entry.speaker)
        if not entries and not record.session.find_participant(code):
            raise PersonNotFound(word=code)
    else:
        entries = (choose(word, list(record.entries)),)
    ids = {entry.id for entry in entries}
    carried = (block.fields for block in journal.read_entries(folder)[0] if block.table == "exported")
    exports = tuple(str(fields.get("file", "")) for fields in carried if ids & set(fields.get("entries", ())))
    return Erasure(record, tuple(sessions.copies(folder)), entries, code, exports)


def erase(place: Workplace, erasure: Erasure) -> None:
    """Carry out what was planned, in every folder of the session. A person also leaves the list of participants.

    They leave it last, in the folder that was named last of all: while a code can still be found, it can be erased
    again, so that one that was cut off is finished by starting it again.
    """
    codes = [erasure.code] if erasure.code else []
    for folder in erasure.folders:
        eraser.erase(folder, [entry.id for entry in erasure.entries], codes, place.now().replace(microsecond=0))
    for folder in reversed(erasure.folders if erasure.code else ()):
        facts = sessions.read_facts(folder)
        people = facts.get("participants", [])
        facts["participants"] = [person for person in people if person.get("code") != erasure.code]
        sessions.write_facts(folder, facts)


def finish(place: Workplace, session: str) -> bool:
    """Take out, in every folder of a session, what any of them says is erased; return whether anything was left.

    What was cut off halfway, or came back in an older copy, goes.
    """
    folder = sessions.find_folder(place.root, session)
    record = sessions.read_record(folder)
    folders = sessions.copies(folder)
    if not any(problem.code == "erased-words" for problem in record.problems) and not any(map(eraser.is_cut, folders)):
        return False
    codes = {word for word in record.erased if is_code(word)}
    for each in folders:
        eraser.erase(each, record.erased - codes, codes, place.now().replace(microsecond=0))
    return True


def is_code(word: str) -> bool:
    """Return whether ``word`` looks like the code of a person and not of an entry."""
    return word[1:].isdecimal() and len(word) < 4
