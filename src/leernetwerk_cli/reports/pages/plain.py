"""One page for who took part: what we heard, how much influence, what we will do, and whom to ask."""

from collections import Counter
from collections.abc import Iterable

from ...domain.insights.counts import NOWHERE, Action, Said, Summary
from ...domain.insights.telling import telling
from ...domain.naming import seat, when
from ...domain.privacy.audience import KEYBOARD
from ...i18n import _, language
from ..model import sheet
from .factsheet import agreements, factsheet, promised, quote
from .insights import stays_behind
from .key import key_sentence
from .steps import box, due, look_back_days, step_state
from .summary import period
from .words import begun

_FEW = 3  # quotes on the first page
_LINE = "_" * 24


def plain(summary: Summary, imprint: sheet.Imprint = sheet.NOBODY) -> sheet.Sheet:
    """Return the sheet; what else people said yes to comes after the first page."""
    base = factsheet(summary, imprint)
    heard = list(_heard(summary))
    parts = [
        section(_("What did we hear?"), "culture", sheet.Block("", "", (0, 0), tuple(each for _said, each in heard))),
        section(_("How much influence was there?"), "structure", *_influence(summary, base)),
        section(_("What will we do?"), "structure", *to_do(summary.actions)),
        section(_("The four steps"), "structure", *_steps(summary)),
        section(_("When do you hear something?"), "", *when_you_hear(summary, imprint)),
        section(_("What else was said"), "culture", *_rest(summary, [said for said, _quote in heard]))._replace(
            is_more=True
        ),
    ]
    title = summary.place if summary.audience in ("group", KEYBOARD) and summary.place else ""
    lead = " ".join(filter(None, (where(summary), _at_the_table(base.chairs))))
    return simple(base, "plain", title or _("What we heard, and what happens now"), lead, parts)


def simple(base: sheet.Sheet, kind: str, title: str, lead: str, parts: Iterable[sheet.Section]) -> sheet.Sheet:
    """Return a simple page of those ``parts`` that hold anything; whose it is stands as on ``base``."""
    return base._replace(
        kind=kind,
        title=title,
        lead=lead,
        chairs=None,
        sections=tuple(part for part in parts if any(block.quotes or block.figure for block in part.blocks)),
        short=(),
        year=(),
        reading=tuple(each for each in base.reading if each[0] in (_("Words"), _("About this"), _("Made"))),
    )


def where(summary: Summary) -> str:
    """Return of which towns it is, and when."""
    towns = dict.fromkeys(meeting.town for meeting in summary.meetings if meeting.town)
    return ", ".join((*towns, period(summary))) + "." if summary.meetings else ""


def section(title: str, side: str, *blocks: sheet.Block) -> sheet.Section:
    """Return a part of a simple page; ``side``: culture, structure or neither, for its colour."""
    return sheet.Section(0, side, side == "culture", title, "", "", (), "", blocks)


def _at_the_table(chairs: sheet.Chairs | None) -> str:
    seats = [f"{side.mark} {side.name.lower()}: {side.seats}" for side in chairs.sides if side.seats] if chairs else []
    return _("At the table: {who}.").format(who=", ".join(seats)) if seats else ""


def _heard(summary: Summary) -> Iterable[tuple[Said, sheet.Quote]]:
    """Yield the words that tell most, of as many insights as there are, each with its element."""
    used: Counter[str] = Counter()
    left = [each for tally in summary.tallies.values() for each in tally.said]
    number = 0
    for insight in (*summary.framework.insight, *summary.framework.insight):
        here = [each for each in left if summary.framework.find_insight(each.element) == insight]
        chosen = telling(here, used)
        if chosen and number < _FEW:
            left = [each for each in left if each is not chosen]
            number += 1
            told = quote(summary, chosen)
            place = summary.framework.title_of(chosen.element, language())
            yield chosen, told._replace(label=", ".join(filter(None, (place, told.label))))


