"""Codes by cases and by each other: counted afresh here, and equal to what qc (qualitative-coding) counts."""

import csv
import json
import shutil
import subprocess
from collections import Counter
from itertools import product
from pathlib import Path

import pytest

QC = shutil.which("qc")
# Builds a project of one text in which every line has the codes that stand in a file; run by the Python that qc has.
BUILD = """
import json, sys
from qualitative_coding.corpus import QCCorpus
corpus = QCCorpus("settings.yaml")
codes = json.load(open("codes.json"))
with corpus.session():
    data = [{"line": n, "code_id": code} for n, given in enumerate(codes) for code in given]
    corpus.update_coded_lines("said.txt", "us", data)
    corpus.update_codebook()
"""


def said(run, network):
    """Return the codes and the role of all that was said in words."""
    found = []
    for folder in sorted((network / "network").glob("2026-*")):
        shown = json.loads(run("show", folder.name, "--format", "json").out)
        roles = {seat["code"]: seat["role"] for seat in shown["session"]["participants"]}
        for each in shown["entries"]:
            is_said = each["kind"] not in (
                "note",
                "turn",
                "joined",
                "left",
                "leads",
                "silence",
                "screen",
                "until",
                "stage",
            )
            is_after = each["kind"] in ("feedback", "look-back", "insight", "aftercare", "twice")
            if is_said and not is_after and each.get("text"):
                codes = filter(None, (each["kind"], each.get("element", ""), *each.get("knowledge", ())))
                theirs = {roles[code] for code in each["speaker"] if code in roles}
                found.append((list(codes), theirs.pop() if len(theirs) == 1 else ""))
    return found


def table(run, by):
    rows = json.loads(run("summary", "--crosstab", by, "--format", "json").out)["rows"]
    return {(row["code"], name): number for row in rows for name, number in row.items() if name != "code"}


def test_codes_by_role_and_by_each_other_are_counted_once(run, network):
    found = said(run, network)
    by_role = Counter((code, role) for codes, role in found for code in codes if role)
    assert {pair: number for pair, number in table(run, "role").items() if number} == by_role
    together = Counter(pair for codes, _role in found for pair in product(codes, codes))
    assert {pair: number for pair, number in table(run, "codes").items() if number} == together


@pytest.mark.skipif(not QC, reason="qc (qualitative-coding) is not installed")
def test_it_is_what_qc_counts(run, network, tmp_path):
    found = said(run, network)
    subprocess.run([QC, "init"], cwd=tmp_path, check=True, capture_output=True)
    (tmp_path / "said.txt").write_text("\n".join("een regel" for _each in found))
    (tmp_path / "codes.json").write_text(json.dumps([codes for codes, _role in found]))
    subprocess.run(
        [QC, "corpus", "import", "said.txt", "-i", "verbatim"], cwd=tmp_path, check=True, capture_output=True
    )
    python = Path(QC).parent / "python"
    subprocess.run([python, "-c", BUILD], cwd=tmp_path, check=True, capture_output=True)
    subprocess.run([QC, "codes", "crosstab", "-o", "out.csv"], cwd=tmp_path, check=True, capture_output=True)
    with (tmp_path / "out.csv").open() as file:
        theirs = {(row["code"], name): int(row[name]) for row in csv.DictReader(file) for name in row if name != "code"}
    assert {pair for pair, number in theirs.items() if number}
    assert {pair: number for pair, number in theirs.items() if number} == {
        pair: number for pair, number in table(run, "codes").items() if number
    }


def test_it_is_the_keyboards(run, network):
    assert run("summary", "--crosstab", "role", "--audience", "network").code == 6
    assert run("summary", "--crosstab", "colour").code == 2
    assert "Ervaringsdeskundige" in run("--lang", "nl", "summary", "--crosstab", "role").out
