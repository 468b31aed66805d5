"""What is kept beside a session that another one was joined to, so that they can be taken apart again."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import tomli_w

from ..errors import InvalidData, WrongValue
from . import platform, toml

JOINED = "joined"


class Kept(msgspec.Struct, frozen=True):
    """What is needed to take a session out of another one again; it holds no word of anybody.

    ``name``: of its folder. ``who``: the code here of each who was in it. ``ids``: of its blocks.
    """

    name: str
    facts: dict[str, Any]
    method: str
    who: dict[str, str]
    ids: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the session."""
        return str(self.facts["id"])


def keep(here: Path, kept: Kept) -> None:
    """Keep it beside what was joined, and what more came of the same session later.

    Raises WrongValue where somebody in it was somebody else the last time: their words would be in two mouths.
    """
    for before in iter_kept(here):
        if before.id == kept.id:
            _check_who(before.who, kept.who)
            ids = tuple(sorted({*before.ids, *kept.ids}))
            kept = msgspec.structs.replace(kept, who={**before.who, **kept.who}, ids=ids)
    platform.make_folder(here / JOINED)
    platform.write_whole(path_of(here, kept), tomli_w.dumps(msgspec.structs.asdict(kept)).encode())


def carry(several: Iterable[Kept], here: Path, codes: Mapping[str, str]) -> None:
    """Keep here, with the codes of here, what another session kept of those that were joined to it."""
    for kept in several:
        who = {there: codes.get(code, code) for there, code in kept.who.items()}
        keep(here, msgspec.structs.replace(kept, who=who))


def path_of(here: Path, kept: Kept) -> Path:
    """Return where it is kept."""
    return here / JOINED / f"{kept.id}.toml"


def iter_kept(here: Path) -> Iterator[Kept]:
    """Yield what was kept of each session that was joined here. Raises InvalidData."""
    for path in sorted((here / JOINED).glob("*.toml")):
        try:
            yield msgspec.convert(toml.read(platform.read(path)), Kept)
        except ValueError:
            raise InvalidData(where=f"{here.name}/{JOINED}/{path.name}") from None


def _check_who(before: dict[str, str], now: dict[str, str]) -> None:
    odd = sorted(there for there, code in now.items() if before.get(there, code) != code)
    if odd:
        word, expected = (",".join(f"{there}={codes[there]}" for there in odd) for codes in (now, before))
        raise WrongValue(what="--who", word=word, expected=expected)
