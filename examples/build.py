"""Makes ``sessions/`` from ``examples/network/``, with the program itself: the same input gives the same bytes.

Run: .venv/bin/python examples/build.py [FOLDER]
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
SEED = "at-one-table"


def build(target: Path) -> None:
    """Make the example network in ``target``; its old sessions are taken away first."""
    for old in target.glob("????-??-??-*"):
        shutil.rmtree(old)
    for source in sorted((HERE / "network").glob("????-??-??-*")):
        options = json.loads((source / "new.json").read_text("utf-8"))
        slug = options.pop("slug")
        people = ",".join(f"{role}={number}" for role, number in options.pop("participants").items())
        flags = [word for key, value in options.items() for word in (f"--{key}", value)]
        _leernetwerk(target, "new", slug, "--participants", people, "--no-input", *flags)
        for lines in sorted(source.glob("*.jsonl")):
            _leernetwerk(target, "record", slug, "--json-lines", "--recorder", lines.stem, typed=lines.read_bytes())
    shutil.copy(HERE / "network" / "network.toml", target / "network.toml")


def _leernetwerk(target: Path, *arguments: str, typed: bytes = b"") -> None:
    own = {"LEERNETWERK_SEED": SEED, "LEERNETWERK_SESSIONS": str(target), "LEERNETWERK_LANG": "en"}
    subprocess.run(
        [sys.executable, "-m", "leernetwerk_cli", *arguments],
        env={**os.environ, **own},
        input=typed,
        stdout=subprocess.DEVNULL,
        check=True,
    )


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "sessions")
