"""Any call on the disk may fail: the old bytes stay, one clear line is said, and trying again works.

`make proof` fails every call of every writing command with every error; `make test` takes a sample.
"""

import errno
import json
import os
import shutil
from datetime import UTC, datetime

import pytest
from scale import EVERY

from leernetwerk_cli.errors import NotWritten
from leernetwerk_cli.store import platform
from leernetwerk_cli.store.blocks import to_item
from leernetwerk_cli.store.entries import read_entries
from leernetwerk_cli.store.journal import Journal

ERRORS = ["ENOSPC", "EIO", "EROFS", "EACCES", "EMFILE"]
CALLS = ["open", "write", "fsync", "replace", "mkdir"]
COMMANDS = {
    "record": (["record", "plek", "quote", "--speaker", "E1"], "nieuw"),
    "edit": (["edit", "plek", "last", "--set", "star=true"], ""),
    "undo": (["undo", "plek"], ""),
    "consent": (["consent", "set", "plek", "last", "public"], ""),
    "erase": (["erase", "plek", "last", "--yes"], ""),
    "new": (["new", "tweede", "--date", "2026-11-24", "--no-input"], ""),
}


@pytest.fixture
def session_with_words(run, session):
    for text in ("blijft", "laatste"):
        assert run("record", "plek", "quote", "--speaker", "E1", typed=text).code == 0
    return session


def fail_at(monkeypatch, call: str, number: int, code: str) -> list[int]:
    """Let the ``number``-th use of ``call`` on the sessions fail; return a list that tells whether it was reached."""
    real = getattr(os, call)
    reached: list[int] = []

    def failing(*arguments, **options):
        reached.append(1)
        if len(reached) == number:
            raise OSError(getattr(errno, code), os.strerror(getattr(errno, code)))
        return real(*arguments, **options)

    class Os:
        """The ``os`` of the store only, so that the tests' own files are left alone."""

        def __getattr__(self, name):
            return failing if name == call else getattr(os, name)

    monkeypatch.setattr(platform, "os", Os())
    return reached


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("code", ERRORS if EVERY else ERRORS[:1])
def test_a_call_that_fails_loses_nothing(run, session_with_words, monkeypatch, command, call, code):
    """At every use of the call: what was acknowledged before is still there, and the command works when tried again."""
    arguments, typed = COMMANDS[command]
    for number in range(1, 40):
        with monkeypatch.context() as patch:
            reached = fail_at(patch, call, number, code)
            answer = run(*arguments, typed=typed)
        if len(reached) < number:
            assert number > 1 or call in ("mkdir", "replace"), "the call was never made"
            break
        if answer.code == 8:
            assert answer.err.count("\n") <= 2 and "Traceback" not in answer.err and "blijft" not in answer.err
        else:
            assert answer.code in (0, 3, 4, 5), answer  # 3: what could not be read now
        texts = [entry["text"] for entry in json.loads(run("show", "plek", "--format", "json").out)["entries"]]
        assert "blijft" in texts or command in ("erase", "undo")
        if command not in ("erase", "undo"):
            assert "laatste" in texts
    else:
        pytest.fail("more calls than expected")
    if command == "record":
        assert run(*arguments, typed="opnieuw").code == 0


@pytest.mark.parametrize("part", range(4))
def test_a_disk_that_fills_up_keeps_every_acknowledged_word(tmp_path, monkeypatch, part):
    """With any room from nothing to 64 kB: nothing half is left, and every acknowledged entry is there."""
    real = os.write
    left = [0]

    def filling(descriptor, content):
        part = content[: left[0]]
        left[0] -= len(part)
        if not part and content:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(descriptor, part)

    class Os:
        write = staticmethod(filling)

        def __getattr__(self, name):
            return getattr(os, name)

    monkeypatch.setattr(platform, "os", Os())
    monkeypatch.setattr(platform, "sync_file", lambda descriptor: None)
    fields = {"at": datetime(2026, 11, 23, tzinfo=UTC), "kind": "quote", "text": "x" * 9000}
    items = [to_item("entry", {**fields, "id": f"{number}"}) for number in range(8)]
    for room in range(part, 64_001, 4 if EVERY else 3_200):
        left[0] = room
        folder = tmp_path / str(room)
        journal = Journal(folder, "laptop-x7k2")
        accepted = []
        for item in items:
            try:
                journal.append(item)
                accepted.append(item.block.id)
            except NotWritten:
                continue
        blocks, problems = read_entries(folder)
        assert ([block.id for block in blocks], problems) == (accepted, [])
        shutil.rmtree(folder)
