"""Erased is erased in every form; files are nobody else's; no socket is opened; the type checker guards the gate."""

import base64
import bz2
import contextlib
import gzip
import lzma
import os
import socket
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORD = "een heel eigen zin over een Ṡchuld van 12 €"


def forms(text):
    """Return how a text may still lie somewhere: plain, in other encodings, escaped, or in base64 at any offset."""
    raw = text.encode()
    yield from (raw, text.encode("utf-16-le"), text.encode("utf-16-be"), text.encode("unicode_escape"))
    for pad in range(3):
        coded = base64.b64encode(b"\0" * pad + raw)
        yield coded[4 if pad else 0 : -4]


def layers(data):
    """Yield the bytes of a file, and what they hold where they are compressed."""
    yield data
    for unpack in (gzip.decompress, bz2.decompress, lzma.decompress, zlib.decompress):
        with contextlib.suppress(Exception):
            yield unpack(data)


def traces(folder, text):
    return [
        path
        for path in folder.rglob("*")
        if path.is_file()
        for layer in layers(path.read_bytes())
        if any(form in layer for form in forms(text))
    ]


def test_an_erased_person_is_in_no_form_in_any_folder(run, session, own_place, monkeypatch):
    """Data, settings and temporary folders; also after a change, a draft, a copy of a file and a damaged piece."""
    monkeypatch.setenv("TMPDIR", str(own_place / "tmp"))
    (own_place / "tmp").mkdir()
    for text in (WORD, f"{WORD} nog eens"):
        run("record", "plek", "quote", "--speaker", "E1", typed=text)
    run("record", "plek", "quote", "--speaker", "E2", typed="dit blijft staan")
    run("edit", "plek", "last", "--set", "star=true")
    (session / "drafts").mkdir(exist_ok=True)
    (session / "drafts" / "laptop").write_text(f"e1: {WORD}", "utf-8")
    (file,) = (session / "entries").glob("laptop*.toml")
    file.write_bytes(file.read_bytes() + f'\n[[entry]]\nspeaker = "E1"\ntext = "{WORD} half'.encode())
    assert traces(own_place, WORD)
    assert run("erase", "plek", "E1", "--yes").code == 0
    assert not traces(own_place, WORD)
    assert "dit blijft staan" in run("show", "plek").out


def test_a_trace_is_found_in_every_form(tmp_path):
    """The search itself works: each form is seen."""
    raw = f"xx{WORD}yy".encode()
    written = [
        raw,
        f"x{WORD}".encode("utf-16"),
        gzip.compress(raw),
        lzma.compress(raw),
        base64.b64encode(raw),
        zlib.compress(raw),
    ]
    for number, data in enumerate(written):
        (tmp_path / str(number)).write_bytes(data)
    assert len({path.name for path in traces(tmp_path, WORD)}) == len(written)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_no_file_is_open_to_others_whatever_the_umask(run, session, own_place, umask):
    before = os.umask(umask)
    try:
        run("new", "twee", "--date", "2026-11-24", "--participants", "ervaringsdeskundige=3", "--no-input", "--paper")
        run("record", "twee", "quote", "--speaker", "E1", "--consent", "public", typed="zin")
        exports = [
            word
            for kind in ("html", "json", "csv", "zip", "ics", "xlsx", "docx", "odt", "pptx", "pdf")
            for word in ("--to", str(own_place / f"uit.{kind}"))
        ]
        run("export", "twee", "--audience", "group", *exports)
        run("consent", "show", "twee", "--to", str(own_place / "bladen.html"))
        run("run", "twee", "--answers", "-", typed="e1: nog iets\n/stop\n")
        run("erase", "twee", "E1", "--yes")
    finally:
        os.umask(before)
    made = [path for path in own_place.rglob("*") if path != own_place]
    assert len([path for path in made if path.name.startswith("uit.")]) >= 6
    wide = [path for path in made if path.stat().st_mode & 0o777 not in ((0o700,) if path.is_dir() else (0o600,))]
    assert not wide


def test_no_internet_socket_is_opened(run, session, own_place, monkeypatch):
    opened = []
    real = socket.socket

    class Watched(real):
        def __init__(self, family=socket.AF_INET, *rest, **named):
            opened.append(family)
            super().__init__(family, *rest, **named)

    monkeypatch.setattr(socket, "socket", Watched)
    run("record", "plek", "quote", "--speaker", "E1", "--consent", "public", typed="bel 0612345678")
    run("scan", "plek")
    run("summary", "plek")
    run("export", "plek", "--audience", "public", "--to", str(own_place / "a.html"), "--to", str(own_place / "a.pdf"))
    assert not [family for family in opened if family in (socket.AF_INET, socket.AF_INET6)]


UNRELEASED = """
from leernetwerk_cli.domain.framework.framework import Framework
from leernetwerk_cli.domain.record.record import Record
from leernetwerk_cli.domain.privacy.release import Released, release
from leernetwerk_cli.domain.insights.counts import Summary
from leernetwerk_cli.domain.insights.summary import summarise
from leernetwerk_cli.domain.insights.told import retell
from leernetwerk_cli.domain.privacy.publisher import Scope, publish
from leernetwerk_cli.reports.keyboard.listing import record_report
from leernetwerk_cli.reports.pages.summary import summary_report


def leak(record: Record, scope: Scope, framework: Framework) -> None:
    {line}
"""


@pytest.mark.parametrize(
    ("line", "is_fine"),
    [
        ("summary_report(summarise(release([record], framework), framework), [])", True),
        ("summary_report(retell(publish([record], 'group', scope, framework).publication, framework), [])", True),
        ("retell(record, framework)", False),
        ("retell(release([record], framework), framework)", False),
        ("publish(release([record], framework), 'group', scope, framework)", False),
        ("summarise(record, framework)", False),
        ("summarise([record], framework)", False),
        ("summary_report(record, [])", False),
        ("record_report(record, framework, {{}})", False),
        ("summarise(Released((record,)), framework)", False),
    ],
)
def test_the_type_checker_refuses_a_report_of_words_that_were_not_released(tmp_path, line, is_fine):
    source = tmp_path / "leak.py"
    source.write_text(UNRELEASED.format(line=line.format()), "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(ROOT / ".mypy_cache"), str(source)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode == 0) is is_fine, done.stdout
