"""An index of what was counted of each session: a cache that can be thrown away at any moment, with numbers only.

It lies outside the sessions, in the computer's own place for such things. A session is counted again when anything of
its files differs: which they are, how long, when written, or when that was so short ago that a clock may not tell.
"""

import os
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import closing, suppress
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import msgspec

from . import platform, settings
from .entries import ENTRIES, STONES
from .facts import FILE

Numbers = dict[tuple[str, ...], int]
_SHAPE = """
CREATE TABLE IF NOT EXISTS about (what TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS name (id INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE IF NOT EXISTS folder (key BLOB PRIMARY KEY, print BLOB, session BLOB);
CREATE TABLE IF NOT EXISTS session (id BLOB PRIMARY KEY, day INTEGER, numbers BLOB, crc INTEGER);
CREATE INDEX IF NOT EXISTS of_session ON folder (session);
CREATE TABLE IF NOT EXISTS total (id INTEGER PRIMARY KEY, number INTEGER);
"""
_YOUNG = 2_000_000_000  # nanoseconds: what was written so short ago may be written again at the same time
_AT_A_TIME = 10_000  # folders that are counted before it is written down
_PATIENCE = 60.0  # seconds to wait for another process that is counting


UNREAD = ("unread",)  # what folders are counted as whose facts cannot be read


class Counted(NamedTuple):
    """What was counted of one session. ``day``: its date as a number, 0 where its facts cannot be read.

    ``is_sure``: else the disk gave no answer, and it is counted again the next time.
    """

    session: bytes
    day: int
    numbers: Numbers
    is_sure: bool = True


# Asked for groups of folders that hold one session each, and told how many folders come after these.
Count = Callable[[Sequence[tuple[str, ...]], int], Iterable[Counted]]


class Broken(Exception):  # noqa: N818
    """What stands in the index is not what was written in it."""


class Answer(NamedTuple):
    """What all sessions count together, and the folders whose facts cannot be read."""

    numbers: Numbers
    unread: tuple[str, ...]


def ask(root: Path, mark: str, count: Count, days: tuple[int, int] | None = None) -> Answer:
    """Return what the sessions in ``root`` count together, those on the ``days`` from and to; the same as a scan.

    ``mark``: of the program that counts; what another one counted is thrown away. ``count`` is asked for what changed.
    """
    for _again in range(2):
        try:
            with closing(_open(root, mark)) as base:
                _look(base, root)
                _update(base, count)
                return _answer(base, days)
        except Exception as error:  # a page that was flipped can end anywhere; a fault of our own comes again below
            if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                break
            with suppress(OSError):
                _path(root).unlink(missing_ok=True)
    base = sqlite3.connect(":memory:", isolation_level=None)  # the disk takes no index: it is counted, and not kept
    base.executescript(_SHAPE)
    _look(base, root)
    _update(base, count)
    return _answer(base, days)


def _path(root: Path) -> Path:
    name = blake2b(str(root.resolve()).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    return settings.cache_folder() / f"index-{name}.sqlite"


def _open(root: Path, mark: str) -> sqlite3.Connection:
    """Return the index of these sessions; an empty one where there is none of this program."""
    path = _path(root)
    platform.make_folder(path.parent)
    if not path.exists():
        os.close(platform.open_private(path, os.O_CREAT | os.O_WRONLY))
    base = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    base.execute("PRAGMA synchronous = NORMAL")
    if not base.execute("SELECT 1 FROM sqlite_master WHERE name = 'total'").fetchone():
        base.executescript(f"BEGIN IMMEDIATE; {_SHAPE} INSERT OR IGNORE INTO about VALUES ('mark', '{mark}'); COMMIT;")
    is_whole = base.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)  # each table beside its own indexes
    if not is_whole or base.execute("SELECT value FROM about WHERE what = 'mark'").fetchone() != (mark,):
        base.close()
        raise Broken
    return base


def _look(base: sqlite3.Connection, root: Path) -> None:
    """Note of every folder what its files are like now, on the disk: there may be very many."""
    base.execute("CREATE TEMP TABLE seen (key BLOB PRIMARY KEY, name TEXT, print BLOB)")
    base.execute("BEGIN")
    rows = ((_key(name), os.fsencode(name), print_) for name, print_ in prints(root))
    base.executemany("INSERT INTO seen VALUES (?, ?, ?)", rows)
    base.execute("COMMIT")


