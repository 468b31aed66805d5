"""Turns a report into sentences, for who has it read out: a line per row, each number with what it counts."""

import re
from collections.abc import Iterable

from ...i18n import plural
from ..model.report import BREAK, Heading, Line, Panel, Paragraph, Part, Report, Table, Words

_MARKS = re.compile(r"(\d*)([●□◇]+)")
_OURS = ("experience", "profession", "quiet")  # the styles of words that are not somebody's


def spoken(report: Report) -> Report:
    """Return ``report`` with the same words and numbers, and nothing that has to be seen."""
    return report._replace(parts=tuple(_spoken(report.parts)))


def _spoken(parts: Iterable[Part]) -> Iterable[Part]:
    for part in parts:
        if isinstance(part, Panel):
            yield Heading(part.title, part.aside)
            yield from _spoken(part.parts)
        elif isinstance(part, Table):
            yield from _rows(part)
        elif isinstance(part, Paragraph):
            yield part._replace(line=tuple(map(_without_mark, part.line)))
        else:
            yield part


def _rows(table: Table) -> Iterable[Part]:
    """Yield a sentence per row: what it is about, then each column that says something with its name."""
    if table.even:  # columns side by side are not of one thing
        for row in table.rows:
            yield from (Paragraph((Words(each),)) for each in list(_with_names(table._replace(about=-1), row))[1:])
        return
    if head := table.columns[table.about]:
        yield Paragraph((Words(head, "quiet"),))
    for row in table.rows:
        about, *told = _with_names(table, row)
        said = "; ".join(told)
        yield Paragraph((Words(f"{about}: {said}" if said else about),))


def _with_names(table: Table, row: tuple[Line, ...]) -> Iterable[str]:
    """Yield what a row is about, then what its other columns say, each with its name."""
    yield _told(row[table.about])
    for number, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
        text = _told(cell)
        if text and number != table.about:
            yield f"{column}: {text}" if column else text


def _told(cell: Line) -> str:
    """Return a cell in words; the marks in it are counted together."""
    words_of = [words.text.strip() for words in cell if words.text.strip()]
    marks = [found for text in words_of if (found := _MARKS.fullmatch(text))]
    if marks and len(marks) == len(words_of):
        return plural("once", "{n} times", sum(int(each[1] or len(each[2])) for each in marks))
    text = "".join(", " if words is BREAK else _without_mark(words).text for words in cell).strip()
    return "" if text == "·" else text


def _without_mark(words: Words) -> Words:
    """Return words of ours without the sign beside them."""
    if words.style == "sign":
        return words._replace(text="")
    return words._replace(text=re.sub("[●□◇] ?", "", words.text)) if words.style in _OURS else words
