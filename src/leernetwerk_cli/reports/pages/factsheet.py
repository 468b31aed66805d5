"""The factsheet of one session or of a network: the neutral sheet that every format shows."""

from collections import Counter
from collections.abc import Callable, Iterable

from ...domain.framework.framework import Element, Insight
from ...domain.insights.counts import DrawnUp, Said, Summary, Tally
from ...domain.insights.telling import most_telling
from ...domain.naming import day, month, when
from ...domain.privacy.audience import AUDIENCE_NAMES, KEYBOARD
from ...domain.privacy.publication import Expectation
from ...errors import N_
from ...i18n import _, language, plural
from ..model import sheet
from .insights import by_whom, rests_of, rests_on, stays_behind
from .key import by_side, key_sentence
from .marks import in_order, mark
from .short import in_short
from .steps import counted, due, hoped_for, look_back_days, seen, step_state
from .summary import period
from .words import amount_of_voices, begun, in_language, put_together

_LEVELS = {"open": 0, "underway": 1, "in-place": 2}
_QUOTES = 2  # per element
_READING = (
    (
        N_("Words"),
        N_("Between “ ” it is word for word, the rest is summarised. Without a yes no words stand here."),
    ),
    (
        N_("Numbers"),
        N_("One mark is one score, one chair, one thing written down; never an average."),
    ),
    (N_("No ranking"), N_("Places stand in the order of the alphabet. Each began at another moment.")),
    (N_("Rather not?"), N_("Tell whoever facilitates; then it goes. What was printed stays.")),
)


def factsheet(summary: Summary, imprint: sheet.Imprint = sheet.NOBODY, title: str = "") -> sheet.Sheet:
    """Return the factsheet of what ``summary`` holds."""
    used: Counter[str] = Counter()
    return sheet.Sheet(
        language=language(),
        kind="factsheet",
        title=title or _("Four insights from action learning"),
        lead=_lead(summary, imprint.aim),
        audience=for_whom(summary, imprint),
        chairs=chairs(summary),
        year=tuple(_year(summary)),
        sections=tuple(
            _section(summary, insight, number, used) for number, insight in enumerate(summary.framework.insight, 1)
        ),
        reading=(*_reading(summary), *whose(imprint)),
        made=imprint.made,
        short=tuple(in_short(summary)) if summary.meetings else (),
    )


def picture(insight: str) -> Callable[[Summary, sheet.Imprint], sheet.Sheet]:
    """Return what makes one insight of the factsheet a picture of its own, for a newsletter."""

    def made(summary: Summary, imprint: sheet.Imprint) -> sheet.Sheet:
        base = factsheet(summary, imprint)
        places = [each.id for each in summary.framework.insight]
        section = base.sections[places.index(insight)]
        return base._replace(
            kind="picture", title=section.title, chairs=None, year=(), sections=(section,), reading=(), short=()
        )

    return made


def for_whom(summary: Summary, imprint: sheet.Imprint) -> str:
    """Return of which network it is, and for whom."""
    told = _("For {audience}.").format(audience=_(AUDIENCE_NAMES[summary.audience]))
    return f"{imprint.network} · {told}" if imprint.network else told


def whose(imprint: sheet.Imprint) -> Iterable[tuple[str, str]]:
    """Yield what a network says about itself: who is in it, whom to ask, and when this was made."""
    told = (
        (_("Who"), imprint.partners),
        (_("Questions?"), imprint.contact),
        (_("About this"), imprint.note),
        (_("Made"), day(imprint.made) if imprint != sheet.NOBODY else ""),
    )
    yield from ((head, text) for head, text in told if text)


def _reading(summary: Summary) -> Iterable[tuple[str, str]]:
    for head, text in _READING:
        more = ""
        if head == "Numbers" and summary.is_told and (few := summary.chairs):
            more = " " + _(
                "From {n} chairs a number is told, of sessions with three or more at that side; the rest in words."
            ).format(n=few)
        yield _(head), _(text) + more
    if told := put_together(summary):
        yield _("Who told this"), told


