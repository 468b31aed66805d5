"""Files of others, read with care: rows of a CSV, objects of JSON, quotes of a REFI-QDA project; bombs are refused."""

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

from ..domain.showable import unguarded
from ..errors import ExtraMissing, FileNotThere, InvalidData, TooMuch
from . import platform

_MOST_BYTES = 50_000_000
_MOST_FILES = 500
_MOST_RATIO = 200
_MOST_PIXELS = 4_000_000
# RuntimeError: a zip with a password, in an unknown way of packing, or nested too deep.
_UNREADABLE = (
    ValueError,
    KeyError,
    EOFError,
    RuntimeError,
    zlib.error,
    csv.Error,
    zipfile.BadZipFile,
    ElementTree.ParseError,
)
_NAMES = {"q": "urn:QDA-XML:project:1.0"}


def read_rows(path: Path) -> list[Any]:
    """Return what is in ``path`` as rows of fields, by its name: .csv or .json (a row may be anything).

    Raises FileNotThere, InvalidData, and TooMuch for a bomb.
    """
    return _read(path, {".csv": _csv, ".json": _json})


def _read(path: Path, readers: dict[str, Callable[[bytes], Iterator[Any]]]) -> list[Any]:
    reader = readers.get(path.suffix.lower())
    if reader is None or not path.is_file():
        raise FileNotThere(file=path.name)
    if path.stat().st_size > _MOST_BYTES:
        raise TooMuch(where=path.name)
    try:
        return list(reader(path.read_bytes()))
    except _UNREADABLE:
        raise InvalidData(where=path.name) from None


def read_picture(path: Path) -> bytes:
    """Return the picture in ``path`` (PNG, JPEG or GIF) as a PNG with nothing in it but the picture.

    Raises InvalidData for a link, what is no picture, or one of more than ``_MOST_PIXELS``, and ExtraMissing.
    """
    try:
        from PIL import Image
    except ImportError:
        raise ExtraMissing(extra="brand") from None
    written = io.BytesIO()
    try:
        if path.is_symlink():
            raise ValueError
        with Image.open(io.BytesIO(platform.read(path)), formats=("PNG", "JPEG", "GIF")) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise ValueError
            bare = Image.new("RGBA", picture.size)
            bare.paste(picture.convert("RGBA"))
    except FileNotFoundError:
        raise FileNotThere(file=path.name) from None
    except Exception:  # a broken picture can end its reader in any way
        raise InvalidData(where=path.name) from None
    bare.save(written, "PNG")
    return written.getvalue()


def _csv(data: bytes) -> Iterator[dict[str, Any]]:
    text = data.decode("utf-8-sig")
    found = csv.Sniffer().sniff(text.split("\n", 1)[0], ",;\t") if text.strip() else csv.excel
    for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=found.delimiter):
        yield {key: unguarded(value) for key, value in row.items() if key and value}


def _json(data: bytes) -> Iterator[Any]:
    document = json.loads(data.decode("utf-8-sig"))
    rows = document.get("entries", []) if isinstance(document, dict) else document
    if not isinstance(rows, list):
        raise ValueError
    yield from rows


class Coded(NamedTuple):
    """A selection in a text: from which sign to which, and what it was coded as, by GUID and by name."""

    start: int
    end: int
    codes: tuple[tuple[str, str], ...]
    guid: str


class Source(NamedTuple):
    """A text of a REFI-QDA project, with what was coded in it."""

    guid: str
    name: str
    text: str
    coded: tuple[Coded, ...]


def read_sources(path: Path) -> list[Source]:
    """Return the texts of a .qdpx. Raises FileNotThere, InvalidData, and TooMuch for a bomb."""
    return _read(path, {".qdpx": _sources})


def rows_of(sources: Iterable[Source]) -> Iterator[dict[str, Any]]:
    """Yield a row per selection: its text, its codes by name, and what it is called."""
    for source in sources:
        for coded in source.coded:
            text = source.text[coded.start : coded.end]
            yield {"text": text, "codes": [name for _guid, name in coded.codes], "id": coded.guid}


def read_form(path: Path) -> tuple[str, list[dict[str, str]]]:
    """Return the title of an XLSForm, and the rows of its survey. Raises as ``read_sources`` does, and ExtraMissing."""
    ((title, rows),) = _read(path, {".xlsx": _form})
    return title, rows


def _form(data: bytes) -> Iterator[tuple[str, list[dict[str, str]]]]:
    try:
        import openpyxl
    except ImportError:
        raise ExtraMissing(extra="office") from None
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        _check_size(archive)
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    settings = _rows(book["settings"].values) if "settings" in book.sheetnames else iter(())
    yield next(settings, {}).get("form_title", ""), list(_rows(book["survey"].values))


def _rows(cells: Iterable[Iterable[Any]]) -> Iterator[dict[str, str]]:
    """Yield the rows of a sheet by their heads."""
    rows = (["" if cell is None else str(cell).strip() for cell in row] for row in cells)
    heads = next(rows, [])
    yield from (dict(zip(heads, row, strict=False)) for row in rows)


def _check_size(archive: zipfile.ZipFile) -> None:
    """Refuse what is small in its file and large in memory."""
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if len(members) > _MOST_FILES or total > _MOST_BYTES or total / packed > _MOST_RATIO:
        raise TooMuch(where=archive.filename or "zip")


def _sources(data: bytes) -> Iterator[Source]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        _check_size(archive)
        project = archive.read(next((name for name in archive.namelist() if name.endswith(".qde")), ""))
        if b"<!DOCTYPE" in project or b"<!ENTITY" in project:
            raise TooMuch(where="qdpx")
        root = ElementTree.fromstring(project)
        if root.tag != f"{{{_NAMES['q']}}}Project":
            raise ValueError
        names = {code.get("guid", ""): code.get("name", "") for code in root.iterfind(".//q:Code", _NAMES)}
        for source in root.iterfind(".//q:TextSource", _NAMES):
            path = source.get("plainTextPath", "").replace("internal://", "")
            name = next((each for each in archive.namelist() if each.lower() == f"sources/{path}".lower()), None)
            inner = source.find("q:PlainTextContent", _NAMES)
            text = archive.read(name).decode("utf-8-sig") if name else (inner.text or "" if inner is not None else "")
            coded = tuple(_coded(each, names) for each in source.iterfind("q:PlainTextSelection", _NAMES))
            yield Source(source.get("guid", ""), source.get("name", ""), text.replace("\r\n", "\n"), coded)


def _coded(selection: ElementTree.Element, names: dict[str, str]) -> Coded:
    start, end = int(selection.get("startPosition", 0)), int(selection.get("endPosition", 0))
    refs = [ref.get("targetGUID", "") for ref in selection.iterfind(".//q:CodeRef", _NAMES)]
    return Coded(start, end, tuple((ref.upper(), names.get(ref, "")) for ref in refs), selection.get("guid", ""))
