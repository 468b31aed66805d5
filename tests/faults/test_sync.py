"""Nothing is acknowledged before it is on the disk: the file's bytes, and the file's name in its folder.

The same judge looks at a sound run and at runs with a fault planted: it must find the fault, or it proves nothing.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from leernetwerk_cli.jobs import record as job
from leernetwerk_cli.store import platform

WRITE, SYNC, ACKNOWLEDGE = "write", "sync", "acknowledge"


@pytest.fixture
def events(monkeypatch):
    """Return the list of what happens to files, in order: (what, path)."""
    happened: list[tuple[str, str]] = []
    paths: dict[int, str] = {}
    real_open, real_write, real_sync = os.open, os.write, os.fsync

    def spy_open(path, *arguments, **options):
        descriptor = real_open(path, *arguments, **options)
        paths[descriptor] = str(path)
        return descriptor

    def spy_write(descriptor, content):
        happened.append((WRITE, paths.get(descriptor, "")))
        return real_write(descriptor, content)

    def spy_sync(descriptor):
        happened.append((SYNC, paths.get(descriptor, "")))
        real_sync(descriptor)

    monkeypatch.setattr(os, "open", spy_open)
    monkeypatch.setattr(os, "write", spy_write)
    monkeypatch.setattr(os, "fsync", spy_sync)
    return happened


def judge(happened: list[tuple[str, str]]) -> str:
    """Return what is wrong with the order of events, or nothing."""
    written: set[str] = set()
    unsynced: set[str] = set()
    for what, path in happened:
        if what == WRITE and path.endswith(".toml"):
            unsynced.add(path)
            if path not in written:
                unsynced.add(str(Path(path).parent))
            written.add(path)
        elif what == SYNC:
            unsynced.discard(path)
        elif what == ACKNOWLEDGE and unsynced:
            return f"acknowledged before {sorted(unsynced)} was synced"
    return "" if any(what == ACKNOWLEDGE for what, _path in happened) else "nothing was acknowledged"


def record(session: Path, happened: list) -> None:
    from leernetwerk_cli.jobs.workplace import at_desk

    place = at_desk(session.parent, "", False)
    fields = {"kind": "quote", "text": "Ik telde mee.", "speaker": "E1"}
    happened.extend((ACKNOWLEDGE, "") for _id in job.record_one(place, session.name, fields))


def test_a_sound_run_acknowledges_after_both_syncs(session, events):
    record(session, events)
    record(session, events)
    assert judge(events) == ""


def test_a_missing_sync_of_the_file_is_found(session, events, monkeypatch):
    monkeypatch.setattr(platform, "sync_file", lambda descriptor: None)
    record(session, events)
    assert "laptop" in judge(events)


def test_a_missing_sync_of_the_folder_is_found(session, events, monkeypatch):
    monkeypatch.setattr(platform, "sync_folder", lambda folder: None)
    record(session, events)
    assert "entries" in judge(events)


def test_an_acknowledgement_before_the_sync_is_found(session, events, monkeypatch):
    real = platform.sync_file

    def hasty(descriptor):
        events.append((ACKNOWLEDGE, ""))
        real(descriptor)

    monkeypatch.setattr(platform, "sync_file", hasty)
    record(session, events)
    assert "acknowledged before" in judge(events)


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed (apt-get install strace)")
def test_the_kernel_sees_the_same_order(session, own_place):
    """The real process: the file is synced, its folder is synced, and only then is the id written to stdout."""
    log = own_place / "calls"
    calls = "trace=openat,write,fsync"
    program = [sys.executable, "-m", "leernetwerk_cli", "record", "plek", "quote", "--speaker", "E1"]
    subprocess.run(["strace", "-y", "-e", calls, "-o", str(log), *program], input=b"Ik telde mee.", check=True)
    lines = [line for line in log.read_text().splitlines() if "entries" in line or line.startswith("write(1<")]
    written = next(number for number, line in enumerate(lines) if line.startswith("write(") and ".toml>" in line)
    synced = [line for line in lines[written:] if line.startswith(("fsync(", "write(1<"))]
    assert [line.split("(")[0] for line in synced[:3]] == ["fsync", "fsync", "write"]
    assert ".toml>" in synced[0] and "entries>" in synced[1]
