"""Renders a sheet for a word processor: real headings, lists and table headers; text stays text."""

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ...domain.showable import showable
from ...errors import ExtraMissing, InvalidData
from ..model.sheet import Sheet
from .flow import Rows, content


def to_docx(sheet: Sheet, template: str = "") -> bytes:
    """Return the sheet as a Word file; ``template`` is a Word file whose styles are used. Raises ExtraMissing."""
    try:
        import docx
    except ImportError:
        raise ExtraMissing(extra="office") from None
    document = _styled(template) if template else docx.Document()
    if not template:
        _dress(document)
    document.core_properties.title = showable(sheet.title)
    document.core_properties.author = ""
    document.core_properties.language = sheet.language
    for what, value in content(sheet):
        if what.startswith("h"):
            document.add_paragraph(showable(value), style=_style(document, f"Heading {what[1]}"))
        elif what == "page":
            document.add_page_break()
        elif what == "table":
            _docx_table(document, value)
        elif what in ("item", "quote"):
            style = _style(document, "List Bullet" if what == "item" else "Quote")
            document.add_paragraph(showable(value), style=style)
        else:
            paragraph = document.add_paragraph()
            paragraph.add_run(showable(value)).bold = what == "strong"
    return _same_bytes(document, sheet.made)


def _styled(template: str) -> Any:
    """Return an empty document with the styles of a Word file: its own words, comments and author stay behind."""
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE

    document: Any = docx.Document()
    try:
        source: Any = docx.Document(template)
        document.styles.element[:] = list(source.styles.element)
        document.part.numbering_part.element[:] = list(source.part.numbering_part.element)
        for tie in source.part.rels.values():
            if tie.reltype == RELATIONSHIP_TYPE.THEME:  # the fonts that the styles name; not every program writes one
                document.part.part_related_by(tie.reltype)._blob = tie.target_part.blob
    except Exception:  # a file that is no Word file can end its reader in any way
        raise InvalidData(where=Path(template).name) from None
    return document


def _style(document: Any, name: str) -> str | None:
    """Return the style called ``name``, or none: a municipality's own template need not have it."""
    return name if name in document.styles else None


def _dress(document: Any) -> None:
    """Make the empty document ours: A4, one open sans-serif, quotes set in. A template stays as it is."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    sizes = {"Normal": 11, "Quote": 12, "Heading 1": 24, "Heading 2": 16, "Heading 3": 12.5}
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size = "Open Sans", Pt(size)
        style.font.color.rgb = RGBColor(0x10, 0x16, 0x1F)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in [each for each in fonts.attrib if each.endswith("Theme")]:
            del fonts.attrib[key]
        fonts.set(qn("w:hAnsi"), "Open Sans")
    document.styles["Quote"].font.italic = False
    document.styles["Quote"].paragraph_format.left_indent = Cm(0.6)


def _docx_table(document: Any, rows: Rows) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Cm, Pt

    table = document.add_table(len(rows), len(rows[0]), style=_style(document, "Table Grid"))
    table.autofit = False
    more = len(rows[0]) - 1
    widths = [4.0, *[13.0 / more] * more] if more else [17.0]
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            cell = table.cell(number, column)
            cell.text = showable(text)
            cell.width = Cm(widths[column])
            layout = cell.paragraphs[0].paragraph_format
            layout.space_after, layout.keep_with_next = Pt(2), number < len(rows) - 1
            if not number:
                cell.paragraphs[0].runs[0].bold = True if text else None
    for made in table.rows:
        made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    table.rows[0]._tr.trPr.append(OxmlElement("w:tblHeader"))
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _same_bytes(document: Any, made: date) -> bytes:
    """Return the file with fixed times, so that the same data give the same bytes."""
    document.core_properties.created = document.core_properties.modified = datetime(made.year, made.month, made.day, 12)
    raw = io.BytesIO()
    document.save(raw)
    return repacked(raw.getvalue())


def repacked(data: bytes) -> bytes:
    """Return a zip with the same files in the same order and fixed times."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            target.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), source.read(name), kind)
    return out.getvalue()


def to_odt(sheet: Sheet) -> bytes:
    """Return the sheet as an OpenDocument text. Raises ExtraMissing."""
    try:
        from odf import dc, text
        from odf.opendocument import OpenDocumentText
    except ImportError:
        raise ExtraMissing(extra="office") from None
    OpenDocumentText().write(io.BytesIO())  # odfpy names namespaces as it meets them: after one document it knows all
    document: Any = OpenDocumentText()
    document.meta.addElement(dc.Title(text=showable(sheet.title)))
    document.meta.addElement(dc.Language(text=sheet.language))
    styles = _odt_styles(document, sheet.language)
    for what, value in content(sheet):
        if what.startswith("h"):
            document.text.addElement(text.H(outlinelevel=int(what[1]), text=showable(value)))
        elif what == "page":
            continue
        elif what == "table":
            document.text.addElement(_odt_table(f"t{len(document.text.childNodes)}", value, styles["cell"]))
        else:
            shown = f"• {showable(value)}" if what == "item" else showable(value)
            document.text.addElement(text.P(text=shown, stylename=styles.get(what)))
    raw = io.BytesIO()
    document.write(raw)
    return repacked(raw.getvalue())


def _odt_styles(document: Any, language: str) -> dict[str, Any]:
    """Add our styles to the document and return them by what they are for."""
    from odf import style

    plain = style.DefaultStyle(family="paragraph")
    plain.addElement(style.TextProperties(fontfamily="Open Sans", fontsize="11pt", language=language))
    document.styles.addElement(plain)
    ruled = style.Style(name="Ruled", family="table-cell")
    ruled.addElement(style.TableCellProperties(border="0.5pt solid #aab2bd", padding="0.08cm"))
    document.automaticstyles.addElement(ruled)
    bold = style.Style(name="Strong", family="paragraph")
    bold.addElement(style.TextProperties(fontweight="bold", fontsize="12pt"))
    document.styles.addElement(bold)
    quoted = style.Style(name="Quote", family="paragraph")
    quoted.addElement(style.ParagraphProperties(marginleft="0.6cm", margintop="0.1cm", marginbottom="0.2cm"))
    document.styles.addElement(quoted)
    return {"strong": bold, "quote": quoted, "cell": ruled}


def _odt_table(name: str, rows: Rows, ruled: Any) -> Any:
    from odf import table, text

    made = table.Table(name=name)
    made.addElement(table.TableColumn(numbercolumnsrepeated=len(rows[0])))
    head = table.TableHeaderRows()
    made.addElement(head)
    for number, row in enumerate(rows):
        line = table.TableRow()
        for cell in row:
            box = table.TableCell(valuetype="string", stylename=ruled)
            box.addElement(text.P(text=showable(cell)))
            line.addElement(box)
        (made if number else head).addElement(line)
    return made
