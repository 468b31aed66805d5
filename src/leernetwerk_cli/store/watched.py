"""The record of a session that is read again and again while people write: only what was added is parsed."""

from pathlib import Path
from typing import NamedTuple

from ..domain.record.blocks import Block, Origin
from ..domain.record.record import Record, with_added
from . import blocks, platform, sessions
from .entries import State, state_of, to_state
from .facts import FILE

_LOOKED_AT = 4096  # bytes: a file that grew must still hold, there, what it ended with


class _Seen(NamedTuple):
    """A file as it was read: its state, how it ended, and who recorded how many lines in it."""

    state: State
    end: bytes
    origin: Origin


class Watched:
    """The session in ``folder``, with its copies of about the same name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._around: list[State] = []
        self._copies: list[Path] = []
        self._seen: dict[str, _Seen] = {}
        self._record: Record | None = None

    def read(self) -> Record:
        """Return the record as it is now."""
        try:
            around = [to_state(path.stat()) for path in (self._folder.parent, self._folder / FILE)]
        except OSError:
            return sessions.read_near_record(self._folder)  # which says what is wrong
        if around != self._around:
            self._around, self._copies, self._record = around, sessions.near_copies(self._folder), None
        state = {name: each for copy in self._copies for name, each in state_of(copy).items()}
        changed = [name for name, each in state.items() if name not in self._seen or self._seen[name].state != each]
        if self._record and (changed or len(state) != len(self._seen)):
            added = self._added(changed, state) if len(state) == len(self._seen) else None
            self._record = None if added is None else with_added(self._record, added)
        if not self._record:
            self._seen = {name: _see(Path(name), each) for name, each in state.items()}
            self._record = sessions.read_near_record(self._folder)
        return self._record

    def _added(self, changed: list[str], state: dict[str, State]) -> list[Block] | None:
        """Return what was added at the ends of files that only grew; None where anything else happened."""
        found: list[Block] = []
        for name in changed:
            seen = self._seen.get(name)
            content = _tail(Path(name), seen, state[name]) if seen else None
            if not seen or content is None:
                return None
            more, problems = blocks.from_bytes(content, seen.origin.file, after=seen.origin)
            if problems:
                return None
            found += more
            lines = seen.origin.line + content.count(b"\n")
            origin = Origin(seen.origin.recorder, seen.origin.file, lines)
            self._seen[name] = _Seen(state[name], (seen.end + content)[-_LOOKED_AT:], origin)
        return found


def _see(path: Path, state: State) -> _Seen:
    content = platform.read(path)[: state[1]]
    file = f"{path.parent.parent.name}/{path.parent.name}/{path.name}"
    origin = Origin(blocks.recorder_of(content), file, content.count(b"\n"))
    return _Seen(state, content[-_LOOKED_AT:], origin)


def _tail(path: Path, seen: _Seen, now: State) -> bytes | None:
    """Return what a file grew by, or None where it is another one, or not what it was."""
    (inode, before, _written), end = seen.state, seen.end
    if inode != now[0] or now[1] <= before or not end.endswith(b"\n"):
        return None
    with path.open("rb") as file:
        file.seek(before - len(end))
        content = file.read(now[1] - before + len(end))
    return content[len(end) :] if content.startswith(end) else None
