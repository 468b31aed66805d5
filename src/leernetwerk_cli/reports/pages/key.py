"""Key sentences: made from counts by a template, never with a word that the counts do not carry."""

from collections import Counter

from ...domain.framework.framework import Framework, Insight
from ...domain.insights.counts import Summary, Tally
from ...domain.naming import state
from ...i18n import _, language

_LEVELS = ("lower", "as", "higher")


def by_side(framework: Framework, counts: dict[str, Counter[int]] | dict[str, Counter[str]]) -> dict[str, Counter]:  # type: ignore[type-arg]
    """Return counts per role taken together per side of the table: experience and profession."""
    sides: dict[str, Counter] = {}  # type: ignore[type-arg]
    for role, marks in counts.items():
        group = framework.find_group(role)
        if group and group.side:
            sides.setdefault(group.id, Counter()).update(marks)
    order = [group.id for group in framework.group]
    return dict(sorted(sides.items(), key=lambda pair: order.index(pair[0])))


def key_sentence(summary: Summary, insight: Insight) -> str:
    """Return the key sentence of an insight, or nothing where there is nothing to count."""
    forms = {element.form for element in insight.element}
    if "ladder" in forms:
        return _gap(summary, insight)
    if "step" in forms:
        return _in_place(summary, insight)
    return _marks(summary, insight) if "value" in forms else _shared(summary)


def _marks(summary: Summary, insight: Insight) -> str:
    for element, tally in summary.elements(insight):
        sides = by_side(summary.framework, tally.scores)
        if sides:
            parts = [
                _("{side} most often gave {marks}").format(
                    side=summary.framework.title_of(side, language()).lower(), marks=_most(marks)
                )
                for side, marks in sides.items()
            ]
            told = _("{element}, in the marks shown here: {parts}.") if summary.is_told else _("{element}: {parts}.")
            return told.format(element=element.title.to(language()), parts=", ".join(parts))
    return ""


def _most(marks: Counter[int]) -> str:
    most = max(marks.values())
    return _(" or ").join(str(mark) for mark in sorted(marks) if marks[mark] == most)


def _shared(summary: Summary) -> str:
    rests = summary.sharing.rests
    if not summary.sharing.entries:
        return ""
    both = _(", from both sides of the table") if len(summary.sharing.sides) > 1 else ""
    if rests.of_sessions < 2:
        return _("Someone shared something of their own{both}.").format(both=both)
    text = _("In {n} of {all} sessions someone shared something of their own{both}.")
    if summary.is_told:  # what is not told may be of another session
        text = _("In at least {n} of {all} sessions someone shared something of their own{both}.")
    return text.format(n=rests.sessions, all=rests.of_sessions, both=both)


def _gap(summary: Summary, insight: Insight) -> str:
    names = {"lower": _("lower than promised"), "as": _("as promised"), "higher": _("higher than promised")}
    ladder = next(tally for element, tally in summary.elements(insight) if element.form == "ladder")
    parts = []
    for side, marks in by_side(summary.framework, ladder.versus).items():
        most = max(_LEVELS, key=lambda level: marks[level])
        parts.append(
            _("{side}: {n} of {all} times {level}.").format(
                side=summary.framework.title_of(side, language()), n=marks[most], all=marks.total(), level=names[most]
            )
        )
    return " ".join(parts)


def _in_place(summary: Summary, insight: Insight) -> str:
    parts = []
    for element, tally in summary.elements(insight):
        if element.form == "step" and tally.moments:
            last = last_states(tally)
            done = sum(each == "in-place" for each in last.values())
            where = _("in place in {n} of {all} places").format(n=done, all=len(last))
            nowhere = _("nowhere in place yet")
            told = state(*last.values()) if len(last) == 1 else where if done else nowhere
            parts.append(f"{element.title.to(language())}: {told}.")
    return " ".join(parts[:2])


def last_states(tally: Tally) -> dict[str, str]:
    """Return per place the newest state of a step."""
    return {moment.town: moment.state for moment in sorted(tally.moments, key=lambda moment: moment.month)}