def _key(name: str) -> bytes:
    return blake2b(os.fsencode(name), digest_size=8).digest()


def _update(base: sqlite3.Connection, count: Count) -> None:
    """Count again what is not as it was, and let go of what is gone, so many at a time: cut off, it goes on there."""
    base.executescript("""
        CREATE TEMP TABLE todo AS
            SELECT key FROM folder WHERE key NOT IN (SELECT key FROM seen)
            UNION ALL
            SELECT seen.key FROM seen LEFT JOIN folder USING (key)
                WHERE seen.print = x'' OR folder.print IS NOT seen.print;
    """)
    (left,) = base.execute("SELECT count(*) FROM todo").fetchone()
    last = 0
    while rows := base.execute("SELECT rowid, key FROM todo WHERE rowid > ? LIMIT ?", [last, _AT_A_TIME]).fetchall():
        left -= len(rows)
        last = rows[-1][0]
        base.execute("BEGIN IMMEDIATE")  # from here on nobody else counts
        _count_some(base, [key for _rowid, key in rows], partial(_with_left, count, left))
        base.execute("COMMIT")


def _with_left(count: Count, left: int, groups: Sequence[tuple[str, ...]]) -> Iterable[Counted]:
    return count(groups, left)


def _count_some(base: sqlite3.Connection, keys: list[bytes], count: Callable[..., Iterable[Counted]]) -> None:
    names = _Names(base)
    looked = (base.execute("SELECT name, print FROM seen WHERE key = ?", [key]).fetchone() for key in keys)
    seen = {key: row for key, row in zip(keys, looked, strict=True) if row}
    groups = [(os.fsdecode(name),) for name, _print in seen.values()]
    single = dict(zip(seen, map(names.packed, count(groups)), strict=True))
    asked = [base.execute("SELECT session FROM folder WHERE key = ?", [key]).fetchone() for key in keys]
    before = {row[0] for row in asked if row}
    base.executemany("DELETE FROM folder WHERE key = ?", [(key,) for key in keys])
    folders: dict[bytes, list[bytes]] = {session: _folders_of(base, session) for session in before}
    for key, counted in single.items():
        folders.setdefault(counted.session, _folders_of(base, counted.session)).append(key)
    again = {s: keys for s, keys in folders.items() if len(keys) > 1 or (keys and keys[0] not in single)}
    joint = count([_called(base, keys) for keys in again.values()])
    new = dict(zip(again, map(names.packed, joint), strict=True))
    new |= {s: single[keys[0]] for s, keys in folders.items() if keys and s not in again}
    names.write(base)
    _write(base, before, folders.keys(), new)
    sure = {key for session, keys in folders.items() for key in keys if new[session].is_sure}
    rows = [(key, seen[key][1] if key in sure else b"", each.session) for key, each in single.items()]
    base.executemany("INSERT INTO folder VALUES (?, ?, ?)", rows)


def _folders_of(base: sqlite3.Connection, session: bytes) -> list[bytes]:
    """Return the folders that are still there of those that held this session."""
    rows = base.execute("SELECT key FROM folder JOIN seen USING (key) WHERE session = ?", [session])
    return [key for (key,) in rows]


def _called(base: sqlite3.Connection, keys: list[bytes]) -> tuple[str, ...]:
    names = (base.execute("SELECT name FROM seen WHERE key = ?", [key]).fetchone()[0] for key in keys)
    return tuple(sorted(map(os.fsdecode, names)))


class _Packed(NamedTuple):
    """What was counted of one session, as it is kept: its numbers by the ids of their names."""

    session: bytes
    day: int
    content: bytes
    is_sure: bool


