"""What people hope to see, as a fact: for the keyboard and for what is published alike."""

from collections.abc import Callable
from datetime import date

from ..record.entry import Entry
from .publication import Expectation


def expectation_of(entry: Entry, day: Callable[[date], str]) -> Expectation:
    """Return what people hope to see as a fact; ``day``: how much of a day is told."""
    look_back, measured = (day(each) if each else "" for each in (entry.look_back, entry.measured))
    return Expectation(entry.text, entry.signs, look_back, entry.start, entry.now, measured)
