"""Codes by codes over 18,000 coded lines in some 700 documents, beside qc (qualitative-coding 1.7.8).

Run: PATH=...:$PATH .venv/bin/python bench/crosstab.py, with qc on the path. Prints how long each takes as a whole
process, the least of three, and whether their numbers are equal.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import network

from leernetwerk_cli.domain.insights.crosstab import codes_of
from leernetwerk_cli.jobs.reading import Selection, read
from leernetwerk_cli.jobs.workplace import at_desk

SESSIONS = 710  # of the example's size: some 18,000 lines
OURS = [sys.executable, "-m", "leernetwerk_cli", "summary", "--crosstab", "codes", "--format", "json"]
# Makes a project of all the texts, in which every line has the codes that it has in ours; run by qc's Python.
BUILD = """
import json
from qualitative_coding.corpus import QCCorpus
corpus = QCCorpus("settings.yaml")
with corpus.session():
    for name, lines in json.load(open("codes.json")).items():
        data = [{"line": n, "code_id": code} for n, given in enumerate(lines) for code in given]
        corpus.update_coded_lines(name, "us", data)
    corpus.update_codebook()
"""


def main() -> None:
    qc = shutil.which("qc")
    if not qc:
        sys.exit("qc is not on the path: pip install qualitative-coding==1.7.8")
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"LEERNETWERK_CONFIG": folder, "LEERNETWERK_SESSIONS": f"{folder}/sessions"}
        network.make(SESSIONS, Path(folder) / "sessions", "7")
        project = Path(folder) / "qc"
        project.mkdir()
        lines = build(qc, project, Path(folder) / "sessions")
        theirs = least([qc, "codes", "crosstab", "-o", "out.csv"], project)
        ours = least(OURS, project)
        same = "equal" if from_qc(project) == from_us(project) else "NOT EQUAL"
        print(
            f"{lines} lines: qc {theirs:.2f} s, ours {ours:.2f} s: {theirs / ours:.1f}x faster (at least 10x), {same}"
        )


def build(qc: str, project: Path, root: Path) -> int:
    """Make what qc reads of the same sessions, a text of each, and return how many lines that are."""
    released, _framework = read(at_desk(root), Selection())
    codes: dict[str, list[list[str]]] = {}
    total = 0
    (project / "texts").mkdir()
    for each in released.sessions:
        said = [item for item in each.entries if item.entry.is_said and item.entry.text]
        total += len(said)
        codes[f"{each.session.slug}.txt"] = [list(codes_of(item)) for item in said]
        (project / "texts" / f"{each.session.slug}.txt").write_text("\n".join("een regel" for _each in said))
    (project / "codes.json").write_text(json.dumps(codes))
    quiet = {"cwd": project, "check": True, "capture_output": True}
    subprocess.run([qc, "init"], **quiet)
    subprocess.run([qc, "corpus", "import", "texts", "--recursive", "-i", "verbatim"], **quiet)
    subprocess.run([Path(qc).parent / "python", "-c", BUILD], **quiet)
    return total


def least(command: list[str], folder: Path) -> float:
    took = []
    for _ in range(3):
        begin = time.perf_counter()
        answer = subprocess.run(command, cwd=folder, check=True, capture_output=True)
        took.append(time.perf_counter() - begin)
        (folder / "answer").write_bytes(answer.stdout)
    return min(took)


def from_qc(project: Path) -> dict[tuple[str, str], int]:
    with (project / "out.csv").open() as file:
        rows = [(row["code"], name, int(row[name])) for row in csv.DictReader(file) for name in row if name != "code"]
    return {(code, name): number for code, name, number in rows if number}


def from_us(project: Path) -> dict[tuple[str, str], int]:
    rows = json.loads((project / "answer").read_text())["rows"]
    return {(row["code"], name): number for row in rows for name, number in row.items() if name != "code" and number}


if __name__ == "__main__":
    main()
