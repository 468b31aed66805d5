"""Runs the program and kills it at a chosen system call on some files."""

import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

CALLS = "openat,write,fsync,rename,unlink,mkdir,ftruncate,flock,close,fchmod"
KILLED = (-signal.SIGKILL, 128 + signal.SIGKILL)


def start(arguments: list[str], number: int, names: Iterable[Path]) -> subprocess.Popen[bytes]:
    """Start the program; SIGKILL comes at its ``number``-th call on ``names``."""
    paths = [word for name in names for word in ("-P", str(name))]
    inject = ["-e", f"trace={CALLS}", "-e", f"inject={CALLS}:signal=KILL:when={number}"]
    program = [sys.executable, "-m", "leernetwerk_cli", *arguments]
    command = ["strace", "-f", "-o", "/dev/null", *paths, *inject, *program]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def files_of(folder: Path, *more: str) -> list[Path]:
    """Return what in a session's folder may be written, and what it is written as before it takes its place."""
    names = [*(path.name for path in (folder / "entries").glob("*.toml")), *more]
    inside = [
        folder / each / word for each in ("entries", "erased") for name in names for word in (name, f".{name}.new")
    ]
    more = [
        "",
        "entries",
        "erased",
        "drafts",
        ".lock",
        ".erasing",
        "..erasing.new",
        "session.toml",
        ".session.toml.new",
    ]
    inside += [folder / name for name in more]
    return [*inside, *(folder / "drafts").glob("*")]
