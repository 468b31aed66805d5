"""A handover as rows of tables, one table per kind of fact, and back to the letter: what a shared engine holds.

Of each mark of a scale there is a row, so that an engine can add them up. Lists are JSON.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from . import publication as facts
from .handover import Handover

HEAD, CALLED_BACK = "handover", "called_back"
_SCOPE = {"sender": str, "audience": str, "number": int}  # whose row it is, and of which handover
_NOT_OF_THE_WHOLE = (facts.Beside,)  # is laid beside others when it is asked for, and never handed over
_MARK = {"mark": int, "given": int}  # of a scale: which mark, and how often it was given
_KINDS: dict[str, Any] = {
    f"fact_{kind.__struct_config__.tag}".replace("-", "_"): kind
    for kind in facts.AnyFact.__args__
    if kind not in _NOT_OF_THE_WHOLE
}
SCALE = "fact_scale"
_HEAD = {"name": str, "place": str, "made": str, "chairs": int, "format_version": int, "told_by": str, "signature": str}

Row = dict[str, Any]


def tables() -> dict[str, dict[str, type]]:
    """Return the columns of every table, each with the type of what stands in it."""
    kinds = {table: _SCOPE | _columns(kind) for table, kind in _KINDS.items()}
    kinds[SCALE] = {key: type_ for key, type_ in kinds[SCALE].items() if key != "marks"} | _MARK
    return {HEAD: _SCOPE | _HEAD, CALLED_BACK: _SCOPE | {"mark": str}} | kinds


def _columns(kind: Any) -> dict[str, type]:
    """Return the fields of a kind of fact; a list is text, a number may be absent."""
    found: dict[str, type] = {}
    for field in msgspec.structs.fields(kind):
        plain = msgspec.inspect.type_info(field.type)
        found[field.name] = {"BoolType": bool, "IntType": int, "UnionType": float}.get(type(plain).__name__, str)
    return found


def to_rows(handover: Handover) -> dict[str, list[Row]]:
    """Return the rows of a handover, per table."""
    told = handover.publication
    scope = {"sender": handover.sender, "audience": told.audience, "number": handover.number}
    rows: dict[str, list[Row]] = {table: [] for table in tables()}
    for fact in told.facts:
        table = f"fact_{fact.__struct_config__.tag}".replace("-", "_")
        fields = scope | {key: _plain(value) for key, value in msgspec.structs.asdict(fact).items()}
        if isinstance(fact, facts.Scale):
            del fields["marks"]
            rows[table] += [fields | {"mark": fact.lowest + at, "given": n} for at, n in enumerate(fact.marks)]
        else:
            rows[table].append(fields)
    head = {key: _plain(getattr(told, key)) for key in ("place", "chairs", "format_version", "told_by")}
    head |= {"made": told.made.isoformat(), "name": handover.name, "signature": handover.signature}
    rows[HEAD] = [scope | head]
    rows[CALLED_BACK] = [scope | {"mark": mark} for mark in handover.called_back]
    return rows


def _plain(value: Any) -> Any:
    return msgspec.json.encode(value).decode() if isinstance(value, tuple) else value


def from_rows(rows: Mapping[str, Iterable[Row]]) -> list[Handover]:
    """Return the handovers that these rows are of. Raises ValidationError for what is in no handover."""
    told: dict[tuple[Any, ...], list[facts.AnyFact]] = defaultdict(list)
    for table, kind in _KINDS.items():
        several = _scales(rows[table]) if table == SCALE else rows[table]
        for row in several:
            told[_scope(row)].append(msgspec.convert(_fields(row, kind), kind))
    marks: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for row in rows[CALLED_BACK]:
        marks[_scope(row)].append(row["mark"])
    return [_handover(row, told[_scope(row)], marks[_scope(row)]) for row in rows[HEAD]]


def _scope(row: Row) -> tuple[Any, ...]:
    return tuple(row[key] for key in _SCOPE)


def _scales(rows: Iterable[Row]) -> list[Row]:
    """Return the rows of marks as one row per scale."""
    given: dict[tuple[Any, ...], dict[int, int]] = defaultdict(dict)
    for row in rows:
        given[tuple((key, value) for key, value in row.items() if key not in _MARK)][row["mark"]] = row["given"]
    return [{**dict(key), "marks": [marks[at] for at in sorted(marks)]} for key, marks in given.items()]


def _fields(row: Row, kind: Any) -> Row:
    """Return the fields of a fact; where a list is kept as text it is one again."""
    lists = {field.name for field in msgspec.structs.fields(kind) if _is_list(field)}
    fields = {key: value for key, value in row.items() if key in kind.__struct_fields__}
    return {key: msgspec.json.decode(v) if key in lists and isinstance(v, str) else v for key, v in fields.items()}


def _is_list(field: Any) -> bool:
    return isinstance(msgspec.inspect.type_info(field.type), msgspec.inspect.VarTupleType)


def _handover(row: Row, told: list[facts.AnyFact], marks: list[str]) -> Handover:
    document = {
        "audience": row["audience"],
        **{key: row[key] for key in ("place", "made", "chairs", "format_version")},
        "told_by": msgspec.json.decode(row["told_by"]),
        "facts": [],
    }
    whole = msgspec.convert(document, facts.Publication)
    whole = msgspec.structs.replace(whole, facts=tuple(sorted(told, key=facts.shown)))
    return Handover(row["sender"], row["name"], row["number"], whole, tuple(sorted(marks)), row["signature"])
