"""Record what people answer about who may read their words."""

from ..domain.model import GROUP, Entry
from ..domain.wording import get_code, settle_audiences
from ..errors import WhoseAnswer
from ..store import sessions
from .follow_up import choose
from .scribe import Scribe
from .workplace import Workplace


def answer(place: Workplace, session: str, word: str, audiences: list[str], speaker: str) -> str:
    """Record the answer of ``speaker`` about the entry that ``word`` means, and return the entry's id.

    It is given having seen all earlier answers on that entry. ``audiences`` may be ``none``. Raises WhoseAnswer where
    several people said it and nobody is named: an answer is never put in another mouth.
    """
    folder = sessions.find_folder(place.root, session)
    record = sessions.read_record(folder)
    entry = choose(word, list(record.entries))
    allows = settle_audiences([] if audiences == ["none"] else audiences)
    scribe = Scribe(place, folder)
    who = _whose(entry, speaker, scribe)
    seen = [each.id for each in record.answers if each.entry in (entry.id, "")]
    scribe.answer(entry, who, allows, seen)
    scribe.close()
    return entry.id


def withdraw(place: Workplace, session: str, word: str, speaker: str) -> str:
    """Record a no about one entry, or about all that the person called ``word`` said; return which it is."""
    if not (word[1:].isdecimal() and len(word) < 4):
        return answer(place, session, word, ["none"], speaker)
    folder = sessions.find_folder(place.root, session)
    record = sessions.read_record(folder)
    scribe = Scribe(place, folder)
    code = get_code(word, scribe.session, "speaker")
    scribe.refuse_all(code, [each.id for each in record.answers if each.speaker == code and not each.entry])
    scribe.close()
    return code


def _whose(entry: Entry, speaker: str, scribe: Scribe) -> str:
    people = entry.speaker or (GROUP,)
    if speaker:
        code = get_code(speaker, scribe.session, "speaker")
        if code in people:
            return code
    elif len(people) == 1:
        return people[0]
    raise WhoseAnswer(choices=", ".join(people))
