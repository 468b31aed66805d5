"""Renders a sheet as one HTML file: no script, nothing loaded from elsewhere, every picture its own text."""

from collections.abc import Sequence
from html import escape

from ...domain.showable import showable
from ...i18n import _, plural
from ..model.sheet import (
    Block,
    Boxes,
    Chairs,
    Figure,
    Ladder,
    Lines,
    Moment,
    Quote,
    Ring,
    Row,
    Rows,
    Scale,
    Section,
    Sheet,
    Steps,
)
from . import drawing

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
_MOST = 24  # marks in a cell; the number stands beside them


def to_html(sheet: Sheet, style: str) -> str:
    """Return the page; ``style`` is its CSS."""
    parts = [
        f'<!doctype html>\n<html lang="{sheet.language}"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(sheet.title)}</title><style>{style}</style></head><body>",
        f'<header><div>{_brand(sheet)}<p class="soft">{_text(sheet.audience)}</p><h1>{_text(sheet.title)}</h1>',
        f"<p>{_text(sheet.lead)}</p>{_short(sheet)}",
        f"</div>{_chairs(sheet.chairs) if sheet.chairs else ''}{_year(sheet)}</header><main>",
        *map(_section, sheet.sections),
        "</main>",
        _footer(sheet),
        "</body></html>\n",
    ]
    return "".join(parts)


def _short(sheet: Sheet) -> str:
    items = "".join(f"<li><b>{_text(about)}</b> {_text(told)}</li>" for about, told in sheet.short)
    return f'<ul class="short">{items}</ul>' if items else ""


def _brand(sheet: Sheet) -> str:
    logo = f'<img class="logo" src="{escape(sheet.logo)}" alt="{_text(sheet.logo_alt)}"> ' if sheet.logo else ""
    return f'<p class="soft">{logo}{_text(sheet.brand)}</p>' if logo or sheet.brand else ""


def _text(text: str) -> str:
    return escape(showable(text))


_RINGS = 6  # as many are drawn; the number is in the sentence


def _hidden(marks: str, kind: str = "marks") -> str:
    """Return marks that a screen reader skips: the number beside them says the same."""
    return f'<span class="{kind}" aria-hidden="true">{marks}</span>' if marks else ""


def _year(sheet: Sheet) -> str:
    if len(sheet.year) < 2:
        return ""
    items = "".join(f"<li>{_text(when)}<span>{_text(town)}</span></li>" for when, town in sheet.year)
    return f'<ol class="year">{items}</ol>'


def _chairs(chairs: Chairs) -> str:
    head = _text(_("Who sat at the table, and of whom is something on paper?"))
    rows = ""
    for side in chairs.sides:
        rows += f"<p>{drawing.piled(side.mark, 1, 1, 1)} <b>{_text(side.name)}</b>: {_text(side.told)}.</p>"
    note = f'<p class="soft">{_text(chairs.note)} {_text(chairs.silent)}</p>'
    return f'<div class="seats"><p><b>{head}</b></p>{drawing.table(chairs)}{rows}{note}</div>'


def _section(section: Section) -> str:
    if not section.number:
        blocks = "".join(map(_block, section.blocks))
        side = ("culture" if section.is_culture else "structure") if section.side else "plainly"
        kind = f"simple {side}{' more' if section.is_more else ''}"
        return f'<section class="{kind}"><div class="body"><h2>{_text(section.title)}</h2>{blocks}</div></section>'
    kind = "culture" if section.is_culture else "structure"
    margin = (
        f'<p class="side"><span class="numeral">{section.number}</span>{_text(section.side)}</p>'
        f'<h2>{_text(section.title)}</h2><p class="soft">{_text(section.explain)}</p>{_against(section)}'
    )
    key = f'<p class="key">{_text(section.key)}</p>' if section.key else ""
    blocks = "".join(map(_block, section.blocks))
    return (
        f'<section class="{kind}"><div class="margin">{margin}</div>'
        f'<div class="body">{key}<div class="blocks">{blocks}</div></div></section>'
    )


def _against(section: Section) -> str:
    if not section.has_against:
        return ""
    quotes = "".join(map(_quote, section.against))
    note = f"<p>{_text(section.against_note)}</p>" if section.against_note else ""
    head = _hidden("⇄ ", "mark") + _text(_("What speaks against"))
    return f'<div class="against"><h3>{head}</h3>{quotes}{note}</div>'


