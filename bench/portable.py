"""How fast the folder of `make portable` starts, beside the installed program: the least of sixteen runs each.

Run: make portable, then .venv/bin/python bench/portable.py. Asked: at most 1.5x.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

BUILT = Path(__file__).parents[1] / "build" / "portable"


def main() -> None:
    installed, portable = BUILT / "env" / "bin" / "leernetwerk", BUILT / "leernetwerk" / "leernetwerk"
    with tempfile.TemporaryDirectory() as folder:
        at = ["--sessions", folder]
        subprocess.run([installed, *at, "new", "avond", "--participants", "e=3,u=3", "--no-input"], capture_output=True)
        for words in (["record", "avond", "note"], ["list", "--format", "json"], ["summary", "avond"]):
            mine, theirs = (least([str(program), *at, *words]) for program in (portable, installed))
            slow = "" if mine <= 1.5 * theirs else "TOO SLOW"
            print(f"{words[0]:8} {mine / theirs:.2f}x installed  (at most 1.5x) {slow}")


def least(command: list[str]) -> float:
    taken = []
    for _ in range(16):
        began = time.perf_counter()
        subprocess.run(command, input=b"hoi", capture_output=True, check=True)
        taken.append(time.perf_counter() - began)
    return min(taken)


if __name__ == "__main__":
    if not BUILT.is_dir():
        sys.exit("make portable was not run")
    main()
