"""Renders tables of facts as a workbook: a sheet each, with charts; no text becomes a formula or a link."""

import io
from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import Any

from ...domain.showable import showable
from ...errors import ExtraMissing
from ..model.sheet import Grid
from .office import repacked

_WIDEST = 70  # signs of a column
_CHART = 16  # rows of a worksheet


def to_xlsx(grids: Iterable[Grid], title: str, made: date) -> bytes:
    """Return a workbook: a sheet per table, with a filter, widths, and one page wide on paper.

    No text becomes a formula or a link. Raises ExtraMissing.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise ExtraMissing(extra="office") from None
    raw = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(raw, options) as book:
        book.set_properties({"title": title, "created": datetime(made.year, made.month, made.day, 12)})
        formats = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
        for grid in grids:
            if grid.rows:
                _worksheet(book, grid, formats)
    return repacked(raw.getvalue())


def _worksheet(book: Any, grid: Grid, formats: tuple[Any, Any]) -> None:
    head, wrapped = formats
    page = book.add_worksheet(grid.name[:31])
    page.write_row(0, 0, grid.heads, head)
    page.freeze_panes(1, 0)
    longest = [max(len(str(row[column])) for row in (grid.heads, *grid.rows)) for column in range(len(grid.heads))]
    for column, wide in enumerate(longest):
        page.set_column(column, column, min(_WIDEST, wide + 3))
    for number, row in enumerate(grid.rows, 1):
        page.set_row(number, 15 * max(map(_lines, row)))
        for column, value in enumerate(row):
            if isinstance(value, int):
                page.write_number(number, column, value, wrapped)
            else:
                page.write_string(number, column, "\n".join(map(showable, value.split("\n")))[:32767], wrapped)
    page.autofilter(0, 0, len(grid.rows), len(grid.heads) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    charts = _draw(book, page, grid) if grid.drawn else 0
    page.print_area(0, 0, max(len(grid.rows), charts * _CHART), len(grid.heads) + (8 if charts else -1))
    page.set_h_pagebreaks([1 + number * _CHART for number in range(2, charts, 2)])


def _lines(value: str | int) -> int:
    """Return on how many lines a cell is written: no program works that out when it opens the file."""
    return sum(1 + len(line) // _WIDEST for line in str(value).split("\n"))


def _draw(book: Any, page: Any, grid: Grid) -> int:
    """Draw what ``grid`` counts beside it: a chart per thing, in it a bar per side, filled or open as its mark is.

    Return how many charts there are.
    """
    looks = [{"fill": {"color": fill}, "border": {"color": "#17202E"}} for fill in ("#17202E", "#FFFFFF", "#AAB2BD")]
    named = [(row[: grid.drawn], number) for number, row in enumerate(grid.rows, 1)]
    charts: dict[tuple[str | int, ...], Any] = {}
    for (*about, side), numbers in groupby(named, key=lambda each: each[0]):
        first, *others = (number for _name, number in numbers)
        last = others[-1] if others else first
        chart = charts.setdefault(tuple(about), book.add_chart({"type": "column"}))
        where = [grid.name[:31], first, grid.drawn, last, grid.drawn]
        counts = [grid.name[:31], first, grid.drawn + 1, last, grid.drawn + 1]
        chart.add_series(
            {"name": showable(str(side)), "categories": where, "values": counts, **looks[len(chart.series) % 3]}
        )
    for number, (about, chart) in enumerate(charts.items()):
        title = showable(", ".join(map(str, about)) or grid.name)
        chart.set_title({"name": title, "name_font": {"size": 12}})
        chart.set_y_axis({"major_gridlines": {"visible": False}, "num_format": "0"})
        chart.set_legend({"position": "bottom"})
        place = {"description": f"{grid.name}: {title}", "object_position": 3}
        page.insert_chart(1 + number * _CHART, len(grid.heads) + 1, chart, place)
    return len(charts)
