"""A text in the editor that the user is used to, in a private file that is gone afterwards."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

from ..errors import NoEditor
from . import platform


def edit(folder: Path, text: str) -> str:
    """Return ``text`` as it was left in the editor. Raises NoEditor when none could be started."""
    drafts = folder / "drafts"
    platform.make_folder(drafts)
    path = drafts / "edit.toml"
    platform.write_whole(path, text.encode())
    default = "notepad" if sys.platform == "win32" else "nano"
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or default
    try:
        subprocess.run([*shlex.split(command), str(path)], check=True)
        return path.read_text("utf-8")
    except (OSError, subprocess.CalledProcessError):
        raise NoEditor(command=shlex.split(command)[0]) from None
    finally:
        path.unlink(missing_ok=True)
