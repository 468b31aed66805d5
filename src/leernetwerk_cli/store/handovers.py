"""Handovers on disk: signed with this computer's own key, read from a folder as sessions are, and checked."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ..domain.privacy.handover import Handover
from ..errors import N_, ExtraMissing, InvalidData
from . import platform, settings

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SUFFIX = ".handover.json"
_MOST = 50_000_000  # bytes: more is no handover


class NoHandover(InvalidData):
    code = "handover-invalid"
    message = N_("{file} is no handover, or it was changed or cut off on its way.")
    hint = N_("Ask whoever it is from to send it again.")


def sign(handover: Handover) -> Handover:
    """Return ``handover`` as it travels: by whom, and signed so that no letter can change on the way."""
    key = _key()
    # As whoever reads it gets it: a whole number of a count becomes 26.0 there.
    read_ = msgspec.json.decode(msgspec.json.encode(handover), type=Handover)
    named = msgspec.structs.replace(read_, sender=_public(key))
    return msgspec.structs.replace(named, signature=key.sign(named.signed).hex())


def to_bytes(handover: Handover) -> bytes:
    """Return a signed handover as it stands in a file."""
    return msgspec.json.format(msgspec.json.encode(handover)) + b"\n"


def has_key() -> bool:
    """Return whether this computer signed anything yet."""
    return _path().is_file()


def sender() -> str:
    """Return the public key by which this computer signs. Raises ExtraMissing."""
    return _public(_key())


def read(path: Path) -> Handover:
    """Return the handover in ``path``. Raises NoHandover for anything else, also one that was changed."""
    try:
        if path.stat().st_size > _MOST:
            raise NoHandover(file=path.name)
        handover = msgspec.json.decode(platform.read(path), type=Handover)
        verify(handover)
    except (OSError, ValueError, msgspec.MsgspecError):
        raise NoHandover(file=path.name) from None
    return handover


def iter_files(folder: Path) -> Iterator[Path]:
    """Yield the files in ``folder`` that are called handovers."""
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if path.name.endswith(SUFFIX) and path.is_file())


def verify(handover: Handover) -> None:
    """Raise ValueError where ``handover`` is not what its sender signed."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(handover.sender))
    try:
        key.verify(bytes.fromhex(handover.signature), handover.signed)
    except InvalidSignature:
        raise ValueError from None


def _path() -> Path:
    return settings.folder() / "handover.key"


def _key() -> "Ed25519PrivateKey":
    """Return the key of this computer, made at its first handover and kept for this user only."""
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    except ImportError:
        raise ExtraMissing(extra="share") from None
    path = _path()
    platform.make_folder(path.parent)
    with platform.locked(path.with_name(".lock")):
        if not path.is_file():
            platform.write_whole(path, Ed25519PrivateKey.generate().private_bytes_raw().hex().encode())
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(platform.read(path).decode()))


def _public(key: "Ed25519PrivateKey") -> str:
    return key.public_key().public_bytes_raw().hex()
