"""The summary that people read: four panels, each with its own shape, and then the voices."""

from collections import Counter
from collections.abc import Iterable

from ...domain.framework.framework import Element, Insight
from ...domain.insights.counts import DrawnUp, Said, Summary, Tally, Voice
from ...domain.insights.telling import telling
from ...i18n import _, language, plural
from ..model.report import BREAK, Heading, Line, Panel, Paragraph, Part, Table, Words, line
from . import marks, steps
from .words import amount_of_voices, or_dash, separated

_SHOWN = 3  # as many of a kind are written out; the rest is counted


def panels(summary: Summary) -> tuple[Part, ...]:
    """Return one panel per insight, in the order of the framework."""
    shapes = {"value": _values, "theme": _sharers, "ladder": _participation, "step": _steps}
    used: Counter[str] = Counter()
    made: list[Part] = []
    for number, insight in enumerate(summary.framework.insight, 1):
        forms = {element.form for element in insight.element}
        shape = next(shapes[form] for form in ("ladder", "step", "value", "theme") if form in forms)
        parts = (*_drawn(summary, insight), *shape(summary, insight, used), *_to_label(summary, insight))
        side = next(side for side in summary.framework.side if side.id == insight.side)
        made.append(Panel(f"{number} {insight.title.to(language())}", side.title.to(language()), parts))
    return tuple(made)


def _drawn(summary: Summary, insight: Insight) -> Iterable[Part]:
    """Yield the insights that were drawn up here, each with on what it rests."""
    for each in drawn_of(summary, insight):
        yield Paragraph(line(Words(each.text, "strong"), Words(f"  {rests_of(each)}", "quiet")))


def drawn_of(summary: Summary, insight: Insight) -> list[DrawnUp]:
    """Return the sentences that were drawn up about ``insight`` or its elements."""
    places = {insight.id, *(element.id for element in insight.element)}
    return [each for each in summary.drawn if each.element in places]


def rests_of(drawn: DrawnUp) -> str:
    """Return on what an insight rests, in words: how much carries it, whether one alone does, what speaks against."""
    alone = {"experience": _("one experience alone"), "role": _("one role alone")}
    gone = plural("one carrier is gone: it stays here", "{n} carriers are gone: it stays here", drawn.missing)
    against = plural("one speaks against", "{n} speak against", drawn.against) if drawn.against else ""
    none = _("none heard against") if drawn.id and not drawn.against else ""  # only the keyboard knows that
    told = [plural("carried by one", "carried by {n}", drawn.carriers), alone.get(drawn.alone, "")]
    return " · ".join(filter(None, (*told, against, none, gone if drawn.missing else "")))


def _values(summary: Summary, insight: Insight, used: Counter[str]) -> Iterable[Part]:
    """What was said, and where people saw it differently, before the marks."""
    for element, tally in summary.elements(insight):
        yield _heading(summary, element, tally)
        yield from _quote(summary, tally, used)
        yield from _against(summary, tally)
        yield from marks.scale(summary, element, tally)


def _sharers(summary: Summary, insight: Insight, used: Counter[str]) -> Iterable[Part]:
    """Who shared something of their own, and what that set in motion."""
    shared = summary.sharing
    if shared.entries:
        counts = [
            Words(
                f"{marks.marks(summary.framework, role, number)} {_role(summary, role)}",
                marks.style(summary.framework, role),
            )
            for role, number in marks.in_order(summary.framework, shared.roles)
        ]
        shown = separated(*((count,) for count in counts)) or line(
            _("people at both sides of the table") if len(shared.sides) > 1 else _("someone")
        )
        yield Paragraph(line(Words(_("Shared something of their own: "), "strong"), *shown))
    else:
        yield Paragraph(line(Words(_("Nobody shared something of their own yet."), "quiet")))
    for element, tally in summary.elements(insight):
        yield _heading(summary, element, tally)
        yield from _quote(summary, tally, used, apart="learning")
        yield from _against(summary, tally)
    learned = summary.set_in_motion(insight)
    if learned:
        yield Heading(_("What it set in motion"), plural("one learning point", "{n} learning points", len(learned)))
        yield from _some(summary, learned)


