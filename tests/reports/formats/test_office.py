"""Word, OpenDocument and spreadsheets: real headings and tables, and no formula."""

import csv
import json
import re
import shutil
import subprocess
import zipfile

import pytest

EXPORT = ("--lang", "nl", "export", "--audience", "network")


def test_word_and_opendocument_have_real_headings_tables_and_language(run, network):
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    run("--lang", "nl", "export", "--audience", "network", "--to", str(network / "a.docx"))
    document = docx.Document(str(network / "a.docx"))
    headings = [each.text for each in document.paragraphs if each.style.name.startswith("Heading")]
    assert headings[0] == "Vier inzichten uit het actieleren" and "3. Ervaringskennis via participatie" in headings
    assert document.core_properties.language == "nl" and len(document.tables) >= 5
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in document.tables)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    drawn = [cell for cell in cells if re.fullmatch(r"\d+ [●□◇]+", cell)]
    assert len(drawn) > 20 and all(int(cell.split()[0]) == len(cell.split()[1]) for cell in drawn)


TEMPLATES = {
    "no zip": lambda path: path.write_bytes(b"rubbish"),
    "empty": lambda path: path.write_bytes(b""),
    "another zip": lambda path: zipfile.ZipFile(path, "w").writestr("a.txt", "hallo"),
    "half of one": lambda path: (saved(path), path.write_bytes(path.read_bytes()[:9000])),
    "no document in it": lambda path: emptied(path),
}


def saved(path, without=()):
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    document = docx.Document()
    for name in without:
        document.styles[name].delete()
    for name in [name for name, tie in document.part.rels.items() if without and tie.reltype.endswith("/theme")]:
        document.part.rels.pop(name)
    document.save(path)


def emptied(path):
    saved(path)
    with zipfile.ZipFile(path) as whole:
        files = {name: whole.read(name) for name in whole.namelist()}
    with zipfile.ZipFile(path, "w") as rest:
        for name, content in files.items():
            rest.writestr(name, b"<" if name == "word/document.xml" else content)


@pytest.mark.parametrize("case", TEMPLATES)
def test_a_template_that_is_no_word_file_is_refused_by_name(run, network, case):
    TEMPLATES[case](network / "stijl.docx")
    answer = run(*EXPORT, "--to", str(network / "a.docx"), "--template", str(network / "stijl.docx"))
    assert answer.code == 3 and "stijl.docx" in answer.err and not (network / "a.docx").exists()


def test_a_template_without_our_styles_serves_too(run, network):
    """A municipality's own template has headings and little else."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    saved(network / "stijl.docx", without=("List Bullet", "Quote", "Table Grid", "Heading 2"))
    assert run(*EXPORT, "--to", str(network / "a.docx"), "--template", str(network / "stijl.docx")).code == 0
    assert any("Vier inzichten" in each.text for each in docx.Document(str(network / "a.docx")).paragraphs)


def test_of_a_template_only_the_styles_come_along(run, network):
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    template = docx.Document()
    template.core_properties.author = template.core_properties.comments = "geheim van Jansen"
    template.add_paragraph("geheim in de tekst")
    template.sections[0].header.paragraphs[0].text = "geheim in de kop"
    template.add_comment(template.paragraphs[0].runs, text="geheim in een opmerking", author="geheim")
    template.styles["Heading 1"].font.name = "Verdana"
    template.save(network / "stijl.docx")
    assert run(*EXPORT, "--to", str(network / "a.docx"), "--template", str(network / "stijl.docx")).code == 0
    made = docx.Document(str(network / "a.docx"))
    assert made.styles["Heading 1"].font.name == "Verdana" and made.core_properties.author == ""
    with zipfile.ZipFile(network / "a.docx") as whole:
        assert b"geheim" not in b"".join(whole.read(name) for name in whole.namelist())


def test_a_workbook_holds_no_formula_and_no_link(run, network):

    run("record", "brieven", "quote", "--speaker", "E1", "--consent", "public", typed='=HYPERLINK("http://x")')
    run("export", "brieven", "--audience", "public", "--to", str(network / "a.xlsx"))
    with zipfile.ZipFile(network / "a.xlsx") as book:
        pages = b"".join(book.read(name) for name in book.namelist())
    assert b"HYPERLINK" in pages and b"<f>" not in pages and b"<hyperlink" not in pages


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed (apt-get install libreoffice)")
@pytest.mark.parametrize("suffix", ["docx", "odt", "xlsx"])
def test_libreoffice_reads_back_the_same_text(run, network, suffix):
    run("--lang", "nl", "export", "--audience", "network", "--to", str(network / f"a.{suffix}"))
    form = "csv" if suffix == "xlsx" else "txt:Text (encoded):UTF8"
    home = f"-env:UserInstallation={(network / 'office').as_uri()}"
    convert = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(network),
        str(network / f"a.{suffix}"),
    ]
    subprocess.run(convert, capture_output=True, timeout=180, check=True)
    text = (network / ("a.csv" if suffix == "xlsx" else "a.txt")).read_text("utf-8", "replace")
    assert suffix == "xlsx" or "Vroeger telde ik hoeveel brieven ik afhandelde." in text  # its first sheet alone
    assert "Ervaring: 14 van de 22 keer lager dan beloofd." in text


def test_a_workbook_is_in_the_readers_language_and_holds_what_the_page_holds(run, network):
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    pytest.importorskip("xlsxwriter", reason="xlsxwriter is not installed")
    run(
        *EXPORT,
        "--to",
        str(network / "a.xlsx"),
        "--to",
        str(network / "a.json"),
        "--to",
        str(network / "a.csv"),
        "--yes",
    )
    book = openpyxl.load_workbook(network / "a.xlsx")
    assert book.sheetnames[:4] == ["In het kort", "Waarden", "Ladder", "Naast wat beloofd was"]
    facts = json.loads((network / "a.json").read_text())["facts"]
    told = {cell for page in book for row in page.iter_rows(values_only=True) for cell in row}
    rows = [*csv.reader((network / "a.csv").read_text("utf-8-sig").splitlines(), delimiter=";")]
    cells = {text for row in rows for cell in row for text in (cell, cell.removeprefix("'"))}
    for fact in facts:
        if fact["fact"] in ("words", "action", "expectation") and fact.get("state") != "carried":
            assert fact["text"] in told and fact["text"] in cells
    marks = sum(sum(fact["marks"]) for fact in facts if fact["fact"] == "scale")
    counted = [row[column] for name, column in (("Waarden", 3), ("Ladder", 2)) for row in rows_of(book[name])]
    assert sum(counted) == marks
    assert charted(book["Waarden"]) == sum(row[3] for row in rows_of(book["Waarden"]))
    assert charted(book["Ladder"]) == sum(row[2] for row in rows_of(book["Ladder"]))
    for page in book:
        assert page.auto_filter.ref and page.page_setup.fitToHeight == 0 and page.print_title_rows == "$1:$1"
        assert all(page.column_dimensions[cell.column_letter].width > 4 for cell in page[1])
    assert {len(row) for row in rows} == {len(rows[0])} and rows[0][0] == "Tabel"


def charted(page):
    """Return the sum of the cells that the charts of a page point at."""
    areas = [
        series.val.numRef.f.rpartition("!")[2].replace("$", "") for chart in page._charts for series in chart.series
    ]
    return sum(cell.value for area in areas for row in page[area] for cell in row)


def rows_of(page):
    return page.iter_rows(min_row=2, values_only=True)
