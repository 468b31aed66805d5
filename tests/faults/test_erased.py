"""``erase CODE`` that is killed at every system call and started again, also while another process records.

Afterwards no word of that person is left in any form in any folder, and every acknowledged word of the others is there.
"""

import itertools
import json
import shutil
import subprocess
import sys

import kill
import pytest
from scale import EVERY
from test_gone import WORD, traces

WRITER = """
import itertools
import sys
from pathlib import Path
from leernetwerk_cli.errors import ErasedCode
from leernetwerk_cli.jobs.scribe import Scribe
from leernetwerk_cli.jobs.workplace import at_desk
from leernetwerk_cli.store.drafts import Draft

folder, word = Path(sys.argv[1]), sys.argv[2]
pen = Scribe(at_desk(folder.parent, "desk", False), folder)
for count in itertools.count():
    code = "E2" if count % 8 else "E1"
    text = f"{word} {count}" if code == "E1" else f"blijft {count}"
    try:
        print(pen.put({"kind": "quote", "text": text, "speaker": code}).id, code, flush=True)
    except ErasedCode:
        print("refused", code, flush=True)
    if sys.stdin.readline() != "go\\n":
        break
pen.close()
"""


@pytest.fixture
def room(run, session, own_place, monkeypatch):
    """A session with words of two people, a draft, a damaged piece, and an older copy of it in a folder beside it."""
    for name in ("TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(name, str(own_place / name.lower()))
        (own_place / name.lower()).mkdir(exist_ok=True)
    run("record", "plek", "quote", "--speaker", "E1", typed=WORD)
    run("record", "plek", "quote", "--speaker", "E2", typed="blijft staan")
    run("edit", "plek", "last", "--set", "star=true")
    shutil.copytree(session, session.with_name("2026-11-23-kopie"))
    run("record", "plek", "learning", "--speaker", "E1", typed=f"{WORD} nog eens")
    (session / "drafts").mkdir(exist_ok=True)
    (session / "drafts" / "laptop.txt").write_text(f"e1: {WORD}", "utf-8")
    (file,) = (session / "entries").glob("laptop*.toml")
    file.write_bytes(file.read_bytes() + f'\n[[entry]]\nspeaker = "E1"\ntext = "{WORD} half'.encode())
    return session


def killed(session, number: int):
    """Start ``erase E1`` that is killed at its ``number``-th call on the files of the session or of its copy."""
    folders = (session, session.with_name("2026-11-23-kopie"))
    stones = ["E1.toml", *(f"{id_}.toml" for folder in folders for id_ in ids(folder))]
    names = [name for folder in folders for name in kill.files_of(folder, *stones)]
    return kill.start(["erase", session.name, "E1", "--yes"], number, names)


def ids(folder):
    text = b"".join(path.read_bytes() for path in (folder / "entries").glob("*.toml")).decode()
    return [line.split('"')[1] for line in text.splitlines() if line.startswith('id = "')]


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed (apt-get install strace)")
@pytest.mark.parametrize("part", range(2))
@pytest.mark.parametrize("company", [False, True], ids=["alone", "while another records"])
def test_erased_also_when_killed_at_every_call_and_started_again(room, run, own_place, company, part):
    backup = own_place.with_name(f"{own_place.name}-backup")
    shutil.copytree(own_place / "sessions", backup)
    step = 2 if EVERY else 130 if company else 80
    for number in itertools.count(1 + part * step // 2, step):
        shutil.rmtree(own_place / "sessions")
        shutil.copytree(backup, own_place / "sessions")
        writer, lines = start_writer(room) if company else (None, [])
        eraser = killed(room, number)
        while writer and eraser.poll() is None:
            lines.append(go_on(writer))
        eraser.communicate(timeout=60)
        was_killed = eraser.returncode in kill.KILLED
        answer = run("erase", room.name, "E1", "--yes")
        assert answer.code in (0, 4), answer
        if writer:
            lines += [go_on(writer) for _ in range(2)]
            writer.communicate("stop\n", timeout=60)
        assert not traces(own_place, WORD), number
        assert not [file for file in own_place.glob("sessions/*/session.toml") if b'"E1"' in file.read_bytes()], number
        found = json.loads(run("show", room.name, "--format", "json").out)["entries"]
        kept = {line.split()[0] for line in lines if line.split()[1] == "E2"}
        assert kept <= {entry["id"] for entry in found}
        assert "blijft staan" in [entry["text"] for entry in found]
        assert not [entry for entry in found if "E1" in entry["speaker"]]
        if not was_killed:
            break
    assert number > step, "nothing was ever killed"


def start_writer(session):
    command = [sys.executable, "-c", WRITER, str(session), WORD]
    writer = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    return writer, [writer.stdout.readline()]


def go_on(writer) -> str:
    writer.stdin.write("go\n")
    writer.stdin.flush()
    return writer.stdout.readline()