class _Names:
    """The names of numbers, each with its id."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._ids = {tuple(name.split("\t")): id_ for name, id_ in base.execute("SELECT name, id FROM name")}

    def packed(self, counted: Counted) -> _Packed:
        ids = self._ids
        numbers = {ids.setdefault(name, len(ids)): number for name, number in counted.numbers.items()}
        return _Packed(counted.session, counted.day, msgspec.msgpack.encode(numbers), counted.is_sure)

    def write(self, base: sqlite3.Connection) -> None:
        rows = ((id_, "\t".join(name)) for name, id_ in self._ids.items())
        base.executemany("INSERT OR IGNORE INTO name VALUES (?, ?)", rows)


def _write(base: sqlite3.Connection, known: Set[bytes], touched: Set[bytes], new: dict[bytes, _Packed]) -> None:
    """Put what was counted of sessions in the place of what stood there, and in the totals. Raises Broken."""
    totals = Counter(_totals(base))
    for session in touched:
        row = base.execute("SELECT day, numbers, crc FROM session WHERE id = ?", [session]).fetchone()
        if session in known and not row:
            raise Broken
        totals.subtract(_unpacked(session, *row) if row else {})
    for each in new.values():
        totals.update(msgspec.msgpack.decode(each.content, type=dict[int, int]))
    base.executemany("DELETE FROM session WHERE id = ?", [(session,) for session in touched])
    rows = ((s, each.day, each.content, _crc_of(s, each.day, each.content)) for s, each in new.items())
    base.executemany("INSERT INTO session VALUES (?, ?, ?, ?)", rows)
    base.execute("DELETE FROM total")
    base.executemany("INSERT INTO total VALUES (?, ?)", [(id_, number) for id_, number in totals.items() if number])
    base.execute("INSERT OR REPLACE INTO about VALUES ('crc', ?)", [_crc(_rows(base))])


def _crc_of(session: bytes, day: int, content: bytes) -> int:
    return crc32(session + day.to_bytes(4) + content)


def _unpacked(session: bytes, day: int, content: bytes, crc: int) -> dict[int, int]:
    """Return the numbers of a session by the ids of their names. Raises Broken."""
    if _crc_of(session, day, content) != crc:
        raise Broken
    return msgspec.msgpack.decode(content, type=dict[int, int])


def _rows(base: sqlite3.Connection) -> list[tuple[str, int, int]]:
    return base.execute("SELECT name, name.id, number FROM total JOIN name USING (id) ORDER BY name.id").fetchall()


def _crc(rows: list[tuple[str, int, int]]) -> str:
    return str(crc32(repr(rows).encode()))


def _totals(base: sqlite3.Connection) -> dict[int, int]:
    """Return what all sessions count together, by the ids of their names. Raises Broken."""
    rows = _rows(base)
    crc = base.execute("SELECT value FROM about WHERE what = 'crc'").fetchone()
    if (crc or (_crc([]),)) != (_crc(rows),):
        raise Broken
    return {id_: number for _name, id_, number in rows}


def _answer(base: sqlite3.Connection, days: tuple[int, int] | None) -> Answer:
    """Return what the sessions on these days count together. Raises Broken."""
    names = {id_: tuple(name.split("\t")) for id_, name in base.execute("SELECT id, name FROM name")}
    totals = Counter({names[id_]: number for id_, number in _totals(base).items()})
    rows = base.execute("SELECT seen.name FROM seen JOIN folder USING (key) JOIN session ON session = id WHERE day = 0")
    unread = tuple(sorted(os.fsdecode(name) for (name,) in rows))
    if totals.pop(UNREAD, 0) != len(unread):
        raise Broken
    if days:
        totals.clear()
        for row in base.execute("SELECT id, day, numbers, crc FROM session WHERE day BETWEEN ? AND ?", days):
            totals.update({names[id_]: number for id_, number in _unpacked(*row).items()})
    return Answer(totals, unread)


def prints(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every folder of a session in ``root`` with what its files are like now; nothing where that may change."""
    now = time.time_ns()
    with os.scandir(root) as folders:
        for folder in folders:
            if folder.is_dir() and (print_ := _print(folder.path, now)) is not None:
                yield folder.name, print_


def _print(folder: str, now: int) -> bytes | None:
    """Return what the files of a session are like, None where there is none."""
    try:
        facts = os.stat(f"{folder}/{FILE}")
    except OSError:
        return None
    states, newest = [_state(facts)], max(facts.st_mtime_ns, facts.st_ctime_ns)
    for inside in (ENTRIES, STONES):
        try:
            with os.scandir(f"{folder}/{inside}") as files:
                for file in files:
                    state = file.stat(follow_symlinks=False)
                    newest = max(newest, state.st_mtime_ns, state.st_ctime_ns)
                    states.append(f"{inside}/{file.name},{_state(state)}")
        except FileNotFoundError:
            continue
        except OSError:
            return b""
    if newest > now - _YOUNG:
        return b""
    return blake2b("\n".join(sorted(states)).encode("utf-8", "surrogateescape"), digest_size=8).digest()


def _state(state: os.stat_result) -> str:
    return f"{state.st_size},{state.st_mode},{state.st_mtime_ns},{state.st_ctime_ns},{state.st_ino}"
