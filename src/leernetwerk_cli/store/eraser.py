"""Erasing: first a stone that stays, then every file rewritten without the words."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import NotWritten
from . import blocks, platform

PENDING = ".erasing"


class Gone(NamedTuple):
    """What is erased: ids of entries, and codes of people."""

    entries: frozenset[str]
    codes: frozenset[str]


def erase(folder: Path, entries: Iterable[str], codes: Iterable[str], at: datetime) -> None:
    """Take ``entries`` and all that ``codes`` said out of the session in ``folder``, for good.

    A stone per target is written and synced first, so that a kill halfway is finished by the next writing command.
    Raises NotWritten.
    """
    inside = folder / "entries"
    try:
        with platform.locked(folder / ".lock", patience=10.0):
            platform.make_folder(inside)
            platform.write_whole(inside / PENDING, b"")
            for key, targets in (("entry", entries), ("speaker", codes)):
                for target in targets:
                    stone = blocks.to_bytes("erased", {key: target, "at": at, "id": f"erased-{target}"})
                    platform.write_whole(inside / f"erased-{target}.toml", stone)
            _rewrite(folder)
    except OSError as error:
        raise NotWritten(where=folder.name, reason=error.strerror or type(error).__name__) from error


def is_cut(folder: Path) -> bool:
    """Return whether an erasure in this folder was cut off."""
    return (folder / "entries" / PENDING).exists()


def finish(folder: Path) -> None:
    """Finish an erasure that was cut off; the caller holds the session's lock."""
    if is_cut(folder):
        _rewrite(folder)


def stones(folder: Path) -> Gone:
    """Return what the names of the stones say is erased; a name counts even if what stands in the file is torn."""
    targets = {path.stem.removeprefix("erased-") for path in (folder / "entries").glob("erased-*.toml")}
    return Gone(frozenset(targets), frozenset(targets))


def _rewrite(folder: Path) -> None:
    """Rewrite every file: first the damaged pieces, while the words to look for still stand in whole blocks."""
    gone = stones(folder)
    files = [path for path in sorted((folder / "entries").glob("*.toml")) if not path.name.startswith("erased-")]
    words = tuple(word for path in files for word in _words(path.read_bytes(), gone))
    for path in files:
        _replace(path, without_damage(path.read_bytes(), gone, words))
    for path in files:
        _replace(path, without_blocks(path.read_bytes(), gone))
    for draft in (folder / "drafts").glob("*"):
        draft.unlink()
    for left in (folder / "entries").glob(".*.new"):
        left.unlink()
    (folder / "entries" / PENDING).unlink(missing_ok=True)
    platform.sync_folder(folder / "entries")


def _replace(path: Path, content: bytes) -> None:
    if content != path.read_bytes():
        platform.write_whole(path, content)


def _words(data: bytes, gone: Gone) -> Iterator[str]:
    """Yield every text that the blocks which are gone still hold."""
    for piece in blocks.pieces(data):
        fields = blocks.whole_block(piece)
        if fields and concerns(fields, gone):
            yield from (word for word in (fields.get("text", ""), *fields.get("signs", ())) if word)


def without_damage(data: bytes, gone: Gone, words: tuple[str, ...]) -> bytes:
    """Return the bytes of a file without the damaged pieces that name what is gone or hold its words."""
    marks = [f'"{target}"'.encode() for target in gone.entries] + [blocks.text_of(word).encode() for word in words]
    return b"".join(
        piece
        for piece in blocks.pieces(data)
        if blocks.whole_block(piece) is not None or not any(mark in piece for mark in marks)
    )


def without_blocks(data: bytes, gone: Gone) -> bytes:
    """Return the bytes of a file without the blocks that are gone; everything else stays as it stands, to the byte."""
    kept = []
    for piece in blocks.pieces(data):
        fields = blocks.whole_block(piece)
        kept.append(blocks.behind_block(piece) if fields and concerns(fields, gone) else piece)
    return b"".join(kept)


def concerns(fields: dict[str, Any], gone: Gone) -> bool:
    """Return whether a block is erased: it is what is gone, changes it, answers about it, or names its speaker."""
    speaker = fields.get("speaker", ())
    names = {speaker} if isinstance(speaker, str) else set(speaker)
    return bool(gone.entries & {fields.get("id"), fields.get("entry"), fields.get("of")} or gone.codes & names)
