"""What was coded elsewhere in a project of ours comes back as labels: no word is recorded anew."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ..domain.framework.framework import Framework
from ..domain.framework.kinds import SAID
from ..domain.record.entry import Entry
from ..domain.record.record import Record
from ..domain.record.session import Session
from ..errors import Failure, NotWritten
from ..i18n import _, language
from ..reports.keyboard.qda import guid, words_of
from ..store import package, sessions
from ..store.foreign import Coded, Source
from .edit import change_entry
from .workplace import Workplace

_NO_MARKS = ("value", "step")  # of which the kind is what they are
_KINDS = guid("code", "kind")


class Span(NamedTuple):
    """Where the words of an entry stand in a text: from which sign to which."""

    entry: Entry
    start: int
    end: int


class Labels(NamedTuple):
    """``new``, ``known``: how much of what is coded is labelled otherwise here, or the same; ``lost``: what could not
    be taken, per reason.
    """

    new: int
    known: int
    lost: Counter[str]


def is_of(source: Source, session: Session) -> bool:
    """Return whether a text in a project is the one that we made of ``session``."""
    return source.guid.upper() == guid("source", session.id)


def take_labels(place: Workplace, ours: Iterable[Source], folder: Path, dry_run: bool) -> Labels:
    """Take the codes in texts of the session in ``folder`` as labels of what they are at.

    An element that is coded in place of ours takes its place, and so does a kind; every other code becomes a tag.
    """
    record, framework = sessions.read_record(folder), package.read_framework()
    new = known = 0
    lost: Counter[str] = Counter()
    for source in ours:
        places = _places(source, record)
        for entry, codes in _at_entries(source, places):
            changes = _changes(entry, codes, framework)
            is_new = any(getattr(entry, key) != value for key, value in changes.items())
            try:
                is_new = is_new if dry_run else bool(change_entry(place, folder, entry, changes))
            except NotWritten:
                raise
            except Failure:
                lost[_("a label that does not fit where it is")] += 1
                continue
            new, known = new + is_new, known + (not is_new)
        if missed := sum(not any(_touches(each, span) for span in places.values()) for each in source.coded):
            lost[_("coded where the words were changed since")] += missed
    return Labels(new, known, lost)


def _places(source: Source, record: Record) -> dict[str, Span]:
    """Return from where to where the words of each entry stand in the text, as long as they are what they were."""
    places: dict[str, Span] = {}
    text, end = f"\n{source.text}\n", 0  # not every program keeps the last line end
    for entry in record.entries:
        words = words_of(entry)
        found = text.find(f"\n{words}\n", end) if words else -1
        if found >= 0:
            end = found + len(words)
            places[entry.id] = Span(entry, found, end)
    return places


def _touches(coded: Coded, span: Span) -> bool:
    return coded.start < span.end and coded.end > span.start


def _at_entries(source: Source, places: dict[str, Span]) -> Iterator[tuple[Entry, list[tuple[str, str]]]]:
    """Yield every entry in which something is coded, with all its codes."""
    for span in places.values():
        if codes := [code for each in source.coded if _touches(each, span) for code in each.codes]:
            yield span.entry, codes


def _changes(entry: Entry, codes: list[tuple[str, str]], framework: Framework) -> dict[str, Any]:
    """Return the labels that these codes are. An element of ours that is still coded stays; others become tags."""
    terms = {guid("code", each.id): each.id for each in (*framework.insight, *framework.elements)}
    kinds = {guid("code", f"kind/{each}"): each for each in SAID if each not in _NO_MARKS}
    elements = list(dict.fromkeys(terms[ref] for ref, _name in codes if ref in terms))
    said = list(dict.fromkeys(kinds[ref] for ref, _name in codes if ref in kinds))
    changes: dict[str, Any] = {}
    if elements and entry.element not in elements:  # what they left as it was is no judgement of theirs
        changes["element"] = elements[0]
    if len(said) == 1 and entry.kind in kinds.values():
        changes["kind"] = said[0]
    others = [name for ref, name in codes if ref not in terms and ref not in kinds and name and ref != _KINDS]
    element = changes.get("element", entry.element)
    more = [framework.title_of(each, language()) for each in elements if each != element]
    if tags := tuple(dict.fromkeys((*entry.tags, *others, *more))):
        changes["tags"] = tags
    return changes
