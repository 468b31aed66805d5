"""Which actions somebody follows up, and in which order."""

from collections.abc import Iterable
from typing import NamedTuple

from .counts import Action

NOBODY = "nobody"


class Which(NamedTuple):
    """Which actions are asked for. ``owner``: whose; ``NOBODY``: those that have none."""

    is_open: bool = False
    is_late: bool = False
    owner: str = ""
    due_before: str = ""


EVERYTHING = Which()


def chosen(actions: Iterable[Action], which: Which) -> list[Action]:
    """Return the actions that are asked for, the open ones first, each by its day; those without a day come last.

    One that was carried on shows only as its later self.
    """
    wanted = [each for each in actions if not each.is_carried and _fits(each, which)]
    return sorted(wanted, key=lambda each: (not each.is_open, each.due or "9999"))


def _fits(action: Action, which: Which) -> bool:
    before = which.due_before[: len(action.due)]  # who reads no days is told months
    if (which.is_open and not action.is_open) or (which.is_late and not action.late):
        return False
    if which.owner == NOBODY and (action.has_owner or not action.is_open):
        return False
    if which.owner not in ("", NOBODY, *action.owner.split("+")):
        return False
    return not which.due_before or (bool(action.due) and action.due < before)