def _lead(summary: Summary, aim: str) -> str:
    if not summary.meetings:
        return _("There are no sessions here yet.")
    towns = {meeting.town for meeting in summary.meetings if meeting.town}
    sessions = plural("one session", "{n} sessions", len(summary.meetings))
    if len(summary.meetings) == 1:  # then its title is what tells which
        parts = [*dict.fromkeys((summary.place, *towns))]
    elif len(towns) == 1:
        parts = [*towns, sessions]
    else:
        parts = [sessions, plural("one place", "{n} places", len(towns))]
    equals = _("Experts by experience, residents and staff learned together, as equals.")
    counted = ", ".join(filter(None, (*parts, period(summary))))
    return " ".join(filter(None, (aim, equals, f"{begun(counted)}.")))


def _year(summary: Summary) -> Iterable[tuple[str, str]]:
    for meeting in sorted(summary.meetings, key=lambda meeting: (meeting.month, meeting.town)):
        yield f"{month(meeting.month)} {meeting.month[:4]}", meeting.town


def chairs(summary: Summary) -> sheet.Chairs:
    """Return who sat at the table, per side, and of how much something is on paper."""
    seats, slips = Counter[str](), Counter[str]()
    for role, voice in summary.by_role.items():
        group = summary.framework.find_group(role)
        if group and group.side:
            seats[group.id] += voice.present or 0
            slips[group.id] += voice.entries or 0
    sides = []
    for group in summary.framework.group:
        if seats[group.id] or slips[group.id]:
            told = [plural("one chair", "{n} chairs", seats[group.id])] if seats[group.id] else []
            count = plural("one slip", "{n} slips", slips[group.id])
            told += [_("at least {slips}").format(slips=count) if summary.is_told else count] if slips[group.id] else []
            side = group.title.to(language()), group.mark, group.side
            sides.append(sheet.Side(*side, seats[group.id], slips[group.id], ", ".join(told)))
    note = _("A chair is one person in one session; a slip is one thing written down.")
    if not sides:
        note = _("Too few people to count them here.")
    return sheet.Chairs(tuple(sides), note, amount_of_voices(summary))


def _section(summary: Summary, insight: Insight, number: int, used: Counter[str]) -> sheet.Section:
    side = next(side for side in summary.framework.side if side.id == insight.side)
    against, note = _against(summary, insight)
    blocks = [
        _block(summary, element, tally, used)
        for element, tally in summary.elements(insight)
        if element.form not in ("step", "frame")
    ]
    if number == 1 and (agreed := agreements(summary)):
        blocks.append(sheet.Block(_("What we agreed"), "", (0, 0), agreed))
    if all(element.form == "theme" for element in insight.element):
        blocks += _ring(summary, insight)
    if any(element.form == "step" for element in insight.element):
        blocks += [_steps(summary, insight, used), *_actions(summary)]
    return sheet.Section(
        number,
        side.title.to(language()),
        number <= len(summary.framework.insight) // 2,
        insight.title.to(language()),
        insight.explain.to(language()) if insight.explain else "",
        key_sentence(summary, insight),
        against,
        note,
        tuple(blocks),
    )


def agreements(summary: Summary) -> tuple[sheet.Quote, ...]:
    """Return what the group agreed on: for whoever was there, and nobody else."""
    if summary.audience not in ("group", KEYBOARD):
        return ()
    said = (each for tally in summary.tallies.values() for each in tally.of_kind("agreement"))
    return tuple(quote(summary, each) for each in said)