def _influence(summary: Summary, base: sheet.Sheet) -> Iterable[sheet.Block]:
    """Yield what was promised and experienced, what speaks against, and the ladder."""
    told = [sentence] if (sentence := promised(summary)) else []
    insight = next(each for each in summary.framework.insight if any(one.form == "ladder" for one in each.element))
    told += [sentence] if (sentence := key_sentence(summary, insight)) else []
    figures = [block.figure for section in base.sections for block in section.blocks]
    ladder = next((each for each in figures if isinstance(each, sheet.Ladder)), None)
    against = tuple(quote(summary, each) for each in _against(summary))[:2]
    told += [behind] if (behind := stays_behind(summary)) else []
    if told or against:
        yield sheet.Block("", "", (0, 0), against, sheet.Lines(tuple(told)) if told else None)
    if ladder:
        yield sheet.Block("", "", (0, 0), (), ladder._replace(gaps=()))


def _against(summary: Summary) -> list[Said]:
    return [each for tally in summary.tallies.values() for each in tally.of_kind("dissent")]


def to_do(actions: Iterable[Action], only_open: bool = False) -> Iterable[sheet.Block]:
    """Yield what will be done, by whom and when: what is late first."""
    shown = [action for action in actions if not action.is_carried and not action.reports]
    shown = sorted((each for each in shown if each.is_open or not only_open), key=lambda each: (-each.late, each.due))
    if shown:
        heads = _("What"), _("Who"), _("By when")
        rows = tuple((f"{box(each)} {each.text}", _who(each), _when(each)) for each in shown)
        yield sheet.Block("", "", (0, 0), (), sheet.Rows(heads, rows))


def _who(action: Action) -> str:
    return seat(action.owner) or (_("agreed with somebody") if action.has_owner else _("nobody yet"))


def _when(action: Action) -> str:
    done = {"done": _("done"), "dropped": _("dropped")}
    return done.get(action.state) or due(action)


def _steps(summary: Summary) -> Iterable[sheet.Block]:
    """Yield where each of the steps stands, the last that was said of it."""
    states: dict[str, list[str]] = {}
    for element in summary.framework.elements:
        moments = sorted(summary.tallies[element.id].moments, key=lambda each: each.month)
        if element.form == "step" and moments:
            states.setdefault(step_state(moments[-1]), []).append(element.title.to(language()))
    if states:
        lines = tuple(f"{begun(state)}: {', '.join(titles)}" for state, titles in states.items())
        yield sheet.Block("", "", (0, 0), (), sheet.Lines(lines))


def when_you_hear(summary: Summary, imprint: sheet.Imprint) -> Iterable[sheet.Block]:
    """Yield when people hear back, and whom to ask: with a line to write on where nobody said."""
    found = [f"{action.text} {_when(action)}." for action in summary.actions if action.is_open and action.reports]
    days = look_back_days(summary.tallies.values())
    found += [_("We look back together on {day}.").format(day=when(days[-1]))] if days else []
    lines = (
        *(found or [_("Nobody has agreed yet when. Ask whoever facilitates.")]),
        _("Ask: {who}").format(who=imprint.contact or _LINE),
        _("Must your sentence go? Say so. You always may."),
    )
    yield sheet.Block("", "", (0, 0), (), sheet.Lines(lines))


def _rest(summary: Summary, heard: list[Said]) -> Iterable[sheet.Block]:
    """Yield everything else that may be read here, per element, and what the group agreed on."""
    shown = {id(each) for each in (*heard, *_against(summary)[:2])}  # two people may have said the same
    if agreed := agreements(summary):
        yield sheet.Block(_("What we agreed"), "", (0, 0), agreed)
    for place, tally in summary.tallies.items():
        left = [each for each in tally.said if id(each) not in shown and each.kind != "agreement"]
        if left:
            title = summary.framework.title_of(place, language()) if place != NOWHERE else _("Without a label")
            yield sheet.Block(title, "", (0, 0), tuple(quote(summary, each) for each in left))
