"""How long `run` takes on 500 entries until the first question, and a typed line until it is acknowledged.

Run: .venv/bin/python bench/walk.py [ROUNDS]. A real pseudo-terminal. The first as a multiple of importing Typer and
questionary: at most 1.6x. A line, with a note-taker at the same session: its median under 60 ms, 99% under 150 ms.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from statistics import median

import pexpect

FLOOR = "import typer, questionary; print('ready')"
PROGRAM = [sys.executable, "-m", "leernetwerk_cli"]


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = {"LEERNETWERK_SESSIONS": f"{folder}/s", "LEERNETWERK_CONFIG": folder, "LEERNETWERK_LANG": "en"}
        environment = {**os.environ, **place, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        new = [*PROGRAM, "new", "plek", "--participants", "e=3,u=2", "--no-input"]
        subprocess.run(new, env=environment, check=True, capture_output=True)
        lines = [json.dumps({"kind": "quote", "text": f"zin {n}", "speaker": "E1"}) for n in range(500)]
        lines.append(json.dumps({"kind": "screen", "state": "own"}))  # which is asked at the first start
        record = [*PROGRAM, "record", "plek", "--json-lines"]
        subprocess.run(record, env=environment, check=True, capture_output=True, input="\n".join(lines).encode())
        walks, floors = [], []
        for _ in range(rounds):
            begin = time.perf_counter()
            process = pexpect.spawn(PROGRAM[0], [*PROGRAM[1:], "run", "plek"], env=environment, encoding="utf-8")
            process.expect("What do you need to speak freely here")
            walks.append(time.perf_counter() - begin)
            process.close(force=True)
            begin = time.perf_counter()
            floor = pexpect.spawn(sys.executable, ["-c", FLOOR], env=environment, encoding="utf-8")
            floor.expect("ready")
            floors.append(time.perf_counter() - begin)
            floor.close(force=True)
        took = typed(environment)
        middle, most = median(took), took[int(len(took) * 0.99) - 1]
        told = f"median {middle:.0f} ms (at most 60), 99% {most:.0f} ms (at most 150)"
        print(f"a line with 500 entries and two keyboards: {told}")
    ratio = median(walks) / median(floors)
    print(f"run on 500 entries, to the first question: {ratio:.2f}x importing Typer and questionary (at most 1.6x)")


def typed(environment: dict[str, str], lines: int = 200) -> list[float]:
    """Return how long each of some lines took from its Enter to its acknowledgement, in milliseconds."""
    walk = pexpect.spawn(PROGRAM[0], [*PROGRAM[1:], "run", "plek"], env=environment, encoding="utf-8")
    notes = pexpect.spawn(
        PROGRAM[0], [*PROGRAM[1:], "run", "plek", "--write", "--recorder", "b"], env=environment, encoding="utf-8"
    )
    walk.delaybeforesend = notes.delaybeforesend = None
    walk.expect("What do you need to speak freely here")
    notes.expect("What do you need to speak freely here")
    took = []
    for number in range(lines):
        walk.send(f"e1: drie weken wachten {number}.")
        walk.expect(rf"wachten {number}\.")
        begin = time.perf_counter()
        walk.send("\r")
        walk.expect(rf"✓[^✓]*wachten {number}\.")
        took.append((time.perf_counter() - begin) * 1000)
        if number % 10 == 0:
            notes.send(f"e2: ook {number}.\r")
            notes.expect(rf"✓[^✓]*ook {number}\.")
    for each in (walk, notes):
        each.close(force=True)
    return sorted(took)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 11)
