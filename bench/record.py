"""How long one entry takes until it is acknowledged, as a multiple of a bare append and sync in the same run.

Run: .venv/bin/python bench/record.py [ENTRIES]. Prints the median ratio in a session with 50 and with 5,000 entries.
"""

import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from leernetwerk_cli.jobs.new import scaffold
from leernetwerk_cli.jobs.scribe import Scribe
from leernetwerk_cli.jobs.workplace import Workplace

FIELDS = {"kind": "quote", "text": "Ik telde mee.", "verbatim": True, "element": "vertrouwen", "speaker": "E1"}


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LEERNETWERK_CONFIG"] = folder
        place = Workplace(Path(folder) / "sessions", lambda: datetime.now(UTC))
        for entries in (50, 5000):
            own, bare = measure(place, entries, rounds)
            times = f"({own * 1e6:.0f} us, {bare * 1e6:.0f} us)"
            print(f"{entries:>5} entries: {own / bare:.2f}x a bare append and sync {times}")


def measure(place: Workplace, entries: int, rounds: int) -> tuple[float, float]:
    """Return the medians, in seconds, of one entry recorded and of a bare append and sync, taken in turns."""
    facts = {"title": "", "method": "vier-inzichten", "language": "nl"}
    session = scaffold(place, f"with-{entries}", place.now().date(), facts, {"ervaringsdeskundige": 2})
    scribe = Scribe(place, session)
    scribe.put(FIELDS)
    (file,) = (session / "entries").glob("*.toml")
    block = file.read_bytes().split(b"\n\n", 1)[1]
    with file.open("ab") as out:
        out.writelines(
            b"\n" + block.replace(b'id = "', f'id = "{number:08d}'.encode()) for number in range(entries - 1)
        )
    bare_file = os.open(session / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    own, bare = [], []
    for _ in range(rounds):
        begin = time.perf_counter()
        os.write(bare_file, block)
        os.fsync(bare_file)
        middle = time.perf_counter()
        scribe.put(FIELDS)
        own.append(time.perf_counter() - middle)
        bare.append(middle - begin)
    return median(own), median(bare)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
