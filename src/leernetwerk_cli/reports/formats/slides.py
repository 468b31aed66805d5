"""Renders a sheet as slides: what is in short, then one insight a slide, and in the notes what can be said with it."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from ...domain.showable import showable
from ...errors import ExtraMissing
from ...i18n import _, plural
from ..model.sheet import Block, Figure, Ladder, Quote, Row, Scale, Section, Sheet, Steps
from .office import repacked

_WIDE, _HIGH, _EDGE = 13.333, 7.5, 0.6  # inches
_INK, _CULTURE, _STRUCTURE = "17202E", "A33B00", "0A4F8A"
_MOST = 24  # marks in a pile; the number stands beside them
_QUOTES = 2


def to_pptx(sheet: Sheet) -> bytes:
    """Return the slides. Raises ExtraMissing."""
    try:
        from pptx import Presentation
        from pptx.util import Inches
    except ImportError:
        raise ExtraMissing(extra="office") from None
    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = Inches(_WIDE), Inches(_HIGH)
    deck.core_properties.title, deck.core_properties.author = showable(sheet.title), ""
    deck.core_properties.language = sheet.language
    day = datetime(sheet.made.year, sheet.made.month, sheet.made.day, 12)
    deck.core_properties.created = deck.core_properties.modified = day
    _first(deck, sheet)
    for section in sheet.sections:
        for shown in _apart(section) if sheet.kind == "compare" else [section]:
            if shown.number:
                _insight(deck, shown)
    raw = io.BytesIO()
    deck.save(raw)
    return repacked(raw.getvalue())


def _apart(section: Section) -> Iterable[Section]:
    """Yield a section per picture, so that each of what is compared has a slide."""
    return (section._replace(title=block.title, explain="", blocks=(block,)) for block in section.blocks)


def _first(deck: Any, sheet: Sheet) -> None:
    slide = _slide(deck, sheet.title, _INK)
    _write(slide, 1.5, [(sheet.lead, 18, False), *((f"{about}: {told}", 16, False) for about, told in sheet.short)])
    notes = [sheet.audience, *(f"{head} {text}" for head, text in sheet.reading)]
    slide.notes_slide.notes_text_frame.text = "\n".join(map(showable, notes))


def _insight(deck: Any, section: Section) -> None:
    slide = _slide(deck, f"{section.number} {section.title}", _CULTURE if section.is_culture else _STRUCTURE)
    shown = next((block for block in section.blocks if isinstance(block.figure, Scale | Ladder | Steps)), None)
    quotes = [quote for block in section.blocks for quote in block.quotes][:_QUOTES]
    _write(slide, 1.4, [(section.key, 22, True)] if section.key else [])
    if shown and shown.figure:
        _draw(slide, shown, shown.figure, _CULTURE if section.is_culture else _STRUCTURE)
    _write(slide, 5.5 if shown else 2.6, [(_said(quote), 18, False) for quote in quotes])
    against = [*map(_said, section.against), *([section.against_note] if section.against_note else [])]
    told = [section.explain, *([_("What speaks against") + ": " + " ".join(against)] if against else [])]
    told += [f"{block.title}: {block.rests}" for block in section.blocks if block.rests]
    told += [_said(quote) for block in section.blocks for quote in block.quotes if quote not in quotes]
    slide.notes_slide.notes_text_frame.text = "\n".join(showable(text) for text in told if text)


def _slide(deck: Any, title: str, color: str) -> Any:
    from pptx.util import Inches, Pt

    slide = deck.slides.add_slide(deck.slide_layouts[5])  # a title and nothing else
    head = slide.shapes.title
    head.left, head.top, head.width, head.height = (Inches(each) for each in (_EDGE, 0.4, _WIDE - 2 * _EDGE, 0.9))
    head.text_frame.text, head.text_frame.word_wrap = showable(title), True
    run = head.text_frame.paragraphs[0]
    run.font.size, run.font.bold, run.font.name = Pt(32), True, "Open Sans"
    run.font.color.rgb = _color(color)
    run.alignment = 1  # left
    return slide


def _write(slide: Any, top: float, lines: Sequence[tuple[str, int, bool]]) -> None:
    from pptx.util import Inches, Pt

    if not lines:
        return
    box = slide.shapes.add_textbox(Inches(_EDGE), Inches(top), Inches(_WIDE - 2 * _EDGE), Inches(0.5))
    box.text_frame.word_wrap = True
    for number, (text, size, bold) in enumerate(lines):
        paragraph = box.text_frame.paragraphs[0] if not number else box.text_frame.add_paragraph()
        paragraph.text = showable(text)
        paragraph.font.size, paragraph.font.bold, paragraph.font.name = Pt(size), bold, "Open Sans"
        paragraph.space_after = Pt(6)


def _said(quote: Quote) -> str:
    words = f"“{quote.text}”" if quote.verbatim else quote.text
    told = ", ".join(filter(None, (f"{quote.mark} {quote.who}".strip(), quote.label)))
    return f"{words} ({told})" if told else words


def _draw(slide: Any, block: Block, figure: Figure, color: str) -> None:
    """Draw the picture of a block: a scale with a mark each, a ladder and steps as a table."""
    if isinstance(figure, Scale):
        _scale(slide, block.title, figure, color)
    elif isinstance(figure, Ladder):
        names = [row.name for row in figure.rows]
        rows = [
            [f"{rung.number} {rung.title} {rung.promise}".strip(), *(str(row.counts[place]) for row in figure.rows)]
            for place, rung in enumerate(figure.rungs)
        ]
        _table(slide, [[_("Rung"), *names], *rows])
    elif isinstance(figure, Steps) and figure.places:
        rows = [
            [place, *("; ".join(f"{each.when} {each.state}" for each in way) or _("not spoken about") for way in ways)]
            for place, ways in figure.places
        ]
        _table(slide, [[_("Place"), *figure.titles], *rows])


def _scale(slide: Any, title: str, scale: Scale, color: str) -> None:
    """Draw one side above the axis and the others below, three marks wide, the number at the outer end."""
    axis, step = 3.9, (_WIDE - 2 * _EDGE - 2.6) / len(scale.numbers)
    left = _EDGE + 2.6
    _text(slide, (_EDGE, axis, 2.5), title, bold=True)
    for place, number in enumerate(scale.numbers):
        end = scale.ends[0] if not place else scale.ends[1] if number == scale.numbers[-1] else ""
        _text(slide, (left + place * step, axis, step), f"{number} {end}".strip(), bold=True, centred=True)
    for row in scale.rows:
        up = row.side == "experience"
        told = plural("one score", "{n} scores", row.total)
        _text(slide, (_EDGE, axis + (-0.8 if up else 0.6), 2.5), f"{row.mark} {row.name}, {told}")
        for place, count in enumerate(row.counts):
            _pile(slide, row, count, (left + (place + 0.5) * step, axis, up), color)


def _pile(slide: Any, row: Row, count: int, where: tuple[float, float, bool], color: str) -> None:
    middle, axis, up = where
    shown, size = min(count, _MOST), 0.17
    lines = (shown + 2) // 3
    for number in range(shown):
        line, column = divmod(number, 3)
        here = min(3, shown - line * 3)
        x = middle + (column - (here - 1) / 2) * (size + 0.05) - size / 2
        y = axis - 0.12 - (line + 1) * (size + 0.05) if up else axis + 0.5 + line * (size + 0.05)
        _mark(slide, row.mark, (x, y, size), color)
    away = lines * (size + 0.05)
    _text(slide, (middle - 0.4, axis - 0.5 - away if up else axis + 0.45 + away, 0.8), str(count), centred=True)


def _mark(slide: Any, mark: str, where: tuple[float, float, float], color: str) -> None:
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.util import Inches, Pt

    x, y, size = map(Inches, where)
    kind = {"●": MSO_SHAPE.OVAL, "□": MSO_SHAPE.RECTANGLE}.get(mark, MSO_SHAPE.DIAMOND)
    shape = slide.shapes.add_shape(kind, x, y, size, size)
    shape.line.color.rgb, shape.line.width = _color(color), Pt(1.5)
    shape._element.nvSpPr.cNvPr.set("descr", "")  # decoration: the number stands beside it
    if mark == "●":
        shape.fill.solid()
        shape.fill.fore_color.rgb = _color(color)
    else:
        shape.fill.background()


def _text(
    slide: Any, where: tuple[float, float, float], text: str, *, bold: bool = False, centred: bool = False
) -> None:
    """Write a short text; ``where``: left, top and width in inches."""
    from pptx.util import Inches, Pt

    left, top, width = where

    box = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(0.35))
    box.text_frame.word_wrap = True
    paragraph = box.text_frame.paragraphs[0]
    paragraph.text = showable(text)
    paragraph.font.size, paragraph.font.bold, paragraph.font.name = Pt(14), bold, "Open Sans"
    paragraph.alignment = 2 if centred else 1


def _table(slide: Any, rows: list[list[str]]) -> None:
    from pptx.util import Inches, Pt

    wide = Inches(_WIDE - 2 * _EDGE)
    frame = slide.shapes.add_table(len(rows), len(rows[0]), Inches(_EDGE), Inches(2.3), wide, Inches(0.3 * len(rows)))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            cell = frame.table.cell(number, column)
            cell.text = showable(text)
            for paragraph in cell.text_frame.paragraphs:
                paragraph.font.size, paragraph.font.bold, paragraph.font.name = Pt(13), not number, "Open Sans"


def _color(written: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(written)  # type: ignore[no-untyped-call]
