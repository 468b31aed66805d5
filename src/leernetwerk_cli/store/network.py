"""The facts of the network, in ``network.toml`` beside its sessions."""

from pathlib import Path
from typing import Any

import msgspec
import tomli_w

from ..domain.framework.framework import Consent
from ..domain.framework.network import Network
from ..domain.privacy.audience import KEYBOARD, READERS
from ..errors import InvalidData
from . import platform, toml

FILE = "network.toml"


def read_network(root: Path) -> Network:
    """Return what the network says about itself; nothing where there is no file. Raises InvalidData."""
    try:
        network = msgspec.convert(_read(root), Network)
        consent = {
            name: msgspec.structs.replace(each, audiences=_in_order(each)) for name, each in network.consent.items()
        }
        return msgspec.structs.replace(network, consent=consent)
    except (OSError, ValueError, KeyError):
        raise InvalidData(where=FILE) from None


def write_network(root: Path, facts: dict[str, Any]) -> None:
    """Put ``facts`` into the file; what else stands there stays. Raises InvalidData, NotWritten."""
    try:
        kept = _read(root)
        content = tomli_w.dumps({"schema": 1, **kept, **facts})
        msgspec.convert(toml.read(content.encode()), Network)
    except (OSError, ValueError):
        raise InvalidData(where=FILE) from None
    platform.make_folder(root)
    platform.write_whole(root / FILE, content.encode())


def _read(root: Path) -> dict[str, Any]:
    path = root / FILE
    return toml.read(platform.read(path)) if path.is_file() else {}


def _in_order(consent: Consent) -> dict[str, str]:
    """Return the audiences in the order of their numbers, whatever order the file has; KeyError for one too few."""
    return {audience: consent.audiences[audience] for audience in (KEYBOARD, *READERS)}
