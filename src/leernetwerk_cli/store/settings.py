"""What this computer remembers: its own four characters, and where the sessions are."""

import os
import re
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.record.ids import LETTERS
from ..errors import UnsafeRecorder
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


def cache_folder() -> Path:
    """Return where what can be thrown away is: LEERNETWERK_CACHE, else the system's own place for that."""
    if chosen := os.environ.get("LEERNETWERK_CACHE"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "leernetwerk" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "leernetwerk"


def read() -> dict[str, str]:
    """Return the settings; none when there are none or they cannot be read."""
    try:
        return {key: str(value) for key, value in toml.read(platform.read(folder() / "settings.toml")).items()}
    except (OSError, ValueError):
        return {}


def sessions_folder(asked: Path | None) -> Path:
    """Return the folder of the sessions: as asked, else LEERNETWERK_SESSIONS, the setting, ./sessions."""
    return asked or Path(os.environ.get("LEERNETWERK_SESSIONS") or read().get("sessions") or "sessions")


def kept_until(day: date) -> date:
    """Return until when the words of a session on ``day`` are kept: as many days as is set, else half a year."""
    days = read().get("keep_days", "")
    wanted = int(days) if days.isdecimal() and len(days) < 6 else 182
    return day + timedelta(min(wanted, (date.max - day).days))


def recorder(name: str, draw: "Random | None" = None) -> str:
    """Return the recorder's full name: ``name`` and this computer's four characters, drawn once.

    ``draw`` takes the place of the computer's own characters, so that examples come out the same everywhere. Raises
    UnsafeRecorder for a name that would not stay in its folder: it names files.
    """
    name = name or read().get("recorder") or "laptop"
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}", name) or platform.is_reserved(name):
        raise UnsafeRecorder(word=name)
    return f"{name}-{_characters(draw) if draw else _own_characters()}"


def _own_characters() -> str:
    path = folder() / "computer"
    if known := _drawn(path):
        return known
    from random import SystemRandom

    platform.make_folder(path.parent)
    # Two commands that are the first on this computer must come to the same characters.
    with platform.locked(path.with_name(".lock")):
        if not (known := _drawn(path)):
            known = _characters(SystemRandom())
            platform.write_whole(path, f"{known}\n".encode())
    return known


def _drawn(path: Path) -> str:
    """Return the characters that stand in ``path``; none when they are not there or damaged."""
    try:
        known = platform.read(path).decode("ascii").strip()
    except (OSError, ValueError):
        return ""
    return known if re.fullmatch(r"[a-z][a-z0-9]{3}", known) else ""


def _characters(draw: "Random") -> str:
    """Return four characters, a letter first: four figures would look like the number of a file."""
    return "".join(draw.choice(LETTERS[:23] if not place else LETTERS) for place in range(4))
