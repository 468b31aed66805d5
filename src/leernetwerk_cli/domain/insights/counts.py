"""What is counted: per element, per voice, and the summary that holds it all. Everything in it is plain facts."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from ..framework.framework import Element, Framework, Insight
from ..privacy.audience import KEYBOARD
from ..privacy.publication import Action as ToldAction
from ..privacy.publication import Drawn, Expectation, Feedback, Meeting, Owed, Step, Words

NOWHERE = ""  # where what has no label is counted


class Said(Words, frozen=True, kw_only=True, tag="said"):
    """One thing that was said; ``id`` and ``session`` for the keyboard alone.

    ``moved``: it was set in motion by something that somebody shared.
    """

    id: str = ""
    session: str = ""
    moved: bool = False


class Action(ToldAction, frozen=True, kw_only=True, tag="doing"):
    """What people will do; ``id``, ``code``, ``session``, ``town`` and ``title`` for the keyboard alone."""

    id: str = ""
    code: str = ""
    session: str = ""
    town: str = ""
    title: str = ""

    @property
    def is_carried(self) -> bool:
        return self.state == "carried"

    @property
    def is_tried(self) -> bool:
        """Whether people are at it, or have done it."""
        return self.state in ("open", "done")

    @property
    def is_open(self) -> bool:
        return self.state == "open"


class Answered(Feedback, frozen=True, kw_only=True, tag="answered"):
    """What became of what somebody put forward; for the keyboard with where, whose it is, and how long they wait.

    ``waits``: the days since it was said, None where nothing is owed any more.
    """

    id: str = ""
    code: str = ""
    session: str = ""
    people: tuple[str, ...] = ()
    waits: int | None = None


class DrawnUp(Drawn, frozen=True, kw_only=True, tag="drawn"):
    """A sentence drawn up from what was said; for the keyboard with where it is and on what it rests.

    ``alone``: ``experience`` or ``role`` where one person, or one role, alone carries it. ``missing``: how many
    carriers are gone, were taken back, or were never there.
    """

    id: str = ""
    code: str = ""
    session: str = ""
    alone: str = ""
    missing: int = 0


class Rests(NamedTuple):
    """In how many sessions and towns something was said about an element, of how many."""

    sessions: int = 0
    of_sessions: int = 0
    towns: int = 0
    of_towns: int = 0


class Tally(msgspec.Struct):
    """What one element, or an insight itself, rests on. ``versus``: per role its marks against what was promised.

    ``scores``: per role how often each mark was given in the last round of each session, ``before`` in those before it.
    ``entries``: how much was said. ``sides``: the sides of the table that it was heard from. ``people``: None where it
    may not be told how many they were.
    """

    said: list[Said] = msgspec.field(default_factory=list)
    hopes: list[Expectation] = msgspec.field(default_factory=list)
    entries: int = 0
    sides: set[str] = msgspec.field(default_factory=set)
    people: int | None = None
    rests: Rests = Rests()
    roles: Counter[str] = msgspec.field(default_factory=Counter)
    knowledge: Counter[str] = msgspec.field(default_factory=Counter)
    kinds: Counter[str] = msgspec.field(default_factory=Counter)
    scores: dict[str, Counter[int]] = msgspec.field(default_factory=lambda: defaultdict(Counter))
    before: dict[str, Counter[int]] = msgspec.field(default_factory=lambda: defaultdict(Counter))
    versus: dict[str, Counter[str]] = msgspec.field(default_factory=lambda: defaultdict(Counter))
    moments: list[Step] = msgspec.field(default_factory=list)

    def of_kind(self, *kinds: str) -> list[Said]:
        return [said for said in self.said if said.kind in kinds]


class Voice(msgspec.Struct):
    """Of one role (or side) or kind of knowledge: seats, things written down, their words, turns taken.

    None: that is not told.
    """

    present: int | None = None
    entries: int | None = None
    words: int | None = None
    turns: int | None = None


class Summary(msgspec.Struct):
    """Everything that a summary tells. ``tallies``: per element, per insight what is still to be labelled, and what
    has no label at all.

    ``place``: what it is of. ``chairs``: from how many on a number is told. ``silent``, ``by_choice``: how many people
    nothing was written of, and who wants that so; None where it is not told. ``sharing``: where someone shared
    something of their own. ``stays_behind``: roughly how much speaks against and is not told; None where all is.
    ``twice``: how many things look said twice, of one session. ``told_by``: whose handovers were put together.
    ``owed``: how much waits for an answer. ``groups``: the same of each of the groups that are laid side by side.
    """

    audience: str
    framework: Framework
    tallies: dict[str, Tally]
    by_role: dict[str, Voice]
    by_knowledge: dict[str, Voice]
    place: str = ""
    chairs: int = 0
    meetings: list[Meeting] = msgspec.field(default_factory=list)
    actions: list[Action] = msgspec.field(default_factory=list)
    feedback: list[Answered] = msgspec.field(default_factory=list)
    owed: Owed | None = None
    drawn: list[DrawnUp] = msgspec.field(default_factory=list)
    promised: Counter[str] = msgspec.field(default_factory=Counter)
    unheard: list[str] = msgspec.field(default_factory=list)
    silent: int | None = None
    by_choice: int | None = None
    entries: int = 0
    sharing: Tally = msgspec.field(default_factory=Tally)
    stays_behind: str | None = None
    twice: int = 0
    told_by: tuple[str, ...] = ()
    groups: "list[Group]" = msgspec.field(default_factory=list)

    @property
    def is_told(self) -> bool:
        """Whether it is made of what is told to others, so that there may be more."""
        return self.audience != KEYBOARD

    @property
    def unlabelled(self) -> int:
        return self.tallies[NOWHERE].entries

    def set_in_motion(self, insight: Insight) -> list[Said]:
        """Return the learning points that sharing set in motion: at ``insight``, or about something that was shared."""
        places = {insight.id, *(element.id for element in insight.element)}
        learned = [said for tally in self.tallies.values() for said in tally.of_kind("learning")]
        return [said for said in learned if said.element in places or said.moved]

    def elements(self, insight: Insight) -> Iterable[tuple[Element, Tally]]:
        return ((element, self.tallies[element.id]) for element in insight.element)


class Group(msgspec.Struct, frozen=True):
    """The summary of one of the groups that are told apart."""

    id: str
    title: str
    summary: Summary


def empty(audience: str, framework: Framework, least: int | None = None) -> Summary:
    """Return a summary in which nothing is counted yet; ``least``: what a voice has before it is counted."""
    return Summary(
        audience=audience,
        framework=framework,
        tallies={id_: Tally() for id_ in (NOWHERE, *(term.id for term in (*framework.insight, *framework.elements)))},
        by_role={each.id: Voice(least, least, least, least) for each in (*framework.group, *framework.role)},
        by_knowledge={each.id: Voice(least, least, least, least) for each in framework.knowledge},
    )
