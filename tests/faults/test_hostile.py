"""What nobody wrote by hand: huge, deep, binary or broken files, and every text that people can say."""

import json
import os
import random
import resource
import shutil
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from scale import EVERY, tries

from leernetwerk_cli.domain.record.entry import storable
from leernetwerk_cli.store.blocks import from_bytes, head, to_item

SIZE = tries(2_000_000, 20_000_000)
TEXTS = tries(2_000, 50_000)
FILES = {
    "one long text": b'schema = 1\n[[entry]]\ntext = "' + b"x" * SIZE + b'"\nid = "a"\n',
    "a great many blocks": (b'\n[[entry]]\ntext = "' + b"x" * 270 + b'"\nid = "a"\n') * (SIZE // 300),
    "deep lists": b"[[entry]]\na = " + b"[" * 100_000 + b'\nid = "a"\n',
    "deep tables": b"[[entry]]\na = " + b"{a=" * 100_000 + b'\nid = "a"\n',
    "spaced brackets": b"[[entry]]\na = " + b"[ " * 100_000 + b'\nid = "a"\n',
    "a long dotted key": b"[[entry]]\n" + b".".join([b"a"] * 50_000) + b' = 1\nid = "a"\n',
    "many dotted keys": b"[[entry]]\n" + b"".join(b"a.b%d.c = 1\n" % n for n in range(20_000)) + b'id = "a"\n',
    "binary": bytes(range(256)) * 4000,
    "a number of five thousand figures": b"[[entry]]\na = " + b"9" * 5000 + b'\nid = "a"\n',
    "nothing": b"",
}


NAMES = ["entries/laptop.toml", "session.toml", "method.toml"]
PAIRS = [(case, name) for case in FILES for name in NAMES]


@pytest.mark.parametrize(("case", "name"), PAIRS if EVERY else PAIRS[::4])
def test_a_hostile_file_is_answered_in_time_and_room(session, case, name):
    """Within five seconds of work and 512 MB: one clear line, no traceback, and the other files are still read."""
    (session / name).write_bytes(FILES[case])
    program = [sys.executable, "-m", "leernetwerk_cli", "check", "plek" if name != "session.toml" else str(session)]

    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (512 * 2**20, 512 * 2**20))
        resource.setrlimit(resource.RLIMIT_CPU, (5, 5))

    environment = {key: value for key, value in os.environ.items() if key != "LEERNETWERK_DEBUG"}
    answer = subprocess.run(program, capture_output=True, text=True, preexec_fn=limit, env=environment)
    assert answer.returncode in (0, 3, 4), answer.stderr
    assert "Traceback" not in answer.stderr and len(answer.stderr.splitlines()) <= 1


SAID = [
    "[naam]",
    "[/]",
    "[bold]x[/bold]",
    ":smile:",
    "{}",
    "{text}",
    "%s",
    "$(rm)",
    "`ls`",
    "-1",
    "=1+1",
    "+31",
    "@u1",
    "[[entry]]",
    "#",
    "<b>",
    "İ",
    "ß",
    "ⁿ",
]
SAID += ["\\", "\\u0041", "\x1b]0;titel\x07", "\u202e", "\u2066", "e\u0301", "\ufeff", "👩\u200d👧", '"""', 'id = "x"']
SAID += ["\r", "\r\n", "\n\n[[consent]]\n", "\x00", "\x7f", "\x85", "\u2028", "", " ", "\t"]


def texts(number):
    """Yield texts that people, or programs, might say: pieces that are hard to store, in any order."""
    chance = random.Random(number)
    for count in range(number):
        pieces = [chance.choice(SAID) for _ in range(chance.randint(1, 6))]
        pieces.append(chr(chance.choice([chance.randint(32, 0xD7FF), chance.randint(0xE000, 0x10FFFF)])))
        yield "".join(pieces) + str(count)


def test_whatever_is_said_is_stored_as_it_was_said():
    said = {"at": datetime(2026, 11, 23, tzinfo=UTC), "kind": "note"}
    written = [{**said, "text": f"- {storable(text)}", "id": f"{n}"} for n, text in enumerate(texts(TEXTS))]
    data = head("l") + b"".join(to_item("entry", fields).content for fields in written)
    blocks, problems = from_bytes(data, "f")
    assert ([block.entry.text for block in blocks], problems) == ([each["text"] for each in written], [])


@pytest.mark.parametrize("way", ["stdin", "walk"])
def test_hard_texts_come_through_every_door(run, session, way):
    """By a script and by the walk; shown in a table without a control sign, in JSON as they were said."""
    lines = [text.replace("\n", " ").replace("\r", " ").strip() for text in texts(60)]
    if way == "stdin":
        items = [json.dumps({"kind": "quote", "speaker": "E1", "text": text}) for text in lines]
        assert run("record", "plek", "--json-lines", typed="\n".join(items)).code == 0
    else:
        path = session.parent / "typed.txt"
        path.write_text("".join(f"e1:: {text}\n" for text in lines), "utf-8", newline="\n")
        run("run", "plek", "--stage", "waarden", "--answers", str(path))
    shown = json.loads(run("show", "plek", "--format", "json").out)["entries"]
    kept = [entry["text"].removeprefix("e1:: ") for entry in shown if entry["kind"] in ("quote", "note")]
    assert kept == lines  # a note is a line in doubt: an owner's sign in somebody's words
    for form in ("table", "markdown", "csv"):
        out = run("show", "plek", "--format", form).out
        assert not {sign for sign in out if ord(sign) < 32 and sign not in "\r\n"} and "\u202e" not in out


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_a_git_merge_of_two_branches_keeps_all(session, run):
    """Two recorders, a hundred entries each, on two branches: after the merge all two hundred are there."""

    def git(*arguments):
        identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", *identity, *arguments], cwd=session.parent, check=True, capture_output=True)

    def record(recorder):
        lines = [json.dumps({"kind": "quote", "speaker": "E1", "text": f"{recorder} {n}"}) for n in range(100)]
        assert run("record", "plek", "--json-lines", "--recorder", recorder, typed="\n".join(lines)).code == 0

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "start")
    git("checkout", "-qb", "tablet")
    record("tablet")
    git("add", ".")
    git("commit", "-qm", "tablet")
    git("checkout", "-q", "main")
    record("laptop")
    git("add", ".")
    git("commit", "-qm", "laptop")
    git("merge", "-q", "--no-edit", "tablet")
    assert len(json.loads(run("show", "plek", "--format", "json").out)["entries"]) == 200
