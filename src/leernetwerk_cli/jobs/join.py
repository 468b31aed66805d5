"""Take what was recorded of the same evening in another session into this one: with the codes that people have here."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from ..domain.privacy.consent import fingerprint
from ..domain.record.blocks import Block, ConsentBlock, EditBlock, EntryBlock, ErasedBlock
from ..domain.record.codes import Codes, is_code
from ..domain.record.erasure import Gone
from ..domain.record.record import Record
from ..errors import InvalidData, Locked, MissingOption, NotRead, UnsafeFolder, WrongValue
from ..i18n import _
from ..store import blocks, eraser, platform, sessions
from ..store.entries import ENTRIES, STONES, iter_files
from ..store.facts import FILE, change_facts, read_facts
from ..store.joined import JOINED, Kept, carry, iter_kept, keep
from .bring import add
from .workplace import Workplace

_PATIENCE = 5.0  # seconds to wait for somebody who writes in the other session


class Joining(NamedTuple):
    """What would be taken from the session ``other`` in ``source`` into ``record``; ``codes``: who is who here.

    ``takes``: whether the block with this id goes along. Turns that were counted here too are the same ones, and stay.
    """

    record: Record
    other: Record
    here: Path
    source: Path
    codes: Mapping[str, str]
    takes: Callable[[str], bool]

    @property
    def new(self) -> int:
        """How many entries are not here yet."""
        return len(self.other.stories.keys() - self.record.stories.keys())

    def here_of(self, words: Iterable[str]) -> list[str]:
        """Return the codes of here of these people of there.

        Raises MissingOption for somebody of whom that was not said: nobody is taken for who has their code here.
        """
        reader = Codes(self.other.session.participants)
        several = [(reader.read(word), word) for word in words]
        if unsaid := sorted({code for code, _word in several if is_code(code) and code not in self.codes}):
            raise MissingOption(option="--who " + ",".join(f"{code}=…" for code in unsaid))
        return [self.codes.get(code, word) for code, word in several]

    def here_of_all(self, several: str) -> str:
        """Return the same of codes that stand together, as in E1+U2."""
        return "+".join(self.here_of(several.split("+")))

    @property
    def is_inside(self) -> bool:
        """Whether the other session stands beside this one, and goes once all of it is here: else it counts twice."""
        return self.source.parent.resolve() == self.here.parent.resolve()


def plan(place: Workplace, session: str, other: Path | str, who: str) -> Joining:
    """Return what would be taken. ``who``: the code here of each who is in ``other``, as in ``E1=E1,E2=E4``.

    Raises InvalidData where something in ``other`` cannot be read, or waits for a decision; UnsafeFolder for the same
    session; MissingOption where it is not said who somebody is; WrongValue for who is not here, or has another role.
    """
    here, source = sessions.find_folder(place.root, session), sessions.find_folder(place.root, str(other))
    record, theirs = sessions.read_record(here), sessions.read_record(source)
    if record.session.id == theirs.session.id or source.is_symlink():
        raise UnsafeFolder(where=source.name)
    if sessions.read_blocks(sessions.copies(source)).problems or any(
        story.entry.doubt for story in theirs.stories.values()
    ):
        raise InvalidData(where=source.name)
    return Joining(record, theirs, here, source, _who(record, theirs, source, who), _takes(record, theirs))


def _who(record: Record, other: Record, source: Path, who: str) -> dict[str, str]:
    """Return which code each code of ``other`` is here; two people do not become one, nor one of another role."""
    reader = Codes(other.session.participants)
    pairs = [pair.partition("=") for pair in who.split(",") if pair.strip()]
    codes = {reader.read(theirs.strip()): Codes(record.session.participants).read(ours) for theirs, _is, ours in pairs}
    if missing := sorted({*_named(other, source)} - codes.keys()):
        raise MissingOption(option="--who " + ",".join(f"{code}=…" for code in missing))
    for theirs, ours in codes.items():
        before, now = other.session.find_participant(theirs), record.session.find_participant(ours)
        is_gone = is_code(ours) and (theirs in other.gone.codes or ours in record.gone.codes)
        is_one = now is not None and before is not None and now.role == before.role
        if not (is_gone or is_one) or [*codes.values()].count(ours) > 1:
            raise WrongValue(what="--who", word=f"{theirs}={ours}"[:20], expected="E1=E1,E2=E4")
    return codes


def _named(record: Record, source: Path) -> Iterator[str]:
    """Yield every code that a block of the session names."""
    reader = Codes(record.session.participants)
    for block in sessions.read_blocks(sessions.copies(source)).blocks:
        for word in people(block):
            if is_code(code := reader.read(word)):
                yield code


def people(block: Block) -> Iterator[str]:
    if isinstance(block, EntryBlock):
        yield from (*block.entry.speaker, *block.entry.owner.split("+"))
    elif isinstance(block, EditBlock):
        yield from (*block.changes.get("speaker", ()), *str(block.changes.get("owner", "")).split("+"))
    elif isinstance(block, ConsentBlock | ErasedBlock):
        yield block.speaker


def join(place: Workplace, joining: Joining) -> None:
    """Add every file of the other session here, with the codes of here; what a stone of either names is erased.

    One that stands beside this session goes after that. Raises Locked while somebody writes in it all the time, and
    NotRead where not all of it arrived; then nothing goes.
    """
    with platform.locked(joining.source / ".lock", _PATIENCE) as got:
        if not got:
            raise Locked(where=joining.source.name)
        keep(joining.here, _to_keep(joining))
        for folder in sessions.copies(joining.source):
            take(joining, folder)
            carry(iter_kept(folder), joining.here, joining.codes)
        arrived = {block.id for block in sessions.read_blocks(sessions.copies(joining.here)).blocks}
        if not arrived.issuperset(id_ for id_ in joining.other.stories if joining.takes(id_)):
            raise NotRead(where=joining.source.name, reason=_("not all of it arrived"))
        if eraser.read_gone(joining.here) != Gone():
            eraser.erase(sessions.copies(joining.here), [], [], place.now().replace(microsecond=0))
        if joining.is_inside:
            _carry_on(place, joining)
            for folder in sessions.copies(joining.source):
                _take_away(folder)


def _to_keep(joining: Joining) -> Kept:
    """Return what is needed to take them apart again."""
    blocks_ = sessions.read_blocks(sessions.copies(joining.source)).blocks
    ids = {block.id for block in blocks_ if joining.takes(block.id)}
    method = platform.read(joining.source / "method.toml").decode("utf-8-sig")
    facts = read_facts(joining.source)
    return Kept(joining.source.name, facts, method, dict(joining.codes), tuple(sorted(ids)))


def take(joining: Joining, folder: Path) -> None:
    """Add what stands in one folder of the other session, with the codes of here; all of it can be, or nothing is.

    Raises MissingOption for somebody of whom it was not said who they are here.
    """
    ready = []
    for path in iter_files(folder / ENTRIES, []):
        ready.append((joining.here / ENTRIES / path.name, _content(joining, path)))
    for path in iter_files(folder / STONES, []):
        stone = joining.here / STONES / f"{joining.codes.get(path.stem, path.stem)}.toml"
        ready.append((stone, b"" if stone.exists() else _content(joining, path)))
    for target, content in ready:
        if content:
            add(target, content)


def _content(joining: Joining, path: Path) -> bytes:
    return b"".join(_renamed(joining, piece) for piece in blocks.to_pieces(platform.read(path), path.name))


def _renamed(joining: Joining, piece: blocks.Piece) -> bytes:
    """Return a piece with the codes of here."""
    if piece.block is None:
        return piece.content
    if not joining.takes(piece.block.id):
        return b""
    changes = {key: value for key, value in _changes(joining, piece.block).items() if value}
    return blocks.with_fields(piece, changes) if changes else piece.content


def _changes(joining: Joining, block: Block) -> dict[str, Any]:
    """Return who or whose a block names, with the codes of here."""
    if isinstance(block, EntryBlock):
        return {"speaker": joining.here_of(block.entry.speaker), "owner": joining.here_of_all(block.entry.owner)}
    if isinstance(block, EditBlock):
        changes = {"speaker": joining.here_of(block.changes.get("speaker", ()))}
        return changes | {"owner": joining.here_of_all(str(block.changes.get("owner", "")))}
    if isinstance(block, ConsentBlock):
        return {"speaker": joining.here_of_all(block.speaker), "read": _read(joining, block)}
    return {"speaker": joining.here_of_all(block.speaker)} if isinstance(block, ErasedBlock) else {}


def _read(joining: Joining, block: ConsentBlock) -> str:
    """Return what was agreed to: a yes to the words as they stand stays one, for only the code is another."""
    story = joining.other.stories.get(block.entry)
    if not story or block.read != fingerprint(story.entry):
        return block.read
    speaker = tuple(joining.here_of(story.entry.speaker))
    return fingerprint(msgspec.structs.replace(story.entry, speaker=speaker))


def _takes(record: Record, other: Record) -> Callable[[str], bool]:
    """Return which blocks of the other session go along: no turns where turns were counted here too."""
    is_counted = any(entry.kind == "turn" for entry in record.entries)
    turns = {id_ for id_, story in other.stories.items() if story.entry.kind == "turn"} if is_counted else set()
    return lambda id_: id_ not in turns


def _carry_on(place: Workplace, joining: Joining) -> None:
    """Let the sessions that carried on the other one carry on this one."""
    was, now = joining.other.session.id, joining.record.session.id
    for group in sessions.group(place.root):
        if group.session and group.session.follows == was:
            for folder in group.folders:
                change_facts(folder, lambda facts: {**facts, "from": now})


def _take_away(folder: Path) -> None:
    """Take away the files of a session that is held elsewhere; the facts last, so that what is left can be found."""
    words = [path for inside in (ENTRIES, STONES, JOINED) for path in iter_files(folder / inside, [])]
    for path in (*words, folder / "method.toml", folder / FILE):
        path.unlink(missing_ok=True)
        platform.sync_folder(path.parent)
    for inside in (folder / ENTRIES, folder / STONES, folder / JOINED, folder):
        with suppress(OSError):  # something else stands there, and stays
            (folder / ".lock").unlink(missing_ok=True)
            inside.rmdir()
