"""What became of what people put forward, and to whom an answer is owed."""

from collections.abc import Iterable, Iterator

from ..privacy.publication import Owed
from ..privacy.release import Released
from ..record.ids import short_codes
from .counts import Answered, Summary


def iter_feedback(released: Released) -> Iterator[Answered]:
    """Yield everything that was put forward with what became of it, as the keyboard sees it."""
    outcomes = released.course.outcomes
    codes = short_codes(list(outcomes))
    for session, entry in ((session, item.entry) for session, item in released.entries if item.entry.id in outcomes):
        outcome = outcomes[entry.id]
        yield Answered(
            text=entry.text,
            kind=entry.kind,
            state=outcome.state,
            element=entry.element,
            answer=outcome.told,
            id=entry.id,
            code=codes[entry.id],
            session=session.slug,
            people=entry.speaker,
            waits=max(0, (released.today - session.date).days) if outcome.is_owed else None,
        )


def add_feedback(summary: Summary, released: Released) -> None:
    """Put into ``summary`` what became of what was put forward, and how much of it waits."""
    summary.feedback = list(iter_feedback(released))
    if summary.feedback:
        summary.owed = Owed(len(summary.feedback), len(owed(summary.feedback)))


def owed(answers: Iterable[Answered]) -> list[Answered]:
    """Return what still waits for an answer, the longest first."""
    waiting = [each for each in answers if each.waits is not None]
    return sorted(waiting, key=lambda each: -(each.waits or 0))