def _participation(summary: Summary, insight: Insight, used: Counter[str]) -> Iterable[Part]:
    """Support, words and meanings, and the ladder."""
    for element, tally in summary.elements(insight):
        yield _heading(summary, element, tally)
        meanings = list(_meanings(summary, tally)) if element.view == "meanings" else []
        yield from meanings or _quote(summary, tally, used, apart="question")
        if element.form == "ladder":
            yield from marks.ladder(summary, tally)
        elif element.view == "support":
            yield from _support(summary, tally, element)
        yield from _against(summary, tally)


def _support(summary: Summary, tally: Tally, element: Element) -> Iterable[Part]:
    """What is being tried beside what still waits."""
    made = [action for action in summary.actions if action.element == element.id and action.is_tried]
    tried = [line(Words(f"{steps.box(action)} ", "sign"), action.text) for action in made[:_SHOWN]]
    waiting = [line(Words("? ", "sign"), _text(said)) for said in tally.of_kind("question")][:_SHOWN]
    if tried or waiting:
        yield Table((_("Being tried"), _("Still waits")), ((_stacked(tried), _stacked(waiting)),), even=True)


def _meanings(summary: Summary, tally: Tally) -> Iterable[Part]:
    """Who means what, side by side: experience beside profession."""
    groups = [group for group in summary.framework.group if group.side]
    said = tally.of_kind("quote", "learning")
    said.sort(key=lambda each: (not each.star, not each.verbatim))
    columns = [
        [line(_text(each), *_source(summary, each)) for each in said if summary.framework.find_group(each.by) == group][
            :_SHOWN
        ]
        for group in groups
    ]
    if all(columns):
        titles = tuple(group.title.to(language()) for group in groups)
        yield Table(titles, (tuple(map(_stacked, columns)),), even=True)


def _steps(summary: Summary, insight: Insight, used: Counter[str]) -> Iterable[Part]:
    """The steps with their state and open actions, inside the frame of what was hoped for."""
    frames = [(element, tally) for element, tally in summary.elements(insight) if element.form == "frame"]
    for _element, tally in frames:
        yield from steps.hopes(tally)
    for number, (element, tally) in enumerate(
        ((element, tally) for element, tally in summary.elements(insight) if element.form == "step"), 1
    ):
        yield Heading(f"{number}. {element.title.to(language())}", rests_on(summary, tally))
        yield from steps.way(summary, tally)
        yield from _quote(summary, tally, used)
        yield from _against(summary, tally)
        yield from steps.open_actions(summary, element.id)
    for _element, tally in frames:
        yield from steps.look_back(tally)


def _heading(summary: Summary, element: Element, tally: Tally) -> Part:
    return Heading(element.title.to(language()), rests_on(summary, tally))


def rests_on(summary: Summary, tally: Tally) -> str:
    """Return on how much an element rests. One experience alone is called that; what is not told may be more."""
    if not tally.entries and not tally.sides:
        return _("nothing written down")
    parts = []
    if tally.people is None:
        parts += [plural("told once here", "told {n} times here", tally.entries)] if tally.entries else []
        parts += filter(None, [heard_from(tally)])
    elif tally.entries == 1:
        return _("one experience")
    else:
        parts.append(plural("written down once", "written down {n} times", tally.entries))
        parts += [plural("one person", "{n} people", tally.people)] if tally.people else []
        parts += [plural("one role", "{n} roles", len(tally.roles))] if tally.roles else []
    rests = tally.rests
    if rests.of_sessions > 1:
        parts.append(_("{n} of {all} sessions").format(n=rests.sessions, all=rests.of_sessions))
    if rests.of_towns > 1:
        parts.append(_("{n} of {all} places").format(n=rests.towns, all=rests.of_towns))
    return " · ".join(parts)


