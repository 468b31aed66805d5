"""Where things are on this computer."""

from .. import __version__
from ..i18n import language
from ..store import settings
from .workplace import Workplace


def places(place: Workplace) -> dict[str, str]:
    """Return the places and names in use, by what they are called in the settings."""
    return {
        "version": __version__,
        "sessions": str(place.root.absolute()),
        "settings": str(settings.folder() / "settings.toml"),
        "recorder": place.recorder,
        "language": language(),
    }
