"""The marks of a sheet as SVG: one mark is one score, chair or slip. What they say stands beside them in words.

Measures are in letters (em), so that a drawing grows with the reader's letters; colours are the text's own.
"""

from collections.abc import Iterable

from ..model.sheet import Chairs, Side

_SIZE, _STEP = 10, 13  # of a mark, and from one to the next; 18 is one letter
_EM = 18
_CHAIRS = 30  # in a row at the table
_SLIP = (8, 11)


def piled(mark: str, count: int, wide: int, most: int, up: bool = False) -> str:
    """Return ``count`` marks (no more than ``most``) in rows of ``wide``; ``up``: piled from below, the rest on top."""
    shown = min(count, most)
    rows = [min(wide, shown - start) for start in range(0, shown, wide)]
    if not rows:
        return ""
    width, height = min(wide, shown) * _STEP, len(rows) * _STEP
    order = rows[::-1] if up else rows
    marks = (
        _mark(mark, (width - amount * _STEP) / 2 + place * _STEP + _STEP / 2, row * _STEP + _STEP / 2)
        for row, amount in enumerate(order)
        for place in range(amount)
    )
    return _svg(width, height, marks, "marks")


def table(chairs: Chairs) -> str:
    """Return the table: chairs at both long sides, and on it the slips of paper, lying at the side they came from."""
    if not any(side.seats or side.slips for side in chairs.sides):
        return ""
    rows = [[_rows(side.seats, _CHAIRS), _rows(side.slips, _CHAIRS)] for side in chairs.sides]
    width = _CHAIRS * 20
    drawn: list[str] = []
    y = 0.0
    for number, (side, (seats, slips)) in enumerate(zip(chairs.sides, rows, strict=True)):
        if number == 0:
            y = _line_of_chairs(side, seats, width, y, drawn)
            top = y
        for amount in slips:
            y += 8
            drawn += [_slip(x, y) for x in _spread(amount, width)]
            y += _SLIP[1]
        y += 8
    drawn.insert(0, f'<rect x="1" y="{top:g}" width="{width - 2}" height="{y - top:g}" rx="9" class="top"/>')
    for side, (seats, _slips) in [*zip(chairs.sides, rows, strict=True)][1:]:
        y = _line_of_chairs(side, seats, width, y + 6, drawn)
    return _svg(width, y, drawn, "table")


def bars(some: int, all_: int) -> str:
    """Return a bar per session, the first ``some`` filled: no order in time."""
    drawn = (
        f'<rect x="{number * 9 + 1}" y="1" width="6" height="12" rx="2" class="{"full" if number < some else "open"}"/>'
        for number in range(all_)
    )
    return _svg(all_ * 9, 14, drawn, "marks bars")


def state(level: int) -> str:
    """Return the mark of a step: empty, half, or full with a tick."""
    half = '<path d="M8 2a6 6 0 0 1 0 12z" class="full"/>' if level == 1 else ""
    tick = '<path d="M5 8.2l2.2 2.3 4-5" class="tick"/>' if level == 2 else ""
    return _svg(
        16, 16, [f'<circle cx="8" cy="8" r="6" class="{"both" if level == 2 else "open"}"/>', half, tick], "marks"
    )


def boxes(done: int, dropped: int, opened: int) -> str:
    """Return a box per action: full with a tick, struck, empty; twenty in a row."""
    kinds = ["done"] * done + ["dropped"] * dropped + ["open"] * opened
    inside = {
        "done": '<path d="M4 8.2l2.6 2.8 5-6" class="tick"/>',
        "dropped": '<path d="M5 8h6" class="open"/>',
        "open": "",
    }
    drawn = (
        f'<g transform="translate({place % 20 * 18} {place // 20 * 18})">'
        f'<rect x="2" y="2" width="12" height="12" class="{"both" if kind == "done" else "open"}"/>{inside[kind]}</g>'
        for place, kind in enumerate(kinds)
    )
    return _svg(min(20, len(kinds)) * 18, (len(kinds) + 19) // 20 * 18, drawn, "marks") if kinds else ""


def _line_of_chairs(side: Side, rows: list[int], width: int, y: float, drawn: list[str]) -> float:
    for amount in rows:
        drawn += [_mark(side.mark, x, y + 8, 14) for x in _spread(amount, width)]
        y += 20
    return y


def _rows(count: int, wide: int) -> list[int]:
    return [min(wide, count - start) for start in range(0, count, wide)]


def _spread(amount: int, width: int) -> list[float]:
    step = width / _CHAIRS
    return [(width - amount * step) / 2 + (place + 0.5) * step for place in range(amount)]


def _slip(x: float, y: float) -> str:
    return f'<rect x="{x - _SLIP[0] / 2:g}" y="{y:g}" width="{_SLIP[0]}" height="{_SLIP[1]}" rx="1" class="slip"/>'


def _mark(mark: str, x: float, y: float, size: int = _SIZE) -> str:
    """Return one mark with its middle at ``x`` and ``y``: experience round and filled, profession square and open."""
    half = size / 2
    if mark == "●":
        return f'<circle cx="{x:g}" cy="{y:g}" r="{half:g}" class="full"/>'
    turned = "" if mark == "□" else f' transform="rotate(45 {x:g} {y:g})"'
    edge = size - 2
    return f'<rect x="{x - half + 1:g}" y="{y - half + 1:g}" width="{edge}" height="{edge}" class="open"{turned}/>'


def _svg(width: float, height: float, parts: Iterable[str], kind: str) -> str:
    measures = f' width="{width / _EM:.3g}em" height="{height / _EM:.3g}em"' if kind != "table" else ""
    return f'<svg class="{kind}" viewBox="0 0 {width:g} {height:g}"{measures} aria-hidden="true">{"".join(parts)}</svg>'
