"""Hand over what others may read, as a signed file: a publication, and what was called back since."""

from pathlib import Path

from ..domain.privacy.handover import Handover, called_back
from ..domain.privacy.publication import Publication
from ..errors import KeyboardOnly
from ..store import handovers, platform, sessions
from .publishing import Chosen, network_title, note
from .workplace import Workplace


def hand_over(place: Workplace, chosen: Chosen, target: Path, name: str) -> Path:
    """Write what ``chosen`` tells to ``target``, a file or a folder, signed; return the file. It is noted first.

    What was told in the file that it takes the place of, and is told no more, is called back in it. Raises KeyboardOnly
    for what is not for others, UnsafeTarget, NotWritten and ExtraMissing.
    """
    if not isinstance(chosen.source, Publication):
        raise KeyboardOnly(word="handover")
    path = target / f"{chosen.audience}{handovers.SUFFIX}" if target.is_dir() else target
    sessions.check_target(path)
    before = handovers.read(path) if path.exists() else None
    number = int(place.now().timestamp() * 1000)
    handover = Handover(
        sender="",
        name=name or network_title(place),
        number=max(number, before.number + 1 if before else 0),
        publication=chosen.source,
        called_back=called_back(before, chosen.source),
    )
    content = handovers.sign(handover)
    note(place, chosen, path.name, content)
    platform.write_whole(path, content)
    return path
