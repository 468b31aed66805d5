"""``tidy``: copies of any synchronising programme are read, named by ``check`` and folded; nothing is lost."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from leernetwerk_cli.store import conflicts, platform

NAMES = [
    "{} (conflicted copy 2026-11-23 101112).toml",  # Nextcloud
    "{}-DESKTOP-AB12.toml",  # OneDrive
    "{} (conflicterende kopie van Anna 2026-11-23).toml",  # Dropbox
    "{}.sync-conflict-20261123-101112-ABCDEFG.toml",  # Syncthing
    "{}~HEAD.toml",  # git
    "{} 2.toml",
]
FOLDERS = Path(__file__).parents[2] / "docs" / "folders.md"


@pytest.fixture
def own(session, say):
    """Return the file that holds two sentences."""
    say("een")
    say("twee")
    return next((session / "entries").iterdir())


def said(run):
    shown = json.loads(run("show", "plek", "--format", "json").out)["entries"]
    return sorted(each["text"] for each in shown if each.get("text"))


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_of_which_all_stands_elsewhere_goes(run, session, own, name):
    copy = own.with_name(name.format(own.stem))
    copy.write_bytes(b"\n[[".join(own.read_bytes().split(b"\n[[")[:2]) + b"\n")  # as it was earlier
    assert said(run) == ["een", "twee"]
    assert copy.name in run("check").out
    assert "went" in run("tidy").out and not copy.exists()
    assert said(run) == ["een", "twee"] and copy.name not in run("check").out
    assert "nothing to fold" in run("tidy").out


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_with_something_of_its_own_becomes_a_file_of_its_recorder(run, session, own, say, name):
    before = own.read_bytes()
    say("drie")
    copy = own.with_name(name.format(own.stem))
    own.rename(copy)
    own.write_bytes(before)
    content, heard = copy.read_bytes(), said(run)
    assert heard == ["drie", "een", "twee"]
    assert "a file of its own" in run("tidy").out
    assert own.with_name(f"{own.stem}-2.toml").read_bytes() == content and not copy.exists()
    assert said(run) == heard and run("check").code == 0


def test_a_torn_copy_is_not_thrown_away(run, session, own):
    copy = own.with_name(NAMES[0].format(own.stem))
    copy.write_bytes(own.read_bytes()[:-30])
    run("tidy")
    assert [path.name for path in own.parent.iterdir() if path != own] == [f"{own.stem}-2.toml"]


def test_of_the_facts_only_the_same_goes(run, session, own):
    same, other = (session / f"session (conflicted copy {n}).toml" for n in (1, 2))
    shutil.copy(session / "session.toml", same)
    other.write_bytes((session / "session.toml").read_bytes() + b"# anders\n")
    told = run("check").out
    assert same.name in told and other.name in told
    run("tidy")
    assert not same.exists() and other.exists()


def test_what_is_erased_goes_from_the_copies_too(run, session, own):
    copy = own.with_name(NAMES[1].format(own.stem))
    shutil.copy(own, copy)
    run("erase", "plek", "E1", "--yes")
    run("tidy")
    assert not [path for path in (session / "entries").iterdir() if b"twee" in path.read_bytes()]


def git(folder, *words):
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    return subprocess.run(["git", *identity, *words], cwd=folder, capture_output=True, text=True)


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3", "two recorders"])
def test_a_merge_of_two_branches_of_100_keeps_200(run, session, monkeypatch, style):
    """On the same file, with git's marks between the two sides, in each of its styles; or in two files."""
    monkeypatch.delenv("LEERNETWERK_SEED", raising=False)  # two people do not draw the same ids
    root = session.parent
    run("record", "plek", "--lines", "-", typed="e1: een\n")
    assert git(root, "init", "-q", "-b", "main").returncode == 0
    git(root, "add", "-A"), git(root, "commit", "-qm", "first")
    for branch in ("left", "right"):
        git(root, "checkout", "-q", "-b", branch, "main")
        lines = "".join(f"e1: {branch} {n}\n" for n in range(100))
        whose = ("--recorder", branch) if style == "two recorders" else ()
        assert run(*whose, "record", "plek", "--lines", "-", typed=lines).code == 0
        git(root, "add", "-A"), git(root, "commit", "-qm", branch)
    options = () if style == "two recorders" else ("-c", f"merge.conflictStyle={style}")
    merged = git(root, *options, "merge", "-q", "left", "--no-edit")
    assert (merged.returncode == 0) is (style == "two recorders")
    heard = said(run)
    assert len([text for text in heard if text.startswith(("left", "right"))]) == 200
    run("tidy")
    assert said(run) == heard and run("check").code == 0
    assert not [path for path in (session / "entries").iterdir() if b"<<<<" in path.read_bytes()]


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_who_is_erased_goes_from_both_sides_of_a_merge_that_stopped(run, session, monkeypatch):
    monkeypatch.delenv("LEERNETWERK_SEED", raising=False)
    root = session.parent
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A"), git(root, "commit", "-qm", "first")
    for branch in ("left", "right"):
        git(root, "checkout", "-q", "-b", branch, "main")
        run("record", "plek", "--lines", "-", typed=f"e1: mijn {branch}\nu1: hun {branch}\n")
        git(root, "add", "-A"), git(root, "commit", "-qm", branch)
    assert git(root, "merge", "-q", "left", "--no-edit").returncode == 1
    assert run("erase", "plek", "E1", "--yes").code == 0
    assert said(run) == ["hun left", "hun right"]
    assert b"mijn" not in b"".join(path.read_bytes() for path in (session / "entries").iterdir())


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_the_steps_of_the_page_do_what_it_says(own_place):
    """Every command in docs/folders.md, in order, as somebody would type them."""
    blocks = re.findall(r"```console\n(.*?)```", FOLDERS.read_text(), re.S)
    steps = [line.removeprefix("$ ") for block in blocks[1:] for line in block.splitlines()]
    program = own_place / "bin" / "leernetwerk"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m leernetwerk_cli "$@"\n')
    program.chmod(0o755)
    identity = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    place = {"PATH": f"{program.parent}:{os.environ['PATH']}", "HOME": str(own_place)}
    told = subprocess.run(
        ["bash", "-e", "-c", "\n".join(steps)],
        cwd=own_place,
        env={**os.environ, **identity, **place, "LEERNETWERK_LANG": "en"},
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stderr
    shown = subprocess.run(
        [program, "--sessions", "two", "show", "avond", "--format", "json"],
        cwd=own_place,
        capture_output=True,
        text=True,
    )
    texts = {each.get("text", "") for each in json.loads(shown.stdout)["entries"]}
    assert {f"{side} {n}" for n in range(1, 21) for side in ("links", "rechts")} <= texts
    assert {"op de andere tak", "en op de eerste"} <= texts


def test_nothing_is_folded_while_somebody_writes(run, session, own, monkeypatch):
    copy = own.with_name(NAMES[0].format(own.stem))
    shutil.copy(own, copy)
    monkeypatch.setattr(conflicts, "_PATIENCE", 0.1)
    with platform.locked(session / ".lock"):
        assert run("tidy").code == 5 and copy.exists()
    assert run("tidy").code == 0 and not copy.exists()
