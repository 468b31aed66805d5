"""What this computer remembers: its own four characters, and where the sessions are."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.record.ids import LETTERS
from . import platform, toml

if TYPE_CHECKING:
    from random import Random


def folder() -> Path:
    """Return where the settings are: LEERNETWERK_CONFIG, else the system's own place for settings."""
    if chosen := os.environ.get("LEERNETWERK_CONFIG"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home())) / "leernetwerk"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "leernetwerk"


def read() -> dict[str, str]:
    """Return the settings; none when there are none or they cannot be read."""
    try:
        return {key: str(value) for key, value in toml.read((folder() / "settings.toml").read_bytes()).items()}
    except (OSError, ValueError):
        return {}


def sessions_folder(asked: Path | None) -> Path:
    """Return the folder of the sessions: as asked, else LEERNETWERK_SESSIONS, the setting, ./sessions."""
    return asked or Path(os.environ.get("LEERNETWERK_SESSIONS") or read().get("sessions") or "sessions")


def keep_days() -> int:
    """Return for how many days after a session its words are kept: the setting, else half a year."""
    days = read().get("keep_days", "")
    return int(days) if days.isdecimal() and len(days) < 6 else 182


def recorder(name: str, draw: "Random | None" = None) -> str:
    """Return the recorder's full name: ``name`` and this computer's four characters, drawn once.

    ``draw`` takes the place of the computer's own characters, so that examples come out the same everywhere.
    """
    name = name or read().get("recorder") or "laptop"
    return f"{name}-{_characters(draw) if draw else _own_characters()}"


def _own_characters() -> str:
    path = folder() / "computer"
    try:
        return path.read_text("ascii").strip()[:4]
    except (OSError, ValueError):
        from random import SystemRandom

        characters = _characters(SystemRandom())
    platform.make_folder(path.parent)
    descriptor = platform.open_private(path, os.O_WRONLY | os.O_TRUNC)
    with os.fdopen(descriptor, "w") as file:
        file.write(characters + "\n")
    return characters


def _characters(draw: "Random") -> str:
    return "".join(draw.choice(LETTERS) for _ in range(4))
