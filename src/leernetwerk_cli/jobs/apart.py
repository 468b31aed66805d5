"""Take apart again what was joined: each thing goes back to the session that it was recorded in, with its codes."""

from contextlib import ExitStack
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from ..domain.framework.kinds import TWICE
from ..domain.record.blocks import Block, ConsentBlock, EditBlock, EntryBlock, ErasedBlock, ExportedBlock, UndoBlock
from ..domain.record.codes import Codes, is_code
from ..errors import Ambiguous, InvalidData, Locked, NotRead, SessionNotFound, WrongValue
from ..i18n import _
from ..store import blocks, joined, platform, sessions
from ..store.entries import ENTRIES, iter_files
from ..store.facts import FILE, find_id, without, write_facts
from .join import Joining, people, take
from .workplace import Workplace

_PATIENCE = 5.0  # seconds to wait for somebody who writes


class Parting(NamedTuple):
    """What goes from the session in ``folders`` back to one of its own: ``away`` are the ids of its blocks."""

    folders: list[Path]
    kept: joined.Kept
    joining: Joining
    away: frozenset[str]

    @property
    def entries(self) -> int:
        """How many entries go."""
        return len(self.away & self.joining.other.stories.keys())


def plan(place: Workplace, session: str, other: str) -> Parting:
    """Return what would go back to ``other``: all that came with it, and what was said of that since.

    Raises SessionNotFound where it was never joined here, Ambiguous, InvalidData where something cannot be read, and
    WrongValue where words of it are now of somebody who was not there.
    """
    here = sessions.find_folder(place.root, session)
    folders = sessions.copies(here)
    kept = _find(folders, Path(other).name)
    found, record = sessions.read_blocks(folders), sessions.read_record(here)
    if found.problems:
        raise InvalidData(where=here.name)
    away = _away(found.blocks, set(kept.ids))
    codes = {code: there for there, code in kept.who.items()}
    goes = set(away)
    for block in found.blocks:
        named = {code for code in map(Codes(record.session.participants).read, people(block)) if is_code(code)}
        if block.id in away and (odd := named - codes.keys()):
            raise WrongValue(what=block.id[-4:], word="+".join(sorted(odd)), expected="+".join(sorted(codes)))
        if named <= codes.keys() and _is_both(block, away):
            goes.add(block.id)
    target = _free(place.root / kept.name, kept.id)
    return Parting(folders, kept, Joining(record, record, target, here, codes, goes.__contains__), away)


def _find(folders: list[Path], word: str) -> joined.Kept:
    """Return what was kept of the one session that ``word`` means: its name, a part of it, or its id."""
    all_ = {each.id: each for folder in folders for each in joined.iter_kept(folder)}
    found = [each for each in all_.values() if word in (each.name, each.id)]
    found = found or [each for each in all_.values() if word.lower() in each.name.lower()]
    if len(found) > 1:
        raise Ambiguous(word=word, choices=", ".join(each.id for each in found))
    if not found:
        raise SessionNotFound(word=word)
    return found[0]


def _free(folder: Path, id_: str) -> Path:
    """Return the folder, or one beside it where another session has that name now."""
    named = (folder.with_name(folder.name + end) for end in chain([""], (f"-{number}" for number in count(2))))
    return next(each for each in named if not each.exists() or find_id(each) == id_)


def _away(every: list[Block], ids: set[str]) -> frozenset[str]:
    """Return the ids of what came, and of what was said of it since; that two things are one is said of both."""
    while more := {block.id for block in every if block.id not in ids and _target(block) in ids}:
        ids |= more
    return frozenset(ids)


def _target(block: Block) -> str:
    if isinstance(block, EntryBlock):
        return "" if block.entry.kind == TWICE else block.entry.about
    if isinstance(block, EditBlock | ConsentBlock):
        return block.entry
    return block.of if isinstance(block, UndoBlock) else ""


def _is_both(block: Block, away: frozenset[str]) -> bool:
    """Return whether a block holds for both: who is gone, what someone said of all their words, what left."""
    if isinstance(block, ErasedBlock):
        return not block.entry or block.entry in away
    if isinstance(block, ConsentBlock):
        return not block.entry
    return isinstance(block, ExportedBlock) and not away.isdisjoint(block.entries)


def part(place: Workplace, parting: Parting) -> None:
    """Write the session of its own, and take what is in it out of the other one.

    What was said of it after it was planned goes along too. Raises Locked while somebody writes for long, NotRead where
    not all of it arrived, and as ``plan`` does; then nothing goes.
    """
    with ExitStack() as locks:
        for folder in parting.folders:
            if not locks.enter_context(platform.locked(folder / ".lock", _PATIENCE)):
                raise Locked(where=folder.name)
        parting = plan(place, str(parting.folders[0]), parting.kept.id)  # as it is now: somebody may have said no since
        kept, target = parting.kept, parting.joining.here
        if not (target / FILE).is_file():
            platform.make_folder(target / ENTRIES)
            platform.write_whole(target / "method.toml", kept.method.encode())
            gone = parting.joining.other.gone.codes
            write_facts(target, without(kept.facts, {there for there, code in kept.who.items() if code in gone}))
        for folder in parting.folders:
            take(parting.joining, folder)
            inside = [each for each in joined.iter_kept(folder) if parting.away.issuperset(each.ids)]
            joined.carry((each for each in inside if each.id != kept.id), target, parting.joining.codes)
        arrived = {block.id for block in sessions.read_blocks(sessions.copies(target)).blocks}
        if not arrived >= parting.away & _ids(parting.folders):
            raise NotRead(where=target.name, reason=_("not all of it arrived"))
        for folder in parting.folders:
            _take_out(folder, parting.away)
            for each in joined.iter_kept(folder):
                if parting.away.issuperset(each.ids):
                    joined.path_of(folder, each).unlink(missing_ok=True)


def _ids(folders: list[Path]) -> frozenset[str]:
    return frozenset(block.id for block in sessions.read_blocks(folders).blocks)


def _take_out(folder: Path, away: frozenset[str]) -> None:
    """Rewrite each file without what went."""
    for path in iter_files(folder / ENTRIES, []):
        before = platform.read(path)
        pieces = blocks.to_pieces(before, path.name)
        after = b"".join(each.content for each in pieces if not (each.block and each.block.id in away))
        if after != before:
            platform.write_whole(path, after)
