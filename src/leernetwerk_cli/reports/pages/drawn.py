"""Draws the pictures of the factsheet in the terminal: the same scales, ladder and steps, from the same sheet."""

from collections.abc import Iterable
from typing import Any

from ...domain.insights.counts import Summary
from ...i18n import _
from ..model.report import Heading, Line, Panel, Paragraph, Part, Report, Table, Words, line
from ..model.sheet import Block, Boxes, Figure, Ladder, Moment, Ring, Row, Rung, Scale, Section, Sheet, Steps
from .factsheet import factsheet
from .summary import to_document

_SIGNS = ("○", "◐", "●")
_WIDE = 12


def pictures_report(summary: Summary) -> Report:
    """Return the pictures of the factsheet as a report."""
    return pictures_of(factsheet(summary), to_document(summary))


def pictures_of(sheet: Sheet, document: dict[str, Any]) -> Report:
    """Return the pictures of any sheet as a report."""
    parts: list[Part] = [Paragraph(line(sheet.lead))]
    if sheet.chairs:
        for side in sheet.chairs.sides:
            parts.append(Paragraph(line(Words(side.mark * side.seats, side.side), f"  {side.name}: {side.told}")))
    parts += [Panel(f"{each.number} {each.title}", each.side, tuple(_section(each))) for each in sheet.sections]
    return Report(sheet.title, tuple(parts), document)


def _section(section: Section) -> Iterable[Part]:
    if section.key:
        yield Paragraph(line(Words(section.key, "strong")))
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterable[Part]:
    if block.figure:
        if block.title:
            yield Heading(block.title, block.rests)
        yield from _figure(block.figure)


def _figure(figure: Figure) -> Iterable[Part]:
    if isinstance(figure, Scale):
        yield Table(("", *_axis(figure)), tuple(map(_line_of, figure.rows)))
    elif isinstance(figure, Ladder):
        rows = tuple(
            (
                line(Words(f"{rung.number} {rung.title} ", "strong"), *_promise(rung)),
                *(_marks(row, row.counts[place]) for row in figure.rows),
            )
            for place, rung in enumerate(figure.rungs)
        )
        yield Table((_("Rung"), *(row.name for row in figure.rows)), rows)
        if figure.gaps:
            gaps = tuple(map(_line_of, figure.gaps))
            yield Table((_("Beside the promise"), *figure.columns), gaps)
    elif isinstance(figure, Steps):
        rows = tuple((line(Words(place, "strong")), *map(_way, ways)) for place, ways in figure.places)
        yield Table((_("Place"), *figure.titles), rows)
        if figure.look_back:
            yield Paragraph(line(Words(_("Look back: "), "strong"), figure.look_back))
    elif isinstance(figure, Ring):
        marks, rings = " ".join(mark for _side, mark in figure.sides), min(figure.rings, 6)
        yield Paragraph(line(Words(f"{'(' * rings} {marks} {')' * rings}  ", "sign"), figure.sentence))
    elif isinstance(figure, Boxes):
        boxes = "☑" * figure.done + "☒" * figure.dropped + "☐" * figure.open
        yield Paragraph(line(Words(f"{boxes}  ", "sign"), figure.sentence))


def _promise(rung: Rung) -> Line:
    return (Words("◀ ", "sign"), Words(rung.promise)) if rung.promised else ()


def _axis(scale: Scale) -> list[str]:
    """Return the numbers of a scale, with what the first and the last one mean."""
    meant = dict(zip((scale.numbers[0], scale.numbers[-1]), scale.ends, strict=True))
    return [f"{number} {meant.get(number, '')}".strip() for number in scale.numbers]


def _line_of(row: Row) -> tuple[Line, ...]:
    return (line(row.name), *(_marks(row, each) for each in row.counts))


def _marks(row: Row, count: int) -> Line:
    """Return the number and its marks, at most twelve of them drawn."""
    return line(f"{count:>2} ", Words(row.mark * min(count, _WIDE), row.side))


def _way(moments: tuple[Moment, ...]) -> Line:
    shown: list[Words] = []
    for each in moments:
        shown += [Words(" → ")] if shown else []
        shown += [Words(f"{_SIGNS[each.level]} ", "sign"), Words(f"{each.when} {each.state}")]
    return tuple(shown) or line(_("not spoken about"))
