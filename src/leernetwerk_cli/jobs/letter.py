"""Write the letter to one person: everything the record holds on them."""

from ..domain.privacy.audience import KEYBOARD
from ..i18n import _
from ..reports.keyboard.letter import letter
from ..store import package, sessions
from .consent import person
from .scribe import Scribe
from .workplace import Workplace


def write_letter(place: Workplace, session: str, word: str) -> str:
    """Return the letter to whoever ``word`` means: a code, a seat, or the code on a slip; and note that it was made.

    Raises PersonNotFound, NotWritten.
    """
    folder = sessions.find_folder(place.root, session)
    record = sessions.read_record(folder)
    code = person(record.session, word)
    text = letter(record, code, package.read_framework())
    scribe = Scribe(place, folder)
    ids = [story.block.id for story in record.stories.values() if code in story.people]
    scribe.note_export(KEYBOARD, _("letter-{code}").format(code=code), text.encode(), ids)
    scribe.close()
    return text
