"""Merge what two note-takers wrote down of one thing: shown side by side, decided by a person, and counted once."""

from pathlib import Path
from typing import Any, NamedTuple

from ..dialogue import interrupts
from ..dialogue.merge import merge as ask_which
from ..domain.framework.kinds import TWICE
from ..domain.record.alike import proposals
from ..domain.record.entry import Entry
from ..domain.record.record import Record
from ..domain.record.twins import are_one, can_be_twice
from ..errors import EntryNotFound, WrongValue
from ..store import package, sessions
from .finding import choose
from .run import asker_for
from .scribe import Scribe, put_one
from .workplace import Workplace


class Proposed(NamedTuple):
    """A session, and what in it seems to be one thing: the wordings of each, the one that says most first."""

    record: Record
    groups: list[tuple[Entry, ...]]


def find_proposals(place: Workplace, session: str) -> Proposed:
    """Return what seems to be written down twice in one session."""
    record = sessions.read_record(sessions.find_folder(place.root, session))
    return Proposed(record, proposals(record.entries))


def merge(place: Workplace, session: str, answers: Path | None) -> None:
    """Show everything that seems to be written down twice and ask which wording stands; each answer is safe at once."""
    found = find_proposals(place, session)
    scribe = Scribe(place, sessions.find_folder(place.root, session))

    def decide(stands: Entry, others: list[Entry], state: str) -> None:
        scribe.put(_fields(stands, others, state))

    with interrupts.heard():
        asker = asker_for(place, [], answers, lambda _text: None)
        ask_which(found.groups, package.read_framework(), asker, decide)
    scribe.close()


def decide(place: Workplace, session: str, codes: str, state: str) -> str:
    """Note that the entries called ``codes`` are of one thing (``same``; the first stands) or not; return its id.

    What was said before is not said again: then nothing is returned. Raises EntryNotFound, Ambiguous, and WrongValue
    for less than two or for what cannot be one thing: words of other people, marks, an action that is done and one
    that is not.
    """
    record = sessions.read_record(sessions.find_folder(place.root, session))
    named = [code.strip() for code in codes.split(",") if code.strip()]
    if len(named) < 2:
        raise WrongValue(what=f"--{state}", word=codes[:20], expected="1a2b,3c4d")
    if state == "same" and _is_done(record, named):
        return ""
    stands, *others = (choose(code, list(record.entries)) for code in named)
    if state == "same" and not (all(map(can_be_twice, (stands, *others))) and are_one([stands, *others])):
        raise WrongValue(what="--same", word=codes[:20], expected="1a2b,3c4d")
    fields = _fields(stands, others, state)
    if any(_is_said(entry, fields) for entry in record.entries):
        return ""
    return put_one(place, record.session.slug, fields).id


def _fields(stands: Entry, others: list[Entry], state: str) -> dict[str, Any]:
    return {"kind": TWICE, "state": state, "about": stands.id, "carried": [entry.id for entry in others]}


def _is_said(entry: Entry, fields: dict[str, Any]) -> bool:
    return (
        entry.kind == TWICE
        and entry.state == fields["state"]
        and entry.about == fields["about"]
        and ({*entry.carried} >= {*fields["carried"]})
    )


def _is_done(record: Record, codes: list[str]) -> bool:
    """Return whether these are one thing already, in the wording that is named first."""
    try:
        stands = choose(codes[0], list(record.entries))
        twins = [record.stories[id_].entry for id_ in record.twins.get(stands.id, ())]
        return bool(twins) and all(choose(code, twins) for code in codes[1:])
    except EntryNotFound:
        return False
