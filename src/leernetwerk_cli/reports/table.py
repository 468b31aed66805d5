"""Renders a report with Rich, for a terminal. Words of people never pass a markup parser."""

from typing import Any

from rich import box
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from ..domain.showable import showable
from .report import BREAK, Heading, Line, Panel, Paragraph, Part, Report, Table

# No colour carries meaning alone, and none is hard to read on a light or a dark ground.
STYLES = {
    "plain": "",
    "strong": "bold",
    "quiet": "dim",
    "quote": "italic",
    "experience": "bold magenta",
    "profession": "bold cyan",
    "warning": "bold yellow",
}


_LONGEST = 40  # cells: a first column up to this wide is not broken


def render(report: Report, console: Console) -> None:
    """Print ``report`` on ``console``, as wide as that is."""
    if report.title:
        console.print(Text(showable(report.title), style="bold"))
    for part in report.parts:
        _print(part, console)


def _print(part: Part, console: Console) -> None:
    if not isinstance(part, Panel):
        console.print(to_rich(part))
        return
    console.print()
    console.print(_bar(part, console.width))
    for each in part.parts:
        _print(each, console)


def _bar(panel: Panel, width: int) -> Text:
    """Return the thick bar that an insight begins with: its title left, its side of the framework right."""
    title, side = f"━━ {showable(panel.title)} ", f" {showable(panel.aside)} ━━"
    bar = "━" * max(2, width - cell_len(title) - cell_len(side))
    return Text.assemble((title, "bold"), bar, side, no_wrap=True, overflow="crop")


def to_rich(part: Paragraph | Heading | Table) -> RenderableType:
    """Return what Rich prints for ``part``."""
    if isinstance(part, Paragraph):
        return Padding(to_text(part.line), (0, 0, 0, part.indent))
    if isinstance(part, Heading):
        return Text.assemble("\n", (showable(part.text), "bold"), ("  " + showable(part.aside), "dim"))
    return _table(part)


def to_text(line: Line) -> Text:
    """Return ``line`` with its styles."""
    return Text.assemble(*("\n" if words is BREAK else (showable(words.text), STYLES[words.style]) for words in line))


def _width(line: Line) -> int:
    return sum(cell_len(showable(words.text)) for words in line if words is not BREAK)


def _table(part: Table) -> RichTable:
    table = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, show_header=any(part.columns), expand=part.even)
    for number, column in enumerate(part.columns):
        extra: dict[str, Any] = {"ratio": 1} if part.even else {}
        if not number and not part.even:
            extra = {"min_width": min(_LONGEST, max((_width(row[0]) for row in part.rows), default=0))}
        if number in part.right:
            extra["justify"] = "right"
        table.add_column(Text(column), overflow="fold", header_style="bold", **extra)
    for row in part.rows:
        table.add_row(*map(to_text, row))
    return table
