"""Follow up what was agreed: mark an action as done or dropped."""

from collections.abc import Callable
from typing import Any, NamedTuple

from ..domain.insights.followed import NOBODY, Which
from ..domain.record.codes import GROUP
from ..domain.record.entry import Entry
from ..domain.record.record import Record
from ..store import sessions
from .edit import change_entry
from .feedback import tell
from .finding import find_anywhere
from .intake import to_date
from .workplace import Workplace


class Closed(NamedTuple):
    """An action that was closed, and who must be told: who put forward what it answers. ``was``: it was so already."""

    id: str
    people: tuple[str, ...]
    was: bool


def close_action(place: Workplace, code: str, state: str, text: str = "") -> Closed:
    """Set the state of the action called ``code``, in whichever session; ``text`` tells what was done or why not.

    It is safe when this returns.
    """
    record, action = change_anywhere(place, "action", code, lambda _action: {"state": state})
    if text.strip():
        tell(place, record, action, state, text)
    asked = [entry for entry in record.entries if action.about and entry.id == action.about]
    people = tuple(code for entry in asked for code in entry.speaker if code != GROUP)
    return Closed(action.id, people, action.state == state)


def give_action(place: Workplace, code: str, owner: str) -> str:
    """Give the action called ``code`` to ``owner``, a code or a seat of its session; return its id."""

    def changes(action: Entry) -> dict[str, Any]:
        return {"owner": owner}

    return change_anywhere(place, "action", code, changes)[1].id


def to_which(place: Workplace, is_open: bool, is_late: bool, owner: str, due_before: str) -> Which:
    """Return which actions the options ask for. Raises WrongValue for a day that is not there."""
    day = to_date(due_before, "--due-before", place.now().date()) if due_before else None
    is_nobody = owner.lower() in (NOBODY, "niemand", "-")
    return Which(is_open, is_late, NOBODY if is_nobody else owner.upper(), day.isoformat() if day else "")


def change_anywhere(
    place: Workplace, kind: str, code: str, changes: Callable[[Entry], dict[str, Any]]
) -> tuple[Record, Entry]:
    """Change the entry of this kind that is called ``code``, in whichever session; return both as they were."""
    record, entry = find_anywhere(place, code, lambda entry: entry.kind == kind)
    change_entry(place, sessions.find_folder(place.root, record.session.slug), entry, changes(entry))
    return record, entry
