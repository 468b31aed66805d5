"""What people will do: actions, how they are carried on from one session to the next, and which are still open."""

from collections.abc import Iterator

import msgspec

from ..privacy.release import Released
from ..record.entry import Entry
from ..record.session import Session


class Action(msgspec.Struct, frozen=True):
    """An action with the session it was made in. ``is_carried``: a later action took its place."""

    entry: Entry
    session: Session
    role: str = ""
    withheld: bool = False
    is_carried: bool = False

    @property
    def state(self) -> str:
        return self.entry.state or "open"

    @property
    def is_tried(self) -> bool:
        """Whether people are at it, or have done it."""
        return self.state != "dropped" and not self.is_carried

    @property
    def is_open(self) -> bool:
        return self.state == "open" and not self.is_carried


def iter_actions(released: Released) -> Iterator[Action]:
    """Yield all actions in the order in which they were made."""
    made = [(session, item) for session, item in released.entries if item.entry.kind == "action"]
    carried = {item.entry.about.rpartition(":")[2] for _, item in made if item.entry.about}
    for session, item in made:
        yield Action(item.entry, session, item.role, item.withheld, item.entry.id in carried)
