"""One session for the gate: who sat there, what was said from which side, and what may be told of it at all."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from ..framework.framework import Framework
from ..record.entry import Entry
from ..record.record import Record
from ..record.rounds import last_round
from ..record.session import Session
from . import disclosure_control as control
from .consent import Answers
from .release import is_for_others


class Sitting:
    """A session in which something was said, and what follows from it alone, whoever reads."""

    def __init__(self, record: Record, framework: Framework) -> None:
        self.session: Session = record.session
        self.entries = record.entries
        self.answers = Answers(record)
        self.exported = record.exported
        self.town = framework.town(record.session.municipality)
        self._framework = framework
        self._sides = control.sides(framework)

    @cached_property
    def batches(self) -> set[str]:
        """Return the batches that this session is in."""
        return {name for block in self.exported for name in block.batches}

    def told_in(self, batch: str) -> set[str]:
        """Return the ids of the texts that were told in ``batch``."""
        return {id_ for block in self.exported if batch in block.batches for id_ in block.entries}

    @cached_property
    def seats(self) -> control.Marks:
        seats: control.Marks = defaultdict(list)
        for person in self.session.participants:
            seats[person.role].append(0)
        return dict(seats)

    @cached_property
    def turns(self) -> control.Marks:
        """Return per role how often each of its people took a turn."""
        taken = [code for entry in self.entries if entry.kind == "turn" for code in entry.speaker]
        turns: control.Marks = defaultdict(list)
        for person in self.session.participants:
            turns[person.role].append(taken.count(person.code))
        return dict(turns)

    @cached_property
    def is_whole(self) -> bool:
        return control.is_whole(self.seats, self._framework)

    @cached_property
    def consents(self) -> dict[str, frozenset[str] | None]:
        return {entry.id: self.answers.allowed(entry) for entry in self.entries}

    @cached_property
    def _last_round(self) -> frozenset[str]:
        return last_round(self.entries)

    def votes(self, element: str) -> Iterator[control.Marks]:
        """Yield the marks that were given for ``element`` in its last round, a vote each."""
        lowest, highest = self._framework.scale(element)
        for entry in self.entries:
            if entry.element == element and entry.id in self._last_round:
                yield {
                    role: [mark for mark in marks if lowest <= mark <= highest] for role, marks in entry.scores.items()
                }

    def roles_of(self, entry: Entry) -> set[str]:
        """Return the roles of whoever said it; of the group as one, or of nobody known, none."""
        known = {person.code: person.role for person in self.session.participants}
        return {known[code] for code in entry.speaker if code in known}

    def side_of(self, entry: Entry) -> str:
        """Return the one side that it was said from; ``both``, or nothing where nobody sat at a side."""
        here = {side for side, roles in self._sides.items() if self.roles_of(entry) & set(roles)}
        return "both" if len(here) > 1 else "".join(here)

    def is_told_with_side(self, entry: Entry) -> bool:
        """Return whether in any edition that leaves the room the side stands beside these words."""
        consent = self.consents[entry.id]
        if not consent or consent == {"group"} or is_for_others(entry, consent):
            return False
        return self.is_whole and self.side_of(entry) in self._sides and not self.answers.is_unnamed(entry)

    @cached_property
    def is_countable(self) -> bool:
        """Return whether at each side something is not told with its side, so that the rest cannot be worked out."""
        return self.is_whole and all(
            any(self.side_of(entry) == side and not self.is_told_with_side(entry) for entry in self.said)
            for side in self._sides
        )

    @cached_property
    def said(self) -> list[Entry]:
        """Return what somebody said; marks and steps are the table's."""
        return [entry for entry in self.entries if entry.is_said and entry.kind not in ("value", "step")]
