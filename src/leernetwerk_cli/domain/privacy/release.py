"""Who may read what: the one gate. Reports are built from what it returns and from nothing else."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec

from ...errors import GateClosed
from ..framework.framework import Framework
from ..record.blocks import PurgedBlock
from ..record.codes import GROUP
from ..record.entry import Entry
from ..record.record import Record
from ..record.session import Session
from .audience import KEYBOARD
from .consent import Answers

FEWEST = 3  # people of a role in one session: with fewer of them words are not shown as that role's
FEW = {"municipality": 5, "network": 10, "public": 10}  # people: a number about fewer is not told apart

_OF_THE_GROUP = ("question", "action", "agreement", "expectation", "step", "value")
_NEVER = datetime.max.replace(tzinfo=UTC)  # the time of what may not be told when
TOWNS = 3  # towns: fewer than this would give away which one


class ReleasedEntry(NamedTuple):
    """One entry as an audience may have it.

    ``role``: whose role may stand beside the words, empty where it may not. ``counted``: the role, or the group of
    roles, as which it counts. ``scores``: its marks by who they count for. ``sides``: the sides of the table that it
    came from. ``people``: numbers to count by, within the session. ``words``: how many there are. ``withheld``: it
    counts, but its words stay here. ``consent``: for the keyboard only. ``placed``: whether it may be told where and
    when it was said. ``checked``: whether its speakers heard it and said yes, or nobody in particular said it.
    """

    entry: Entry
    scores: dict[str, tuple[int, ...]]
    role: str = ""
    counted: str = ""
    sides: tuple[str, ...] = ()
    words: int = 0
    people: tuple[int, ...] = ()
    withheld: bool = False
    consent: frozenset[str] | None = None
    placed: bool = True
    checked: bool = True


class ReleasedSession(NamedTuple):
    """One session. ``present``: seats per role (or group of roles); ``silent``: how many of whom nothing is in it.

    ``unheard``: their codes, for those who were in the room. Who facilitates need not be heard.
    ``purged``: the lines that stayed when the words were taken out, for those who were in the room.
    """

    session: Session
    entries: tuple[ReleasedEntry, ...]
    present: dict[str, int]
    silent: int
    unheard: tuple[str, ...] = ()
    by_choice: int = 0
    purged: tuple[PurgedBlock, ...] = ()


class Released(NamedTuple):
    """What ``audience`` may have of some sessions: the only thing that a report is built from.

    ``apart``: words that may be read but not placed, in no order of time. In their own session they are not there, not
    even as a number: it could be laid beside them.
    """

    audience: str
    sessions: tuple[ReleasedSession, ...]
    apart: tuple[ReleasedEntry, ...] = ()

    @property
    def entries(self) -> Iterable[tuple[Session, ReleasedEntry]]:
        return ((each.session, released) for each in self.sessions for released in each.entries)


def release(records: Iterable[Record], audience: str, framework: Framework, checked: bool = False) -> Released:
    """Return what ``audience`` may have of ``records``. Raises GateClosed where a file cannot be understood.

    Consent decides about words with a speaker. What nobody in particular said (a question, an action, what ``wij``
    learned) is the group's. Notes, and quotes, learnings, dissent and obstacles without a speaker, never leave.
    ``checked``: no words but those that all their speakers heard and said yes to.
    """
    records = list(records)
    if audience != KEYBOARD:
        for record in records:
            if record.is_closed:
                raise GateClosed(where=record.session.slug)
    if audience in FEW:  # a session in which nobody said anything makes nobody less alone
        records = [record for record in records if any(entry.is_said for entry in record.entries)]
    about = [record.session for record in records]
    counted = _told(about, framework, FEW.get(audience, 0))
    towns = len({framework.town(name) for name in {session.municipality for session in about}} - {""})
    rules = _Rules(audience, framework, counted, _sides(about, framework), audience == "network" and towns >= TOWNS)
    apart: list[ReleasedEntry] = []
    sessions = tuple(_session(record, rules, apart) for record in records)
    if checked:
        sessions = tuple(each._replace(entries=tuple(map(_if_checked, each.entries))) for each in sessions)
    return Released(audience, sessions, tuple(sorted(apart, key=lambda item: item.entry.text)))


class _Rules(NamedTuple):
    """What holds for all sessions together: as what each role counts, its side, whether words may be told apart."""

    audience: str
    framework: Framework
    counted: dict[str, str]
    sides: dict[str, str]
    may_roam: bool

    @property
    def is_wide(self) -> bool:
        return self.audience in FEW


def _session(record: Record, rules: _Rules, apart: list[ReleasedEntry]) -> ReleasedSession:
    session, answers = record.session, Answers(record)
    shown = _shown(session, rules.framework, rules.counted) if rules.is_wide else rules.counted
    numbers = {code: number for number, code in enumerate(_codes(record))}
    released: list[ReleasedEntry] = []
    heard: set[str] = set()
    for entry in record.entries:
        if rules.audience != KEYBOARD and entry.kind in ("leads", "silence", "screen"):
            continue
        consent = answers.allowed(entry)
        if rules.is_wide and is_roaming(entry, consent):
            apart += [_nowhere(entry)] if rules.may_roam else []
            continue
        heard.update(entry.speaker if entry.is_said else ())
        if rules.audience == KEYBOARD or entry.kind != "note":
            named = {} if rules.is_wide and answers.is_unnamed(entry) else shown
            released.append(_item(entry, consent, rules, named, numbers))
    asked = [person for person in session.participants if person.written and person.code != session.facilitator]
    unheard = tuple(person.code for person in asked if person.code not in heard)
    present = Counter(rules.counted[person.role] for person in session.participants if person.role in rules.counted)
    return ReleasedSession(
        session=msgspec.structs.replace(session, participants=(), facilitator="") if rules.is_wide else session,
        entries=tuple(released),
        present=present,
        silent=len(unheard),
        unheard=() if rules.is_wide else unheard,
        by_choice=sum(not person.written for person in session.participants),
        purged=() if rules.is_wide else record.purged,
    )


def _item(
    entry: Entry, consent: frozenset[str] | None, rules: _Rules, shown: dict[str, str], numbers: dict[str, int]
) -> ReleasedEntry:
    """Return one entry as the audience may have it. ``shown``: the role beside its words; ``numbers``: per code."""
    role = _role(entry, rules.framework)
    item = ReleasedEntry(
        entry=entry,
        role=shown.get(role, ""),
        counted=rules.counted.get(role, ""),
        scores=_scores(entry, rules.counted),
        sides=tuple(sorted({rules.sides[each] for each in (role, *entry.scores) if each in rules.sides})),
        words=len(entry.text.split()),
        people=tuple(numbers[code] for code in entry.speaker if code != GROUP),
        consent=consent if rules.audience == KEYBOARD else None,
        checked=bool(consent) or not (entry.is_said and people_of(entry)),
    )
    if rules.audience != KEYBOARD:
        item = _held_back(item, consent, rules.audience)
    return item._replace(entry=_without_codes(item.entry)) if rules.is_wide else item


def _codes(record: Record) -> list[str]:
    return list(dict.fromkeys(code for entry in record.entries for code in entry.speaker))


def _nowhere(entry: Entry) -> ReleasedEntry:
    """Return the words of ``entry`` without when, where and by whom they were said."""
    words = Entry(entry.id, _NEVER, entry.kind, entry.text, entry.verbatim, entry.element)
    return ReleasedEntry(msgspec.structs.replace(words, star=entry.star, translated=entry.translated), {}, placed=False)


def _held_back(item: ReleasedEntry, consent: frozenset[str] | None, audience: str) -> ReleasedEntry:
    """Return ``item``, without its words where ``audience`` may not read them."""
    entry = item.entry
    if not entry.is_said:
        return item
    elsewhere = audience in FEW and is_for_others(entry, consent)
    return item if may_read(entry, consent, audience) and not elsewhere else _bare(item)


def _if_checked(item: ReleasedEntry) -> ReleasedEntry:
    return item if item.checked else _bare(item)


def _bare(item: ReleasedEntry) -> ReleasedEntry:
    """Return ``item`` without its words: it only counts."""
    empty = {"text": "", "verbatim": False, "star": False, "signs": (), "tags": (), "ref": "", "extra": {}}
    return item._replace(entry=msgspec.structs.replace(item.entry, **empty), role="", withheld=True)


def _without_codes(entry: Entry) -> Entry:
    """Return ``entry`` without any code; its marks are in the item, by who they count for."""
    return msgspec.structs.replace(entry, speaker=(), owner="", recorder="", ref="", question="", extra={}, scores={})


def _scores(entry: Entry, counted: dict[str, str]) -> dict[str, tuple[int, ...]]:
    scores: dict[str, tuple[int, ...]] = {}
    for role, marks in entry.scores.items():
        if told := counted.get(role):
            scores[told] = tuple(sorted((*scores.get(told, ()), *marks)))
    return scores


def may_read(entry: Entry, consent: frozenset[str] | None, audience: str) -> bool:
    """Return whether ``audience`` may have the words of ``entry``, apart from how many towns are told together."""
    if entry.kind == "note":
        return False
    if consent is not None:
        return audience in consent
    if audience != "group" or people_of(entry):
        return False
    return entry.kind in _OF_THE_GROUP or entry.kind == "learning"


def is_for_others(entry: Entry, consent: frozenset[str] | None) -> bool:
    """Return whether someone's words are for the network and not for their own municipality."""
    if not (entry.is_said and people_of(entry) and consent):
        return False
    return "network" in consent and "municipality" not in consent


