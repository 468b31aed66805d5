"""How far a long job is, on stderr: a bar for who watches, else a line now and then."""

import time
from collections.abc import Callable
from typing import Any

from ..i18n import _
from .output import is_watched, say

_PATIENCE = 1.0  # seconds: what is done sooner says nothing
_NOW_AND_THEN = 10.0  # seconds between two lines


class Progress:
    """Told how many are done, of how many, it says so when it takes long."""

    def __init__(self, accessible: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._is_bar = clock, is_watched() and not accessible
        self._next = clock() + (_PATIENCE if self._is_bar else _NOW_AND_THEN)
        self._bar: Any = None

    def __call__(self, done: int, of: int) -> None:
        """Say how far it is; of what is done nothing more is said."""
        if self._bar:
            self._bar.update(0, completed=done, total=of)
            if done == of:
                self._bar.stop()
                self._bar = None
        elif done < of and self._clock() >= self._next:
            self._begin(done, of)

    def _begin(self, done: int, of: int) -> None:
        if self._is_bar:
            from rich.console import Console  # what is done at once needs none
            from rich.progress import Progress as Bar

            self._bar = Bar(console=Console(stderr=True), transient=True)
            self._bar.add_task("", total=of, completed=done)
            self._bar.start()
        else:
            say(_("{done} of {of} sessions").format(done=done, of=of), err=True)
            self._next = self._clock() + _NOW_AND_THEN
