"""The record of a session: one pure function of the union of all blocks, the same for any order of files."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from ..problems import CLOSING, Problem
from .blocks import AsideBlock, Block, ConsentBlock, EntryBlock, ErasedBlock, ExportedBlock, PurgedBlock
from .codes import GROUP, Codes
from .entry import Entry
from .erasure import Gone, find_gone
from .room import in_the_room, newcomers
from .session import Session
from .union import Story, Union, problem_of


class Record(NamedTuple):
    """What one session holds.

    ``stories``: per entry id what happened to it, also of those that were taken back and are not in ``entries``.
    ``answers``: what people said about who may read their words, with ``taken_back``, the ids of those taken back.
    ``purged``: what was kept when the words went.
    """

    session: Session
    entries: tuple[Entry, ...]
    stories: Mapping[str, Story]
    answers: tuple[ConsentBlock, ...] = ()
    taken_back: frozenset[str] = frozenset()
    gone: Gone = Gone()
    exported: tuple[ExportedBlock, ...] = ()
    purged: tuple[PurgedBlock, ...] = ()
    problems: tuple[Problem, ...] = ()

    def plus(self, entry: Entry) -> "Record":
        """Return the record with one more entry at its end, as it was just written."""
        return self._replace(entries=(*self.entries, entry))

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
    gone = find_gone(union.of(ErasedBlock), union.stories, union.of(Block))
    empty = [stone for stone in union.of(ErasedBlock) if not (stone.entry or stone.speaker)]
    found += [problem_of(stone, "stone-invalid") for stone in empty]
    found += [problem_of(block, "erased-words") for block in union.of(Block) if gone.concerns(block)]
    found += [problem_of(edit, "edit-lost") for edit in union.lost if not gone.concerns(edit)]
    stories = {each.block.id: each for each in union.stories if each.block.id not in gone.entries}
    standing = (each.entry for each in stories.values() if not each.is_undone)
    entries = tuple(sorted(standing, key=lambda entry: (entry.at, entry.id)))
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
        exported=tuple(union.of(ExportedBlock)),
        purged=tuple(union.of(PurgedBlock)),
        problems=tuple(sorted({problem for problem in found if not problem.mark or problem.mark not in aside})),
    )


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
