"""Why words stay behind, and who might be recognised all the same: for the keyboard only, before something leaves."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ...errors import N_
from ..record.entry import Entry
from ..record.record import Record
from ..record.session import Session
from .audience import AUDIENCE, KEYBOARD
from .consent import Answers
from .disclosure_control import FLOOR
from .release import is_for_others, may_read, people_of

NOT_ASKED = N_("not asked yet")
NO = N_("the answer was no")
NOT_FOR_THEM = N_("the yes is for other readers")
NOBODY_KNOWN = N_("nobody knows whose words they are")
NOT_PLACED = N_("not for the own municipality: told without a place, as soon as three towns have such words")


class Alone(NamedTuple):
    """A role with so few people in one session that role, place and date together may be a name."""

    session: Session
    role: str
    people: int


def why(entry: Entry, consent: frozenset[str] | None, audience: str) -> str:
    """Return why ``audience`` does not get the words of ``entry`` in their place, or nothing where it does."""
    if audience == KEYBOARD or not entry.is_said or not entry.text:
        return ""
    if may_read(entry, consent, audience):
        return NOT_PLACED if AUDIENCE[audience].roams and is_for_others(entry, consent) else ""
    if people_of(entry) == ("?",) and consent is None:
        return NOBODY_KNOWN
    if consent is None:
        return NOT_ASKED
    return NOT_FOR_THEM if consent else NO


def count_reasons(records: Iterable[Record], audience: str) -> Counter[str]:
    """Return how many texts stay behind for each reason."""
    reasons: Counter[str] = Counter()
    for record in records:
        answers = Answers(record)
        reasons.update(why(entry, answers.allowed(entry), audience) for entry in record.entries)
    del reasons[""]
    return reasons


def find_alone(records: Iterable[Record], audience: str) -> list[Alone]:
    """Return the roles of fewer than three people, per session, for readers who were not in the room."""
    if audience == KEYBOARD or not AUDIENCE[audience].is_outside:
        return []
    found = []
    for record in records:
        roles = Counter(person.role for person in record.session.participants)
        codes = {person.code: person.role for person in record.session.participants}
        facilitator = codes.get(record.session.facilitator)
        found += [
            Alone(record.session, role, number)
            for role, number in roles.items()
            if number < FLOOR and role != facilitator
        ]
    return found
