"""Where a command works: the folder of sessions, the clock, the dice and the recorder's name, handed down by cli."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import Failure
from ..store import settings

if TYPE_CHECKING:
    from random import Random


def unwatched(_done: int, _of: int) -> None:
    """Tell nobody how far it is."""


class Workplace(NamedTuple):
    """``now`` returns a moment with its zone. ``seed`` makes every drawn id and name come out the same again.

    ``jobs``: how many things are done at a time. ``left_out``: of many sessions, what was wrong with those that could
    not be read; without it the first one stops all. ``watch`` is told how many are done, of how many.
    ``hub``: where what offices handed over is read, instead of sessions.
    """

    root: Path
    now: Callable[[], datetime]
    seed: str = ""
    recorder_name: str = ""
    accessible: bool = False
    jobs: int = 1
    left_out: list[Failure] | None = None
    watch: Callable[[int, int], None] = unwatched
    hub: str = ""

    def dice(self, about: str) -> "Random":
        """Return the source of ids and seats for ``about``: chance itself, or what follows from the seed."""
        from random import Random, SystemRandom

        return Random(f"{self.seed}/{about}") if self.seed else SystemRandom()

    @property
    def recorder(self) -> str:
        """Return the full name of whoever writes here."""
        return settings.recorder(self.recorder_name, self.dice(self.recorder_name) if self.seed else None)


def at_desk(sessions: Path | None, recorder: str = "", accessible: bool = False) -> Workplace:
    """Return the workplace of someone at this computer, as the options and the environment say."""
    return Workplace(
        root=settings.sessions_folder(sessions),
        now=_now,
        seed=os.environ.get("LEERNETWERK_SEED", ""),
        recorder_name=recorder,
        accessible=accessible or os.environ.get("ACCESSIBLE", "") not in ("", "0"),
    )


def _now() -> datetime:
    """Return the time in this computer's zone; in a zone that cannot be, the world's."""
    try:
        return datetime.now().astimezone()
    except ValueError:
        return datetime.now(UTC)
