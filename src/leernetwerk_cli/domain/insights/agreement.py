"""How far those who labelled agree: Krippendorff's alpha per label, and what they saw differently.

Source: Klaus Krippendorff, Content Analysis (2019), chapter 12; nominal data, any number of people, gaps allowed. Alpha
says how much better they agree than by chance: 1 always, 0 as chance would have it. It needs enough that two of them
labelled; with less than ``LEAST`` it says nothing, and is not told.
"""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from ..record.entry import Entry
from ..record.record import Record
from ..record.union import Story

LEAST = 10  # units that two people labelled
_RESAMPLES = 1_000
Labels = dict[str, str]


class Unit(NamedTuple):
    """One thing that was said, in every wording, and per recorder the label that this one gave it last."""

    entry: Entry
    labels: Labels

    @property
    def differs(self) -> bool:
        """Whether people saw it differently."""
        return len({*self.labels.values()}) > 1


class Agreement(NamedTuple):
    """How far people agree about one label; ``label`` "" is all of them together.

    ``number``: units that two or more labelled, ``given``: of those, where anyone gave this label. ``alpha`` is None
    where there are too few, or where all gave the same everywhere; ``low`` and ``high`` hold 95% of what other draws of
    the same units give.
    """

    label: str
    number: int
    given: int
    alpha: float | None = None
    low: float | None = None
    high: float | None = None


def units_of(record: Record) -> list[Unit]:
    """Return what two or more people said the element of."""
    found = []
    for entry in (entry for entry in record.entries if entry.is_said and entry.text):
        labels: Labels = {}
        for id_ in (entry.id, *record.twins.get(entry.id, ())):
            labels |= _given(record.stories[id_])
        if len(labels) > 1:
            found.append(Unit(entry, labels))
    return found


def _given(story: Story) -> Labels:
    """Return what each recorder made of an entry: the first one by writing it down, others by changing it."""
    labels = {story.block.origin.recorder: story.block.entry.element}
    for edit in story.edits:
        if "element" in edit.changes:
            labels[edit.origin.recorder] = str(edit.changes["element"])
    return {recorder: label for recorder, label in labels.items() if label}


def agreements(units: Sequence[Unit], dice: Random) -> list[Agreement]:
    """Return how far people agree, over all labels and then per label that anyone gave, by the alphabet."""
    labels = sorted({label for unit in units for label in unit.labels.values()})
    over_all = _agreement("", [unit.labels for unit in units], dice)
    return [over_all, *(_agreement(label, [_only(label, unit.labels) for unit in units], dice) for label in labels)]


def _only(label: str, labels: Labels) -> Labels:
    """Return whether each gave ``label`` or another one."""
    return {recorder: label if given == label else "-" for recorder, given in labels.items()}


def _agreement(label: str, units: list[Labels], dice: Random) -> Agreement:
    given = sum(label in labels.values() for labels in units) if label else len(units)
    if len(units) < LEAST:
        return Agreement(label, len(units), given)
    value = alpha(units)
    if value is None:
        return Agreement(label, len(units), given)
    drawn = (alpha(dice.choices(units, k=len(units))) for _ in range(_RESAMPLES))
    values = sorted(each for each in drawn if each is not None)
    edge = len(values) // 40  # 2.5% at each end
    return Agreement(label, len(units), given, value, values[edge], values[-1 - edge])


def alpha(units: Sequence[Labels]) -> float | None:
    """Return Krippendorff's alpha of nominal labels per recorder; None where everybody gave the same everywhere."""
    import krippendorff
    import numpy

    given = sorted({each for labels in units for each in labels.values()})
    codes = {label: number for number, label in enumerate(given)}
    if len(codes) < 2:
        return None
    recorders = sorted({recorder for labels in units for recorder in labels})
    matrix = [
        [codes[labels[recorder]] if recorder in labels else numpy.nan for labels in units] for recorder in recorders
    ]
    return float(krippendorff.alpha(reliability_data=matrix, level_of_measurement="nominal"))
