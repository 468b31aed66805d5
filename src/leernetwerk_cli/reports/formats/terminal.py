"""Renders a report with Rich, for a terminal. Words of people never pass a markup parser."""

from typing import Any

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from ...domain.showable import showable
from ..model.report import BREAK, Heading, Line, Panel, Part, Report, Table

# No colour carries meaning alone, and none is hard to read on a light or a dark ground.
STYLES = {
    "plain": "",
    "strong": "bold",
    "quiet": "dim",
    "sign": "",
    "quote": "italic",
    "experience": "bold magenta",
    "profession": "bold",
    "warning": "bold yellow",
}


_LONGEST = 24  # cells: a longer word may be broken
_PADDING = 3


def render(report: Report, console: Console) -> None:
    """Print ``report`` on ``console``, as wide as that is."""
    if report.title:
        console.print(Text(showable(report.title), style="bold"))
    for part in report.parts:
        _print(part, console)


def _print(part: Part, console: Console) -> None:
    if isinstance(part, Panel):
        console.print()
        console.print(_bar(part, console.width))
        for each in part.parts:
            _print(each, console)
    elif isinstance(part, Table):
        for table in _fitting(part, console.width):
            console.print(_table(table, console.width))
    elif isinstance(part, Heading):
        console.print(Text.assemble("\n", (showable(part.text), "bold"), ("  " + showable(part.aside), "dim")))
    elif part.is_whole and not console.is_terminal:
        console.print(to_text(part.line), soft_wrap=True)
    else:
        console.print(Padding(to_text(part.line), (0, 0, 0, part.indent), expand=False))


def _bar(panel: Panel, width: int) -> Text:
    """Return the thick bar that an insight begins with: its title left, its side of the framework right."""
    title, side = f"━━ {showable(panel.title)} ", f" {showable(panel.aside)} ━━"
    bar = "━" * max(2, width - cell_len(title) - cell_len(side))
    return Text.assemble((title, "bold"), bar, side, no_wrap=True, overflow="crop")


def to_text(line: Line) -> Text:
    """Return ``line`` with its styles."""
    return Text.assemble(*("\n" if words is BREAK else (showable(words.text), STYLES[words.style]) for words in line))


def _table(part: Table, width: int) -> RichTable:
    table = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, show_header=any(part.columns), expand=part.even)
    widths = None if part.even else _widths(part, width)
    for number, column in enumerate(part.columns):
        extra: dict[str, Any] = {"width": widths[number]} if widths else {"ratio": 1}
        if number in part.right:
            extra["justify"] = "right"
        table.add_column(Text(showable(column)), overflow="fold", header_style="bold", **extra)
    for row in part.rows:
        table.add_row(*map(to_text, row))
    return table


def _widths(part: Table, width: int) -> list[int]:
    """Return how wide each column is: as wide as it wants, from left to right, as long as the others keep a word."""
    narrow = [_narrowest(part, number) for number in range(len(part.columns))]
    spare = width - sum(narrow) - _PADDING * len(narrow)
    widths = []
    for number, least in enumerate(narrow):
        wanted = _widest(part, number)
        taken = max(0, min(spare, wanted - least))
        widths.append(least + taken)
        spare -= taken
    return widths


def _widest(part: Table, number: int) -> int:
    """Return how wide a column is when no line in it is broken."""
    cells = [cell_len(showable(part.columns[number]))]
    for row in part.rows:
        lines = "".join("\n" if words is BREAK else showable(words.text) for words in row[number]).split("\n")
        cells += map(cell_len, lines)
    return max(cells)


def _fitting(part: Table, width: int) -> list[Table]:
    """Return ``part`` as tables that are narrow enough: columns that do not fit go below, so that none is cut off."""
    room = width - _narrowest(part, 0) - _PADDING
    groups: list[list[int]] = [[]]
    left = room
    for number in range(1, len(part.columns)):
        needed = _narrowest(part, number) + _PADDING
        if needed > left and groups[-1]:
            groups.append([])
            left = room
        groups[-1].append(number)
        left -= needed
    if len(groups) == 1:
        return [part]
    return [
        Table(
            tuple(part.columns[number] for number in (0, *group)),
            tuple(tuple(row[number] for number in (0, *group)) for row in part.rows),
        )
        for group in groups
    ]


def _narrowest(part: Table, number: int) -> int:
    """Return how narrow a column can be without breaking a word, up to a long word that may be broken."""
    lines = [part.columns[number], *("".join(words.text for words in row[number]) for row in part.rows)]
    return min(_LONGEST, max((cell_len(word) for each in lines for word in showable(each).split()), default=0))
