"""How long `run` takes on 500 entries until the first question, as a multiple of importing Typer and questionary.

Run: .venv/bin/python bench/walk.py [ROUNDS]. A real pseudo-terminal; the bound is 1.6x.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
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
        record = [*PROGRAM, "record", "plek", "--json-lines"]
        subprocess.run(record, env=environment, check=True, capture_output=True, input="\n".join(lines).encode())
        facts = next(Path(folder, "s").glob("*/session.toml"))
        facts.write_text('screen = "own"\n' + facts.read_text())
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
    ratio = median(walks) / median(floors)
    print(f"run on 500 entries, to the first question: {ratio:.2f}x importing Typer and questionary (at most 1.6x)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 11)
