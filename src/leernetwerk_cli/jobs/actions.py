"""Follow up what was agreed: mark an action as done or dropped."""

from collections.abc import Callable
from typing import Any, NamedTuple

from ..domain.framework.kinds import HAPPENED
from ..domain.insights.followed import NOBODY, Which
from ..domain.record.codes import GROUP
from ..domain.record.entry import Entry
from ..domain.record.ids import short_codes
from ..errors import Ambiguous, EntryNotFound
from ..store import sessions
from .intake import to_date
from .reading import Selection, read_records
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
    before = change_anywhere(place, "action", code, lambda _action: {"state": state})
    from .feedback import find, tell  # which finds what is meant as this does

    record, action = find(place, before.id)
    if text.strip():
        tell(place, record, action, state, text)
    asked = [entry for entry in record.entries if action.about and entry.id == action.about]
    people = tuple(code for entry in asked for code in entry.speaker if code != GROUP)
    return Closed(action.id, people, before.state == state)


def give_action(place: Workplace, code: str, owner: str) -> str:
    """Give the action called ``code`` to ``owner``, a code or a seat of its session; return its id."""

    def changes(action: Entry) -> dict[str, Any]:
        return {"owner": owner}

    return change_anywhere(place, "action", code, changes).id


def to_which(place: Workplace, is_open: bool, is_late: bool, owner: str, due_before: str) -> Which:
    """Return which actions the options ask for. Raises WrongValue for a day that is not there."""
    day = to_date(due_before, "--due-before", place.now().date()) if due_before else None
    is_nobody = owner.lower() in (NOBODY, "niemand", "-")
    return Which(is_open, is_late, NOBODY if is_nobody else owner.upper(), day.isoformat() if day else "")


def change_anywhere(place: Workplace, kind: str, code: str, changes: Callable[[Entry], dict[str, Any]]) -> Entry:
    """Change the entry of this kind that is called ``code``, in whichever session it is, and return it as it was."""
    records = read_records(place, Selection(), [])
    found = [(record, entry) for record in records for entry in record.entries if entry.kind == kind]
    chosen = choose(code, [entry for _record, entry in found])
    record = next(record for record, entry in found if entry is chosen)
    from .edit import change_entry  # which looks its entries up here

    change_entry(place, sessions.find_folder(place.root, record.session.slug), chosen, changes(chosen))
    return chosen


def choose(code: str, entries: list[Entry]) -> Entry:
    """Return the entry that ``code`` means: an id, its ending, or ``last``. Raises EntryNotFound or Ambiguous.

    ``last`` is what was said or noted last; a part that began or a stop is no thing that people mean by it.
    """
    if code == "last" and entries:
        meant = [entry for entry in entries if entry.kind not in HAPPENED]
        return (meant or entries)[-1]
    fitting = [entry for entry in entries if len(code) >= 4 and entry.id.endswith(code.lower())]
    if not fitting:
        raise EntryNotFound(word=code)
    if len(fitting) > 1:
        codes = short_codes([entry.id for entry in entries])
        raise Ambiguous(word=code, choices=", ".join(codes[entry.id] for entry in fitting))
    return fitting[0]
