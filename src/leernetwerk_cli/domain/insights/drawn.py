"""Insights that were drawn up as a sentence: on what each rests, and the way back to what was said."""

from collections.abc import Iterator

from ..framework.kinds import INSIGHT
from ..privacy.release import Released, ReleasedEntry
from ..record.ids import short_codes
from ..record.session import Session
from .counts import DrawnUp

Traced = tuple[Session, ReleasedEntry]


def iter_drawn(released: Released) -> Iterator[DrawnUp]:
    """Yield the insights that the keyboard sees, with on what they rest now."""
    drawn = [(session, item.entry) for session, item in released.entries if item.entry.kind == INSIGHT]
    if not drawn:
        return
    said = by_id(released)
    codes = short_codes([entry.id for _session, entry in drawn])
    for session, entry in drawn:
        carriers = [said[id_] for id_ in dict.fromkeys(entry.carried) if id_ in said]
        yield DrawnUp(
            text=entry.text,
            element=entry.element,
            carriers=len(carriers),
            against=sum(id_ in said for id_ in {*entry.against}),
            id=entry.id,
            code=codes[entry.id],
            session=session.slug,
            alone=_alone(carriers),
            missing=len({*entry.carried}) - len(carriers),
        )


def by_id(released: Released) -> dict[str, Traced]:
    """Return everything that was said, by its id."""
    return {item.entry.id: (session, item) for session, item in released.entries if item.entry.is_said}


def _alone(carriers: list[Traced]) -> str:
    """Return whether one person, or one role, alone carries it. Nobody knows who somebody is in another session."""
    people = {(session.id, code) for session, item in carriers for code in item.entry.speaker}
    roles = {item.role for _session, item in carriers}
    if len(people) == 1:
        return "experience"
    return "role" if len(roles) == 1 and roles != {""} else ""
