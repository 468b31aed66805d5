"""A text in the editor that the user is used to, in a private file of its own that is gone once it has been taken."""

import os
import shlex
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import N_, Failure, NoEditor
from . import platform
from .drafts import FOLDER


@contextmanager
def edited(folder: Path, text: str) -> Iterator[str]:
    """Yield ``text`` as it was left in the editor; what was changed in it but could not be taken stays in its file.

    Raises NoEditor when none could be started or it ended badly, NotWritten, and what the block raises, with a hint.
    """
    path = _private_file(folder / FOLDER, text)
    try:
        yield _in_editor(path)
    except Failure as failure:
        if path.is_file() and path.read_bytes() != text.encode():
            failure.hint = N_("What you wrote still stands in {kept}.")
            failure.data["kept"] = f"{folder.name}/{FOLDER}/{path.name}"
        else:
            path.unlink(missing_ok=True)
        raise
    path.unlink(missing_ok=True)


def _private_file(drafts: Path, text: str) -> Path:
    platform.make_folder(drafts)
    with platform.writing(drafts):
        descriptor, name = tempfile.mkstemp(prefix="edit-", suffix=".toml", dir=drafts)
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode())
    return Path(name)


def _in_editor(path: Path) -> str:
    default = "notepad" if sys.platform == "win32" else "nano"
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or default
    # Ctrl-C in the editor is for the editor: it must not take the file away under its hands.
    before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        subprocess.run([*shlex.split(command), str(path)], check=True)
        return path.read_text("utf-8-sig")
    except (OSError, ValueError, subprocess.CalledProcessError):
        raise NoEditor(command=command.split(" ")[0]) from None
    finally:
        signal.signal(signal.SIGINT, before)
