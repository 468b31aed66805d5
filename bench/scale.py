"""What very many sessions cost: each figure beside its limit, as a ratio within one run.

Run: .venv/bin/python bench/scale.py [SIZE]... A network of each size (1,000 and 10,000 when absent) is made, counted
without an index and with one, after changes too, beside only reading its bytes and only walking through its folders.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import network

from leernetwerk_cli.jobs.numbers import count
from leernetwerk_cli.jobs.reading import Selection
from leernetwerk_cli.jobs.workplace import at_desk
from leernetwerk_cli.store import toml

JOBS = "2"
SLOW = 10_000  # sessions, at most, for the reader of the standard library alone: it takes minutes

DAILY = {
    "record": ("record", "SESSION", "quote", "--speaker", "E1"),
    "edit": ("edit", "SESSION", "last", "--set", "star=true"),
    "undo": ("undo", "SESSION"),
    "consent": ("consent", "withdraw", "SESSION", "E1"),
    "show": ("show", "SESSION"),
}


class Figures(NamedTuple):
    """What a size took, in seconds, and the most memory, in megabytes."""

    cold: float
    warm: float
    memory: float


def main(sizes: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"LEERNETWERK_CONFIG": folder, "LEERNETWERK_CACHE": f"{folder}/cache"}
        found = {}
        one = make(Path(folder), 1)
        for size in sizes:
            root = make(Path(folder), size)
            found[size] = measure(root, size, one)
            shutil.rmtree(root)
        first, *_others = found
        for size, figures in found.items():
            cold, warm = (getattr(figures, what) / size for what in ("cold", "warm"))
            cold, warm = cold / (found[first].cold / first), warm / (found[first].warm / first)
            print(
                f"{size:>7}: per session {cold:.2f}x cold, {warm:.2f}x warm of that of {first} (at most 1.2x); "
                f"{figures.memory:.0f} MB"
            )


def make(folder: Path, size: int) -> Path:
    """Make a network of that size, and wait until it is no longer young."""
    root = folder / str(size)
    network.make(size, root, "7")
    time.sleep(2.5)
    return root


def measure(root: Path, size: int, one: Path) -> Figures:
    """Print what a network costs beside what it must cost at the least."""
    reading, walking = (least(lambda job=job: job(root), 3) for job in (read_bytes, walk))
    cold, memory = numbers(root, anew=True)
    print(f"{size:>7}: cold, {JOBS} processes {cold:.1f} s: {cold / reading:.1f}x only reading the bytes (at most 20x)")
    if size <= SLOW:
        slow = in_one_by_the_slow_reader(root)
        print(f"{size:>7}: {slow / cold:.1f}x faster than the same by tomllib in one process (at least 10x)")
    warm, more = min(numbers(root) for _ in range(3))
    print(f"{size:>7}: warm {warm:.2f} s: {warm / walking:.1f}x only walking through it (at most 2.5x)")
    change(root, 100)
    again = numbers(root)[0]
    print(f"{size:>7}: after 100 changed {again:.2f} s: {again / walking:.1f}x (at most 3x)")
    for command in DAILY:
        many, few = (least(partial(daily, place, command), 5) for place in (root, one))
        print(f"{size:>7}: {command:8} {many - few:+.3f} s beside a folder of one (at most +0.2 s)")
    return Figures(cold, warm, max(memory, more))


def least(job: Callable[[], object], times: int) -> float:
    took = []
    for _ in range(times):
        begin = time.perf_counter()
        job()
        took.append(time.perf_counter() - begin)
    return min(took)


def files(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from files(entry.path)
            else:
                yield entry


def walk(root: Path) -> int:
    """Look at every file, as a bare walk with ``stat`` does."""
    return sum(entry.stat().st_size for entry in files(str(root)))


def read_bytes(root: Path) -> int:
    total = 0
    for entry in files(str(root)):
        total += len(Path(entry.path).read_bytes())
    return total


def numbers(root: Path, anew: bool = False) -> tuple[float, float]:
    """Return how long ``summary --numbers`` takes as a process of its own, and the most memory of one, in megabytes."""
    if anew:
        shutil.rmtree(os.environ["LEERNETWERK_CACHE"], ignore_errors=True)
    begin = time.perf_counter()
    arguments = ["--sessions", str(root), "--jobs", JOBS, "summary", "--numbers", "--format", "json"]
    process = subprocess.Popen([sys.executable, "-m", "leernetwerk_cli", *arguments], stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    assert status == 0
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def in_one_by_the_slow_reader(root: Path) -> float:
    shutil.rmtree(os.environ["LEERNETWERK_CACHE"], ignore_errors=True)
    hurry, toml.hurry = toml.hurry, lambda: None
    before, toml._load = toml._load, tomllib.loads
    try:
        return least(lambda: count(at_desk(root), Selection()), 1)
    finally:
        toml.hurry, toml._load = hurry, before
        shutil.rmtree(os.environ["LEERNETWERK_CACHE"], ignore_errors=True)
        numbers(root)


def change(root: Path, how_many: int) -> None:
    """Say one thing more in that many sessions."""
    for number, folder in enumerate(sorted(root.iterdir())[:how_many]):
        path = sorted((folder / "entries").glob("*.toml"))[0]
        said = (
            f'\n[[entry]]\nspeaker = "E1"\nat = 2026-11-28T10:00:00Z\nkind = "quote"\ntext = "x"\nid = "more{number}"\n'
        )
        with path.open("a") as file:
            file.write(said)


def daily(root: Path, command: str) -> None:
    """Do one thing in one session, as a facilitator does."""
    with os.scandir(root) as folders:
        name = min(each.name for each in folders)
    arguments = ["--sessions", str(root), *(name if word == "SESSION" else word for word in DAILY[command])]
    subprocess.run(
        [sys.executable, "-m", "leernetwerk_cli", *arguments], input=b"Nog iets.", check=True, capture_output=True
    )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1000, 10_000])
