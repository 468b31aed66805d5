"""Everything that may be read, per insight and element."""

from collections.abc import Iterable

from ...domain.framework.framework import Insight
from ...domain.insights.counts import NOWHERE, Said, Summary
from ...i18n import _, language
from ..model import sheet
from .factsheet import factsheet, insight_quote, quote
from .insights import rests_on


def full(summary: Summary, imprint: sheet.Imprint = sheet.NOBODY) -> sheet.Sheet:
    """Return everything that this audience may read, per element, with the pictures of the factsheet."""
    base = factsheet(summary, imprint, _("Everything that was written down"))
    sections = []
    for section, insight in zip(base.sections, summary.framework.insight, strict=True):
        drawn = {block.title: block._replace(quotes=()) for block in section.blocks if block.rests or block.figure}
        for block in _all_said(summary, insight):
            drawn[block.title] = drawn.get(block.title, block)._replace(quotes=block.quotes)
        sections.append(section._replace(blocks=tuple(drawn.values())))
    if loose := summary.tallies[NOWHERE].said:
        block = sheet.Block("", "", (0, 0), tuple(quote(summary, each) for each in sorted(loose, key=_when)))
        sections.append(sheet.Section(0, "", True, _("Without a label"), "", "", (), "", (block,)))
    return base._replace(kind="full", sections=tuple(sections))


def _all_said(summary: Summary, insight: Insight) -> Iterable[sheet.Block]:
    """Yield, per element, every text that may be read, session after session."""
    for term in (*insight.element, insight):
        tally = summary.tallies[term.id]
        drawn = tuple(insight_quote(each) for each in summary.drawn if each.element == term.id)
        if tally.said or drawn:
            title = term.title.to(language()) if term.id != insight.id else _("Still to be labelled")
            quotes = tuple(quote(summary, each) for each in sorted(tally.said, key=_when))
            yield sheet.Block(title, rests_on(summary, tally), (0, 0), (*drawn, *quotes))


def _when(said: Said) -> str:
    """Return when it was said; what is told without a month comes first."""
    return said.month
