"""How long it takes to export 300 entries to HTML, PDF and slides, start-up included; the bounds stand beside it.

Run: .venv/bin/python bench/export.py [ROUNDS]
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from statistics import median

PROGRAM = [sys.executable, "-m", "leernetwerk_cli"]


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = {"LEERNETWERK_SESSIONS": f"{folder}/s", "LEERNETWERK_CONFIG": folder, "LEERNETWERK_LANG": "nl"}
        environment = {**os.environ, **place}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        new = [*PROGRAM, "new", "plek", "--participants", "e=3,u=3", "--no-input"]
        subprocess.run(new, env=environment, check=True, capture_output=True)
        entry = {"kind": "quote", "speaker": "E1", "element": "vertrouwen", "consent": ["public"]}
        lines = "\n".join(json.dumps({**entry, "text": f"zin {n} over de brief"}) for n in range(300))
        record = [*PROGRAM, "record", "plek", "--json-lines"]
        subprocess.run(record, env=environment, check=True, capture_output=True, input=lines.encode())
        for suffix, bound in (("html", 0.5), ("pdf", 1.5), ("pptx", 2)):
            export = [*PROGRAM, "export", "--audience", "public", "--report", "full", "--to", f"{folder}/a.{suffix}"]
            taken = []
            for _ in range(rounds):
                begin = time.perf_counter()
                subprocess.run(export, env=environment, check=True, capture_output=True)
                taken.append(time.perf_counter() - begin)
            print(f"300 entries to {suffix}: {median(taken):.2f} s (at most {bound} s)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
