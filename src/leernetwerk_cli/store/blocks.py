"""The form of an entries file: bytes to blocks, and a block to bytes."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from ..domain.problems import Problem
from ..domain.record.blocks import TYPES, Block, Origin, to_block
from ..errors import N_, InvalidBlock, InvalidEntry
from . import toml

SCHEMA = 1
_BOM = b"\xef\xbb\xbf"
_HEADER = re.compile(rb"(?m)^[ \t]*\[\[")
_ID = re.compile(rb"""(?m)^[ \t]*(?:id|"id"|'id')[ \t]*=[^\r\n]*(?:\r?\n)?""")
_OUR_END = re.compile(rb'\nid = "[^\n]*\n*(?:(?=\n\[\[)|\Z)')
_NAME = re.compile(rb"""\s*\[\[\s*["']?([A-Za-z]*)""")
# A damaged piece of these is worse than a damaged sentence: nobody can say what it would have taken away.
_WORSE = {"consent": "consent-invalid", "erased": "stone-invalid", "undo": "undo-damaged"}
_WRONG = {"entry": "entry-invalid", "edit": "edit-invalid", **_WORSE}
_FIRST = ("speaker", "entry")  # whose or what it is stands first of all: a torn block still says it
_LONGEST_BARE_KEY = 60


Wanted = re.Pattern[bytes] | None


class Piece(NamedTuple):
    """A part of a file to the byte, from a line that begins a block up to the next: joined, they are the file again.

    ``block``: what stands there up to its id. ``problems``: why there is none, or that something stands behind the id
    (``behind``) that belongs to no block.
    """

    content: bytes
    block: Block | None = None
    problems: tuple[Problem, ...] = ()
    behind: bytes = b""


_STOPPED = re.compile(rb"^<{7} .*?^={7}\s*$.*?^>{7} ", re.MULTILINE | re.DOTALL)  # git's marks, in their order


def head(recorder: str) -> bytes:
    """Return the first lines of a recorder's file."""
    return f"schema = {SCHEMA}\nrecorder = {_basic(recorder)}\n".encode()


class Item(NamedTuple):
    """A block to write: as its bytes, and as what they say."""

    content: bytes
    block: Block


def to_item(table: str, fields: dict[str, Any]) -> Item:
    """Return a block as it is appended: an empty line, whose or what it is, the rest, and its id as the last line.

    Raises InvalidEntry where reading it back would not give the same block.
    """
    first = [key for key in _FIRST if key in fields]
    rest = [key for key in fields if key not in (*_FIRST, "id")]
    lines = [f"{_key(key)} = {_value(fields[key])}" for key in (*first, *rest, "id")]
    content = "\n".join(["", f"[[{table}]]", *lines, ""]).encode("utf-8", "surrogatepass")
    if not _reads_as(content, {table: [_as_read(fields)]}):
        raise InvalidEntry(path=N_("a field"))
    return Item(content, to_block(table, fields))


def _reads_as(content: bytes, meant: dict[str, Any]) -> bool:
    """Return whether ``content`` is one block that is read as what is meant."""
    id_line = _ID.search(content)
    if len(_HEADER.findall(content)) != 1 or not id_line or id_line.end() != len(content):
        return False
    try:
        return toml.loads(content.decode()) == meant
    except ValueError:
        return False


def _as_read(value: Any) -> Any:
    """Return ``value`` as it comes back from a file: there are lists only."""
    if isinstance(value, dict):
        return {key: _as_read(each) for key, each in value.items()}
    return [_as_read(each) for each in value] if isinstance(value, list | tuple) else value


def to_lines(fields: dict[str, Any]) -> str:
    """Return ``fields`` as TOML, one a line, for a person to edit."""
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in fields.items())


def from_bytes(
    data: bytes, file: str, wanted: Wanted = None, after: Origin | None = None
) -> tuple[list[Block], list[Problem]]:
    """Return the whole blocks in ``data`` and what is wrong beside them; ``file`` names it in problems.

    ``wanted``: only pieces in which this is found; the others are not even parsed. ``after``: ``data`` is what was
    added to a file behind this line.
    """
    if not wanted and (read := _read_at_once(data, file, after)):
        return read
    if len(both := sides(data)) > 1:
        read_ = [from_bytes(side, file, wanted) for side in both]
        wrong = dict.fromkeys(problem for _blocks, problems in read_ for problem in problems)
        return [block for blocks, _problems in read_ for block in blocks], [Problem(file, 1, "git-stopped"), *wrong]
    if after:
        return [], [Problem(file, after.line, "stray-text")]  # whoever asks reads the whole file again
    found = list(to_pieces(data, file, wanted))
    blocks = [piece.block for piece in found if piece.block is not None]
    return blocks, [problem for piece in found for problem in piece.problems]


def sides(data: bytes) -> list[bytes]:
    """Return both versions of a file in which git stopped a merge, as each was on its side; else the file itself.

    Lines that both have in common stand once in such a file, between git's marks: a block may begin in them.
    """
    if b"<<<<<<< " not in data or not _STOPPED.search(data):
        return [data]
    versions: list[list[bytes]] = [[], []]
    to = [0, 1]
    for line in re.findall(rb"[^\n]*\n|[^\n]+", data):
        if line.startswith(b"<<<<<<< "):
            to = [0]
        elif line.startswith(b"|||||||") and to == [0]:
            to = []  # how it was before, where git was asked to tell
        elif line.rstrip() == b"=======" and to in ([0], []):
            to = [1]
        elif line.startswith(b">>>>>>> ") and to == [1]:
            to = [0, 1]
        else:
            for side in to:
                versions[side].append(line)
    return [b"".join(lines) for lines in versions]


def _read_at_once(data: bytes, file: str, after: Origin | None) -> tuple[list[Block], list[Problem]] | None:
    """Return what is in a file that is whole TOML, with every block laid out as we write it, its id last; else None.

    Parsed in one go it is read much faster; most files are like this.
    """
    top, *parts = data.split(b"\n[[")
    if not data.count(b"[[") == len(parts) == len(_OUR_END.findall(data, len(top))):
        return None
    recorder, doubts = (after.recorder, ()) if after and not top.strip() else _read_head(top, file)
    blocks: list[Block] = []
    problems: list[Problem] = []
    try:
        document = toml.loads(data[len(top) :].decode())
        tables = {name: iter(document.pop(name)) for name in list(document) if name in TYPES}
        if doubts or document:
            return None
        line = top.count(b"\n") + (after.line if after else 0) + 2
        for part in parts:
            table, origin = part[: part.index(b"]]\n")].decode(), Origin(recorder, file, line)
            line += part.count(b"\n") + 1
            try:
                blocks.append(to_block(table, next(tables[table]), origin))
            except InvalidBlock as wrong:
                problems.append(_invalid(wrong, table, b"[[" + part, origin))
    except (ValueError, KeyError, StopIteration):
        return None
    return blocks, problems


def to_pieces(data: bytes, file: str = "", wanted: Wanted = None) -> Iterator[Piece]:
    """Yield the head of a file, if there is one, and every piece of it.

    A line whose first sign is ``[[`` begins a block, and the first ``id`` line after it ends it; so a piece that is
    torn, edited or merged costs only itself. The empty lines before a block belong to it: they were written with it.
    """
    start = len(_BOM) if data.startswith(_BOM) else 0
    headers = [match.start() for match in _HEADER.finditer(data[start:] if start else data)]
    begins = [_before(data, start + header) for header in headers]
    ends = [*begins[1:], len(data)][: len(begins)]
    top = Piece(data[: begins[0] if begins else len(data)])
    recorder, problems = _read_head(top.content.removeprefix(_BOM), file)
    if top.content:
        yield top._replace(problems=problems)
    line, counted = 1, 0
    for header, begin, end in zip(headers, begins, ends, strict=True):
        line += data.count(b"\n", counted, start + header)
        counted = start + header
        if wanted and not wanted.search(data, begin, end):
            continue
        yield _read_piece(data[begin:end], start + header - begin, Origin(recorder, file, line))


def with_fields(piece: Piece, changes: dict[str, Any]) -> bytes:
    """Return a piece with some fields of its block changed, None takes one out; what stands behind the block stays."""
    whole = piece.content.removesuffix(piece.behind) if piece.behind else piece.content
    ((table, (fields,)),) = toml.loads(whole.replace(b"\r\n", b"\n").decode()).items()
    kept = {key: value for key, value in {**fields, **changes}.items() if value is not None}
    return to_item(table, kept).content + piece.behind


def find_piece(data: bytes, mark: str) -> str:
    """Return the piece, or what stands behind a block, that is called ``mark``, as a person reads it; else nothing."""
    for piece in to_pieces(data):
        for part in (piece.content, piece.behind):
            if mark in (mark_of(part), piece.block and piece.block.id):
                return part.decode("utf-8", "replace").strip()
    return ""


def recorder_of(data: bytes) -> str:
    """Return whose file this is, as its head says."""
    return _read_head(data.removeprefix(_BOM).partition(b"\n[[")[0], "")[0]


def mark_of(piece: bytes) -> str:
    """Return the hash that names a damaged piece, whatever its line ends and the empty lines around it."""
    from hashlib import blake2b

    return blake2b(piece.replace(b"\r\n", b"\n").strip(b"\n"), digest_size=16).hexdigest()


def _before(data: bytes, header: int) -> int:
    """Return where the empty lines before a header begin; the end of the line before them is not theirs."""
    bare = header
    while bare and data[bare - 1] in b"\r\n":
        bare -= 1
    if bare in (0, header):
        return bare
    return bare + (2 if data[bare : bare + 2] == b"\r\n" else 1)


def _read_head(content: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the recorder of a file and what is wrong in its head. Without a head it counts as schema 1."""
    try:
        facts = toml.loads(content.replace(b"\r\n", b"\n").decode())
    except ValueError:
        return "", (Problem(file, 1, "stray-text", mark=mark_of(content)),)
    recorder, schema = facts.get("recorder", ""), facts.get("schema", SCHEMA)
    problems = []
    if not isinstance(recorder, str):
        problems.append(Problem(file, 1, "stray-text"))
        recorder = ""
    if type(schema) is not int or schema != SCHEMA:
        problems.append(Problem(file, 1, "schema-newer", str(schema) if isinstance(schema, int) else ""))
    return recorder, tuple(problems)


def _read_piece(content: bytes, header: int, origin: Origin) -> Piece:
    """Return the piece of which the block begins at ``header``, with its block or with what is wrong."""
    id_line = _ID.search(content, header)
    if not id_line:
        return Piece(content, problems=(_damage(content, origin, "block-incomplete"),))
    behind = content[id_line.end() :]
    stray = behind.strip(b" \t\r\n")
    try:
        document = toml.loads(content[header : id_line.end()].replace(b"\r\n", b"\n").decode())
        ((table, (fields,)),) = document.items()
        if table not in TYPES:
            return Piece(content, problems=(_damage(content, origin, "block-unknown"),))
        block = to_block(table, fields, origin)
    except InvalidBlock as wrong:
        return Piece(content, problems=(_invalid(wrong, table, content, origin),))
    except (ValueError, TypeError):
        return Piece(content, problems=(_damage(content, origin, "block-unreadable"),))
    if not stray:
        return Piece(content, block)
    line = origin.line + content.count(b"\n", header, len(content) - len(behind.lstrip(b" \t\r\n")))
    return Piece(content, block, (Problem(origin.file, line, "stray-text", mark=mark_of(behind)),), behind)


def _invalid(wrong: InvalidBlock, table: str, content: bytes, origin: Origin) -> Problem:
    """Return the problem of a block with a field that is not right."""
    code = _WRONG.get(table, "block-invalid")
    return Problem(origin.file, origin.line, code, str(wrong.data["path"]), mark_of(content))


def _damage(content: bytes, origin: Origin, code: str) -> Problem:
    """Return the problem of a damaged piece; a damaged answer or stone is worse than a damaged sentence."""
    name = _NAME.match(content)
    table = name[1].decode().lower() if name else ""
    worse = [_WORSE[each] for each in _WORSE if table and each.startswith(table)]
    detail = table if code == "block-unknown" else ""
    return Problem(origin.file, origin.line, worse[0] if worse else code, detail, mark_of(content))


def _value(value: Any) -> str:
    """Return a TOML value on one line: lists and tables inline, strings with everything odd escaped."""
    if isinstance(value, str):
        return _basic(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(timespec="auto" if value.microsecond % 1000 else _PRECISION[bool(value.microsecond)])
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items()) + "}"
    if isinstance(value, float) or (isinstance(value, int) and abs(value) < 2**63):
        return str(value)
    raise InvalidEntry(path=N_("a field"))


@lru_cache(200)
def _key(key: str) -> str:
    bare = len(key) <= _LONGEST_BARE_KEY and re.fullmatch(r"[A-Za-z0-9_-]+", key)
    return key if bare else _basic(key)


_PRECISION = {False: "seconds", True: "milliseconds"}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]')


def _basic(text: str) -> str:
    """Return ``text`` as a basic string."""
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    sign = match[0]
    return _ESCAPES.get(sign) or f"\\u{ord(sign):04x}"
