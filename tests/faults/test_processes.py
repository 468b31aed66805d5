"""Many processes at once, and processes that are killed: nothing acknowledged is lost, twice, or back."""

import json
import shutil
import subprocess
import sys
from collections import Counter

import kill
import pytest
from scale import EVERY, tries

from leernetwerk_cli.store import sessions

EACH = tries(25, 500)
WRITER = """
import sys
from pathlib import Path
from leernetwerk_cli.errors import ErasedCode
from leernetwerk_cli.jobs.scribe import Scribe
from leernetwerk_cli.jobs.workplace import at_desk

folder, number, each = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
pen = Scribe(at_desk(folder.parent, f"recorder{number % 4}", False), folder)
for count in range(each):
    code = f"E{count % 3 + 1}"
    try:
        print(pen.put({"kind": "quote", "text": f"{number}-{count}", "speaker": code}).id, code, flush=True)
    except ErasedCode:
        continue
pen.close()
"""


@pytest.fixture
def texts(run):
    def call():
        return json.loads(run("show", "plek", "--format", "json").out)["entries"]

    return call


def start(session, number):
    command = [sys.executable, "-c", WRITER, str(session), str(number), str(EACH)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_eight_processes_write_at_once(session, texts):
    """The first commands on this computer, and pairs even share a recorder's file: every entry is there, once."""
    writers = [start(session, number) for number in range(8)]
    written, errors = zip(*(writer.communicate(timeout=500) for writer in writers), strict=True)
    assert errors == ("",) * 8
    assert len({path.name.partition("-")[0] for path in (session / "entries").iterdir()}) == 4  # recorders
    acknowledged = [line.split()[0] for lines in written for line in lines.splitlines()]
    found = [entry["id"] for entry in texts()]
    assert len(acknowledged) == 8 * EACH
    assert Counter(found) == Counter(acknowledged)


def test_eight_processes_write_while_one_person_is_erased(session, run, texts):
    """What others said is all there, and nothing of the erased person is, in the record or in any file."""
    writers = [start(session, number) for number in range(8)]
    first = writers[0].stdout.readline()
    assert run("erase", "plek", "E1", "--yes").code == 0
    lines = [first, *(line for writer in writers for line in writer.communicate(timeout=500)[0].splitlines())]
    kept = {line.split()[0] for line in lines if line.split() and line.split()[1] != "E1"}
    found = texts()
    assert kept <= {entry["id"] for entry in found}
    assert not [entry for entry in found if "E1" in entry["speaker"]]
    assert max(Counter(entry["id"] for entry in found).values()) == 1
    run("undo", "plek", "--recorder", "recorder0")
    files = b"".join(path.read_bytes() for path in (session / "entries").iterdir() if "erased" not in path.name)
    assert b'"E1"' not in files


COMMANDS = {
    "record": (["record", "plek", "quote", "--speaker", "E1", "--consent", "public"], b"nieuw"),
    "edit": (["edit", "plek", "last", "--set", "star=true"], b""),
    "undo": (["undo", "plek"], b""),
    "consent": (["consent", "set", "plek", "last", "public"], b""),
    "erase": (["erase", "plek", "last", "--yes"], b""),
    "edit the session": (["edit", "plek", "--set", "title=Nieuw"], b""),
}


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed (apt-get install strace)")
@pytest.mark.parametrize("command", COMMANDS if EVERY else ["record", "erase"])
def test_killed_at_every_system_call_on_the_files(session, run, texts, command, own_place):
    """SIGKILL at the first, second, third ... call on the session's files: what was acknowledged is there."""
    run("record", "plek", "quote", "--speaker", "E1", typed="blijft")
    arguments, typed = COMMANDS[command]
    backup = own_place / "backup"
    shutil.copytree(session, backup)
    number = 0
    while True:
        number += 1 if EVERY else 5
        shutil.rmtree(session)
        shutil.copytree(backup, session)
        process = kill.start(arguments, number, kill.files_of(session, ".erasing"))
        acknowledged, _errors = process.communicate(typed)
        said = [entry["text"] for entry in texts()]
        assert "blijft" in said or command in ("undo", "erase")
        if b"-" in acknowledged and command == "record":
            assert "nieuw" in said
        assert run("record", "plek", "quote", "--speaker", "E2", typed="daarna").code == 0
        assert "daarna" in [entry["text"] for entry in texts()]
        if process.returncode not in kill.KILLED:
            assert number > 1, "nothing was ever killed"
            break


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed (apt-get install strace)")
def test_a_file_that_was_exported_is_in_the_ledger_wherever_the_export_was_killed(session, run, own_place):
    """Noted before it leaves: at whichever call the program dies, no file is there that the ledger does not name."""
    run("record", "plek", "quote", "--speaker", "E1", "--consent", "group", typed="mag mee")
    to = own_place / "mee.md"
    arguments = ["export", "plek", "--audience", "group", "--yes", "--to", str(to)]
    backup, number, made = own_place / "backup", 0, 0
    shutil.copytree(session, backup)
    while True:
        number += 1 if EVERY else 7
        shutil.rmtree(session)
        shutil.copytree(backup, session)
        to.unlink(missing_ok=True)
        process = kill.start(arguments, number, [*kill.files_of(session), str(to), str(to.with_name(".mee.md.new"))])
        process.communicate()
        exported = [block.file for block in sessions.read_record(session).exported]
        made += to.exists()
        assert not to.exists() or exported == ["mee.md"]
        if process.returncode not in kill.KILLED:
            break
    assert number > 1 and made and to.exists()
