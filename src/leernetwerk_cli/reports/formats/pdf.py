"""Renders a sheet as a tagged PDF with Typst: from a fixed template, with the words of people as data."""

import re
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from ...domain.showable import showable
from ...errors import ExtraMissing
from ...i18n import _, plural
from ..model.sheet import Row, Sheet

_PAGES = {"factsheet": 2, "plain": 1}  # of a plain one before what else was said
STANDARDS: dict[str, Any] = {"": ["ua-1"], "archive": ["ua-1", "a-2a"]}


def to_data(value: Any) -> Any:
    """Return a sheet as plain tables and lists, each picture with its ``type``."""
    if isinstance(value, Row):
        return {**{key: to_data(each) for key, each in value._asdict().items()}, "told": _scores(value.total)}
    if hasattr(value, "_asdict"):
        return {"type": type(value).__name__, **{key: to_data(each) for key, each in value._asdict().items()}}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_data(each) for each in value]
    return showable(value) if isinstance(value, str) else value


def to_pdf(sheet: Sheet, template: Path, fonts: Path, archive: bool = False) -> bytes:
    """Return the PDF (PDF/UA-1; PDF/A-2a too for the archive). Raises ExtraMissing without Typst."""
    try:
        import typst
    except ImportError:
        raise ExtraMissing(extra="pdf") from None
    data = to_data(sheet) | {"simple": not all(section.number for section in sheet.sections), "quotes": 1}
    look = partial(_compiled, typst, template, fonts, (STANDARDS["archive" if archive else ""], sheet.made))
    if sheet.kind not in _PAGES:
        return look(data)[0]
    for quotes in range(
        3 if sheet.kind == "plain" else 2, -1, -1
    ):  # fewer quotes rather than smaller type, never less of what speaks against
        made, pages = look(data | {"quotes": quotes})
        if pages <= _PAGES[sheet.kind]:
            break
    return made


def to_picture(sheet: Sheet, template: Path, fonts: Path, form: str) -> bytes:
    """Return one picture (``svg`` or ``png``) as high as it must be. Raises ExtraMissing without Typst."""
    try:
        import typst
    except ImportError:
        raise ExtraMissing(extra="pdf") from None
    data = to_data(sheet) | {"simple": False, "quotes": 2}
    inputs = {"sheet": _encoded(data, set()), "words": _encoded(_words(), set())}
    compiler: Any = typst.Compiler(str(template), font_paths=[str(fonts)], ignore_system_fonts=True, sys_inputs=inputs)
    return bytes(compiler.compile(format=form, ppi=200))


def _compiled(
    typst: Any, template: Path, fonts: Path, how: tuple[list[str], date], data: dict[str, Any]
) -> tuple[bytes, int]:
    """Return the PDF and its number of pages; ``how``: by which standards, and made on which day."""
    standards, made_on = how
    noon = datetime(made_on.year, made_on.month, made_on.day, 12, tzinfo=UTC)
    missing: set[str] = set()
    while True:
        inputs = {"sheet": _encoded(data, missing), "words": _encoded(_words(), missing)}
        compiler = typst.Compiler(str(template), font_paths=[str(fonts)], ignore_system_fonts=True, sys_inputs=inputs)
        try:
            made = compiler.compile(format="pdf", pdf_standards=standards, timestamp=int(noon.timestamp()))
            return bytes(made), int(compiler.query("<pages>", field="value", one=True))
        except typst.TypstError as error:
            found = set(_undrawn(str(error))) - missing
            if not found:
                raise
            missing |= found


def _encoded(data: Any, missing: set[str]) -> str:
    """Return ``data`` as JSON; a sign that no font of ours can draw is named by its number, so that none is lost."""
    text = msgspec.json.encode(data).decode()
    return text.translate({ord(sign): f"[U+{ord(sign):04X}]" for sign in missing})


def _undrawn(message: str) -> str:
    """Return the signs that Typst says no font can draw."""
    quoted = re.search(r'the text `?(".*?")`? could not be displayed', message)
    if not quoted:
        return ""
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda match: chr(int(match[1], 16)), quoted[1][1:-1])


def _scores(number: int) -> str:
    return plural("one score", "{n} scores", number)


def _words() -> dict[str, str]:
    return {
        "against": _("What speaks against"),
        "back": _("Look back: "),
        "gap": _("Beside the promise"),
        "hoped": _("Hoped for: "),
        "more": _("What else was said"),
        "place": _("Place"),
        "rung": _("Rung"),
        "side": _("Side"),
        "table": _("Who sat at the table, and of whom is something on paper?"),
        "unspoken": _("not spoken about"),
    }
