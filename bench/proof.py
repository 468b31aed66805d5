"""Run every proof in full and write what was seen, with the date and the machine, into docs/quality.md.

Run: make proof. It takes about ten minutes on two cores.
"""

import datetime
import os
import platform
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
STATES = 100_000


def main() -> int:
    environment = {**os.environ, "LEERNETWERK_STATES": str(STATES)}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "tests/faults",
        "tests/privacy",
        "-vv",
        "--durations=0",
        "-p",
        "no:cacheprovider",
        "-rs",
    ]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    benches = [
        subprocess.run([sys.executable, f"bench/{name}.py"], cwd=ROOT, capture_output=True, text=True).stdout
        for name in ("record", "startup", "walk", "export")
    ]
    (ROOT / "docs" / "quality.md").write_text(report(done.stdout, benches), "utf-8")
    print(done.stdout.splitlines()[-1])
    return done.returncode


def report(log: str, benches: list[str]) -> str:
    """Return the page: one row per proof, with how many cases passed and how long they took."""
    rows: dict[str, list[float]] = {}
    for seconds, name in re.findall(r"([\d.]+)s call +tests/\S+::(\w+)", log):
        rows.setdefault(name, []).append(float(seconds))
    failed = set(re.findall(r"FAILED tests/\S+::(\w+)", log))
    lines = [
        f"| {name.removeprefix('test_').replace('_', ' ')} | {len(times)} | {sum(times):.1f} s | "
        f"{'FAILED' if name in failed else 'held'} |"
        for name, times in sorted(rows.items())
    ]
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    figures = "\n".join(benches).strip()
    return HEAD.format(
        day=datetime.date.today(),
        machine=machine,
        states=f"{STATES:,}",
        rows="\n".join(lines),
        last=log.splitlines()[-1].strip("= "),
        figures=figures,
    )


HEAD = """# What was seen

Written by `make proof` on {day}: {machine}. {last}. Simulated power cuts and histories of laptops: {states} each;
10,000 generated sessions with canaries, and 5,000 networks whose numbers were tried to be worked out, per audience.

| rule | cases | time | |
| --- | --- | --- | --- |
{rows}

## Figures, as ratios within one run (`bench/`)

```
{figures}
```

Really run: Linux. Windows and macOS are tested through an injected platform (`tests/store/test_platform.py`).
"""


if __name__ == "__main__":
    sys.exit(main())
