"""The power fails at any moment: nothing acknowledged is lost, and nothing erased comes back.

`make test` samples the states; `make proof` makes a hundred thousand.
"""

import os
import random
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from disk import Disk
from scale import tries

from leernetwerk_cli.domain.record.blocks import Block, ErasedBlock
from leernetwerk_cli.domain.record.record import to_record
from leernetwerk_cli.domain.record.session import Session
from leernetwerk_cli.jobs import erase as erasing
from leernetwerk_cli.jobs.scribe import Scribe
from leernetwerk_cli.jobs.workplace import at_desk
from leernetwerk_cli.store import entries, platform
from leernetwerk_cli.store.blocks import from_bytes

STATES = tries(300, 100_000)
SESSION = Session(id="s", title="t", date=date(2026, 11, 23), method="vier-inzichten")


def evening(session: Path, disk: Disk) -> None:
    """Two recorders write, something is starred, and one sentence is erased for good."""
    place = at_desk(session.parent, "", False)
    pens = [Scribe(place._replace(recorder_name=name), session) for name in ("laptop", "tablet")]
    said = []
    with disk.watch():
        for number in range(8):
            entry = pens[number % 2].put({"kind": "quote", "text": f"zin {number}", "speaker": f"E{number % 3 + 1}"})
            disk.note("acknowledged", entry.id)
            said.append(entry.id)
            if number == 3:
                pens[0].change(said[0], star=True)
            if number == 5:
                erasing.erase(place, erasing.plan(place, session.name, said[1]))
                disk.note("erased", said[1])


def judge(disk: Disk, states: int, seed: int = 1) -> list[str]:
    """Return what went wrong in ``states`` cuts at moments drawn by chance."""
    chance = random.Random(seed)
    wrong = []
    for _ in range(states):
        at = chance.randint(1, len(disk.events))
        files = disk.after_a_cut(at, chance)
        heard = {entry.id for entry in to_record(SESSION, blocks(files)).entries}
        promised = {about for what, about, _ in disk.events[:at] if what == "acknowledged"}
        gone = {about for what, about, _ in disk.events[:at] if what == "erased"}
        started = {about for what, about, _ in disk.events if what == "erased"}
        if promised - started - heard:
            wrong.append(f"lost after {at} events")
        if gone & heard:
            wrong.append(f"back after {at} events")
    return wrong


def blocks(files: dict[str, bytes]) -> list[Block]:
    found = []
    for path, content in sorted(files.items()):
        folder, name = Path(path).parts[-2:]
        if not name.endswith(".toml") or name.startswith("."):
            continue
        if folder == "erased":
            found.append(ErasedBlock(at=datetime(2026, 11, 23, tzinfo=UTC), id=f"name-{name[:-5]}", entry=name[:-5]))
        if folder in ("entries", "erased"):
            found += from_bytes(content, name)[0]
    return found


@pytest.fixture
def disk(session):
    return Disk(session)


def test_whatever_moment_the_power_fails(session, disk):
    evening(session, disk)
    assert judge(disk, STATES) == []


def no_sync(monkeypatch):
    monkeypatch.setattr(platform, "sync_file", lambda descriptor: None)


def no_folder_sync(monkeypatch):
    monkeypatch.setattr(platform, "sync_folder", lambda folder: None)


def no_sync_before_rename(monkeypatch):
    def careless(path: Path, content: bytes) -> None:
        new = path.with_name(f".{path.name}.new")
        descriptor = platform.open_private(new, os.O_WRONLY | os.O_TRUNC)
        platform.write_all(descriptor, content)
        os.close(descriptor)
        os.replace(new, path)
        platform.sync_folder(path.parent)

    monkeypatch.setattr(platform, "write_whole", careless)


def in_place(monkeypatch):
    def careless(path: Path, content: bytes) -> None:
        descriptor = platform.open_private(path, os.O_WRONLY | os.O_TRUNC)
        platform.write_all(descriptor, content)
        platform.sync_file(descriptor)
        os.close(descriptor)

    monkeypatch.setattr(platform, "write_whole", careless)


@pytest.mark.parametrize("bug", [no_sync, no_folder_sync, no_sync_before_rename, in_place])
def test_the_judge_finds_a_planted_bug(session, disk, monkeypatch, bug):
    """A check that cannot fail proves nothing."""
    bug(monkeypatch)
    evening(session, disk)
    assert judge(disk, 1000)


def test_the_simulation_reads_as_the_program_does(session, disk):
    """Without a cut, what the simulated disk holds is what the program reads from the real one."""
    evening(session, disk)
    real = {entry.id for entry in to_record(SESSION, entries.read_entries(session).blocks).entries}
    files = {str(path): path.read_bytes() for path in session.glob("e*/*.toml")}
    assert {entry.id for entry in to_record(SESSION, blocks(files)).entries} == real and len(real) == 7
