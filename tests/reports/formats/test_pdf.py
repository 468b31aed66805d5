"""A PDF is tagged and reads in order."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def test_a_pdf_is_tagged_and_reads_in_order(run, network):
    """PDF/UA-1 as Typst checks it; the text comes out in the order of reading."""
    pytest.importorskip("typst", reason="typst is not installed (pip install 'leernetwerk-cli[pdf]')")
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed (apt-get install poppler-utils)")
    run("--lang", "nl", "export", "--audience", "network", "--to", str(network / "a.pdf"))
    text = subprocess.run(["pdfinfo", "-struct-text", str(network / "a.pdf")], capture_output=True, text=True).stdout
    text = " ".join(re.findall(r'H2 "(.*)" ', text))
    heads = ["1 Waarden", "2 Ervaringsdeler", "3 Ervaringskennis", "4 Processtappen"]
    places = [text.index(head) for head in heads]
    assert places == sorted(places)
    facts = subprocess.run(["pdfinfo", str(network / "a.pdf")], capture_output=True, text=True).stdout
    assert re.search(r"Tagged: +yes", facts) and "Vier inzichten" in facts


def test_an_archive_pdf_and_a_word_template(run, network):
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    pytest.importorskip("typst", reason="typst is not installed")
    template = docx.Document()
    template.styles["Heading 1"].font.name = "Verdana"
    template.save(network / "stijl.docx")
    targets = ["--to", str(network / "a.pdf"), "--to", str(network / "a.docx")]
    answer = run("export", "--audience", "network", "--archive", "--template", str(network / "stijl.docx"), *targets)
    assert answer.code == 0, answer.err
    assert docx.Document(str(network / "a.docx")).styles["Heading 1"].font.name == "Verdana"
    assert b"pdfaid" in (network / "a.pdf").read_bytes()


def test_a_pdf_passes_two_more_readers(run, network):
    """What `pdfua` and `outloud` look at, which is a part of PDF/UA; neither is a full validator."""
    outloud = shutil.which("outloud", path=str(Path(sys.executable).parent))
    if not outloud:
        pytest.skip("outloud is not installed (pip install outloud)")
    pytest.importorskip("typst", reason="typst is not installed")
    run("export", "--audience", "network", "--to", str(network / "a.pdf"))
    answer = subprocess.run([outloud, str(network / "a.pdf")], capture_output=True, text=True)
    assert "0 error(s)" in answer.stdout
