"""Erasing: first a stone that stays, then every file of the session rewritten without the words."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..domain.problems import Problem
from ..domain.record.blocks import Block, ConsentBlock, EditBlock, EntryBlock, ErasedBlock
from ..domain.record.codes import Codes, is_code
from ..domain.record.erasure import Gone, find_gone
from ..domain.record.union import Union
from ..errors import ErasedCode, ErasedEntry, Failure, InvalidData, Locked, NotWritten
from . import blocks, conflicts, drafts, platform
from .blocks import Piece
from .entries import ENTRIES, STONES, iter_files, read_entries, read_stones
from .facts import FILE, read_facts, read_people, without, write_facts

if TYPE_CHECKING:
    from .remains import Remains

_UNFINISHED = ".erasing"
_PATIENCE = 10.0  # seconds to wait for whoever is writing


Takes = Callable[[Problem], bool]


class Left(NamedTuple):
    """What an erasure had to leave: ``pieces`` of which nobody can say whose they are, and ``paths`` in the way."""

    pieces: tuple[Problem, ...] = ()
    paths: tuple[str, ...] = ()


def erase(
    folders: list[Path], entries: Iterable[str], codes: Iterable[str], at: datetime, takes: Takes = lambda _piece: False
) -> Left:
    """Take ``entries`` and all that ``codes`` said out of a session, in its folder and in every copy of it.

    A stone per target is written and synced first, so that a kill halfway is finished by the next writing command.
    ``takes``: whether a damaged piece that could be anyone's goes too. Raises Locked while somebody else writes for
    long, and NotWritten.
    """
    targets = [*entries, *codes]
    with ExitStack() as locks:
        for folder in folders:
            if not locks.enter_context(platform.locked(folder / ".lock", _PATIENCE)):
                raise Locked(where=folder.name)
        for folder in folders:
            mark_unfinished(folder)
            conflicts.part(folder)
            for target in targets:
                _lay_stone(folder, target, at)
        return _take_out(folders, takes)


def finish(folder: Path) -> None:
    """Finish an erasure that was cut off; the caller holds the lock. What is in the way stays, ``check`` names it."""
    if is_unfinished(folder):
        _take_out([folder], lambda _piece: False)


def mark_unfinished(folder: Path) -> None:
    """Let the next writing command take out what the stones name."""
    platform.write_whole(folder / _UNFINISHED, b"")


def is_unfinished(folder: Path) -> bool:
    """Return whether an erasure in this folder was cut off."""
    return (folder / _UNFINISHED).exists()


class Searched(NamedTuple):
    """What is gone from a session, its blocks, and its codes."""

    gone: Gone
    union: Union
    codes: Codes


def find(folders: Iterable[Path], more: Iterable[Block] = ()) -> Searched:
    """Return what is gone from the session in ``folders``, with ``more`` blocks that are in no file."""
    folders = list(folders)
    codes = Codes(person for folder in folders for person in read_people(folder))
    union = Union([*more, *(block for folder in folders for block in read_entries(folder).blocks)], codes, [])
    return Searched(find_gone(union.of(ErasedBlock), union.stories, union), union, codes)


def read_gone(folder: Path) -> Gone:
    """Return what the stones name, without what follows from it for the entries of a person; quick."""
    return find_gone(read_stones(folder, []), (), ())


def refusal(gone: Gone, block: Block) -> Failure | None:
    """Return why ``block`` may not be written, in codes and the end of an id; None where it may."""
    if not gone.refuses(block):
        return None
    target = block.entry if isinstance(block, EditBlock | ConsentBlock) else block.id
    if target in gone.stones:
        return ErasedEntry(word=target[-4:])
    if isinstance(block, EntryBlock):
        return ErasedCode(word="+".join(block.entry.speaker) or block.entry.owner)
    return ErasedCode(word=block.speaker if isinstance(block, ConsentBlock) else target[-4:])


def _lay_stone(folder: Path, target: str, at: datetime) -> None:
    path = folder / STONES / f"{target}.toml"
    if path.is_file():
        return
    key = "speaker" if is_code(target) else "entry"
    platform.make_folder(path.parent)
    platform.write_whole(path, blocks.to_item("erased", {key: target, "at": at, "id": f"erased-{target}"}).content)


def _take_out(folders: list[Path], takes: Takes) -> Left:
    """Rewrite every file: first without damaged pieces, while the blocks that they are the beginning of still stand."""
    from .remains import Remains  # its patterns are for this only, and whoever records asks this module who is gone

    gone, union, codes = find(folders)
    for twin in sorted(gone.twins):
        for folder in folders:
            _lay_stone(folder, twin, max(stone.at for stone in union.of(ErasedBlock)))
    files = [path for folder in folders for path in iter_files(folder / ENTRIES, [])]
    whole = [piece for path in files for piece in blocks.to_pieces(platform.read(path))]
    remains = Remains(gone, codes, {story.block.id for story in union.stories}, whole)
    left: list[Problem] = []
    paths: list[str] = []
    for path in files:
        paths += _rewrite(path, lambda piece: _without_damage(piece, remains, takes, left))
    for path in files:
        paths += _rewrite(path, lambda piece: _without_words(piece, gone, codes))
    for folder in folders:
        paths += _rewrite_facts(folder, gone.codes)
        paths += drafts.clear(folder, gone.codes, _texts(union, gone))
        if not paths:
            with platform.writing(folder):
                (folder / _UNFINISHED).unlink(missing_ok=True)
                platform.sync_folder(folder)
    return Left(tuple(left), tuple(dict.fromkeys(paths)))


def _texts(union: Union, gone: Gone) -> set[str]:
    """Return every text, of any version, of what is gone."""
    edits = [edit.changes for edit in union.of(EditBlock) if gone.concerns(edit)]
    changed = {text for each in edits for text in (each.get("text", ""), *each.get("translations", {}).values())}
    said = (block.entry for block in union.of(EntryBlock) if gone.concerns(block))
    return changed | {text for entry in said for text in (entry.text, *entry.translations.values())}


def _rewrite(path: Path, keep: Callable[[Piece], bytes]) -> list[str]:
    """Write the file again with what ``keep`` leaves of each piece; return its name where that could not be done."""
    before = platform.read(path)
    after = b"".join(map(keep, blocks.to_pieces(before, f"{path.parent.parent.name}/{ENTRIES}/{path.name}")))
    try:
        if after != before:
            platform.write_whole(path, after)
        path.with_name(f".{path.name}.new").unlink(missing_ok=True)
    except (NotWritten, OSError):
        return [path.name]
    return []


def _rewrite_facts(folder: Path, codes: frozenset[str]) -> list[str]:
    """Take those who are gone off the list of participants; return the file's name where that could not be done."""
    try:
        before = read_facts(folder)
        if (after := without(before, codes)) != before:
            write_facts(folder, after)
    except (InvalidData, NotWritten):
        return [FILE] if codes else []
    return []


