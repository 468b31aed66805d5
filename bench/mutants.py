"""How many breaks of the record were noticed, and which were not: after ``make mutants``, which runs this.

Run: .venv/bin/python bench/mutants.py. One line per break that no test noticed, and the share that was noticed.
"""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
NOTICED = ("killed", "timeout", "segfault", "caught by type check")


def main() -> None:
    command = [str(Path(sys.executable).parent / "mutmut"), "results", "--all", "true"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = re.findall(r"^ *(\S+): (.+)$", listed, re.MULTILINE)
    per_state = Counter(state for _name, state in found)
    missed = [name for name, state in found if state not in NOTICED]
    print("\n".join(sorted(missed)))
    print(dict(per_state))
    print(f"{len(found) - len(missed)} of {len(found)} breaks were noticed: {1 - len(missed) / len(found):.0%}")


if __name__ == "__main__":
    main()
