"""Export: what may leave, in the format that the file's name says, written whole or not at all, and noted down."""

from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from ..domain.framework.lookup import unknown
from ..domain.framework.network import said
from ..domain.insights.counts import Summary
from ..domain.insights.feedback import add_feedback
from ..domain.insights.summary import summarise
from ..domain.insights.telling import most_telling
from ..domain.insights.told import retell
from ..domain.privacy.publication import Publication
from ..domain.privacy.release import Released
from ..errors import ExtraMissing, FileNotThere, FolderNotThere, InvalidData, KeyboardOnly, MissingOption, NotWritten
from ..i18n import _, language
from ..reports.formats import flow, text
from ..reports.model.brand import Brand
from ..reports.model.brand import check as check_brand
from ..reports.model.sheet import NOBODY, Grid, Imprint, Sheet
from ..reports.pages import factsheet as sheets
from ..reports.pages.codebook import codebook
from ..reports.pages.compare import side_by_side
from ..reports.pages.feedback import feedback
from ..reports.pages.full import full
from ..reports.pages.network_year import network_year, network_year_for_all
from ..reports.pages.page import page
from ..reports.pages.plain import plain
from ..reports.pages.summary import summary_report
from ..reports.pages.tables import laid, tables
from ..store import package, platform, sessions, toml
from ..store.network import read_network
from .publishing import Chosen, note
from .workplace import Workplace

REPORTS: dict[str, Callable[[Summary, Imprint], Sheet]] = {
    "factsheet": sheets.factsheet,
    "full": full,
    "plain": plain,
    "page": page,
    "codebook": codebook,
    "compare": side_by_side,
    "feedback": feedback,
    "network-year": network_year,
    "network-year-for-all": network_year_for_all,
}


class Look(NamedTuple):
    """How it looks: a municipality's brand with its logo as a data address, a Word template, and whether it is kept."""

    brand: Brand = Brand("")
    logo: str = ""
    template: str = ""
    archive: bool = False


def read_look(brand: Path | None, template: Path | None, archive: bool) -> Look:
    """Return the look; raise FileNotThere, InvalidData, ExtraMissing, ContrastTooLow for what is hard to read."""
    if template and not template.is_file():
        raise FileNotThere(file=template.name)
    if not brand:
        return Look(template=str(template or ""), archive=archive)
    try:
        read_ = msgspec.convert(toml.read(platform.read(brand)), Brand)
        check_brand(read_)
    except OSError:
        raise FileNotThere(file=brand.name) from None
    except (ValueError, msgspec.ValidationError):
        raise InvalidData(where=brand.name) from None
    if read_.logo and not read_.alt:
        raise InvalidData(where=read_.logo)
    address = f"data:image/png;base64,{b64encode(_picture(brand.parent / read_.logo)).decode()}" if read_.logo else ""
    return Look(read_, address, str(template or ""), archive)


def _picture(path: Path) -> bytes:
    from ..store.foreign import read_picture  # with its library, which only a logo needs

    return read_picture(path)


def imprint_of(place: Workplace) -> Imprint:
    """Return what the network says about itself, and the day of today. Raises InvalidData."""
    network = read_network(place.root)
    title, aim, note_ = (said(texts, language()) for texts in (network.title, network.aim, network.note))
    return Imprint(title, aim, ", ".join(network.partners), network.contact, note_, place.now().date())


class Material(NamedTuple):
    """What every format is made of: the summary, which report is asked for, its look, and what it all comes from."""

    summary: Summary
    report: str
    look: Look
    source: Publication | Released
    imprint: Imprint = NOBODY

    @property
    def sheet(self) -> Sheet:
        sheet = REPORTS.get(self.report, sheets.picture(self.report))(self.summary, self.imprint)
        return sheet._replace(brand=self.look.brand.name, logo=self.look.logo, logo_alt=self.look.brand.alt)

    @property
    def grids(self) -> list[Grid]:
        """Everything that is told, as tables."""
        if self.summary.groups:
            return laid((each.title, self._tables(each.summary)) for each in self.summary.groups)
        return self._tables(self.summary)

    def _tables(self, summary: Summary) -> list[Grid]:
        return [*tables(summary, sheets.factsheet(summary, self.imprint))]


def to_bytes(material: Material, suffix: str) -> bytes:
    """Return the report in the format that ``suffix`` names; raise UnknownWord with the nearest for another one."""
    _check_form(material.report, suffix)
    return (FORMATS | PICTURES)[suffix](material)


def _check_form(report: str, suffix: str) -> None:
    insights = [insight.id for insight in package.read_framework().insight]
    if suffix not in FORMATS | PICTURES:
        raise unknown("--to", suffix, list(FORMATS | PICTURES))
    if report not in (*REPORTS, *insights):
        raise unknown("--report", report, [*REPORTS, *insights])
    if (suffix in PICTURES) != (report in insights):  # a picture is of one insight, and an insight is a picture
        raise unknown("--report", report, insights) if suffix in PICTURES else unknown("--to", suffix, list(PICTURES))


def _html(material: Material) -> bytes:
    from ..reports.formats.html import to_html

    return to_html(material.sheet, package.read_style() + _colors(material.look.brand)).encode()


def _colors(brand: Brand) -> str:
    """Return the style that puts a municipality's colours in place, on a light ground and in print."""
    given = [
        f"--{name}:{color}" for name, color in (("culture", brand.culture), ("structure", brand.structure)) if color
    ]
    rules = f":root{{{';'.join(given)}}}"
    return f"\n@media(prefers-color-scheme:light){{{rules}}}@media print{{{rules}}}" if given else ""


