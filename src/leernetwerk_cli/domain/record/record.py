"""The record of a session: one pure function of the union of all blocks, the same for any order of files."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from ...errors import CLOSING, InvalidEntry, Problem
from ..privacy.consent import Answer, allowed, is_unnamed
from .entry import Entry, to_entry
from .session import Session

TABLES = ("entry", "edit", "undo", "consent", "erased", "aside", "exported", "purged")


class Block(NamedTuple):
    """One block as it stands in a file; ``line`` is where it begins, counted from 1."""

    table: str
    fields: dict[str, Any]
    recorder: str = ""
    file: str = ""
    line: int = 0

    @property
    def order(self) -> tuple[datetime, str]:
        """Return what blocks are ordered by: their time, and their id where times are equal."""
        at = self.fields.get("at")
        usable = isinstance(at, datetime) and at.tzinfo is not None
        return (at if usable else datetime.max.replace(tzinfo=_UTC), self.fields["id"])  # type: ignore[return-value]

    def problem(self, code: str, detail: str = "") -> Problem:
        return Problem(self.file, self.line, code, detail)


_UTC = datetime.fromisoformat("2000-01-01T00:00:00+00:00").tzinfo


class Record(NamedTuple):
    """What one session holds.

    ``consent``: per entry id the audiences that may read it; None where it was not asked. ``erased``: ids and codes.
    ``answers``: the consent blocks, for who asks again. ``unnamed``: entries whose speaker wants no role beside them.
    ``purged``: what was kept when the words went. ``places``: per entry id the file and the line it stands in.
    """

    session: Session
    entries: tuple[Entry, ...]
    consent: dict[str, frozenset[str] | None]
    places: dict[str, tuple[str, int]]
    answers: tuple[Answer, ...] = ()
    erased: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    unnamed: frozenset[str] = frozenset()
    purged: tuple[dict[str, Any], ...] = ()

    def plus(self, entry: Entry) -> "Record":
        """Return the record with one more entry at its end, as it was just written."""
        return self._replace(entries=(*self.entries, entry), consent={**self.consent, entry.id: None})

    @property
    def is_closed(self) -> bool:
        """Whether something here cannot be understood, so that nothing may leave."""
        return any(problem.code in CLOSING for problem in self.problems)


def to_record(session: Session, blocks: Iterable[Block], problems: Iterable[Problem] = ()) -> Record:
    """Return the record that ``blocks``, of all files and in any order, amount to."""
    found = list(problems)
    tables = _sort(blocks, found)
    erased = frozenset(_erased(tables["erased"], found))
    undone = _undone(tables, found)
    changes: dict[str, list[Block]] = defaultdict(list)
    for block in tables["edit"]:
        if block.fields["id"] not in undone:
            changes[str(block.fields.get("entry"))].append(block)
    entries = []
    for block in tables["entry"]:
        edits = changes.pop(block.fields["id"], [])
        if block.fields["id"] in erased or _names(block, *edits) & erased:
            found.append(block.problem("erased-words"))
            continue
        if block.fields["id"] in undone:
            continue
        found += _rivals(edits)
        entry = _edited(block, edits, found)
        if entry:
            entries.append(entry)
    found += [
        edit.problem("edit-lost")
        for target, edits in changes.items()
        for edit in edits
        if target not in undone | erased and not _names(edit) & erased
    ]
    entries.sort(key=lambda entry: (entry.at, entry.id))
    answers = tuple(_answers(tables["consent"], found))
    consent = {entry.id: allowed(entry, answers) for entry in entries}
    unroled = not all(answer.role for answer in answers)
    aside = {block.fields.get("piece") for block in tables["aside"]}
    found = [problem for problem in found if not problem.mark or problem.mark not in aside]
    places = {block.fields["id"]: (block.file, block.line) for block in tables["entry"]}
    return Record(
        session=session,
        entries=tuple(entries),
        consent=consent,
        places=places,
        answers=answers,
        erased=erased,
        problems=tuple(sorted(set(found))),
        unnamed=frozenset(entry.id for entry in entries if unroled and is_unnamed(entry, answers)),
        purged=tuple(block.fields for block in tables["purged"]),
    )


def _sort(blocks: Iterable[Block], problems: list[Problem]) -> dict[str, list[Block]]:
    """Return the blocks per table, each id once: of different blocks with one id every computer takes the same."""
    same: dict[str, list[Block]] = defaultdict(list)
    for block in blocks:
        same[block.fields["id"]].append(block)
    tables: dict[str, list[Block]] = {table: [] for table in TABLES}
    for twins in same.values():
        chosen = twins[0]
        if any((twin.table, twin.fields) != (chosen.table, chosen.fields) for twin in twins):
            chosen = min(twins, key=_content)
            problems.append(chosen.problem("id-twice"))
        tables[chosen.table].append(chosen)
    for table in tables.values():
        table.sort(key=lambda block: block.order)
    return tables


def _content(block: Block) -> tuple[bool, str]:
    """Return what makes a block this block. A stone comes first: of twins the one that takes out is taken."""
    return (
        block.table != "erased",
        f"{block.table} {sorted(block.fields.items(), key=lambda pair: pair[0])!r}",
    )


def _erased(blocks: list[Block], problems: list[Problem]) -> Iterable[str]:
    for block in blocks:
        targets = [block.fields[key] for key in ("entry", "speaker") if isinstance(block.fields.get(key), str)]
        if not targets:
            problems.append(block.problem("stone-invalid"))
        yield from targets


def _undone(tables: dict[str, list[Block]], problems: list[Problem]) -> set[str]:
    """Return the ids of the entries and edits that their own recorder took back."""
    mine = {block.fields["id"]: block.recorder for block in (*tables["entry"], *tables["edit"])}
    undone = set()
    for block in tables["undo"]:
        of = block.fields.get("of")
        if isinstance(of, str) and mine.get(of) == block.recorder:
            undone.add(of)
        else:
            problems.append(block.problem("undo-invalid"))
    return undone


def _names(*blocks: Block) -> set[str]:
    """Return every code that a block, or one of its edits, names as its speaker."""
    names: set[str] = set()
    for block in blocks:
        speaker = block.fields.get("speaker", ())
        names.update([speaker] if isinstance(speaker, str) else filter(str.__instancecheck__, speaker))
    return names


def _edited(block: Block, edits: list[Block], problems: list[Problem]) -> Entry | None:
    """Return the entry with its edits applied field by field; a bad edit costs only itself."""
    fields = block.fields
    try:
        entry = to_entry(fields)
    except InvalidEntry as error:
        problems.append(block.problem("entry-invalid", str(error.data["path"])))
        return None
    for edit in edits:
        change = {key: value for key, value in edit.fields.items() if key not in ("id", "at", "entry")}
        try:
            entry = to_entry(fields | change)
            fields = fields | change
        except InvalidEntry as error:
            problems.append(edit.problem("edit-invalid", str(error.data["path"])))
    return msgspec.structs.replace(entry, recorder=block.recorder)


def _rivals(edits: list[Block]) -> Iterable[Problem]:
    """Yield a problem per field that two recorders set to different values: the later one counts."""
    first: dict[str, Block] = {}
    for edit in edits:
        for key, value in edit.fields.items():
            before = first.setdefault(key, edit)
            if key not in ("id", "at", "entry") and before.recorder != edit.recorder and before.fields[key] != value:
                yield edit.problem("edit-rival", key)


def _answers(blocks: list[Block], problems: list[Problem]) -> Iterable[Answer]:
    for block in blocks:
        try:
            yield msgspec.convert(block.fields, Answer)
        except msgspec.ValidationError:
            problems.append(block.problem("consent-invalid"))
