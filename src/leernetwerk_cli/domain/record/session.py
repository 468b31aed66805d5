"""The facts of a session, and who is in the room."""

from datetime import date, datetime, time
from typing import Annotated

import msgspec

from .codes import Codes

Day = date  # in a class that has a field of that name


class Participant(msgspec.Struct, frozen=True, omit_defaults=True):
    """Someone in the room: a code, a seat number and a role, never a name.

    ``written``: may be written down; the evening tells (``room.in_the_room``), never the file.
    """

    code: str
    seat: int
    role: str
    written: bool = True


class Session(msgspec.Struct, frozen=True, omit_defaults=True, rename={"follows": "from"}):
    """The facts of one session. ``follows`` is the id of the session that this one carries on.

    ``start`` and ``minutes``: when it begins and how long it may take; ``until``: when it must end, the evening tells.
    ``screen`` is ``seen`` when the room sees the facilitator's screen, ``own`` when it does not; the evening tells.
    ``keep_until`` is the day until which the words are kept as they were said. ``basis`` is the legal basis of the
    session itself, which a yes to the use of someone's words is not. ``management_agreed``: that what is said goes into
    no case file. ``secret`` is drawn when the session is made, and is told nowhere.
    """

    id: str
    title: str
    date: date
    method: str
    language: str = "nl"
    municipality: str = ""
    participants: tuple[Participant, ...] = ()
    facilitator: str = ""
    promised: str = ""
    subject: str = ""
    follows: str = ""
    screen: str = ""
    start: time | None = None
    minutes: Annotated[int, msgspec.Meta(ge=0, le=1440)] = 0
    until: datetime | None = None
    keep_until: Day | None = None
    basis: str = ""
    management_agreed: bool = False
    slug: str = ""
    secret: str = ""

    @property
    def key(self) -> str:
        """What the codes on paper follow from."""
        return self.secret or self.id

    def find_participant(self, code: str) -> Participant | None:
        return next((person for person in self.participants if person.code == code), None)

    def has(self, word: str) -> bool:
        """Return whether ``word`` means somebody here."""
        return self.find_participant(Codes(self.participants).read(word)) is not None

    def get_code(self, word: str, what: str) -> str:
        """Return the code that ``word`` means: a code in any spelling, a seat, the group. Raises UnknownWord."""
        return Codes(self.participants).get(word, what)