def is_roaming(entry: Entry, consent: frozenset[str] | None) -> bool:
    """Return whether ``entry`` is told without a place, so that neither of the two learns where it was said.

    The states of steps and scores are for everyone and tell a place by themselves: those stay, without their words.
    """
    return is_for_others(entry, consent) and not ((entry.state and entry.kind == "step") or entry.scores)


def people_of(entry: Entry) -> tuple[str, ...]:
    """Return who must have agreed. A quote, dissent or obstacle is always someone's, also where nobody knows whose."""
    if entry.kind in _OF_THE_GROUP or (entry.kind == "learning" and entry.speaker):
        return tuple(code for code in entry.speaker if code != GROUP)
    return entry.speaker or ("?",)


def _role(entry: Entry, framework: Framework) -> str:
    """Return the id of the role of whoever said it; nothing for the group, for nobody or for several roles."""
    roles = {role.id for code in entry.speaker if code != GROUP and (role := framework.find_role(code))}
    return roles.pop() if len(roles) == 1 else ""


def _told(sessions: list[Session], framework: Framework, few: int) -> dict[str, str]:
    """Return per role what it counts as: itself, or its group where a role of that group has fewer than ``few`` people.

    The sides of the table are told both or not at all: one alone would be half a table.
    """
    people = Counter(person.role for session in sessions for person in session.participants)
    told: dict[str, str] = {}
    missing = False
    for group in framework.group:
        roles = [role.id for role in framework.role if role.group == group.id]
        sizes = [people[role] for role in roles if people[role]]
        if few and not group.side:
            continue
        if not few or (sizes and min(sizes) >= few):
            told |= {role: role for role in roles}
        elif sum(sizes) >= few:
            told |= dict.fromkeys(roles, group.id)
        elif sizes:
            missing = True
    return {} if missing else told


def _sides(sessions: list[Session], framework: Framework) -> dict[str, str]:
    """Return, per role or group, its side of the table, where enough people sat to say that something was heard."""
    people = Counter(
        group.id
        for session in sessions
        for person in session.participants
        if (group := framework.find_group(person.role))
    )
    heard = [group.id for group in framework.group if group.side and people[group.id] >= FEWEST]
    of_roles = {role.id: role.group for role in framework.role if role.group in heard}
    return of_roles | {id_: id_ for id_ in heard}


def _shown(session: Session, framework: Framework, counted: dict[str, str]) -> dict[str, str]:
    """Return per role what may stand beside words: the role where it counts as itself and enough were in the room.

    Else its side of the table, where enough people sat at that side.
    """
    people = Counter(person.role for person in session.participants)
    shown = {}
    for role in framework.role:
        if counted.get(role.id) == role.id and people[role.id] >= FEWEST:
            shown[role.id] = role.id
        elif sum(people[each.id] for each in framework.role if each.group == role.group) >= FEWEST:
            shown[role.id] = role.group
    return shown