def _without_damage(piece: Piece, remains: "Remains", takes: Takes, left: list[Problem]) -> bytes:
    """Return what stays of a piece: all of it where it is sound, else nothing where it is of what is erased."""
    if not piece.problems:
        return piece.content
    (problem,) = piece.problems[:1]
    damaged = piece.behind if piece.block else piece.content
    are_gone = remains.are_gone(damaged)
    if are_gone is None:
        are_gone = takes(problem)
        left += [] if are_gone else [problem]
    return piece.content.removesuffix(damaged) if are_gone else piece.content


def _without_words(piece: Piece, gone: Gone, codes: Codes) -> bytes:
    """Return what stays of a piece, to the byte: nothing of a block that is erased, and no owner who is."""
    block = piece.block
    if block is None:
        return piece.content
    if gone.concerns(block):
        left = gone.left_of(block) if isinstance(block, EditBlock) else {}
        if left and isinstance(block, EditBlock):
            return blocks.with_fields(piece, dict.fromkeys(block.changes.keys() - left.keys()))
        return piece.behind if piece.behind.strip() else b""
    owner = block.entry.owner if isinstance(block, EntryBlock) else ""
    if isinstance(block, EditBlock):
        owner = str(block.changes.get("owner", ""))
    others = codes.without(owner, gone.codes)
    return blocks.with_fields(piece, {"owner": others}) if len(others) < len(owner) else piece.content
