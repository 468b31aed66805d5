"""What may leave: a closed list of facts, each with only the fields that it may ever show. Nothing else is published.

No fact holds an id, a code, a reference, a free key or a tag, and none a moment finer than a month (the group: a day).
Ids of the framework (elements, roles, kinds) are in them, and texts as they were said.
"""

from datetime import date
from typing import Annotated, NamedTuple

import msgspec

from ..framework.kinds import FEEDBACK, STATES
from .audience import READERS

# What is read from elsewhere is held to these too, so that nothing behind them need doubt a value.
_MONTH = "(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])(-[0-3][0-9])?"  # 2026-11; for the group a day, 2026-11-23
Month = Annotated[str, msgspec.Meta(pattern=rf"^{_MONTH}\Z")]
AnyMonth = Annotated[str, msgspec.Meta(pattern=rf"^({_MONTH})?\Z")]  # or none
Count = Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]
StepState = Annotated[str, msgspec.Meta(pattern=rf"^({'|'.join(STATES['step'])})\Z")]
ActionState = Annotated[str, msgspec.Meta(pattern=rf"^({'|'.join(STATES['action'])}|carried)\Z")]
Outcome = Annotated[str, msgspec.Meta(pattern=rf"^({'|'.join(STATES[FEEDBACK])})\Z")]
Reader = Annotated[str, msgspec.Meta(pattern=rf"^({'|'.join(READERS)})\Z")]
Span = Annotated[str, msgspec.Meta(pattern=r"^(none|[0-9]{1,7}-[0-9]{1,7})\Z")]


class Fact(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="fact", tag=str.lower):
    """Anything that a publication tells."""


class Meeting(Fact, frozen=True):
    """A session was held there, in that month."""

    town: str
    month: Month


class Chairs(Fact, frozen=True):
    """How many chairs of a role or a side there were; a chair is one person in one session."""

    who: str
    chairs: Count
    sessions: Count
    of_sessions: Count


class Heard(Fact, frozen=True):
    """Of a side at least so much was written down, told or not, in fives rounded down."""

    side: str
    at_least: Count
    sessions: Count
    of_sessions: Count


class Turns(Fact, frozen=True):
    """How many turns were taken."""

    who: str
    turns: Count
    sessions: Count


class Words(Fact, frozen=True):
    """What somebody said. ``by``: a role, a side, ``both``, ``wij``, or nothing where it may not be told.

    ``own``: they shared something of their own. ``translated``: the language that it was said in.
    ``translations``: languages, each with what somebody made of the text in it.
    """

    text: str
    kind: str
    verbatim: bool = False
    element: str = ""
    by: str = ""
    knowledge: tuple[str, ...] = ()
    own: bool = False
    star: bool = False
    language: str = ""
    translated: str = ""
    translations: tuple[tuple[str, str], ...] = ()
    month: AnyMonth = ""


class Scale(Fact, frozen=True):
    """How many marks of each of the numbers ``lowest`` and on were given, by whom."""

    element: str
    who: str
    lowest: Count
    marks: tuple[Count, ...]
    sessions: Count


class Promise(Fact, frozen=True):
    """In so many sessions this rung was promised."""

    rung: str
    sessions: Count


class AgainstPromise(Fact, frozen=True, tag="against-promise"):
    """How many marks on the ladder were lower than, as and higher than promised in their session."""

    who: str
    lower: Count
    as_promised: Count
    higher: Count
    sessions: Count


class InWords(Fact, frozen=True, tag="in-words"):
    """Marks were given at these sides, by too few to tell how many."""

    element: str
    sides: tuple[str, ...]


class RestsOn(Fact, frozen=True, tag="rests-on"):
    """In how many of the sessions and towns something was said about it that is told here."""

    what: str
    sessions: Count
    of_sessions: Count
    towns: Count
    of_towns: Count


class Step(Fact, frozen=True):
    """The state of a process step in a town; ``again``: it had been further."""

    town: str
    step: str
    month: Month
    state: StepState
    again: bool = False


class Action(Fact, frozen=True):
    """What people will do. ``owner``: a seat, for the group alone. ``late``: months that it is overdue."""

    text: str
    state: ActionState
    element: str = ""
    due: AnyMonth = ""
    late: Count = 0
    has_owner: bool = False
    owner: str = ""
    reports: bool = False


class Feedback(Fact, frozen=True):
    """What became of something that was put forward; for the group alone. ``answer``: in words, where there are any."""

    text: str
    kind: str
    state: Outcome
    element: str = ""
    answer: str = ""


class Owed(Fact, frozen=True):
    """Of so many things that were put forward and are told here, how many still wait for an answer."""

    put_forward: Count
    waiting: Count


class Drawn(Fact, frozen=True, tag="insight"):
    """A sentence that was drawn up from what was said: all that carries it is told here, ``carriers`` in number.

    ``against``: how much of what speaks against it is told here; what stays behind is counted once, over all.
    """

    text: str
    element: str
    carriers: Count
    against: Count = 0


class Expectation(Fact, frozen=True):
    """What people hope to see, for whom, by which signs, and when they look back.

    ``start`` and ``now``: what was counted of it, first and last, and ``measured`` when the last time was. ``seen``,
    ``unexpected``, ``decision``: in words, when they looked back; for the group alone.
    """

    text: str
    whom: str = ""
    signs: tuple[str, ...] = ()
    look_back: AnyMonth = ""
    start: float | None = None
    now: float | None = None
    measured: AnyMonth = ""
    seen: str = ""
    unexpected: str = ""
    decision: str = ""


class Against(Fact, frozen=True):
    """How much of what speaks against stays behind: ``none``, or a span of numbers."""

    stays_behind: Span


class Withheld(Fact, frozen=True):
    """Why something is not told: ``few-people`` or ``no-batch``; named once, without a number."""

    reason: str


Number = Meeting | Chairs | Turns | Scale | Promise | AgainstPromise | InWords | Step | Withheld


class Beside(Fact, frozen=True):
    """A place or period that is laid beside others: only its numbers and steps; told from ``chairs`` chairs on."""

    id: str
    title: str
    chairs: Count
    facts: tuple[Number, ...]


AnyFact = (
    Meeting
    | Chairs
    | Heard
    | Turns
    | Words
    | Scale
    | Promise
    | AgainstPromise
    | InWords
    | RestsOn
    | Step
    | Action
    | Feedback
    | Owed
    | Drawn
    | Expectation
    | Against
    | Withheld
    | Beside
)


class Publication(msgspec.Struct, frozen=True):
    """What ``audience`` may have, of ``place`` (a session's title, a town, or the network's), made on that day.

    ``chairs``: from how many on a number is told. ``told_by``: whose publications were put together in this one.
    """

    audience: Reader
    place: str
    made: date
    facts: tuple[AnyFact, ...]
    chairs: Count = 0
    format_version: Count = 1
    told_by: tuple[str, ...] = ()


class Noted(NamedTuple):
    """What the ledger keeps, per session: the entries whose words are told, and the batches that it is in."""

    texts: dict[str, tuple[str, ...]]
    batches: dict[str, tuple[str, ...]]


class Published(NamedTuple):
    """What leaves, and what the ledger keeps of it."""

    publication: Publication
    noted: Noted


def shown(fact: AnyFact) -> tuple[int, bytes]:
    """Return what facts are sorted by: what they show, so that their order tells nothing."""
    return _ORDER.index(type(fact)), msgspec.json.encode(fact)


_ORDER = AnyFact.__args__
