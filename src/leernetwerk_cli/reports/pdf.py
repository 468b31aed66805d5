"""Renders a sheet as a tagged PDF with Typst: from a fixed template, with the words of people as data."""

import re
from pathlib import Path
from typing import Any

import msgspec

from ..domain.showable import showable
from ..errors import ExtraMissing
from ..i18n import _, plural
from .sheet import Sheet

STANDARDS: dict[str, Any] = {"": ["ua-1"], "archive": ["ua-1", "a-2a"]}


def to_data(value: Any) -> Any:
    """Return a sheet as plain tables and lists, each picture with its ``type``."""
    if hasattr(value, "_asdict"):
        return {"type": type(value).__name__, **{key: to_data(each) for key, each in value._asdict().items()}}
    if isinstance(value, tuple | list):
        return [to_data(each) for each in value]
    return showable(value) if isinstance(value, str) else value


def to_pdf(sheet: Sheet, template: Path, fonts: Path, archive: bool = False) -> bytes:
    """Return the PDF (PDF/UA-1; PDF/A-2a too for the archive). Raises ExtraMissing without Typst."""
    try:
        import typst
    except ImportError:
        raise ExtraMissing(extra="pdf") from None
    data = to_data(sheet) | {"simple": not all(section.number for section in sheet.sections)}
    if sheet.chairs:
        data["chairs"]["told"] = [
            f"{mark * seats} {name}: {_chairs(seats)}, {_slips(slips)}."
            for name, mark, _side, seats, slips in sheet.chairs.sides
        ]
    standards = STANDARDS["archive" if archive else ""]
    missing: set[str] = set()
    while True:
        inputs = {"sheet": _encoded(data, missing), "words": _encoded(_words(), missing)}
        try:
            return bytes(
                typst.compile(
                    str(template),
                    format="pdf",
                    font_paths=[str(fonts)],
                    ignore_system_fonts=True,
                    sys_inputs=inputs,
                    pdf_standards=standards,
                    timestamp=0,
                )
            )
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


def _chairs(number: int) -> str:
    return plural("one chair", "{n} chairs", number)


def _slips(number: int) -> str:
    return plural("one slip", "{n} slips", number)


def _words() -> dict[str, str]:
    return {
        "against": _("What speaks against"),
        "back": _("Look back: "),
        "gap": _("Beside the promise"),
        "hoped": _("Hoped for: "),
        "place": _("Place"),
        "rung": _("Rung"),
        "side": _("Side"),
        "table": _("Who sat at the table, and of whom is something on paper?"),
        "unspoken": _("not spoken about"),
    }
