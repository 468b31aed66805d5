"""What every code means, with examples of what was said about it: for who labels, and for who reads the analysis."""

from collections import Counter

from ...domain.framework.framework import Term
from ...domain.insights.counts import Summary
from ...domain.insights.telling import most_telling
from ...i18n import _, language
from ..model import sheet
from .factsheet import factsheet, quote


def codebook(summary: Summary, imprint: sheet.Imprint = sheet.NOBODY) -> sheet.Sheet:
    """Return the elements of each insight and the kinds of entry, each with its meaning and what may be read of it."""
    base = factsheet(summary, imprint, _("What the labels mean"))
    sections = []
    for section, insight in zip(base.sections, summary.framework.insight, strict=True):
        blocks = tuple(_block(summary, each) for each in insight.element)
        sections.append(section._replace(number=0, key="", against=(), against_note="", blocks=blocks))
    kinds = tuple(
        sheet.Block(kind.title.to(language()), "", (0, 0), (), _meant(kind)) for kind in summary.framework.kind
    )
    sections.append(sheet.Section(0, "", True, _("Kinds"), "", "", (), "", kinds))
    return base._replace(kind="codebook", chairs=None, year=(), short=(), sections=tuple(sections))


def _block(summary: Summary, term: Term) -> sheet.Block:
    quotes = tuple(quote(summary, each) for each in most_telling(summary.tallies[term.id].said, Counter()))
    return sheet.Block(term.title.to(language()), "", (0, 0), quotes, _meant(term))


def _meant(term: Term) -> sheet.Lines:
    """Return the meaning, which stands above the examples."""
    return sheet.Lines((term.explain.to(language()),) if term.explain else ())
