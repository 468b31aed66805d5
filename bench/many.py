"""What many sessions and a large one cost, as ratios within one run: the least of several rounds, taken in turns.

Run: .venv/bin/python bench/many.py [LARGEST]. Prints per command how the time per session grows from 50 sessions to
LARGEST (5,000); what a summary of a thousand sessions costs beside only parsing the same files; and what a session of
10,000 entries costs beside one of 1,000.
"""

import contextlib
import io
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from pathlib import Path

import network
import tomli

from leernetwerk_cli import cli
from leernetwerk_cli.dialogue.askers import ScriptedAsker
from leernetwerk_cli.dialogue.walk import lead
from leernetwerk_cli.jobs.run import Room
from leernetwerk_cli.jobs.workplace import Workplace
from leernetwerk_cli.store import toml

COMMANDS = [["list", "--format", "json"], ["summary", "--format", "json"], ["check", "--format", "json"]]
AFTERWARDS = [
    ["actions", "--format", "json"],
    ["feedback", "--due", "--format", "json"],
    ["expectations", "--due", "--format", "json"],
    ["compare", "--by", "month", "--format", "json"],
]
ROUNDS = 5


def main(largest: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LEERNETWERK_CONFIG"] = folder
        roots = {count: Path(folder) / str(count) for count in (50, 1000, largest)}
        for count, root in roots.items():
            network.make(count, root, "7")
        for command in COMMANDS:
            few, many = least(partial(run, roots[50], command), partial(run, roots[largest], command))
            grown = (many / largest) / (few / 50)
            print(f"{command[0]:8} {few / 50 * 1e3:.2f} ms a session of 50; of {largest}: {grown:.2f}x (at most 1.2x)")
        always, used, summary = least(
            partial(parse, roots[1000], tomli.loads),
            partial(parse, roots[1000], toml.loads),
            partial(run, roots[1000], COMMANDS[1]),
        )
        print(f"summary of 1000 sessions: {summary / always:.2f}x parsing the same files with tomli (at most 2.2x)")
        print(f"  and {summary / used:.2f}x with the fast reader, where that is installed")
        for command in AFTERWARDS:
            one, after = least(partial(run, roots[1000], COMMANDS[1]), partial(run, roots[1000], command))
            print(f"{command[0]:12} of 1000 sessions: {after / one:.2f}x summary (at most 1.3x)")
        one_large(Path(folder) / "large")


def one_large(root: Path) -> None:
    """Print what a session of 10,000 entries costs beside ten of 1,000, and a line of its walk beside one with 50."""
    small, big, few = (network.large(count, root / str(count)) for count in (1000, 10_000, 50))
    for command in (["show"], ["check"], ["export", "--audience", "group", "--to", "-", "--format", "md"]):
        name, *options = command
        if name == "show":
            options = ["--format", "json"]
        one, ten = least(
            partial(run, small.parent, [name, small.name, *options]),
            partial(run, big.parent, [name, big.name, *options]),
        )
        print(f"{name:8} of 10,000 entries: {ten / one / 10:.2f}x ten times that of 1,000 (at most 1.3x)")
    with_few, with_many = (line_of_a_walk(folder) for folder in (few, big))
    print(f"a line of the walk, 10,000 entries: {with_many / with_few:.2f}x one with 50")


def line_of_a_walk(folder: Path) -> float:
    """Return the least time, in seconds, that one line of a walk takes."""
    room = Room(Workplace(folder.parent, lambda: datetime.now(UTC)), folder)
    times: list[float] = []

    class Asker(ScriptedAsker):
        def ask(self, prompt, bar, begun=""):
            times.append(time.perf_counter())
            bar()
            return "e1: nog een zin" if len(times) < 200 else "/stop"

        def tell(self, text, style=""):
            pass

    lead(room, Asker([], None))
    return min(after - before for before, after in pairwise(times))


def run(root: Path, command: list[str]) -> None:
    """Run a command in this process, so that starting up is not counted; what it prints is thrown away."""
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
        assert cli.run(["--sessions", str(root), *command]) == 0


def parse(root: Path, loads: Callable[[str], object]) -> None:
    """Read and parse the files that a summary reads, and do nothing with them."""
    for path in (*root.glob("*/session.toml"), *root.glob("*/entries/*.toml")):
        loads(path.read_bytes().decode())


def least(*jobs: Callable[[], None]) -> list[float]:
    """Return the least time that each job took, in seconds, over several rounds in which they take turns."""
    times: list[list[float]] = [[] for _ in jobs]
    for _ in range(ROUNDS):
        for job, own in zip(jobs, times, strict=True):
            begin = time.perf_counter()
            job()
            own.append(time.perf_counter() - begin)
    return [min(own) for own in times]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
