"""Run sheets: the stages of a session with their minutes and their questions."""

from typing import NamedTuple

import msgspec

from .framework import Text

TYPES = ("open", "talk", "break", "actions", "read-back", "check-out", "reserve")
SOURCES = ("source", "range", "proposal")  # where minutes come from, and how certain a method is
REPEATS = ("presenter",)
WORDINGS = ("moral-question",)


class Size(msgspec.Struct, frozen=True):
    """For how many people a method is."""

    min: int = 0
    max: int = 99


class FollowUp(Text, frozen=True):
    """A question to ask on; ``after``: only when something of this kind was recorded in the same stage."""

    after: str = ""


class When(msgspec.Struct, frozen=True):
    """What must have been recorded earlier for a stage to take place: something of ``kind`` in ``stage``."""

    stage: str
    kind: str


class Stage(msgspec.Struct, frozen=True):
    """One part of a session. ``minutes`` are planned; ``records``: the kinds of entry that are asked for in it.

    ``optional``: may be skipped, and it is asked whether. ``repeat`` (presenter): once per presenter, with the stages
    beside it. ``subgroups``: how many groups talk at the same time; each is asked afterwards. ``when``: only then.
    ``moral_question``: one that was chosen beforehand, where the method turns on it. ``wording`` (moral-question): the
    questions that are asked for here have rules of their own, and the walk says when one breaks them.
    """

    id: str
    title: Text
    type: str
    minutes: int
    purpose: Text
    minutes_from: str = "proposal"
    about: str = ""
    leads: tuple[str, ...] = ()
    says: Text | None = None
    ask: Text | None = None
    follow_up: tuple[FollowUp, ...] = ()
    records: tuple[str, ...] = ()
    optional: bool = False
    repeat: str = ""
    subgroups: int = 0
    when: When | None = None
    moral_question: Text | None = None
    wording: str = ""


class Method(msgspec.Struct, frozen=True):
    """A run sheet, as ``method.toml`` holds it.

    ``safety``: 1 for a first meeting, 2 with agreements, 3 only for a group that trusts each other.
    """

    id: str
    title: Text
    about: Text
    stage: tuple[Stage, ...]
    minutes: int = 0
    group: Size = Size()
    safety: int = 1
    source: str = ""
    certainty: str = "proposal"
    cautions: tuple[Text, ...] = ()
    materials: tuple[Text, ...] = ()
    take_home: tuple[Text, ...] = ()
    schema: int = 1

    def find_stage(self, id_: str) -> Stage | None:
        return next((stage for stage in self.stage if stage.id == id_), None)

    @property
    def total(self) -> int:
        """The minutes of all stages together."""
        return sum(stage.minutes for stage in self.stage)

    def round_of(self, stage: Stage) -> tuple[Stage, ...]:
        """Return the stages that are repeated together with ``stage``: those of the same kind right beside it."""
        if not stage.repeat:
            return ()
        first = last = self.stage.index(stage)
        while first > 0 and self.stage[first - 1].repeat == stage.repeat:
            first -= 1
        while last + 1 < len(self.stage) and self.stage[last + 1].repeat == stage.repeat:
            last += 1
        return self.stage[first : last + 1]


class Trouble(NamedTuple):
    """Something in a run sheet: its line, whether it is wrong or only advice, the field, a message id and its data."""

    line: int
    is_error: bool
    field: str
    message: str
    data: dict[str, str]
