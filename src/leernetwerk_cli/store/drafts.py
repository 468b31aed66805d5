"""The half-typed line of one recorder, so that a closed terminal costs seconds and not a sentence."""

from pathlib import Path

from . import platform


class Draft:
    """The draft of ``recorder`` in the session in ``folder``. It fails in silence: a draft must never stop the walk."""

    def __init__(self, folder: Path, recorder: str) -> None:
        self._path = folder / "drafts" / f"{recorder}.txt"

    def keep(self, text: str) -> None:
        """Keep ``text``; nothing to keep takes the file away."""
        try:
            if text:
                platform.make_folder(self._path.parent)
                platform.write_whole(self._path, text.encode())
            else:
                self._path.unlink(missing_ok=True)
        except OSError:
            return

    def read(self) -> str:
        """Return what was half typed when the walk ended, or nothing."""
        try:
            return self._path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return ""
