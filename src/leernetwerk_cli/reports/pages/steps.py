"""The process steps: their way in time per town, their open actions, and the frame around them."""

from collections.abc import Iterable

from ...domain.insights.counts import Action, Summary, Tally
from ...domain.naming import month, seat, state, when
from ...domain.privacy.publication import Expectation, Step
from ...errors import N_
from ...i18n import _, language, plural
from ..model.report import Paragraph, Part, Words, line

_BOXES = {"open": "☐", "done": "☑", "dropped": "☒"}
_SIGNS = {"": "○", "open": "○", "underway": "◐", "in-place": "●"}
_AGAIN = N_("open again")
_SHOWN = 3


def box(action: Action) -> str:
    """Return the box of an action: empty, ticked or struck."""
    return _BOXES[action.state]


def way(summary: Summary, tally: Tally) -> Iterable[Part]:
    """Return the way of one step per town; a step back is seen going back."""
    if not tally.moments:
        yield Paragraph(line(Words(_("not spoken about"), "quiet")), 2)
        return
    several = len(summary.meetings) > 1
    for town in sorted({moment.town for moment in tally.moments}):
        moments = sorted((each for each in tally.moments if each.town == town), key=lambda each: each.month)
        words = [Words(f"{town}  ", "strong")] if town and several else []
        for number, moment in enumerate(moments):
            words += [Words(" → ", "quiet")] if number else []
            words += [Words(f"{_SIGNS[moment.state]} ", "sign"), Words(step_state(moment), "strong")]
            words.append(Words(f" {month(moment.month)}" if several else "", "quiet"))
        said = tally.of_kind("step")
        if not several and said:
            words.append(Words(f"  {said[-1].text}"))
        yield Paragraph(tuple(words), 2)


def step_state(moment: Step) -> str:
    """Return the state of a step; one that had been further and is open, is open again."""
    return _(_AGAIN) if moment.again and moment.state == "open" else state(moment.state)


def open_actions(summary: Summary, element: str) -> Iterable[Part]:
    """Return the actions of one step that are still open."""
    actions = [action for action in summary.actions if action.is_open and action.element == element]
    for action in actions[:_SHOWN]:
        yield Paragraph(line(Words(f"{box(action)} ", "sign"), action.text, Words(f"  {by_whom(action)}", "quiet")), 2)
    if len(actions) > _SHOWN:
        more = plural("and one more open action", "and {n} more open actions", len(actions) - _SHOWN)
        yield Paragraph(line(Words(more, "quiet")), 2)


def by_whom(action: Action) -> str:
    """Return who does it and by when, as far as it is known."""
    nobody = _("nobody yet") if action.is_open and not action.has_owner else ""
    return ", ".join(filter(None, (seat(action.owner) or nobody, due(action))))


def due(action: Action) -> str:
    """Return by when it will be done: before a day, in a month, or that nobody said."""
    if not action.due:
        return _("no date")
    is_day = len(action.due) > len("2026-11")
    if action.late:
        told = _("late: was to be done by {day}") if is_day else _("late: was to be done in {month}")
        return told.format(day=when(action.due), month=when(action.due))
    return _("by {day}").format(day=when(action.due)) if is_day else when(action.due)


def hopes(tally: Tally) -> Iterable[Part]:
    """Return what was hoped for and how it will be noticed: the top of the frame."""
    for hope in tally.hopes[-_SHOWN:]:
        if hope.text:
            yield Paragraph(line(Words(_("Hoped for: "), "strong"), hoped_for(hope)))
            if hope.signs:
                yield Paragraph(line(Words("; ".join(hope.signs), "quiet")), 2)
            if hope.start is not None:
                yield Paragraph(line(Words(_("Counted: "), "strong"), counted(hope)), 2)
            for told in seen(hope):
                yield Paragraph(line(told), 2)
    if not tally.hopes:
        yield Paragraph(line(Words(_("What we hope for is not written down yet."), "quiet")))


def for_whom(hope: Expectation) -> str:
    """Return for whom it is hoped; nothing where nobody said."""
    return _("for {whom}").format(whom=hope.whom) if hope.whom else ""


def hoped_for(hope: Expectation) -> str:
    """Return what is hoped, and for whom."""
    return f"{hope.text} ({for_whom(hope)})" if hope.whom else hope.text


def seen(hope: Expectation) -> tuple[str, ...]:
    """Return what was seen when people looked back, what nobody expected, and what they decided."""
    told = (
        (_("Seen: "), hope.seen),
        (_("Not expected: "), hope.unexpected),
        (_("Decided: "), hope.decision),
    )
    return tuple(head + text for head, text in told if text)


def counted(hope: Expectation) -> str:
    """Return what was counted, first and by now, in words; nothing where nobody counted."""
    if hope.start is None:
        return ""
    told = _("at the start {start}") if hope.now is None else _("at the start {start}, now {now}")
    return told.format(start=_number(hope.start), now=_number(hope.now)) + (
        f" ({when(hope.measured[:7])})" if hope.measured else ""
    )


def _number(count: float | None) -> str:
    whole = int(count) if isinstance(count, float) and count.is_integer() else count  # JSON knows no other numbers
    told = "" if whole is None else str(whole)
    return told if language() == "en" else told.replace(".", ",")


def look_back(tally: Tally) -> Iterable[Part]:
    """Return when people will look back: the bottom of the frame."""
    if days := look_back_days([tally]):
        yield Paragraph(line(Words(_("Look back: "), "strong"), ", ".join(map(when, days))))


def look_back_days(tallies: Iterable[Tally]) -> list[str]:
    """Return the days, or months, on which people look back."""
    return sorted({hope.look_back for tally in tallies for hope in tally.hopes if hope.look_back})
