"""Files sealed with age (age-encryption.org) for the way: for somebody's key, or with a sentence that both know."""

from typing import TYPE_CHECKING, Any

from ..errors import N_, ExtraMissing, InvalidData, WrongValue
from . import platform, settings

if TYPE_CHECKING:
    from pyrage import x25519

SUFFIX = ".age"
_HEAD = b"age-encryption.org/v1\n"
_WITH_WORDS = b"-> scrypt "


class WrongKey(InvalidData):
    code = "seal-key"
    message = N_("{file} was sealed for somebody else, or with other words.")
    hint = N_("Ask whoever it is from; your own key to seal for is told by: leernetwerk seal --own-key")


class BrokenSeal(InvalidData):
    code = "seal-broken"
    message = N_("{file} is no sealed file, or it was changed or cut off on its way.")
    hint = N_("Ask whoever it is from to send it again.")


def own_key() -> str:
    """Return the key to seal for whoever works here; the secret half is made once and stays on this computer."""
    return str(_identity().to_public())


def seal(content: bytes, recipient: str, words: str) -> bytes:
    """Return ``content`` sealed for ``recipient`` (age1...), or where there is none with ``words``.

    Raises WrongValue for what is no key.
    """
    pyrage = _pyrage()
    if not recipient:
        return bytes(pyrage.passphrase.encrypt(content, words))
    try:
        return bytes(pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(recipient)]))
    except pyrage.RecipientError:
        raise WrongValue(what="--for", word=recipient[:12], expected="age1...") from None


def is_with_words(content: bytes, file: str) -> bool:
    """Return whether a sealed file opens with words rather than a key. Raises BrokenSeal for what is no sealed file."""
    if not content.startswith(_HEAD):
        raise BrokenSeal(file=file)
    return content[len(_HEAD) :].startswith(_WITH_WORDS)


def open_(content: bytes, words: str, file: str) -> bytes:
    """Return what is in a sealed file: whole, or nothing. Raises WrongKey and BrokenSeal."""
    pyrage = _pyrage()
    try:
        if is_with_words(content, file):
            return bytes(pyrage.passphrase.decrypt(content, words))
        return bytes(pyrage.decrypt(content, [_identity()]))
    except pyrage.DecryptError as error:
        is_wrong = str(error) in ("No matching keys found", "Decryption failed")
        raise (WrongKey if is_wrong else BrokenSeal)(file=file) from None


def _identity() -> "x25519.Identity":
    pyrage = _pyrage()
    path = settings.folder() / "seal.key"
    platform.make_folder(path.parent)
    with platform.locked(path.with_name(".lock")):
        if not path.is_file():
            platform.write_whole(path, str(pyrage.x25519.Identity.generate()).encode())
        return pyrage.x25519.Identity.from_str(platform.read(path).decode().strip())


def _pyrage() -> Any:
    """Return the library, which only this needs. Raises ExtraMissing."""
    try:
        import pyrage
    except ImportError:
        raise ExtraMissing(extra="share") from None
    return pyrage
