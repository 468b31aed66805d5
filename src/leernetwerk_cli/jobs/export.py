"""Export: what may leave, in the format that the file's name says, written whole or not at all, and noted down."""

from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from ..domain.framework import unknown
from ..domain.ids import short_codes
from ..domain.release import KEYBOARD, Released
from ..domain.summary import Summary, summarise
from ..errors import ExtraMissing, MissingOption, NotWritten
from ..reports import factsheet as sheets
from ..reports import handouts, text
from ..reports.listing import entry_document
from ..reports.sheet import Sheet
from ..reports.summary import summary_report, to_document
from ..store import package, platform, sessions
from .reading import Selection, read
from .scribe import Scribe
from .workplace import Workplace

REPORTS: dict[str, Callable[[Summary], Sheet]] = {
    "factsheet": sheets.factsheet,
    "full": handouts.full,
    "plain": handouts.plain,
    "page": handouts.page,
}


class Material(NamedTuple):
    """What every format is made of: what was released, its summary, and which report is asked for."""

    released: Released
    summary: Summary
    report: str

    @property
    def sheet(self) -> Sheet:
        return REPORTS[self.report](self.summary)

    @property
    def entries(self) -> list[dict[str, Any]]:
        """Every entry as this audience may have it."""
        items = [item for _session, item in self.released.entries if item.entry.is_said]
        codes = short_codes([item.entry.id for item in items])
        return [entry_document(item, codes, self.released.audience) for item in items]


def to_bytes(material: Material, suffix: str) -> bytes:
    """Return the report in the format that ``suffix`` names; raise UnknownWord with the nearest for another one."""
    if suffix not in FORMATS:
        raise unknown("--to", suffix, list(FORMATS))
    if material.report not in REPORTS:
        raise unknown("--report", material.report, list(REPORTS))
    return FORMATS[suffix](material)


def _html(material: Material) -> bytes:
    from ..reports.html import to_html

    return to_html(material.sheet, package.read_style()).encode()


def _pdf(material: Material) -> bytes:
    from ..reports.pdf import to_pdf

    return to_pdf(material.sheet, *package.sheet_template())


def _docx(material: Material) -> bytes:
    from ..reports.office import to_docx

    return to_docx(material.sheet)


def _odt(material: Material) -> bytes:
    from ..reports.office import to_odt

    return to_odt(material.sheet)


def _xlsx(material: Material) -> bytes:
    from ..reports.office import to_xlsx

    return to_xlsx(to_document(material.summary), material.entries)


def _ics(material: Material) -> bytes:
    from ..reports.calendar import to_ics

    return to_ics(material.summary)


def _qdpx(material: Material) -> bytes:
    from ..reports.qda import to_qdpx

    return to_qdpx(material.released, material.summary.framework)


def _qdc(material: Material) -> bytes:
    from ..reports.qda import to_qdc

    return to_qdc(material.summary.framework)


def _zip(material: Material) -> bytes:
    from ..reports.archive import to_zip
    from ..reports.office import meanings

    files = {}
    for suffix in FORMATS:
        if suffix != "zip":
            with suppress(ExtraMissing):
                files[f"{material.report}.{suffix}"] = to_bytes(material, suffix)
    return to_zip(files, meanings(), material.sheet.title)


FORMATS: dict[str, Callable[[Material], bytes]] = {
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
    "odt": _odt,
    "xlsx": _xlsx,
    "md": lambda material: (text.to_markdown(summary_report(material.summary, [])) + "\n").encode(),
    "csv": lambda material: text.to_csv(summary_report(material.summary, [])).encode("utf-8-sig"),
    "json": lambda material: (text.to_json(summary_report(material.summary, [])) + "\n").encode(),
    "ics": _ics,
    "qdpx": _qdpx,
    "qdc": _qdc,
    "zip": _zip,
}


def export(
    place: Workplace, selection: Selection, audience: str, targets: list[Path], report: str, format_: str
) -> bytes | None:
    """Export to every target; return the bytes for stdout where a target is ``-``.

    Everything is made before anything is written. What left is noted in each session: for whom, which file, its hash
    and the entries in it. Raises MissingOption without an audience, NotWritten when a file cannot be written.
    """
    if not audience:
        raise MissingOption(option="--audience")
    released, framework, _problems = read(place, selection, audience)
    material = Material(released, summarise(released, framework), report)
    made = [(target, to_bytes(material, _suffix(target, format_))) for target in targets]
    answer = None
    for target, content in made:
        if str(target) == "-":
            answer = content
            continue
        try:
            platform.write_whole(target, content)
        except OSError as error:
            raise NotWritten(where=target.name, reason=error.strerror or type(error).__name__) from error
    if audience != KEYBOARD:
        for target, content in made:
            _note(place, released, audience, target, content)
    return answer


def _suffix(target: Path, format_: str) -> str:
    if str(target) == "-" and not format_:
        raise MissingOption(option="--format")
    return format_ if str(target) == "-" else target.suffix.removeprefix(".").lower()


def _note(place: Workplace, released: Released, audience: str, target: Path, content: bytes) -> None:
    """Append to each session what left it."""
    digest = blake2b(content, digest_size=16).hexdigest()
    for each in released.sessions:
        ids = [item.entry.id for item in each.entries if item.entry.text and not item.withheld]
        scribe = Scribe(place, sessions.find_folder(place.root, each.session.slug))
        scribe.note_export(audience, target.name, digest, ids)
        scribe.close()
