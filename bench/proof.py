"""Run every proof in full and write what was seen, with the date, the machine and the seed, into docs/quality.md.

Run: make proof, or a part: make proof PART=erase (a word in the name of a test or of its file; the other rows stay).
SEED=... takes other dice. A proof is a test that says how much it tries (tests/scale.py), or that injects faults.
"""

import datetime
import os
import platform
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "quality.md"
BENCHES = ("record", "startup", "walk", "export")


def main() -> int:
    part, seed = os.environ.get("PART", ""), os.environ.get("SEED") or "2026"
    environment = {**os.environ, "LEERNETWERK_PROOF": "1", "LEERNETWERK_PROOF_SEED": seed}
    command = [sys.executable, "-m", "pytest", *proofs(), "-k", part, "-vv", "--durations=0", "-p", "no:cacheprovider"]
    command += [f"--hypothesis-seed={seed}"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    last = done.stdout.splitlines()[-1].strip("= ") if done.stdout else done.stderr
    if done.returncode:
        failures = re.search(r"=+ FAILURES =+.*?(?=\n=+ slowest)", done.stdout, re.S)
        print(failures[0][-20_000:] if failures else done.stdout[-20_000:])
    before = PAGE.read_text("utf-8")
    rows = {**(rows_of(before) if part else {}), **seen(done.stdout)}
    page = with_table(before, rows, f"{about()} Seed {seed}. {f'Part {part}: ' if part else ''}{last}.")
    if not part:
        figures = [
            subprocess.run([sys.executable, f"bench/{name}.py"], cwd=ROOT, capture_output=True, text=True).stdout
            for name in BENCHES
        ]
        page = between(page, "figures", "```\n" + "\n".join(figures).strip() + "\n```")
    PAGE.write_text(page, "utf-8")
    print(last)
    return done.returncode


def proofs() -> list[str]:
    """Return the files of tests that are proofs."""
    files = (ROOT / "tests").rglob("test_*.py")
    return sorted(
        str(file) for file in files if file.parent.name == "faults" or "\nfrom scale import" in file.read_text()
    )


def seen(log: str) -> dict[str, str]:
    """Return one row per proof: how many cases there were, how long they took, and whether it held."""
    times: dict[str, list[float]] = {}
    for seconds, name in re.findall(r"([\d.]+)s call +tests/\S+::(\w+)", log):
        times.setdefault(name, []).append(float(seconds))
    failed = set(re.findall(r"FAILED tests/\S+::(\w+)", log))
    return {
        name.removeprefix("test_").replace("_", " "): f"{len(each)} | {sum(each):.1f} s | "
        f"{'FAILED' if name in failed else 'held'}"
        for name, each in times.items()
    }


def rows_of(page: str) -> dict[str, str]:
    return dict(re.findall(r"^\| ([^|]+) \| (\d+ \| [\d.]+ s \| \w+) \|$", page, re.MULTILINE))


def with_table(page: str, rows: dict[str, str], head: str) -> str:
    lines = [f"| {name} | {row} |" for name, row in sorted(rows.items())]
    return between(
        page, "proof", "\n".join([head, "", "| rule | cases | time | |", "| --- | --- | --- | --- |", *lines])
    )


def between(page: str, name: str, text: str) -> str:
    """Return the page with ``text`` between the two comments called ``name``."""
    start, end = f"<!-- {name} -->\n", f"\n<!-- end of {name} -->"
    return page[: page.index(start) + len(start)] + text + page[page.index(end) :]


def about() -> str:
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return f"Seen on {datetime.date.today()}: {machine}."


if __name__ == "__main__":
    sys.exit(main())
