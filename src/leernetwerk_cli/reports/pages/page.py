"""One page for who decides: the four insights in a sentence each, the promise, hoped and found, and what is late."""

from collections.abc import Iterable

from ...domain.insights.counts import Summary
from ...domain.naming import when
from ...i18n import _
from ..model import sheet
from .factsheet import factsheet, quote
from .plain import section, simple, to_do, when_you_hear, where
from .short import in_short
from .steps import counted, hoped_for

_FEW = 3


def page(summary: Summary, imprint: sheet.Imprint = sheet.NOBODY) -> sheet.Sheet:
    """Return the sheet."""
    base = factsheet(summary, imprint)
    title = _("On one page: {place}").format(place=summary.place) if summary.place else _("On one page")
    parts = (
        section(_("In short"), "culture", *_short(summary)),
        section(_("Promised and experienced"), "structure", *promised(base)),
        section(_("Hoped for and found"), "structure", *hoped(summary)),
        section(_("What we ask of you"), "", *_asked(summary)),
        section(_("What is still to be done"), "structure", *to_do(summary.actions, only_open=True)),
        section(_("When those who took part hear back"), "", *when_you_hear(summary, imprint)),
    )
    return simple(base, "page", title, where(summary), parts)


def _short(summary: Summary) -> Iterable[sheet.Block]:
    insights = len(summary.framework.insight)
    lines = tuple(f"{about}: {told}" for about, told in [*in_short(summary)][: insights + 1])  # and what speaks against
    yield sheet.Block("", "", (0, 0), (), sheet.Lines(lines))


def promised(base: sheet.Sheet) -> Iterable[sheet.Block]:
    """Yield the ladder; how far from the promise stands in the sentence above it."""
    figures = [block.figure for each in base.sections for block in each.blocks]
    ladders = (each for each in figures if isinstance(each, sheet.Ladder))
    yield from (sheet.Block("", "", (0, 0), (), each._replace(gaps=())) for each in ladders)


def hoped(summary: Summary, most: int | None = _FEW) -> Iterable[sheet.Block]:
    """Yield what was hoped for, first where somebody counted, beside what was found."""
    hopes = sorted(
        (each for tally in summary.tallies.values() for each in tally.hopes), key=lambda each: each.now is None
    )
    rows = tuple(
        (hoped_for(each), counted(each) or _("not counted yet"), when(each.look_back) if each.look_back else "")
        for each in hopes[:most]
    )
    if rows:
        yield sheet.Block("", "", (0, 0), (), sheet.Rows((_("Hoped for"), _("Found"), _("Look back")), rows))


def _asked(summary: Summary) -> Iterable[sheet.Block]:
    """Yield one question, and what people ask to take away."""
    tallies = summary.tallies.values()
    questions = sorted(
        (each for tally in tallies for each in tally.of_kind("question")), key=lambda each: not each.star
    )
    obstacles = sorted(
        (each for tally in tallies for each in tally.of_kind("obstacle")), key=lambda each: not each.star
    )
    asked = (*questions[:1], *obstacles[: _FEW - 1])
    if asked:
        yield sheet.Block("", "", (0, 0), tuple(quote(summary, each) for each in asked))
