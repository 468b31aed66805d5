"""Scan what was written down for what may give someone away, before anything is published."""

from typing import Any

from ..domain.hints import find_hints
from ..domain.ids import short_codes
from .reading import Selection, read_records
from .workplace import Workplace


def scan(place: Workplace, names: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return per hint the session, the entry's code, what was noticed, and who may read the entry."""
    found = []
    for record in read_records(place, Selection(names), []):
        codes = short_codes([entry.id for entry in record.entries])
        for entry in record.entries:
            for hint in find_hints(" ".join((entry.text, *entry.signs))):
                allows = sorted(record.consent[entry.id] or ())
                told = {"code": codes[entry.id], "what": hint.what, "allows": allows}
                found.append({"session": record.session.slug, **told})
    return found
