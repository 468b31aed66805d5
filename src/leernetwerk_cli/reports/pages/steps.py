"""The process steps: their way in time per town, their open actions, and the frame around them."""

from collections.abc import Iterable
from datetime import date

from ...domain.framework.framework import Element
from ...domain.insights.actions import Action
from ...domain.insights.counts import Moment, Summary, Tally
from ...domain.naming import day, month, state
from ...errors import N_
from ...i18n import _, plural
from ..model.report import Paragraph, Part, Words, line

_BOXES = {"open": "☐", "done": "☑", "dropped": "☒"}
_SIGNS = {"open": "○", "underway": "◐", "in-place": "●"}
_AGAIN = N_("open again")
_SHOWN = 3


def box(action: Action) -> str:
    """Return the box of an action: empty, ticked or struck."""
    return _BOXES[action.state]


def what(action: Action) -> Words:
    """Return what will be done, or that the words are not for this audience."""
    return Words(action.entry.text) if action.entry.text else Words(_("(not for this audience)"), "quiet")


def way(summary: Summary, tally: Tally) -> Iterable[Part]:
    """Return the way of one step per town; a step back is seen going back."""
    if not tally.moments:
        yield Paragraph(line(Words(_("not spoken about"), "quiet")), 2)
        return
    towns = sorted({moment.town for moment in tally.moments})
    several = len(summary.sessions) > 1
    for town in towns:
        moments = sorted((each for each in tally.moments if each.town == town), key=lambda each: each.day)
        words = [Words(f"{town}  ", "strong")] if town and several else []
        for number, moment in enumerate(moments):
            words += [Words(" → ", "quiet")] if number else []
            when = f" {month(moment.day)}" if several else ""
            words.append(Words(f"{_SIGNS[moment.state]} {_state(moments, number)}", "strong"))
            words.append(Words(when, "quiet"))
        if not several and moments[-1].text:
            words.append(Words(f"  {moments[-1].text}"))
        yield Paragraph(tuple(words), 2)


def _state(moments: list[Moment], number: int) -> str:
    moment = moments[number]
    again = moment.state == "open" and any(before.state != "open" for before in moments[:number])
    return _(_AGAIN) if again else state(moment.state)


def open_actions(summary: Summary, element: str) -> Iterable[Part]:
    """Return the actions of one step that are still open."""
    actions = [action for action in summary.actions if action.is_open and action.entry.element == element]
    for action in actions[:_SHOWN]:
        yield Paragraph(line(f"{box(action)} ", what(action), Words(f"  {by_whom(action)}", "quiet")), 2)
    if len(actions) > _SHOWN:
        more = plural("and one more open action", "and {n} more open actions", len(actions) - _SHOWN)
        yield Paragraph(line(Words(more, "quiet")), 2)


def by_whom(action: Action) -> str:
    """Return who does it and by when, as far as it is known."""
    due = _("before {day}").format(day=day(action.entry.due)) if action.entry.due else _("no date")
    return ", ".join(filter(None, (action.entry.owner, due)))


def hopes(tally: Tally) -> Iterable[Part]:
    """Return what was hoped for and how it will be noticed: the top of the frame."""
    hoped = [said for said in tally.of_kind("expectation") if said.entry.text]
    for said in hoped[-_SHOWN:]:
        signs = "; ".join(said.entry.signs)
        yield Paragraph(line(Words(_("Hoped for: "), "strong"), said.entry.text))
        if signs:
            yield Paragraph(line(Words(signs, "quiet")), 2)
    if not tally.of_kind("expectation"):
        yield Paragraph(line(Words(_("What we hope for is not written down yet."), "quiet")))


def look_back(element: Element, tally: Tally) -> Iterable[Part]:
    """Return when people will look back: the bottom of the frame."""
    dates: list[date] = sorted({said.entry.look_back for said in tally.said if said.entry.look_back})
    if dates:
        days = ", ".join(map(day, dates))
        yield Paragraph(line(Words(_("Look back: "), "strong"), days))
