"""The facts of a session: ``session.toml``, which is only ever changed under the session's lock."""

from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from ..domain.record.session import Participant, Session
from ..errors import InvalidData, Locked, SessionNotFound
from . import platform, toml

FILE = "session.toml"
_MOST = 1_000_000  # bytes: facts take a few hundred; what is so large is something else


def read_session(folder: Path) -> Session:
    """Return the facts of the session in ``folder``; raise InvalidData when they are not right."""
    facts = read_facts(folder)
    try:
        return msgspec.convert({**facts, "slug": folder.name}, Session)
    except msgspec.ValidationError:
        raise InvalidData(where=f"{folder.name}/{FILE}") from None


def find_trouble(folder: Path) -> tuple[int, str]:
    """Return where the facts in ``folder`` are no TOML (its line, else 1), or which field of them is not right."""
    try:
        msgspec.convert({**_parsed(platform.read(folder / FILE)), "slug": ""}, Session)
    except msgspec.ValidationError as error:
        return 1, str(error).rpartition("`$.")[2].removesuffix("`")
    except ValueError as error:
        return getattr(error.__cause__, "lineno", 1), ""
    except OSError:
        pass
    return 1, ""


def find_id(folder: Path) -> str:
    """Return the id that the facts of ``folder`` name, also where they are damaged; else nothing."""
    try:
        content = platform.read(folder / FILE)
    except OSError:
        return ""
    try:
        return str(_parsed(content).get("id", ""))
    except ValueError:
        lines = content[:_MOST].decode("utf-8-sig", "replace").splitlines()
    for line in lines:
        with suppress(ValueError):
            if id_ := toml.loads(line).get("id"):
                return str(id_)
    return ""


def holds_id(folder: Path, id_: str) -> bool:
    """Return whether ``folder`` holds the session with this id; most of the others need not be parsed for that."""
    try:
        content = platform.read(folder / FILE)
    except OSError:
        return False
    return (id_.encode() in content or b"\\" in content) and find_id(folder) == id_


def read_facts(folder: Path) -> dict[str, Any]:
    """Return ``session.toml`` as it stands, unknown keys included."""
    try:
        return _parsed(platform.read(folder / FILE))
    except FileNotFoundError:
        raise SessionNotFound(word=folder.name) from None
    except ValueError:
        raise InvalidData(where=f"{folder.name}/{FILE}") from None


def _parsed(content: bytes) -> dict[str, Any]:
    if len(content) > _MOST:
        raise ValueError("too large")
    return toml.read(content)


def write_facts(folder: Path, facts: dict[str, Any]) -> None:
    """Write ``session.toml``; the old one stays until the new one is whole and safe."""
    import tomli_w

    platform.write_whole(folder / FILE, tomli_w.dumps(facts).encode())


def change_facts(folder: Path, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Write ``session.toml`` with what ``change`` makes of it, under the session's lock.

    So two keyboards lose nothing of each other's. Raises Locked, NotWritten, and what ``change`` raises.
    """
    with platform.locked(folder / ".lock") as got:
        if not got:
            raise Locked(where=folder.name)
        before = read_facts(folder)
        after = change(before)
        if after != before:
            write_facts(folder, after)


def read_people(folder: Path) -> list[Participant]:
    """Return who is in the room according to ``session.toml``; nobody where it cannot be read."""
    try:
        people = toml.read(platform.read(folder / FILE)).get("participants", [])
        return msgspec.convert(people, list[Participant])
    except (OSError, ValueError):
        return []


def without(facts: dict[str, Any], codes: Collection[str]) -> dict[str, Any]:
    """Return ``facts`` without the people who have one of ``codes``; whatever else a hand typed stays as it is."""
    people = facts.get("participants")
    left = dict(facts)
    if isinstance(people, list):
        left["participants"] = [each for each in people if not (isinstance(each, dict) and each.get("code") in codes)]
    if facts.get("facilitator") in codes:
        left["facilitator"] = ""
    return left
