"""Renders a report as text that travels: JSON, CSV and Markdown."""

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from ...domain.showable import guarded, showable
from ..model.report import Heading, Line, Paragraph, Part, Report, Table
from ..model.sheet import Grid


def to_json(report: Report) -> str:
    """Return the report's document; text is exactly as it was said."""
    return msgspec.json.format(msgspec.json.encode(report.document), indent=2).decode()


def to_csv(report: Report) -> str:
    """Return the report's rows. What a spreadsheet would take for a formula gets an apostrophe before it."""
    import csv
    import io

    out = io.StringIO()
    columns = list(dict.fromkeys(key for row in report.rows for key in row))
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in report.rows:
        writer.writerow([_cell(row.get(column, "")) for column in columns])
    return out.getvalue().removesuffix("\r\n")


def to_table(grids: Iterable[Grid], name: str, delimiter: str) -> str:
    """Return every row of every table under all their columns; ``name`` is what the column of the tables is called."""
    import csv
    import io

    shown = [grid for grid in grids if grid.rows]
    columns = list(dict.fromkeys(head for grid in shown for head in grid.heads))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([name, *columns])
    for grid in shown:
        for row in grid.rows:
            cells = dict(zip(grid.heads, row, strict=True))
            writer.writerow([grid.name, *(_cell(cells.get(column, "")) for column in columns)])
    return out.getvalue().removesuffix("\r\n")


def _cell(value: Any) -> str:
    if isinstance(value, list | tuple):
        value = ", ".join(map(str, value))
    if isinstance(value, dict):
        value = msgspec.json.encode(value).decode()
    if value is None:
        return ""
    text = "\n".join(showable(part) for part in str(value).replace("\r\n", "\n").split("\n"))
    return text if isinstance(value, int | float) else guarded(text)


def to_markdown(report: Report) -> str:
    """Return the report as Markdown, with every sign in people's words that means something there escaped."""
    parts = [part for each in report.parts for part in _markdown(each, 2)]
    return "\n\n".join([f"# {escape(report.title)}", *parts] if report.title else parts)


def _markdown(part: Part, level: int) -> list[str]:
    if isinstance(part, Paragraph):
        return [_line(part.line)]
    if isinstance(part, Heading):
        return [f"{'#' * (level + 1)} {escape(part.text)}", *([f"*{escape(part.aside)}*"] if part.aside else [])]
    if isinstance(part, Table):
        rows = [_row([escape(column) for column in part.columns]), _row(["---"] * len(part.columns))]
        return ["\n".join([*rows, *(_row([_line(cell) for cell in row]) for row in part.rows)])]
    return [
        f"{'#' * level} {escape(part.title)}",
        *([f"*{escape(part.aside)}*"] if part.aside else []),
        *(text for each in part.parts for text in _markdown(each, level)),
    ]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _line(line: Line) -> str:
    return "".join(_strong(words.text) if words.style == "strong" else escape(words.text) for words in line)


def _strong(text: str) -> str:
    """Return ``text`` set strong; the spaces around it stay outside, or Markdown does not see it."""
    bare = text.strip()
    return text.replace(bare, f"**{escape(bare)}**", 1) if bare else text


def escape(text: str) -> str:
    """Return ``text`` so that Markdown and the HTML in it show it as it is."""
    text = " ".join(showable(part) for part in text.split("\n"))
    text = re.sub(r"([\\`*_{}\[\]<>#|~&!]|^[-+=](?=\s|$))", r"\\\1", text)
    return re.sub(r"^(\d+)([.)])(?=\s)", r"\1\\\2", text)  # no list; a backslash before a figure would be shown
