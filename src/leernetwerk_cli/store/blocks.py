"""The form of an entries file: bytes to blocks, and a block to bytes."""

import re
from datetime import date, datetime
from typing import Any

from ..domain.record.record import TABLES, Block
from ..errors import Problem
from . import toml

SCHEMA = 1
_HEADER = re.compile(rb"\[\[\s*([A-Za-z_-]+)\s*\]\]\s*(#.*)?$")
_ID = re.compile(rb'id\s*=\s*"([^"\\]+)"\s*$')
_DAMAGE = {"consent": "consent-invalid", "erased": "stone-invalid"}


def head(recorder: str) -> bytes:
    """Return the first lines of a recorder's file."""
    return f"schema = {SCHEMA}\nrecorder = {_basic(recorder)}\n".encode()


def to_bytes(table: str, fields: dict[str, Any]) -> bytes:
    """Return a block as it is appended: it starts with an empty line and ends with its id."""
    lines = [f"{key} = {_value(value)}" for key, value in fields.items() if key != "id"]
    return "\n".join(["", f"[[{table}]]", *lines, f"id = {_basic(fields['id'])}", ""]).encode()


def to_lines(fields: dict[str, Any]) -> str:
    """Return ``fields`` as TOML, one a line, for a person to edit."""
    return "".join(f"{key} = {_value(value)}\n" for key, value in fields.items())


def from_bytes(data: bytes, file: str) -> tuple[list[Block], list[Problem]]:
    """Return the whole blocks in ``data`` and what is wrong beside them; ``file`` names it in problems.

    A line that starts with ``[[`` begins a block and the first ``id`` line after it ends it; so a piece that is
    torn, edited or merged costs only itself.
    """
    blocks: list[Block] = []
    problems: list[Problem] = []
    recorder = ""
    for line, lines in _pieces(data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")):
        if not lines[0].startswith(b"[["):
            recorder = _read_head(lines, file, problems)
            continue
        end = next((number for number, text in enumerate(lines) if text.startswith(b"id") and _ID.match(text)), None)
        block = _read_block(lines[: len(lines) if end is None else end + 1], file, line, recorder)
        if isinstance(block, Block) and end is not None:
            blocks.append(block)
        else:
            problems.append(block if isinstance(block, Problem) else _damage(lines, file, line, "block-incomplete"))
        for number, text in enumerate(lines[end + 1 :] if end is not None else []):
            if text.strip(b" \t\r"):
                problems.append(Problem(file, line + (end or 0) + 1 + number, "stray-text"))
                break
    return blocks, problems


def pieces(data: bytes) -> list[bytes]:
    """Return ``data`` cut where a line begins with ``[[``, so that joined together it is the same again.

    The line ends before a block belong to it: they were written with it.
    """
    parts = re.split(rb"(?m)^(?=\[\[)", data)
    for number in range(len(parts) - 1):
        bare = parts[number].rstrip(b"\r\n")
        end = len(bare) + len(re.match(rb"\r?\n|", parts[number][len(bare) :])[0])  # type: ignore[index]
        parts[number + 1] = parts[number][end:] + parts[number + 1]
        parts[number] = parts[number][:end]
    return parts


def whole_block(piece: bytes) -> dict[str, Any] | None:
    """Return the fields of the block in ``piece``, or None where it is damaged or the head."""
    found, problems = from_bytes(piece.lstrip(b"\r\n"), "")
    return found[0].fields if len(found) == 1 and not [each for each in problems if each.code != "stray-text"] else None


def behind_block(piece: bytes) -> bytes:
    """Return what stands behind the id of the block in ``piece``: nothing, or something that belongs to no block."""
    rest = re.split(rb'(?m)^id[ \t]*=[ \t]*"[^"\\\\]+"[ \t]*\r?$', piece, maxsplit=1)[1]
    return rest if rest.strip() else b""


def text_of(text: str) -> str:
    """Return ``text`` as it stands between the quotation marks of a file."""
    return _basic(text)[1:-1]


def _pieces(data: bytes) -> list[tuple[int, list[bytes]]]:
    """Return (line number, lines) of the head, if there is one, and of everything that starts with ``[[``."""
    pieces: list[tuple[int, list[bytes]]] = []
    for number, text in enumerate(data.split(b"\n"), 1):
        if text.startswith(b"[[") or not pieces:
            pieces.append((number, []))
        pieces[-1][1].append(text)
    return pieces


def _read_head(lines: list[bytes], file: str, problems: list[Problem]) -> str:
    try:
        facts = toml.loads(b"\n".join(lines).decode())
    except ValueError:
        problems.append(Problem(file, 1, "stray-text"))
        return ""
    schema = facts.get("schema", SCHEMA)
    if not isinstance(schema, int) or schema > SCHEMA:
        problems.append(Problem(file, 1, "schema-newer", str(schema)))
    return str(facts.get("recorder", ""))


def _read_block(lines: list[bytes], file: str, line: int, recorder: str) -> Block | Problem:
    header = _HEADER.match(lines[0])
    table = header[1].decode() if header else ""
    if header and table not in TABLES:
        return Problem(file, line, "block-unknown", table, mark_of(b"\n".join(lines)))
    try:
        content = b"\n".join(lines[1:]).decode()
        fields = toml.loads(content)
    except ValueError:
        return _damage(lines, file, line, "block-unreadable")
    if not header or not isinstance(fields.get("id"), str):
        return _damage(lines, file, line, "block-incomplete")
    return Block(table, fields, recorder, file, line)


def _damage(lines: list[bytes], file: str, line: int, code: str) -> Problem:
    """Return the problem of a damaged piece; a damaged answer or stone is worse than a damaged sentence."""
    name = re.match(rb"\[\[\s*([a-z]*)", lines[0])
    table = name[1].decode() if name else ""
    worse = [_DAMAGE[each] for each in _DAMAGE if table and each.startswith(table)]
    return Problem(file, line, worse[0] if worse else code, mark=mark_of(b"\n".join(lines)))


def mark_of(piece: bytes) -> str:
    """Return the hash that names a damaged piece, whatever its line ends and the empty lines around it."""
    from hashlib import blake2b

    return blake2b(piece.replace(b"\r\n", b"\n").strip(b"\n"), digest_size=16).hexdigest()


def _value(value: Any) -> str:
    """Return a TOML value on one line: lists and tables inline, strings with everything odd escaped."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _basic(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="auto" if value.microsecond % 1000 else _PRECISION[bool(value.microsecond)])
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items()) + "}"
    if isinstance(value, int | float):
        return str(value)
    raise TypeError(type(value).__name__)


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else _basic(key)


_PRECISION = {False: "seconds", True: "milliseconds"}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]')


def _basic(text: str) -> str:
    """Return ``text`` as a basic string."""
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    sign = match[0]
    return _ESCAPES.get(sign) or f"\\u{ord(sign):04x}"
