"""Write the letter to one person: everything the record holds on them."""

from ..reports.keyboard.letter import letter
from ..store import package, sessions
from .consent import person
from .workplace import Workplace


def write_letter(place: Workplace, session: str, word: str) -> str:
    """Return the letter to whoever ``word`` means: a code, a seat, or the code on a slip. Raises PersonNotFound."""
    record = sessions.read_record(sessions.find_folder(place.root, session))
    return letter(record, person(record.session, word), package.read_framework())
