"""The canaries of two recorders once more, by the commands themselves: screens, errors, drafts, files, environment."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest
from desks import Desks
from networks import network
from scale import chance, tries
from test_canaries import opened

from leernetwerk_cli.domain.privacy.audience import READERS, TOWNS
from leernetwerk_cli.store import blocks, package, platform, sessions

ROUNDS = tries(1, 3)
SCREENS = [
    ["summary", "--format", "json"],
    ["summary", "--by", "role", "--format", "json"],
    ["summary", "--role", "ervaring", "--format", "json"],
    ["summary", "--checked"],
    ["summary", "--pictures"],
    ["compare", "--by", "municipality", "--format", "json"],
    ["compare", "--by", "month", "--format", "json"],
    ["compare", "--by", "year", "--pictures"],
    ["voices", "--format", "markdown"],
    ["export", "--report", "full", "--to", "-", "--format", "md", "--why"],
    ["export", "--report", "plain", "--to", "-", "--format", "json"],
]
SUFFIXES = ["html", "md", "csv", "json", "ics", "xlsx", "docx", "odt", "pptx", "zip", "pdf"]
METHOD = package.read_method_text("vier-inzichten")
PDF = shutil.which("pdftotext")
CANARY = re.compile("kanarie[0-9a-f]+")


def on_disk(root: Path, random: Random) -> dict[str, set[str]]:
    """Write sessions of two recorders, each with a half-typed line; return per canary who may read it."""
    records = network(random)
    towns = len({record.session.municipality for record in records})
    allowed: dict[str, set[str]] = {}
    for record in records:
        desks, session = Desks(random, record), record.session
        facts = {"id": session.id, "title": session.title, "date": session.date, "method": session.method}
        facts |= {"municipality": session.municipality, "language": "nl"}
        facts["participants"] = [{"code": p.code, "seat": p.seat, "role": p.role} for p in session.participants]
        folder = sessions.create(root, session.slug, session.date, facts, METHOD)
        platform.make_folder(folder / "drafts")
        for name, laptop in (("desk0", desks.laptops[0]), ("desk1", desks.laptops[1])):
            written = b"".join(blocks.to_item(table, fields).content for table, fields in laptop.written)
            platform.write_whole(folder / "entries" / f"{name}.toml", blocks.head(name) + written)
            platform.write_whole(folder / "drafts" / f"{name}.txt", f"e1: {desks.canary()}".encode())
        allowed |= desks.allowed(towns, TOWNS)
    return allowed


def read_all(path: Path) -> str:
    """Return what can be read in a file: also in a PDF, in Word, in a spreadsheet and in a zip of them."""
    if path.suffix == ".pdf":
        return subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return opened(path.read_bytes())


@pytest.mark.parametrize("part", range(tries(1, 10)))
def test_no_canary_on_a_screen_or_in_a_file_for_who_may_not_read_it(run, own_place, monkeypatch, part):
    random, seen = chance(f"screens {part}"), set()
    for number in range(ROUNDS):
        root = own_place / f"sessions{number}"
        monkeypatch.setenv("LEERNETWERK_SESSIONS", str(root))
        allowed = on_disk(root, random)
        town = sessions.read_session(sessions.find_folder(root, "last")).municipality
        place = {"group": ["last"], "municipality": ["--municipality", town], "network": [], "public": []}
        for audience in READERS:
            for screen in SCREENS:
                answer = run(*screen, *place[audience], "--audience", audience)
                found = set(CANARY.findall(answer.out))
                assert answer.code in (0, 2, 4, 5, 6), (screen, answer)
                assert not CANARY.search(answer.err), (screen, audience)
                assert not {word for word in found if audience not in allowed.get(word, ())}, (screen, audience)
                seen |= {screen[0]} if found else set()
            files = [root.parent / f"{audience}{number}.{suffix}" for suffix in SUFFIXES if suffix != "pdf" or PDF]
            answer = run(
                "export",
                *place[audience],
                "--audience",
                audience,
                *(word for file in files for word in ("--to", str(file))),
            )
            assert answer.code == 0 and not CANARY.search(answer.out + answer.err), answer
            for file in files:
                found = set(CANARY.findall(read_all(file) + file.name))
                assert not {word for word in found if audience not in allowed.get(word, ())}, file.name
                seen |= {file.suffix} if found else set()
        assert not [value for value in os.environ.values() if CANARY.search(value)]
    assert seen >= {"export", "summary", ".html", ".docx", ".odt", ".json", ".zip"}


def test_nothing_that_is_kept_besides_the_record_holds_a_canary(run, own_place):
    """No log, no settings and no temporary file is made of words; the ledger of the exports holds none either."""
    allowed = on_disk(own_place / "sessions", Random(5))
    before = {path for path in own_place.rglob("*") if path.is_file()}
    run("export", "last", "--audience", "group", "--to", str(own_place / "uit.json"))
    run("show", "last")
    run("record", "last", "quote", "--element", "nix", typed=f"{next(iter(allowed))} hoort nergens")
    made = {path for path in own_place.rglob("*") if path.is_file()} - before - {own_place / "uit.json"}
    assert not [path for path in made if CANARY.search(path.read_text("utf-8"))]
    assert not CANARY.search(run("ledger", "last", "--format", "json").out)
