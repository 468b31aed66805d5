"""What people hope to see, as a fact: for the keyboard and for what is published alike."""

from collections.abc import Callable
from datetime import date

import msgspec

from ..record.entry import Entry
from .publication import Expectation


def expectation_of(entry: Entry, day: Callable[[date], str], seen: Entry | None = None) -> Expectation:
    """Return what people hope to see as a fact; ``day``: how much of a day is told. ``seen``: when they looked back."""
    look_back, measured = (day(each) if each else "" for each in (entry.look_back, entry.measured))
    hope = Expectation(entry.text, entry.whom, entry.signs, look_back, entry.start, entry.now, measured)
    if not seen:
        return hope
    return msgspec.structs.replace(hope, seen=seen.text, unexpected=seen.unexpected, decision=seen.decision)
