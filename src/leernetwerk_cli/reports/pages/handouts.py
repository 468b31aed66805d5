"""Two more sheets: everything for the group, and one page for who decides."""

from collections import Counter
from collections.abc import Iterable

from ...domain.framework.framework import Insight
from ...domain.insights.counts import NOWHERE, Summary
from ...domain.insights.telling import telling
from ...domain.naming import when
from ...i18n import _, language
from ..model import sheet
from .factsheet import factsheet, quote
from .insights import rests_on
from .steps import by_whom, due, look_back_days

_FEW = 3


def full(summary: Summary, imprint: sheet.Imprint = sheet.NOBODY) -> sheet.Sheet:
    """Return everything that this audience may read, per element, with the pictures of the factsheet."""
    base = factsheet(summary, imprint, _("Everything that was written down"))
    sections = []
    for section, insight in zip(base.sections, summary.framework.insight, strict=True):
        blocks = [block._replace(quotes=()) for block in section.blocks if block.rests or block.figure]
        sections.append(section._replace(blocks=(*blocks, *_all_said(summary, insight))))
    if loose := summary.tallies[NOWHERE].said:
        block = sheet.Block("", "", (0, 0), tuple(quote(summary, each) for each in loose))
        sections.append(sheet.Section(0, "", True, _("Without a label"), "", "", (), "", (block,)))
    return base._replace(kind="full", sections=tuple(sections))


def _all_said(summary: Summary, insight: Insight) -> Iterable[sheet.Block]:
    """Yield, per element, every text that may be read, by kind and in the order in which it was said."""
    for term in (*insight.element, insight):
        tally = summary.tallies[term.id]
        if tally.said:
            title = term.title.to(language()) if term.id != insight.id else _("Still to be labelled")
            quotes = tuple(quote(summary, each) for each in tally.said)
            yield sheet.Block(title, rests_on(summary, tally), (0, 0), quotes)


def page(summary: Summary, imprint: sheet.Imprint = sheet.NOBODY) -> sheet.Sheet:
    """Return one page for who decides: three learnings, what we try, what we ask, when people hear back."""
    used: Counter[str] = Counter()
    left = [each for tally in summary.tallies.values() for each in tally.of_kind("learning")]
    learned: list[sheet.Quote] = []
    while left and len(learned) < _FEW:
        chosen = telling(left, used)
        if not chosen:
            break
        left.remove(chosen)
        learned.append(quote(summary, chosen))
    asks = [each for tally in summary.tallies.values() for each in tally.of_kind("obstacle")]
    return _simple(
        factsheet(summary, imprint),
        "page",
        _("On one page"),
        (
            (_("What we learned"), tuple(learned), ()),
            (_("What we try"), (), tuple(_to_do(summary))[:_FEW]),
            (_("What we ask of you: take this away"), tuple(quote(summary, each) for each in asks[:_FEW]), ()),
            (_("When those who took part hear back"), (), tuple(_reports(summary))),
        ),
    )


def _simple(
    base: sheet.Sheet, kind: str, title: str, parts: tuple[tuple[str, tuple[sheet.Quote, ...], tuple[str, ...]], ...]
) -> sheet.Sheet:
    sections = tuple(
        sheet.Section(0, "", True, head, "", "", (), "", (sheet.Block("", "", (0, 0), quotes, _list(lines)),))
        for head, quotes, lines in parts
        if quotes or lines
    )
    return base._replace(kind=kind, title=title, chairs=None, sections=sections, short=())


def _list(lines: tuple[str, ...]) -> sheet.Lines | None:
    return sheet.Lines(lines) if lines else None


def _to_do(summary: Summary) -> Iterable[str]:
    for action in summary.actions:
        if action.is_open and not action.reports:
            yield f"{action.text} {by_whom(action)}."


def _reports(summary: Summary) -> Iterable[str]:
    found = [f"{action.text}, {due(action)}." for action in summary.actions if action.is_open and action.reports]
    yield from found
    if days := look_back_days(summary.tallies.values()):
        yield _("We look back together on {day}.").format(day=when(days[-1]))
    elif not found:
        yield _("Nobody has agreed yet when. Ask whoever facilitates.")