def heard_from(tally: Tally) -> str:
    """Return in words where something was heard, where numbers would say too much."""
    return _("heard from both sides") if len(tally.sides) > 1 else ""


def _quote(summary: Summary, tally: Tally, used: Counter[str], apart: str = "") -> Iterable[Part]:
    if chosen := telling(tally.said, used, apart):
        yield Paragraph(line(_text(chosen), *_source(summary, chosen)), 2)


def _against(summary: Summary, tally: Tally) -> Iterable[Part]:
    """What people saw differently, and what stands in the way."""
    for kind, title in (("dissent", _("Seen differently: ")), ("obstacle", _("In the way: "))):
        for each in tally.of_kind(kind)[:_SHOWN]:
            yield Paragraph(line(Words(title, "strong"), _text(each), *_source(summary, each)), 2)


def stays_behind(summary: Summary) -> str:
    """Return how much of what speaks against is not told here, over all; nothing where all of it is."""
    if not summary.stays_behind:
        return ""
    return _("Over all, {span} times something that speaks against stays behind.").format(
        span=summary.stays_behind.replace("-", _(" to "))
    )


def _some(summary: Summary, said: list[Said]) -> Iterable[Part]:
    for each in said[:_SHOWN]:
        yield Paragraph(line(_text(each), *_source(summary, each)), 2)
    if len(said) > _SHOWN:
        yield Paragraph(line(Words(plural("and one more", "and {n} more", len(said) - _SHOWN), "quiet")), 2)


def _to_label(summary: Summary, insight: Insight) -> Iterable[Part]:
    tally = summary.tallies[insight.id]
    if tally.said:
        yield Heading(_("Still to be labelled"), rests_on(summary, tally))
        yield from _some(summary, tally.said)


def _text(said: Said) -> Words:
    return Words(f"“{said.text}”", "quote") if said.verbatim else Words(said.text)


def _source(summary: Summary, said: Said) -> Line:
    """Return whose words these are: the role or the side, set back."""
    name = by_whom(summary, said)
    mark = marks.mark(summary.framework, said.by)
    return (Words(f"  {mark} {name}".rstrip(), marks.style(summary.framework, said.by)),) if name else ()


def by_whom(summary: Summary, said: Said) -> str:
    """Return whose words these are, as far as that is told."""
    together = {"wij": _("all of us"), "both": _("from both sides of the table"), "": ""}
    return together[said.by] if said.by in together else summary.framework.someone(said.by, language()).lower()


def _role(summary: Summary, role: str) -> str:
    return summary.framework.title_of(role, language()).lower()


def _stacked(lines: list[Line]) -> Line:
    stacked: list[Words] = []
    for each in lines:
        stacked += [BREAK, BREAK] if stacked else []
        stacked += each
    return tuple(stacked)


def voices(summary: Summary) -> Iterable[Part]:
    """Of whom something was written down and who took turns, beside who was in the room."""
    rows = tuple(
        (
            line(
                Words(f"{marks.mark(summary.framework, role)} ", marks.style(summary.framework, role)),
                Words(summary.framework.title_of(role, language())),
            ),
            *map(line, _counts(summary, voice)),
        )
        for role, voice in summary.by_role.items()
        if voice.present or voice.entries
    )
    counted = (_("In the room"), _("Written down"), *(() if summary.is_told else (_("Words"),)), _("Turns"))
    yield Heading(_("Voices"))
    yield Table((_("Role"), *counted), rows) if rows else Paragraph(line(_("Too few people to count them here.")))
    if heard := amount_of_voices(summary):
        yield Paragraph(line(Words(heard, "strong")))


def _counts(summary: Summary, voice: Voice) -> Iterable[str]:
    """Yield the numbers of one voice; what is written down is told to others in fives, as the least that it was."""
    yield or_dash(voice.present)
    if summary.is_told:
        yield _("{n} or more").format(n=voice.entries) if voice.entries else or_dash(None)
    else:
        yield or_dash(voice.entries)
        yield or_dash(voice.words)
    yield or_dash(voice.turns)