def _quote(quote: Quote) -> str:
    words = f"“{_text(quote.text)}”" if quote.verbatim else _text(quote.text)
    mark = drawing.piled(quote.mark, 1, 1, 1) if quote.mark else ""
    who = " ".join(filter(None, (mark, _text(quote.who))))
    who = ", ".join(filter(None, (who, _text(quote.label))))
    kind = "" if quote.verbatim else ' class="summary"'
    kind += f' lang="{_text(quote.language)}"' if quote.language else ""
    caption = f'<p class="who">{who}</p>' if who else ""
    return f'<div class="said"><blockquote{kind}>{words}</blockquote>{caption}</div>'


def _block(block: Block) -> str:
    wide = ' class="wide"' if isinstance(block.figure, Steps | Ladder) else ""
    heard, sessions = block.heard
    bars = drawing.bars(heard, sessions) if sessions > 1 else ""
    rests = f'<p class="rests">{bars} {_text(block.rests)}</p>' if block.rests else ""
    figure = _figure(block.figure) if block.figure else ""
    head = f"<h3>{_text(block.title)}</h3>" if block.title else ""
    return f"<div{wide}>{head}{figure}{''.join(map(_quote, block.quotes))}{rests}</div>"


def _figure(figure: Figure) -> str:
    if isinstance(figure, Lines):
        return "<ul>" + "".join(f"<li>{_text(each)}</li>" for each in figure.lines) + "</ul>"
    if isinstance(figure, Rows):
        return _rows(figure)
    if isinstance(figure, Scale):
        return _scale(figure)
    if isinstance(figure, Ring):
        return _ring(figure)
    if isinstance(figure, Ladder):
        return _ladder(figure)
    return _steps(figure) if isinstance(figure, Steps) else _boxes(figure)