def _pdf(material: Material) -> bytes:
    from ..reports.formats.pdf import to_pdf

    return to_pdf(material.sheet, *package.sheet_template(), material.look.archive)


def _picture_of(form: str) -> Callable[[Material], bytes]:
    def made(material: Material) -> bytes:
        from ..reports.formats.pdf import to_picture

        return to_picture(material.sheet, *package.sheet_template(), form)

    return made


def _docx(material: Material) -> bytes:
    from ..reports.formats.office import to_docx

    return to_docx(material.sheet, material.look.template)


def _pptx(material: Material) -> bytes:
    from ..reports.formats.slides import to_pptx

    return to_pptx(material.sheet)


def _odt(material: Material) -> bytes:
    from ..reports.formats.office import to_odt

    return to_odt(material.sheet)


def _xlsx(material: Material) -> bytes:
    from ..reports.formats.workbook import to_xlsx

    return to_xlsx(material.grids, material.sheet.title, material.imprint.made)


def _csv(material: Material) -> bytes:
    """Return all facts, one a row; with a byte order mark and separated as a spreadsheet in this language expects."""
    return text.to_table(material.grids, _("Table"), _delimiter()).encode("utf-8-sig")


def _delimiter() -> str:
    return ";" if language() == "nl" else ","


def _ics(material: Material) -> bytes:
    from ..reports.formats.calendar import to_ics

    return to_ics(material.summary)


def _qdpx(material: Material) -> bytes:
    from ..reports.keyboard.qda import to_qdpx

    if isinstance(material.source, Publication):
        raise KeyboardOnly(word="qdpx")
    return to_qdpx(material.source, material.summary.framework)


def _json(material: Material) -> bytes:
    """Return the publication itself; at the keyboard, the summary."""
    if isinstance(material.source, Publication):
        return msgspec.json.format(msgspec.json.encode(material.source)) + b"\n"
    return (text.to_json(summary_report(material.summary, [])) + "\n").encode()


def _qdc(material: Material) -> bytes:
    from ..reports.keyboard.qda import to_qdc

    tallies = material.summary.tallies if isinstance(material.source, Publication) else {}
    said = {id_: [each.text for each in most_telling(tally.said, Counter())] for id_, tally in tallies.items()}
    return to_qdc(material.summary.framework, said)


def _zip(material: Material) -> bytes:
    from ..reports.formats.archive import to_zip

    files = {}
    for suffix in FORMATS:
        if suffix != "zip":
            with suppress(ExtraMissing, KeyboardOnly):
                files[f"{material.report}.{suffix}"] = to_bytes(material, suffix)
    return to_zip(files, material.grids, material.sheet.title, _delimiter())


FORMATS: dict[str, Callable[[Material], bytes]] = {
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
    "odt": _odt,
    "pptx": _pptx,
    "xlsx": _xlsx,
    "md": lambda material: flow.to_markdown(material.sheet).encode(),
    "csv": _csv,
    "json": _json,
    "ics": _ics,
    "qdpx": _qdpx,
    "qdc": _qdc,
    "zip": _zip,
}
PICTURES = {form: _picture_of(form) for form in ("svg", "png")}  # of one insight


class Form(NamedTuple):
    """In what form: which report, the format for stdout, how it looks; ``laid``: what is laid side by side."""

    report: str
    format: str = ""
    look: Look = Look()
    laid: Summary | None = None


def check_targets(targets: list[Path], form: Form) -> None:
    """Look, before anything is asked or made, whether every target can be.

    Raises UnknownWord for a format or a report that is not there, UnsafeTarget and FolderNotThere.
    """
    for target in targets:
        _check_form(form.report, _suffix(target, form.format))
        if str(target) != "-":
            sessions.check_target(target)
            if not target.absolute().parent.is_dir():
                raise FolderNotThere(file=target.name)


def export(place: Workplace, chosen: Chosen, targets: list[Path], form: Form) -> bytes | None:
    """Export to every target; return the bytes for stdout where a target is ``-``.

    Everything is made before anything is written. What left is noted in each session: for whom, which file, its hash
    and the entries in it. Raises NotWritten when a file cannot be written.
    """
    check_targets(targets, form)
    framework, source = package.read_framework(), chosen.source
    if form.laid:
        summary = form.laid
    elif isinstance(source, Publication):
        summary = retell(source, framework)
    else:
        summary = summarise(source, framework)
        add_feedback(summary, source)
    material = Material(summary, form.report, form.look, source, imprint_of(place))
    made = [(target, to_bytes(material, _suffix(target, form.format))) for target in targets]
    for target, content in made:  # before it is written: nothing may be out that is not noted
        note(place, chosen, target.name, content)
    for target, content in made:
        if str(target) != "-":
            _write(place, chosen, target, content)
    return next((content for target, content in made if str(target) == "-"), None)


def _write(place: Workplace, chosen: Chosen, target: Path, content: bytes) -> None:
    """Write a file that was noted; one that cannot be written is noted as not made."""
    try:
        platform.write_whole(target, content)
    except NotWritten:
        note(place, chosen, target.name, b"")
        raise


def _suffix(target: Path, format_: str) -> str:
    if str(target) == "-" and not format_:
        raise MissingOption(option="--format")
    return format_ if str(target) == "-" else target.suffix.removeprefix(".").lower()
