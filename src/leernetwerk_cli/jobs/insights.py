"""Draw insights up from what was said, with what carries them and what speaks against; and the way back."""

from typing import Any, NamedTuple

from ..domain.framework.kinds import INSIGHT
from ..domain.insights.counts import Summary
from ..domain.insights.drawn import Traced, by_id
from ..domain.record.entry import Entry
from ..domain.record.record import Record
from ..errors import EmptyText, MissingOption
from ..store import package
from .finding import choose, find_in
from .reading import Selection, read, read_records
from .scribe import put_one
from .workplace import Workplace


class Asked(NamedTuple):
    """What an insight is drawn up from: its sentence, of which element, and the codes of what carries or is against it.

    ``none_heard``: that nothing was heard against it, where ``against`` is empty.
    """

    text: str
    element: str
    carried: str
    against: str = ""
    none_heard: bool = False


def draw(place: Workplace, asked: Asked) -> str:
    """Note an insight in the session of what carries it first, and return its id when that is safe.

    Raises EmptyText without a sentence, MissingOption without what carries it or without a word about what speaks
    against it, EntryNotFound and Ambiguous.
    """
    if not asked.text.strip():
        raise EmptyText
    if not asked.carried.strip():
        raise MissingOption(option="--carried-by")
    if not (asked.against.strip() or asked.none_heard):
        raise MissingOption(option="--against")
    records = read_records(place, Selection())
    carried, against = (_meant(records, codes) for codes in (asked.carried, asked.against))
    home, first = carried[0]
    element = package.read_framework().get_place(asked.element or first.element, "--element")
    fields: dict[str, Any] = {"kind": INSIGHT, "text": asked.text.strip(), "element": element}
    for key, found in {"carried": carried, "against": against}.items():
        fields[key] = [f"{record.session.slug}:{each.id}" for record, each in found]
    return put_one(place, home.session.slug, fields).id


def _meant(records: list[Record], codes: str) -> list[tuple[Record, Entry]]:
    """Return what is meant by each code, with the session that it was said in."""
    named = [code.strip() for code in codes.split(",") if code.strip()]
    return [find_in(records, code, lambda entry: entry.is_said and bool(entry.text)) for code in named]


class Trace(NamedTuple):
    """An insight with everything that carries it and that speaks against it, and how many of those are gone."""

    insight: Entry
    carried: list[Traced]
    against: list[Traced]
    missing: int


def trace(place: Workplace, code: str) -> Trace:
    """Return the way back from the insight called ``code`` to what was said. Raises EntryNotFound."""
    released, _framework = read(place, Selection())
    drawn = [item.entry for _session, item in released.entries if item.entry.kind == INSIGHT]
    insight, said = choose(code, drawn), by_id(released)
    carried, against = ([said[id_] for id_ in ids if id_ in said] for ids in (insight.carried, insight.against))
    missing = len(insight.carried) + len(insight.against) - len(carried) - len(against)
    return Trace(insight, carried, against, missing)


class Candidate(NamedTuple):
    """An element about which an insight could be drawn up: what was heard about it, in numbers."""

    element: str
    entries: int
    people: int
    sides: int
    against: int
    learnings: int


def suggest(summary: Summary) -> list[Candidate]:
    """Return the elements that carry most and have no insight yet, from counts and labels alone."""
    done = {each.element for each in summary.drawn}
    found = []
    for element in summary.framework.elements:
        tally = summary.tallies[element.id]
        kinds = tally.kinds
        against = kinds["dissent"] + kinds["obstacle"]
        spoken = kinds["quote"] + kinds["learning"] + against
        if spoken and element.id not in done:
            sides = len(tally.sides)
            found.append(Candidate(element.id, spoken, tally.people or 0, sides, against, kinds["learning"]))
    return sorted(found, key=lambda each: (-each.sides, -each.people, -each.entries))