def _rows(table: Rows) -> str:
    heads = "".join(f'<th scope="col">{_text(head)}</th>' for head in table.heads)
    rows = "".join(f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>" for row in table.rows)
    return f'<figure><table class="words"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></figure>'


def _cells(row: Row, below: bool, wide: int = 3) -> str:
    """Return a cell per count, with its marks ``wide`` in a line and the number at the outer end."""
    cells = ""
    for count in row.counts:
        marks = drawing.piled(row.mark, count, wide, _MOST, up=not below)
        parts = (f"{count}", marks) if not below else (marks, f"{count}")
        cells += f"<td>{''.join(parts)}</td>"
    return cells


def _scale(scale: Scale) -> str:
    """Experience piled above the axis, profession below, with the count at the outer end."""
    low, high = scale.ends
    heads = [f"{number}{_end(number, scale.numbers, low, high)}" for number in scale.numbers]
    return f"<figure>{_compared(scale.rows, heads)}</figure>"


def _compared(rows: Sequence[Row], heads: Sequence[str], caption: str = "", wide: int = 3) -> str:
    """Return the table: one side above the heads, the others below, each with its name on a line of its own."""
    axis = "".join(f'<th scope="col">{head}</th>' for head in heads)
    first = [row for row in rows if row.side == "experience"][:1]
    above = "".join(_scored(row, False, wide) for row in first)
    under = "".join(_scored(row, True, wide) for row in rows if row not in first)
    return f'<table class="scale">{caption}{above}<tbody><tr class="axis">{axis}</tr></tbody>{under}</table>'


def _scored(row: Row, below: bool, wide: int) -> str:
    total = plural("one score", "{n} scores", row.total)
    name = f'{drawing.piled(row.mark, 1, 1, 1)} {_text(row.name)}<span class="soft">, {total}</span>'
    head = f'<tr><th scope="rowgroup" colspan="{len(row.counts)}">{name}</th></tr>'
    cells = f"<tr>{_cells(row, below, wide)}</tr>"
    return f"<tbody>{cells}{head}</tbody>" if below else f"<tbody>{head}{cells}</tbody>"


def _end(number: int, numbers: tuple[int, ...], low: str, high: str) -> str:
    word = low if number == numbers[0] else high if number == numbers[-1] else ""
    return f'<br><span class="soft">{_text(word)}</span>' if word else ""


def _ladder(ladder: Ladder) -> str:
    """The rungs between two rails: the first side beside them on the left, the others on the right, five to a line."""
    left, right = ladder.rows[:1], ladder.rows[1:]
    heads = ["".join(f'<th scope="col">{_text(row.name)}, {row.total}</th>' for row in rows) for rows in (left, right)]
    rows = ""
    for number, rung in enumerate(ladder.rungs):
        kind = ' class="promised"' if rung.promised else ""
        promise = f' <br><span class="soft">{_text(rung.promise)}</span>' if rung.promise else ""
        sides = ["".join(_beside(row, number, bool(row in right)) for row in rows_) for rows_ in (left, right)]
        middle = f'<th scope="row"><b>{rung.number}</b> {_text(rung.title)}{promise}</th>'
        rows += f"<tr{kind}>{sides[0]}{middle}{sides[1]}</tr>"
    first = f'<th scope="col">{_text(_("Rung"))}</th>'
    table = f'<table class="ladder"><thead><tr>{heads[0]}{first}{heads[1]}</tr></thead><tbody>{rows}</tbody></table>'
    if not ladder.gaps:
        return f"<figure>{table}</figure>"
    caption = "<caption>" + _text(_("Beside the promise")) + "</caption>"
    gap = _compared(ladder.gaps, [*map(_text, ladder.columns)], caption, 7)
    return f"<figure>{table}{gap}</figure>"


def _beside(row: Row, rung: int, is_right: bool) -> str:
    count = row.counts[rung]
    marks = drawing.piled(row.mark, count, 5, _MOST)
    return f"<td>{marks} {count}</td>" if is_right else f"<td>{count} {marks}</td>"


def _steps(steps: Steps) -> str:
    hoped, looked, here = (_text(words) for words in (_("Hoped for: "), _("Look back: "), _("here")))
    hopes = "".join(
        f"<p><b>{hoped}</b>{_text(text)}</p>" + "".join(f'<p class="soft">{_text(sign)} </p>' for sign in signs)
        for text, signs in steps.hopes
    )
    heads = "".join(f'<th scope="col">{number}. {_text(title)}</th>' for number, title in enumerate(steps.titles, 1))
    rows = "".join(
        f'<tr><th scope="row">{_text(place) or here}</th>{"".join(map(_way, ways, steps.titles))}</tr>'
        for place, ways in steps.places
    )
    table = f"<table><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>" if rows else ""
    back = f"<p><b>{looked}</b>{_text(steps.look_back)}</p>" if steps.look_back else ""
    return f'<figure class="frame">{hopes}{table}{back}</figure>'


def _way(moments: tuple[Moment, ...], title: str) -> str:
    step = f' data-step="{_text(title)}"'  # shown before the cell where the screen is too narrow for a table
    if not moments:
        return f'<td class="soft"{step}>' + _text(_("not spoken about")) + "</td>"
    items = "".join(
        f"<li>{drawing.state(each.level)} {_text(each.when)} "
        f"<span{' class=again' if each.again else ''}>{_text(each.state)}</span></li>"
        for each in moments
    )
    return f"<td{step}><ol>{items}</ol></td>"


def _ring(ring: Ring) -> str:
    """A drawing of rings around the marks of those who shared; the sentence beside it says the same."""
    circles = "".join(
        f'<circle cx="50" cy="50" r="{17 + 6 * number}" fill="none" stroke="currentColor" stroke-width="1.5"/>'
        for number in range(min(ring.rings, _RINGS))
    )
    marks = "".join(
        f'<circle cx="{place}" cy="50" r="5" fill="currentColor"/>'
        if side == "experience"
        else f'<rect x="{place - 4}" y="46" width="8" height="8" fill="none" stroke="currentColor" stroke-width="2"/>'
        for (side, _mark), place in zip(ring.sides, (44, 57) if len(ring.sides) > 1 else (50,), strict=False)
    )
    drawing = f'<svg class="ring" viewBox="0 0 100 100" aria-hidden="true">{circles}{marks}</svg>'
    return f"<figure>{drawing}<figcaption>{_text(ring.sentence)}</figcaption></figure>"


def _boxes(boxes: Boxes) -> str:
    marks = drawing.boxes(boxes.done, boxes.dropped, boxes.open)
    items = "".join(f"<li>{_text(item)}</li>" for item in boxes.items)
    shown = f"<ul>{items}</ul>" if items else ""
    return f"<figure>{marks}<figcaption>{_text(boxes.sentence)}</figcaption>{shown}</figure>"


def _footer(sheet: Sheet) -> str:
    parts = "".join(f"<p><b>{_text(head)}</b> {_text(text)}</p>" for head, text in sheet.reading)
    return f"<footer>{parts}</footer>" if parts else ""