def _ring(summary: Summary, insight: Insight) -> Iterable[sheet.Block]:
    """Yield the ring: in the middle which sides shared something of their own, around it a ring per learning point."""
    if not summary.sharing.entries:
        return
    sides = tuple((group.side, group.mark) for group in summary.framework.group if group.id in summary.sharing.sides)
    rings = len(summary.set_in_motion(insight))
    middle = _("In the middle: who shared something")
    middle += _(", from both sides of the table") if len(sides) > 1 else ""
    around = plural("One ring: one learning point.", "Each ring is a learning point: {n}.", rings)
    sentence = f"{middle}. {around}" if rings else f"{middle}."
    yield sheet.Block("", "", (0, 0), (), sheet.Ring(sides, rings, sentence))


def _against(summary: Summary, insight: Insight) -> tuple[tuple[sheet.Quote, ...], str]:
    """Return the words that speak against, and how much stays behind over all; "none" only where there is none."""
    said = [
        each
        for element in (insight, *insight.element)
        for each in summary.tallies[element.id].of_kind("dissent", "obstacle")
    ]
    behind = stays_behind(summary)
    if said or behind:
        return tuple(quote(summary, each) for each in said[:3]), behind
    return (), _("None was written down. That does not say that there is none.")


def quote(summary: Summary, said: Said) -> sheet.Quote:
    """Return words with whose they are, as far as that may be told."""
    labels = [] if said.verbatim else [_("translated") if said.translated else _("summarised")]
    labels += [summary.framework.title_of(said.kind, language()).lower()] if said.kind != "quote" else []
    spoken = said.language if said.language not in ("", language()) else ""
    labels += [in_language(spoken)] if spoken else []
    made = dict(said.translations).get(language()) if spoken else ""
    labels += [_("translated: “{text}”").format(text=made)] if made else []
    sign = mark(summary.framework, said.by) if summary.framework.find_group(said.by) else ""
    return sheet.Quote(said.text, said.verbatim, sign, by_whom(summary, said), ", ".join(labels), spoken)


def _block(summary: Summary, element: Element, tally: Tally, used: Counter[str]) -> sheet.Block:
    figure: sheet.Figure | None = None
    if element.form == "value" and tally.scores:
        figure = scale(summary, element, tally)
    elif element.form == "ladder" and tally.scores:
        figure = ladder(summary, tally)
    elif element.form == "ladder" and (told := promised(summary)):
        figure = sheet.Lines((told,))  # a ladder on which nobody stands is said, not drawn
    drawn = tuple(insight_quote(each) for each in summary.drawn if each.element == element.id)[:1]
    return sheet.Block(
        element.title.to(language()),
        rests_on(summary, tally),
        (tally.rests.sessions, tally.rests.of_sessions),
        (*drawn, *_quotes(summary, [tally], used, _QUOTES - len(drawn))),
        figure,
    )


def insight_quote(drawn: DrawnUp) -> sheet.Quote:
    """Return a sentence that was drawn up, as words of nobody, with on what it rests."""
    return sheet.Quote(drawn.text, label=_("insight, {rests}").format(rests=rests_of(drawn)))


def promised(summary: Summary) -> str:
    """Return which influence was promised, in words; nothing where none was."""
    rungs = [rung.title.to(language()).lower() for rung in summary.framework.rung if summary.promised[rung.id]]
    return _("Promised was: {rung}.").format(rung=_(" or ").join(rungs)) if rungs else ""


def _quotes(summary: Summary, tallies: list[Tally], used: Counter[str], most: int = _QUOTES) -> Iterable[sheet.Quote]:
    left = (said for tally in tallies for said in tally.said)
    return (quote(summary, each) for each in most_telling(left, used, most))


def scale(summary: Summary, element: Element, tally: Tally) -> sheet.Scale:
    """Return the scores of a value: experience above the axis, profession below."""
    lowest, highest = summary.framework.scale(element.id)
    numbers = tuple(range(lowest, highest + 1))
    return sheet.Scale(
        numbers, (_("nothing"), _("always")), _rows(summary, by_side(summary.framework, tally.scores), numbers)
    )


