"""Follow up what was agreed: mark an action as done or dropped."""

from collections.abc import Callable
from typing import Any

from ..domain.framework.kinds import HAPPENED
from ..domain.record.entry import Entry
from ..domain.record.ids import short_codes
from ..errors import Ambiguous, EntryNotFound
from ..store import sessions
from .reading import Selection, read_records
from .scribe import Scribe
from .workplace import Workplace


def close_action(place: Workplace, code: str, state: str) -> str:
    """Set the state of the action called ``code`` in whichever session it is, and return its id when that is safe."""
    return change_anywhere(place, "action", code, lambda _action: {"state": state}).id


def change_anywhere(place: Workplace, kind: str, code: str, changes: Callable[[Entry], dict[str, Any]]) -> Entry:
    """Change the entry of this kind that is called ``code``, in whichever session it is, and return it as it was."""
    records = read_records(place, Selection(), [])
    found = [(record, entry) for record in records for entry in record.entries if entry.kind == kind]
    chosen = choose(code, [entry for _record, entry in found])
    record = next(record for record, entry in found if entry is chosen)
    scribe = Scribe(place, sessions.find_folder(place.root, record.session.slug))
    scribe.change(chosen.id, **changes(chosen))
    scribe.close()
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
