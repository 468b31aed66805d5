"""The walk as a pure state machine: the fields of each stage, where the walk is, and where it goes next."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from ..framework.fit import FIRST_TO_GO
from ..framework.framework import Element, Framework
from ..framework.method import Method, Stage
from ..privacy.readback import to_read_back
from ..record.entry import Entry
from ..record.record import Record

ASK, MORE = "ask", "more"
PUT = "put:"  # what a stage's question begins with while a text stands on the room's screen
_SCORED = ("value", "ladder")


class Field(NamedTuple):
    """One line that is asked for.

    ``kind`` is ask, more, value, step, expectation, agreement, action, report, previous, consent, optional (is this
    part done or skipped) or round (is there another presenter).

    ``about``: the element or insight that what is typed here takes, or, for consent, the id of the entry read back.
    ``number`` tells follow-up questions apart; ``who`` is who is asked for consent, or which subgroup is asked.
    """

    kind: str
    about: str = ""
    number: int = 0
    who: str = ""

    @property
    def id(self) -> str:
        """Return how the field is called in the record, to come back to it."""
        return ":".join(filter(None, (self.kind, str(self.number) if self.number else self.about, self.who)))


class Place(NamedTuple):
    """Where the walk is: the number of the stage in the run sheet, from 0, and the field in it."""

    stage: int
    field: Field


def fields_of(stage: Stage, framework: Framework, record: Record) -> list[Field]:
    """Return the fields of ``stage`` in the order in which they are asked for: as its ``records`` are ordered."""
    frame = next((element.id for element in framework.elements if element.form == "frame"), "")
    elements = _elements(stage.about, framework)
    asked = {
        "value": [Field("value", element.id) for element in elements if element.form in _SCORED],
        "step": [Field("step", element.id) for element in elements if element.form == "step"],
        "expectation": [Field("expectation", frame)],
        "agreement": [Field("agreement")],
        "action": [Field("action")],
    }
    if stage.type == "open" and not record.session.follows:
        del asked["action"]  # what came of those of the last session: a first evening has none yet
    fields = [field for kind in stage.records for field in asked.get(kind, [])]
    if stage.type == "check-out":
        fields.append(Field("report"))
    if stage.type == "read-back":
        fields += [Field("consent", entry.id, who=code) for entry, code in to_read_back(record)]
    if not (stage.type == "actions" and fields):
        groups = [str(number) for number in range(1, stage.subgroups + 1)] or [""]
        fields = [*(Field(ASK, stage.about, who=group) for group in groups), *fields]
    return [Field("optional"), *fields] if stage.optional else fields


def takes_place(stage: Stage, record: Record) -> bool:
    """Return whether what ``stage`` waits for was recorded; a break or a reserve without minutes is left out."""
    if stage.type in FIRST_TO_GO and minutes_planned(record.stages, stage) <= 0:
        return False
    return stage.when is None or any(
        entry.stage == stage.when.stage and entry.kind == stage.when.kind for entry in record.entries
    )


def _elements(about: str, framework: Framework) -> list[Element]:
    insight = next((each for each in framework.insight if each.id == about), None)
    if insight:
        return list(insight.element)
    return [element for element in framework.elements if element.id == about]


class Walk:
    """The walk through ``method``: where it is, and its moves. ``record`` is asked anew when a stage begins."""

    def __init__(self, method: Method, framework: Framework, record: Record, previous: Iterable[Entry] = ()) -> None:
        self._method = method
        self._framework = framework
        self._previous = [Field("previous", entry.id) for entry in previous]
        self.place = self._resume(record)
        self._fields = self._fields_of(self.place.stage, record)

    @property
    def stage(self) -> Stage:
        return self._method.stage[self.place.stage]

    @property
    def is_first(self) -> bool:
        """Whether this is the first field of the stage."""
        return self.place.field == self._fields[0]

    @property
    def is_over(self) -> bool:
        return self.place.stage >= len(self._method.stage)

    def next(self, record: Record) -> bool:
        """Go to the next field, or to the next stage after the last; return whether a stage ended."""
        fields = self._fields
        number = self._number()
        if number + 1 < len(fields):
            self.place = self.place._replace(field=fields[number + 1])
            return False
        self.skip(record)
        return True

    def skip(self, record: Record) -> None:
        """Go to the first field of the next stage that takes place."""
        number = self.place.stage + 1
        while number < len(self._method.stage) and not takes_place(self._method.stage[number], record):
            number += 1
        self._go(number, record)

    def back(self, record: Record) -> bool:
        """Go to the field before, or to the stage before; return whether the stage changed."""
        number = self._number()
        if self.place.field.kind == MORE or number > 0:
            self.place = self.place._replace(field=self._fields[max(0, number - (self.place.field.kind != MORE))])
            return False
        if self.place.stage == 0:
            return False
        number = self.place.stage - 1
        while number > 0 and not takes_place(self._method.stage[number], record):
            number -= 1
        self._go(number, record)
        return True

    def again(self, record: Record) -> tuple[Stage, ...]:
        """Go to the first stage of the round for another presenter; return the stages that come once more."""
        stages = self._method.round_of(self.stage)
        self.go(stages[0].id, record)
        return stages

    def more(self, record: Record) -> bool:
        """Show the next follow-up question that fits what was said; return whether there is one."""
        number = self.place.field.number + 1 if self.place.field.kind == MORE else 1
        asked = {entry.kind for entry in record.entries if entry.stage == self.stage.id}
        while number <= len(self.stage.follow_up) and self.stage.follow_up[number - 1].after not in ("", *asked):
            number += 1
        if number > len(self.stage.follow_up):
            return False
        self.place = self.place._replace(field=Field(MORE, self.stage.about, number))
        return True

    def go(self, stage: str, record: Record) -> None:
        """Go to the stage with this id."""
        self._go([each.id for each in self._method.stage].index(stage), record)

    def _fields_of(self, number: int, record: Record) -> list[Field]:
        """Return the fields of a stage; the first one also asks what came of the actions of the last session."""
        stage = self._method.stage[number]
        fields = fields_of(stage, self._framework, record)
        if stage.repeat and self._method.round_of(stage)[-1] is stage:
            fields.append(Field("round"))
        return [fields[0], *self._previous, *fields[1:]] if number == 0 else fields

    def _go(self, stage: int, record: Record) -> None:
        self.place = Place(stage, Field(ASK))
        if not self.is_over:
            self._fields = self._fields_of(stage, record)
            self.place = Place(stage, self._fields[0])

    def _number(self) -> int:
        """Return which of the stage's fields we are at; a follow-up question belongs to the stage's own question."""
        if self.place.field in self._fields:
            return self._fields.index(self.place.field)
        return next((number for number, field in enumerate(self._fields) if field.kind == ASK), 0)

    def _resume(self, record: Record) -> Place:
        """Return where the walk was left: at the question that was on the screen, or at the start."""
        ids = [stage.id for stage in self._method.stage]
        last = next((entry for entry in reversed(record.stages) if entry.stage in ids), None)
        number = ids.index(last.stage) if last else 0
        if last and last.state == "ended":
            number += 1
            while number < len(ids) and not takes_place(self._method.stage[number], record):
                number += 1
        if number >= len(ids):
            return Place(len(ids) - 1, self._fields_of(len(ids) - 1, record)[0])
        stage = self._method.stage[number]
        fields = self._fields_of(number, record)
        fields += [Field(MORE, stage.about, each) for each in range(1, len(stage.follow_up) + 1)]
        question = last.question if last and last.state != "ended" else ""
        return Place(number, next((field for field in fields if field.id == question), fields[0]))


def minutes_used(entries: Iterable[Entry], stage: str, now: datetime) -> int:
    """Return how many whole minutes were spent in ``stage``, pauses left out, up to ``now``."""
    used = timedelta()
    since: datetime | None = None
    for entry in entries:
        if entry.kind != "stage":
            continue
        if since:
            used += entry.at - since
        since = entry.at if entry.stage == stage and entry.state == "started" else None
    if since:
        used += max(timedelta(), now - since)
    return int(used.total_seconds() // 60)


def minutes_planned(entries: Iterable[Entry], stage: Stage) -> int:
    """Return the minutes planned for ``stage``, with what was added or taken off on the way."""
    return stage.minutes + sum(entry.minutes for entry in entries if entry.kind == "stage" and entry.stage == stage.id)