def ladder(summary: Summary, tally: Tally) -> sheet.Ladder:
    """Return the ladder with what was promised and experienced, and the gap against each session's own promise."""
    rungs = sorted(summary.framework.rung, key=lambda rung: -rung.number)
    numbers = tuple(rung.number for rung in rungs)
    keys = ("lower", "as", "higher")
    return sheet.Ladder(
        tuple(
            sheet.Rung(
                rung.number,
                rung.title.to(language()),
                summary.promised[rung.id],
                _promised(summary.promised[rung.id]),
            )
            for rung in rungs
        ),
        _rows(summary, by_side(summary.framework, tally.scores), numbers),
        (_("lower"), _("as promised"), _("higher")),
        _rows(summary, by_side(summary.framework, tally.versus), keys),
    )


def _promised(times: int) -> str:
    return plural("promised", "promised {n} times", times) if times else ""


def _rows(summary: Summary, sides: dict[str, Counter], keys: Iterable[object]) -> tuple[sheet.Row, ...]:  # type: ignore[type-arg]
    keys = tuple(keys)
    rows = []
    for id_, marks in in_order(summary.framework, sides):
        group = summary.framework.find_group(id_)
        if group:
            counts = tuple(marks[key] for key in keys)
            rows.append(sheet.Row(group.title.to(language()), group.mark, group.side, counts))
    return tuple(rows)


def _steps(summary: Summary, insight: Insight, used: Counter[str]) -> sheet.Block:
    """Return the steps in their frame, a row per place in the order of the alphabet."""
    steps = [(element, tally) for element, tally in summary.elements(insight) if element.form == "step"]
    frames = [tally for element, tally in summary.elements(insight) if element.form == "frame"]
    hopes = [hope for tally in frames for hope in tally.hopes if hope.text][::-1]
    hoped = sorted(hopes, key=lambda hope: hope.now is None)[:2]  # what was counted again, then what was hoped last
    days = look_back_days(frames)
    towns = sorted({moment.town for _element, tally in steps for moment in tally.moments})
    figure = sheet.Steps(
        tuple((hoped_for(hope), (*hope.signs, *_counted(hope), *seen(hope))) for hope in hoped),
        tuple(element.title.to(language()) for element, _tally in steps),
        tuple((town, tuple(_way(tally, town) for _element, tally in steps)) for town in towns),
        when(days[-1]) if days else "",
    )
    rests = summary.tallies[insight.id].rests
    quotes = tuple(_quotes(summary, [tally for _element, tally in steps], used))
    return sheet.Block(_("Steps in their frame"), "", (rests.sessions, rests.of_sessions), quotes, figure)


def _counted(hope: Expectation) -> tuple[str, ...]:
    return (_("Counted: ") + counted(hope),) if hope.start is not None else ()


def _way(tally: Tally, town: str) -> tuple[sheet.Moment, ...]:
    moments = sorted((each for each in tally.moments if each.town == town), key=lambda each: each.month)
    return tuple(
        sheet.Moment(month(each.month), step_state(each), _LEVELS[each.state or "open"], each.again) for each in moments
    )


def _actions(summary: Summary) -> Iterable[sheet.Block]:
    shown = [action for action in summary.actions if not action.is_carried]
    if summary.is_told and not shown:
        return
    opened = [action for action in shown if action.is_open]
    done = sum(action.state == "done" for action in shown)
    dropped = len(shown) - done - len(opened)
    undated = sum(not action.due for action in opened)
    parts = [
        plural("one done", "{n} done", done),
        plural("one dropped", "{n} dropped", dropped),
        plural("one open", "{n} open", len(opened)),
    ]
    sentence = ", ".join(parts) + (" " + _("({n} without a date)").format(n=undated) if undated else "") + "."
    items = tuple(f"{action.text} ({due(action)})" for action in opened)[:6]
    title = plural("What became of one action?", "What became of {n} actions?", len(shown))
    yield sheet.Block(title, "", (0, 0), (), sheet.Boxes(done, dropped, len(opened), sentence, items))
