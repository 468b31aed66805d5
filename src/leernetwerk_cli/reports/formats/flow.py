"""A sheet as running text, in reading order: what a word processor and Markdown show of it."""

from collections.abc import Iterable
from typing import Any

from ...i18n import _
from ..model.sheet import Block, Boxes, Figure, Ladder, Lines, Quote, Ring, Row, Scale, Section, Sheet, Steps
from ..model.sheet import Rows as Table
from .text import escape

Rows = list[list[str]]
_MOST = 24  # marks in a cell; the number stands before them


def content(sheet: Sheet) -> Iterable[tuple[str, Any]]:
    """Yield headings h1 to h3, p, strong, quote, item, table, and page where another one begins."""
    yield "p", sheet.audience
    yield "h1", sheet.title
    yield "p", sheet.lead
    if sheet.short:
        yield "strong", _("In short")
    for about, told in sheet.short:
        yield "item", f"{about}: {told}"
    if sheet.chairs:
        for side in sheet.chairs.sides:
            yield "p", f"{side.mark} {side.name}: {side.told}."
        yield "p", f"{sheet.chairs.note} {sheet.chairs.silent}"
    for section in sheet.sections:
        yield from _section(section)
    for head, body in sheet.reading:
        yield "p", f"{head}{'' if head.endswith('?') else '.'} {body}"


def _section(section: Section) -> Iterable[tuple[str, Any]]:
    if section.is_more:
        yield "page", ""
    yield "h2", f"{section.number}. {section.title}" if section.number else section.title
    if section.explain:
        yield "p", f"{section.side}. {section.explain}"
    if section.key:
        yield "strong", section.key
    if section.number and section.has_against:
        yield "h3", _("What speaks against")
        yield from map(_quote, section.against)
        if section.against_note:
            yield "p", section.against_note
    for block in section.blocks:
        yield from _block(block)


def _quote(quote: Quote) -> tuple[str, str]:
    words = f"“{quote.text}”" if quote.verbatim else quote.text
    told = ", ".join(filter(None, (f"{quote.mark} {quote.who}".strip(), quote.label)))
    return "quote", f"{words} ({told})" if told else words


def _block(block: Block) -> Iterable[tuple[str, Any]]:
    if block.title:
        yield "h3", block.title
    if block.figure:
        yield from _figure(block.figure)
    yield from map(_quote, block.quotes)
    if block.rests:
        yield "p", block.rests


def _figure(figure: Figure) -> Iterable[tuple[str, Any]]:
    if isinstance(figure, Scale):
        low, high = figure.ends
        heads = [
            f"{number} {low if not place else high if number == figure.numbers[-1] else ''}".strip()
            for place, number in enumerate(figure.numbers)
        ]
        yield "table", [["", *heads], *map(_row, figure.rows)]
    elif isinstance(figure, Ladder):
        heads = [row.name for row in figure.rows]
        rungs = [
            [f"{rung.number} {rung.title} {rung.promise}".strip(), *(_drawn(row, place) for row in figure.rows)]
            for place, rung in enumerate(figure.rungs)
        ]
        yield "table", [[_("Rung"), *heads], *rungs]
        if figure.gaps:
            yield "table", [[_("Beside the promise"), *figure.columns], *map(_row, figure.gaps)]
    elif isinstance(figure, Steps):
        yield from _steps(figure)
    elif isinstance(figure, Ring):
        yield "p", figure.sentence
    elif isinstance(figure, Boxes):
        yield "p", figure.sentence
        yield from (("item", item) for item in figure.items)
    elif isinstance(figure, Table):
        yield "table", [list(figure.heads), *map(list, figure.rows)]
    elif isinstance(figure, Lines):
        yield from (("item", line) for line in figure.lines)


def _row(row: Row) -> list[str]:
    return [f"{row.mark} {row.name}", *(_drawn(row, place) for place in range(len(row.counts)))]


def _drawn(row: Row, place: int) -> str:
    """Return a number with as many marks behind it, so that a table is a picture too."""
    count = row.counts[place]
    return f"{count} {row.mark * min(count, _MOST)}".strip()


def _steps(steps: Steps) -> Iterable[tuple[str, Any]]:
    for text, signs in steps.hopes:
        yield "p", _("Hoped for: ") + text
        yield from (("item", sign) for sign in signs)
    if steps.places:
        rows = [
            [place, *("; ".join(f"{each.when} {each.state}" for each in way) or _("not spoken about") for way in ways)]
            for place, ways in steps.places
        ]
        yield "table", [[_("Place"), *steps.titles], *rows]
    if steps.look_back:
        yield "p", _("Look back: ") + steps.look_back


def to_markdown(sheet: Sheet) -> str:
    """Return the sheet as Markdown."""
    forms = {
        "h1": "# {}",
        "h2": "## {}",
        "h3": "### {}",
        "p": "{}",
        "strong": "**{}**",
        "quote": "> {}",
        "item": "- {}",
    }
    parts = ((what, value) for what, value in content(sheet) if what != "page")
    shown = (_table(value) if what == "table" else forms[what].format(escape(value)) for what, value in parts)
    return "\n\n".join(shown) + "\n"


def _table(rows: Rows) -> str:
    head, *others = [f"| {' | '.join(map(escape, row))} |" for row in rows]
    return "\n".join([head, "|" + " --- |" * len(rows[0]), *others])
