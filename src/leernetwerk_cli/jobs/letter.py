"""Write the letter to one person: everything the record holds on them."""

from ..reports.keyboard.letter import letter
from ..store import journal, package, sessions
from .consent import person
from .workplace import Workplace


def write_letter(place: Workplace, session: str, word: str) -> str:
    """Return the letter to whoever ``word`` means: a code, a seat, or the code on a slip. Raises PersonNotFound."""
    folder = sessions.find_folder(place.root, session)
    record = sessions.read_record(folder)
    exports = [
        (
            str(block.fields.get("file", "")),
            str(block.fields.get("audience", "")),
            frozenset(block.fields.get("entries", ())),
        )
        for block in journal.read_entries(folder)[0]
        if block.table == "exported"
    ]
    return letter(record, person(record.session, word), package.read_framework(), exports)
