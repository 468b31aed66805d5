"""Tell people what became of what they put forward: note it, see to whom it is owed, and write it to one person."""

from ..domain.framework.kinds import FEEDBACK, STATES
from ..domain.framework.lookup import unknown
from ..domain.insights.counts import Summary
from ..domain.insights.feedback import add_feedback, iter_feedback
from ..domain.privacy.release import Released, release
from ..domain.record.course import outcomes
from ..domain.record.entry import Entry
from ..domain.record.record import Record
from ..errors import EntryNotFound
from ..reports.keyboard.feedback import feedback_letter
from ..store import package, sessions
from ..store.later import Later
from .finding import find_in
from .reading import Selection, read_records
from .scribe import put_one
from .summary import summarise_sessions
from .workplace import Workplace

_BETWEEN = "\n---\n\n"  # a rule, and a new page where Markdown is made into one
_MEANT = {  # what people type for a state, in both languages
    "gedaan": "done",
    "onderweg": "underway",
    "mee bezig": "underway",
    "under way": "underway",
    "niet": "dropped",
    "no": "dropped",
    "not": "dropped",
    "vervallen": "dropped",
    "onbekend": "unknown",
    "weet nog niet": "unknown",
    "not known": "unknown",
}


def to_state(word: str) -> str:
    """Return the state that ``word`` names, in either language. Raises UnknownWord."""
    state = _MEANT.get(word.strip().lower(), word.strip().lower())
    if state not in STATES[FEEDBACK]:
        raise unknown("STATE", word, list(STATES[FEEDBACK]))
    return state


def find(place: Workplace, code: str) -> tuple[Record, Entry]:
    """Return what was put forward that is called ``code``, with its session. Raises EntryNotFound and Ambiguous."""
    records = read_records(place, Selection())
    asked = outcomes(records)
    try:
        return find_in(records, code, lambda entry: entry.id in asked)
    except EntryNotFound:
        return find_in(records, code, lambda entry: entry.is_said)


def read_feedback(place: Workplace, selection: Selection) -> Summary:
    """Return the summary of these sessions with everything that was put forward, as the keyboard sees it."""
    made = summarise_sessions(place, selection)
    assert isinstance(made.chosen.source, Released)
    add_feedback(made.summary, made.chosen.source)
    return made.summary


def answer(place: Workplace, code: str, state: str, text: str) -> str:
    """Note what became of what is called ``code``, and in which words that is told; return its id when it is safe."""
    record, entry = find(place, code)
    return tell(place, record, entry, state, text)


def tell(place: Workplace, record: Record, entry: Entry, state: str, text: str) -> str:
    """Note what became of ``entry``, beside it, and return the id of that when it is safe."""
    fields = {"kind": FEEDBACK, "about": entry.id, "state": state, "text": text.strip()}
    return put_one(place, record.session.slug, fields).id


def write_letters(place: Workplace, session: str, who: str = "") -> str:
    """Return the letters that tell each person, or one, what became of what they put forward.

    Raises PersonNotFound, and EntryNotFound where nobody of them put anything forward.
    """
    record = sessions.read_record(sessions.find_folder(place.root, session))
    framework = package.read_framework()
    seats = sorted(record.session.participants, key=lambda each: each.seat)
    codes = [record.session.get_code(who, "CODE")] if who else [seat.code for seat in seats]
    released = release([record], framework, later=Later(place.root).read([record]), today=place.now().date())
    answers = [*iter_feedback(released)]
    theirs = {code: [each for each in answers if code in each.people] for code in codes}
    letters = [feedback_letter(record.session, code, mine, framework) for code, mine in theirs.items() if mine]
    if not letters:
        raise EntryNotFound(word=who or session)
    return _BETWEEN.join(letters)
