"""What people mean by the code of an entry: in one session, or in whichever it is."""

from collections.abc import Callable
from pathlib import Path

from ..domain.framework.kinds import HAPPENED
from ..domain.record.entry import Entry
from ..domain.record.ids import short_codes
from ..domain.record.record import Record
from ..errors import Ambiguous, EntryNotFound
from ..store import sessions
from .reading import Selection, read_records
from .workplace import Workplace


def find_anywhere(place: Workplace, code: str, takes: Callable[[Entry], bool]) -> tuple[Record, Entry]:
    """Return the entry called ``code`` among those that ``takes`` takes, in any session, with its session.

    Raises EntryNotFound and Ambiguous.
    """
    return find_in(read_records(place, Selection()), code, takes)


def find_in(records: list[Record], code: str, takes: Callable[[Entry], bool]) -> tuple[Record, Entry]:
    """Return the same of ``records`` that were read before."""
    found = {entry.id: (record, entry) for record in records for entry in record.entries if takes(entry)}
    return found[choose(code, [entry for _record, entry in found.values()]).id]


def find_here(folder: Path, code: str) -> tuple[Record, Entry]:
    """Return the session in ``folder`` with the entry in it called ``code``: to write one thing about that entry.

    Copies of the session that go by quite another name are looked for only where it is in no other: that takes long
    beside very many sessions, and what they hold comes together with what is written as from a laptop elsewhere.
    Raises EntryNotFound and Ambiguous.
    """
    near = sessions.read_near_record(folder)
    try:
        return near, choose(code, list(near.entries))
    except EntryNotFound:
        whole = sessions.read_record(folder)
        return whole, choose(code, list(whole.entries))


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
