"""Hand over what others may read, as a signed file: a publication, and what was called back since."""

from pathlib import Path

from ..domain.privacy.handover import Handover, called_back
from ..domain.privacy.publication import Publication
from ..errors import KeyboardOnly
from ..store import handovers, hub, platform, sessions
from .publishing import Chosen, network_title, note
from .workplace import Workplace


def hand_over(place: Workplace, chosen: Chosen, target: Path, name: str) -> Path:
    """Write what ``chosen`` tells to ``target``, a file or a folder, signed; return the file. It is noted first.

    What was told in the file that it takes the place of, and is told no more, is called back in it. Raises KeyboardOnly
    for what is not for others, UnsafeTarget, NotWritten and ExtraMissing.
    """
    path = target / f"{chosen.audience}{handovers.SUFFIX}" if target.is_dir() else target
    sessions.check_target(path)
    content = handovers.to_bytes(_made(place, chosen, handovers.read(path) if path.exists() else None, name))
    note(place, chosen, path.name, content)
    platform.write_whole(path, content)
    return path


def publish(place: Workplace, chosen: Chosen, url: str, name: str) -> None:
    """Put what ``chosen`` tells on the hub at ``url``, in the place of what was told there before. It is noted first.

    Raises as ``hand_over`` does, NoHub, and InvalidData where what stands there is not what was written.
    """
    mine = hub.read(url, handovers.sender()) if hub.is_there(url) else []
    before = next((each for each in mine if each.publication.audience == chosen.audience), None)
    handover = _made(place, chosen, before, name)
    note(place, chosen, f"hub.{chosen.audience}", handovers.to_bytes(handover))
    hub.write(url, handover)


def _made(place: Workplace, chosen: Chosen, before: Handover | None, name: str) -> Handover:
    """Return what is handed over, signed, after what was handed over ``before``."""
    if not isinstance(chosen.source, Publication):
        raise KeyboardOnly(word="handover")
    number = int(place.now().timestamp() * 1000)
    handover = Handover(
        sender="",
        name=name or network_title(place),
        number=max(number, before.number + 1 if before else 0),
        publication=chosen.source,
        called_back=called_back(before, chosen.source),
    )
    return handovers.sign(handover)
