"""The record of a session: one pure function of the union of all blocks, the same for any order of files."""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from ...errors import InvalidEntry
from ..framework.kinds import TWICE
from ..problems import CLOSING, Problem
from .blocks import (
    AsideBlock,
    Block,
    ConsentBlock,
    EditBlock,
    EntryBlock,
    ErasedBlock,
    ExportedBlock,
    PurgedBlock,
)
from .codes import GROUP, Codes
from .entry import Entry, changed
from .erasure import Gone, find_gone
from .room import EVENTS, away_after, in_the_room, newcomers
from .session import Session
from .twins import fold
from .union import Story, Union, problem_of


class Record(NamedTuple):
    """What one session holds.

    ``stories``: per entry id what happened to it, also of those that were taken back and are not in ``entries``.
    ``twins``: per entry the other wordings of it, which are not in ``entries`` either: it counts once.
    ``answers``: what people said about who may read their words, with ``taken_back``, the ids of those taken back.
    ``purged``: what was kept when the words went. ``stages``: what happened with the parts of the run sheet, and
    ``heard``, of whom something was said, and ``away``, who left: from ``entries``, for who asks at every key.
    """

    session: Session
    entries: tuple[Entry, ...]
    stories: dict[str, Story]
    answers: tuple[ConsentBlock, ...] = ()
    taken_back: frozenset[str] = frozenset()
    gone: Gone = Gone()
    twins: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    exported: tuple[ExportedBlock, ...] = ()
    purged: tuple[PurgedBlock, ...] = ()
    problems: tuple[Problem, ...] = ()
    stages: tuple[Entry, ...] = ()
    heard: frozenset[str] = frozenset()
    away: frozenset[str] = frozenset()

    @property
    def is_closed(self) -> bool:
        """Whether something here cannot be understood, so that nothing may leave."""
        return any(problem.code in CLOSING for problem in self.problems)


def to_record(session: Session, blocks: Iterable[Block], problems: Iterable[Problem] = ()) -> Record:
    """Return the record that ``blocks``, of all files and in any order, amount to."""
    found = list(problems)
    blocks = list(blocks)
    late = newcomers(block.entry for block in blocks if isinstance(block, EntryBlock))
    union = Union(blocks, Codes([*session.participants, *late]), found)
    gone = find_gone(union.of(ErasedBlock), union.stories, union)
    empty = [stone for stone in union.of(ErasedBlock) if not (stone.entry or stone.speaker)]
    found += [problem_of(stone, "stone-invalid") for stone in empty]
    if gone != Gone():
        found += [problem_of(block, "erased-words") for block in union if gone.concerns(block)]
    lost = [edit for edit in union.lost if not gone.concerns(edit) and not gone.refuses(edit)]
    found += [problem_of(edit, "edit-lost") for edit in lost]
    stories = {each.block.id: each for each in union.stories if each.block.id not in gone.entries}
    standing = (each.entry for each in stories.values() if not each.is_undone)
    entries, twins = fold(sorted(standing, key=attrgetter("at", "id")))
    session = in_the_room(session, entries, gone.codes)
    aside = {block.piece for block in union.of(AsideBlock)}
    answers = _answers(union, gone, session, found)
    return Record(
        session=session,
        entries=entries,
        stories=stories,
        answers=tuple(answers),
        taken_back=union.undone & {answer.id for answer in answers},
        gone=gone,
        twins=twins,
        exported=tuple(union.of(ExportedBlock)),
        purged=tuple(union.of(PurgedBlock)),
        problems=tuple(sorted({problem for problem in found if not problem.mark or problem.mark not in aside})),
        stages=tuple(entry for entry in entries if entry.kind == "stage"),
        heard=frozenset(code for entry in entries if entry.is_said for code in entry.speaker),
        away=reduce(away_after, entries, frozenset()),
    )


def with_added(record: Record, blocks: Iterable[Block]) -> Record | None:
    """Return the record with ``blocks`` that were written after all others; None where all must be read again.

    So that a line of the walk costs the same however much was said before. ``record`` itself is used up: the stories
    are not copied.
    """
    codes = Codes(record.session.participants)
    for block in blocks:
        if isinstance(block, EntryBlock):
            added = _with_entry(record, block, codes)
        elif isinstance(block, EditBlock):
            added = _with_edit(record, block)
        elif isinstance(block, ConsentBlock):
            added = _with_answer(record, block, codes)
        else:
            added = None
        if added is None or record.gone.concerns(block):
            return None
        record = added
    return record


def _with_answer(record: Record, answer: ConsentBlock, codes: Codes) -> Record | None:
    is_last = not record.answers or record.answers[-1].order < answer.order
    if not is_last or answer.entry not in record.stories or not codes.knows([answer.speaker]):
        return None
    return record._replace(answers=(*record.answers, answer))


def _with_entry(record: Record, block: EntryBlock, codes: Codes) -> Record | None:
    entry = block.entry
    last = record.entries[-1] if record.entries else entry
    known = (
        entry.kind not in (*EVENTS, TWICE)
        and not (record.twins and entry.about)
        and codes.knows(entry.speaker)
        and not entry.owner
    )
    if not known or block.id in record.stories or (entry.at, entry.id) < (last.at, last.id):
        return None
    record.stories[block.id] = Story(block, (), entry, frozenset(entry.speaker), False, (entry.text,))
    return record._replace(
        entries=(*record.entries, entry),
        stages=(*record.stages, entry) if entry.kind == "stage" else record.stages,
        heard=record.heard | {*entry.speaker} if entry.is_said else record.heard,
        away=away_after(record.away, entry),
    )


def _with_edit(record: Record, edit: EditBlock) -> Record | None:
    """Return the record with one more change of an entry of which the speaker stays who it was."""
    story = record.stories.get(edit.entry)
    if not story or story.is_undone or record.twins or {"speaker", "owner", "kind", "at"} & edit.changes.keys():
        return None
    before = story.edits[-1:]
    if any(edit.order <= each.order or edit.origin.recorder != each.origin.recorder for each in before):
        return None
    try:
        entry = changed(story.entry, edit.changes)
    except InvalidEntry:
        return None
    place = len(record.entries) - 1 - record.entries[::-1].index(story.entry)
    texts = tuple(dict.fromkeys((*story.texts, entry.text)))
    record.stories[edit.entry] = story._replace(entry=entry, edits=(*story.edits, edit), texts=texts)
    return record._replace(entries=(*record.entries[:place], entry, *record.entries[place + 1 :]))


def _answers(union: Union, gone: Gone, session: Session, found: list[Problem]) -> list[ConsentBlock]:
    """Return the answers that count. A no that nobody can place counts for more, never for nothing.

    One about an entry that is not here is about all that its speaker said; one of nobody in the room closes the gate.
    """
    here = {each.block.id for each in union.stories} | gone.entries
    people = {GROUP, *(person.code for person in session.participants), *gone.codes}
    people.update(*(each.named for each in union.stories))
    answers = []
    for answer in union.of(ConsentBlock):
        if gone.concerns(answer):
            continue
        if answer.entry and answer.entry not in here and not answer.allows:
            found.append(problem_of(answer, "answer-lost"))
            answer = msgspec.structs.replace(answer, entry="")
        if not answer.entry and not answer.allows and answer.speaker not in people:
            found.append(problem_of(answer, "answer-of-nobody")._replace(mark=answer.id))
        answers.append(answer)
    return answers
