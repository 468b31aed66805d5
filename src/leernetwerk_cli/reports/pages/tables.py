"""What a sheet tells as tables, one fact a row, in the reader's language: for a workbook, and for CSV."""

from collections.abc import Iterable, Iterator

from ...domain.insights.counts import Said, Summary
from ...domain.naming import seat, state, when
from ...i18n import _, language
from ..model import sheet
from .insights import by_whom
from .short import in_short
from .steps import counted, step_state
from .words import in_language

Cell = str | int


def tables(summary: Summary, base: sheet.Sheet) -> Iterator[sheet.Grid]:
    """Yield the tables of ``summary``; ``base`` is its factsheet, with the numbers as they are told."""
    short = tuple((about, told) for about, told in in_short(summary))
    yield sheet.Grid(_("In short"), (_("About"), _("Told")), short)
    blocks = [(block.title, block.figure) for each in base.sections for block in each.blocks]
    yield from _scales(blocks)
    yield from _ladders(blocks)
    yield sheet.Grid(_("Steps"), (_("Place"), _("Step"), _("Month"), _("State")), tuple(_steps(summary)))
    yield sheet.Grid(
        _("Actions"), (_("What"), _("Who"), _("Day"), _("State"), _("Months late")), tuple(_actions(summary))
    )
    hoped = _("Hoped for"), _("For whom"), _("Signs"), _("Found"), _("Look back")
    yield sheet.Grid(_("Expectations"), hoped, tuple(_hopes(summary)))
    said = _("Words"), _("Kind"), _("Element"), _("Who"), _("Word for word"), _("Language")
    yield sheet.Grid(_("What was said"), said, tuple(_words(summary)))
    yield sheet.Grid(
        _("How to read this"), (_("About"), _("Told")), (("", base.audience), ("", base.lead), *base.reading)
    )


def laid(groups: Iterable[tuple[str, list[sheet.Grid]]]) -> list[sheet.Grid]:
    """Return the tables of several groups as one of each, with the group before each row; whole sentences are left out.

    ``groups``: what each is called, with its tables. The last table, how to read this, is the same for all.
    """
    together: dict[str, sheet.Grid] = {}
    last = None
    for title, grids in groups:
        *counted_, last = grids[1:]
        for grid in counted_:
            before = together.get(grid.name, grid._replace(heads=(_("Group"), *grid.heads), rows=()))
            rows = (*before.rows, *((title, *row) for row in grid.rows))
            together[grid.name] = before._replace(rows=rows, drawn=grid.drawn and grid.drawn + 1)
    return [*(grid for grid in together.values() if grid.rows), *([last] if last else [])]


def _scales(blocks: list[tuple[str, sheet.Figure | None]]) -> Iterator[sheet.Grid]:
    rows = [
        (title, row.name, number, count)
        for title, figure in blocks
        if isinstance(figure, sheet.Scale)
        for row in figure.rows
        for number, count in zip(figure.numbers, row.counts, strict=True)
    ]
    yield sheet.Grid(_("Values"), (_("Element"), _("Side"), _("Score"), _("How often")), tuple(rows), drawn=2)


def _ladders(blocks: list[tuple[str, sheet.Figure | None]]) -> Iterator[sheet.Grid]:
    ladders = [figure for _title, figure in blocks if isinstance(figure, sheet.Ladder)]
    rows = [
        (row.name, f"{rung.number} {rung.title}", row.counts[place], rung.promised)
        for ladder in ladders
        for row in ladder.rows
        for place, rung in enumerate(ladder.rungs)
    ]
    heads = _("Side"), _("Rung"), _("How often"), _("Promised in sessions")
    yield sheet.Grid(_("Ladder"), heads, tuple(rows), drawn=1)
    gaps = [
        (row.name, column, count)
        for ladder in ladders
        for row in ladder.gaps
        for column, count in zip(ladder.columns, row.counts, strict=True)
    ]
    yield sheet.Grid(_("Beside the promise"), (_("Side"), _("Experienced"), _("How often")), tuple(gaps))


def _steps(summary: Summary) -> Iterator[tuple[Cell, ...]]:
    for element in summary.framework.elements:
        for moment in summary.tallies[element.id].moments:
            yield moment.town, element.title.to(language()), when(moment.month), step_state(moment)


def _actions(summary: Summary) -> Iterator[tuple[Cell, ...]]:
    for action in summary.actions:
        if not action.is_carried:
            day = when(action.due) if action.due else ""
            yield action.text, seat(action.owner) if action.owner else "", day, state(action.state), action.late


def _hopes(summary: Summary) -> Iterator[tuple[Cell, ...]]:
    for hope in (hope for tally in summary.tallies.values() for hope in tally.hopes):
        yield hope.text, hope.whom, "; ".join(hope.signs), counted(hope), when(hope.look_back) if hope.look_back else ""


def _words(summary: Summary) -> Iterator[tuple[Cell, ...]]:
    for id_, tally in summary.tallies.items():
        for said in tally.said:
            yield said.text, *_about(summary, id_, said)


def _about(summary: Summary, element: str, said: Said) -> tuple[Cell, ...]:
    kind, place = (summary.framework.title_of(each, language()) for each in (said.kind, element))
    spoken = in_language(said.language) if said.language not in ("", language()) else ""
    return kind, place, by_whom(summary, said), _("yes") if said.verbatim else _("no"), spoken
