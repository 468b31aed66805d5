"""``export``: whole or not at all, the same bytes for the same data, and nothing active or leaked in any format."""

import html
import json
import re
import shutil
import stat
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from leernetwerk_cli.jobs.export import FORMATS

ROOT = Path(__file__).parents[2]


@pytest.fixture
def network(own_place, monkeypatch):
    """Return a copy of the example network, since an export is noted in its sessions."""
    shutil.copytree(ROOT / "sessions", own_place / "network")
    monkeypatch.setenv("LEERNETWERK_SESSIONS", str(own_place / "network"))
    return own_place


class Tags(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))


def test_the_same_data_gives_the_same_bytes(run, network):
    for name in ("a", "b"):
        targets = [word for suffix in FORMATS for word in ("--to", str(network / f"{name}.{suffix}"))]
        answer = run("export", "--audience", "network", *targets)
        assert answer.code == 0, answer.err
    for suffix in FORMATS:
        assert (network / f"a.{suffix}").read_bytes() == (network / f"b.{suffix}").read_bytes(), suffix
        assert stat.S_IMODE((network / f"a.{suffix}").stat().st_mode) == 0o600


def test_there_is_never_a_default_audience(run, network):
    answer = run("export", "--to", str(network / "a.html"))
    assert answer.code == 6 and "--audience" in answer.err and not (network / "a.html").exists()


def test_a_failed_export_leaves_the_old_file_and_no_half_one(run, network):
    (network / "old.html").write_text("oud")
    answer = run("export", "--audience", "group", "--to", str(network / "old.html"), "--to", str(network / "x.foo"))
    assert answer.code == 2 and (network / "old.html").read_text() == "oud"
    assert run("export", "--audience", "group", "--to", str(network / "no" / "a.html")).code == 8


def test_what_left_is_noted_and_erase_names_it(run, network):
    run("export", "brieven", "--audience", "public", "--to", str(network / "a.html"))
    entries = json.loads(run("show", "brieven", "--audience", "public", "--format", "json").out)["entries"]
    code = next(entry["code"] for entry in entries if entry.get("text"))
    assert "a.html" in run("erase", "brieven", code, "--dry-run").out


def test_a_page_loads_nothing_and_runs_nothing(run, network):
    run("export", "--audience", "network", "--to", str(network / "a.html"))
    page = (network / "a.html").read_text()
    tags = Tags(page).found
    assert not [tag for tag, _attributes in tags if tag in ("script", "link", "iframe", "img", "object")]
    assert not re.search(r"https?:|url\(|@import", page)
    assert any("default-src 'none'" in attributes.get("content", "") for _tag, attributes in tags)


ACTIVE = [
    "<script>x</script>",
    '"><img src=x onerror=x>',
    "</style><b>",
    "&lt;",
    "=1+1",
    "@SUM(A1)",
    "{{7*7}}",
    "${x}",
    "]]>",
    "<!--",
    "javascript:x",
    "\\input{x}",
    '#include "x"',
    "`x`",
    "[x](javascript:x)",
    "| a | b |",
    "\u202ex",
    "\x1b[31m",
    "<?xml?>",
    "*x* _y_",
    "$x^2$",
    "#eval(1)",
    "+cmd|' /C calc'!A0",
    "-1+1",
    "\t=1",
    "<svg/onload=x>",
    "\u2028x",
]
PAYLOADS = [f"{before}{each}{after}" for each in ACTIVE for before in ("", "x", " ", "'") for after in ("", "\n")]


def test_there_are_two_hundred_payloads():
    assert len(PAYLOADS) >= 200


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_payload_in_every_text_field_stays_text(run, own_place, suffix):
    """The page with hostile words has the same tags as the page with plain ones."""
    pages = []
    for number, payload in enumerate((" ".join(["plain"] * len(PAYLOADS)), " ".join(PAYLOADS))):
        slug = f"s{number}"
        title = payload[:300]
        run(
            "new",
            slug,
            "--title",
            title,
            "--municipality",
            title,
            "--participants",
            "e=3,u=3",
            "--no-input",
            "--date",
            "2026-11-23",
        )
        for kind, element in (
            ("quote", "vertrouwen"),
            ("dissent", "ladder"),
            ("learning", "goed-voorbeeld"),
            ("expectation", "prevaluatie-impact"),
            ("action", "plek"),
            ("question", "draagvlak"),
        ):
            line = {
                "kind": kind,
                "element": element,
                "speaker": "E1",
                "text": payload,
                "consent": ["public"],
                "star": True,
            }
            line |= {"signs": [payload], "look_back": "2027-01-01"} if kind == "expectation" else {}
            assert run("record", slug, "--json-lines", typed=json.dumps(line)).code == 0
        answer = run("export", slug, "--audience", "public", "--to", str(own_place / f"{slug}.{suffix}"))
        assert answer.code == 0, answer.err
        pages.append((own_place / f"{slug}.{suffix}").read_bytes())
    if suffix == "html":
        plain, hostile = ([tag for tag, _attributes in Tags(page.decode()).found] for page in pages)
        assert plain == hostile
    data = _unpacked(f"x.{suffix}", pages[1]) if suffix not in ("pdf", "zip") else b""
    assert b"\x1b" not in data


@pytest.mark.skipif(not shutil.which("chromium"), reason="chromium is not installed (apt-get install chromium)")
@pytest.mark.parametrize("scheme", ["0", "1"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_axe_finds_nothing(run, network, scheme, language):
    """axe-core in headless Chromium: no violation, light and dark, in both languages."""
    axe = pytest.importorskip("axe_core_python", reason="axe-core-python is not installed")
    script = (Path(axe.__path__[0]) / "axe.min.js").read_text("utf-8").replace("</script>", "<\\/script>")
    run("--lang", language, "export", "--audience", "network", "--to", str(network / "a.html"))
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", (network / "a.html").read_text())
    ask = "axe.run().then(r => {document.documentElement.innerHTML = '<pre id=r>' + r.violations.map(v => v.id) + '</pre>'})"
    (network / "b.html").write_text(page.replace("</body>", f"<script>{script}</script><script>{ask}</script></body>"))
    browser = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--blink-settings=preferredColorScheme={scheme}",
    ]
    command = [*browser, "--virtual-time-budget=20000", "--dump-dom", (network / "b.html").as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120).stdout
    assert '<pre id="r"></pre>' in shown


def test_word_and_opendocument_have_real_headings_tables_and_language(run, network):
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    run("--lang", "nl", "export", "--audience", "network", "--to", str(network / "a.docx"))
    document = docx.Document(str(network / "a.docx"))
    headings = [each.text for each in document.paragraphs if each.style.name.startswith("Heading")]
    assert headings[0] == "Vier inzichten uit het actieleren" and "3. Ervaringskennis via participatie" in headings
    assert document.core_properties.language == "nl" and len(document.tables) >= 5
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in document.tables)


def test_a_workbook_holds_no_formula_and_no_link(run, network):
    import zipfile

    run("record", "brieven", "quote", "--speaker", "E1", "--consent", "public", typed='=HYPERLINK("http://x")')
    run("export", "brieven", "--audience", "public", "--to", str(network / "a.xlsx"))
    with zipfile.ZipFile(network / "a.xlsx") as book:
        pages = b"".join(book.read(name) for name in book.namelist())
    assert b"HYPERLINK" in pages and b"<f>" not in pages and b"<hyperlink" not in pages


def test_a_pdf_is_tagged_and_reads_in_order(run, network):
    """PDF/UA-1 as Typst checks it; the text comes out in the order of reading."""
    pytest.importorskip("typst", reason="typst is not installed (pip install 'leernetwerk-cli[pdf]')")
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed (apt-get install poppler-utils)")
    run("--lang", "nl", "export", "--audience", "network", "--to", str(network / "a.pdf"))
    text = subprocess.run(["pdfinfo", "-struct-text", str(network / "a.pdf")], capture_output=True, text=True).stdout
    text = " ".join(re.findall(r'H2 "(.*)" ', text))
    heads = ["1 Waarden", "2 Ervaringsdeler", "3 Ervaringskennis", "4 Processtappen"]
    places = [text.index(head) for head in heads]
    assert places == sorted(places)
    facts = subprocess.run(["pdfinfo", str(network / "a.pdf")], capture_output=True, text=True).stdout
    assert re.search(r"Tagged: +yes", facts) and "Vier inzichten" in facts


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
    assert "Vroeger telde ik hoeveel brieven ik afhandelde." in text
    assert suffix == "xlsx" or "Ervaring: 14 van de 22 keer lager dan beloofd." in text


def test_a_calendar_folds_its_lines_and_escapes(run, session, own_place):
    line = {
        "kind": "action",
        "text": "bellen; mailen, " + "é" * 80,
        "due": "2026-12-01",
        "speaker": "E1",
        "consent": ["group"],
    }
    run("record", "plek", "--json-lines", typed=json.dumps(line))
    run("export", "plek", "--audience", "group", "--to", str(own_place / "a.ics"))
    data = (own_place / "a.ics").read_bytes()
    assert (
        max(map(len, data.split(b"\r\n"))) <= 75
        and b"bellen\\; mailen\\," in data
        and b"DUE;VALUE=DATE:20261201" in data
    )


def test_a_canary_reaches_only_who_may_read_it(run, own_place):
    """Every kind with every set of audiences, every format: a word stays away from who may not read it."""
    import itertools
    import zipfile

    run("new", "plek", "--participants", "e=3,u=3", "--municipality", "Waterstad", "--no-input", "--date", "2026-11-23")
    sets = [None, [], *([each] for each in ("group", "municipality", "network", "public")), ["municipality", "network"]]
    kinds = ["quote", "learning", "question", "dissent", "obstacle", "action", "agreement", "expectation", "note"]
    canaries, lines = {}, []
    for number, (kind, allows) in enumerate(itertools.product(kinds, sets)):
        word = f"kanarie{number:03d}x"
        line = {"kind": kind, "text": f"zei {word}", "speaker": "E1", "element": "vertrouwen", "star": True}
        line |= {} if allows is None else {"consent": allows}
        lines.append(json.dumps(line))
        canaries[word] = (kind, allows)
    assert run("record", "plek", "--json-lines", typed="\n".join(lines)).code == 0
    for audience in ("group", "municipality", "network", "public"):
        for report in ("factsheet", "full", "plain", "page"):
            run("export", "plek", "--audience", audience, "--report", report, "--to", str(own_place / "a.zip"))
            with zipfile.ZipFile(own_place / "a.zip") as archive:
                data = b"".join(_unpacked(name, archive.read(name)) for name in archive.namelist())
            for word, (kind, allows) in canaries.items():
                may = kind != "note" and allows and (audience in allows or "public" in allows or audience == "group")
                own_town = audience == "network" and allows and not {"municipality", "public"} & set(allows)
                assert word.encode() not in data or (may and not own_town), (audience, report, word, kind, allows)


def _unpacked(name, content):
    import io
    import zipfile

    if not name.endswith((".docx", ".odt", ".xlsx", ".qdpx")):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as inner:
        return b"".join(inner.read(each) for each in inner.namelist() if each.endswith((".xml", ".qde", ".txt")))


def test_a_qda_project_selects_every_quote_exactly(run, own_place):
    """Offsets in code points, emoji and diacritics included; elements are nested codes, speakers are cases."""
    import zipfile
    from xml.etree import ElementTree

    run("new", "plek", "--participants", "e=3,u=3", "--no-input", "--date", "2026-11-23")
    said = ["Eén 👩‍👧 zag ‘ons’ níet", "<b>&amp;</b>", "regel één\r\nregel twee", "a\x00b", "عربى"]
    for text in said:
        line = {"kind": "quote", "speaker": "E1", "text": text, "element": "vertrouwen", "consent": ["group"]}
        assert run("record", "plek", "--json-lines", typed=json.dumps(line)).code == 0
    run("export", "plek", "--audience", "group", "--to", str(own_place / "a.qdpx"))
    with zipfile.ZipFile(own_place / "a.qdpx") as project:
        root = ElementTree.fromstring(project.read("project.qde"))
        name = {"q": "urn:QDA-XML:project:1.0"}
        source = root.find(".//q:TextSource", name)
        text = project.read(source.get("plainTextPath").replace("internal://", "sources/")).decode()
    spans = [
        (int(s.get("startPosition")), int(s.get("endPosition"))) for s in source.findall("q:PlainTextSelection", name)
    ]
    expected = [each.replace("\r\n", "\n").replace("\x00", "\ufffd") for each in said]
    assert [text[start:end] for start, end in spans] == expected
    nested = root.find(".//q:Code/q:Code[@name='Trust']", name)
    coded = {ref.get("targetGUID") for ref in source.iterfind(".//q:CodeRef", name)}
    assert nested.get("guid") in coded
    assert [case.get("name") for case in root.iterfind(".//q:Case", name)] == ["2026-11-23-plek E1"]


def test_a_qda_project_is_read_by_another_program(run, network):
    qdpx = pytest.importorskip("qdapy.qdpx", reason="qdaPy is not installed (pip install qdaPy)")
    run("export", "--audience", "group", "--to", str(network / "a.qdpx"))
    project = qdpx.read_qdpx(network / "a.qdpx", warn=False)
    assert "Mijn klantmanager vertrouw ik wel. De envelop niet." in set(project.fragments["text"])


def test_what_may_not_be_placed_is_in_no_sessions_source(run, network):
    import zipfile

    run("--lang", "nl", "export", "--audience", "network", "--to", str(network / "a.qdpx"))
    with zipfile.ZipFile(network / "a.qdpx") as project:
        texts = {name: project.read(name).decode() for name in project.namelist() if name.endswith(".txt")}
        apart = [name for name, text in texts.items() if "Mijn klantmanager vertrouw ik wel" in text]
        assert len(apart) == 1 and 'name="zonder plaats"' in project.read("project.qde").decode()


def test_a_brand_is_taken_when_everyone_can_read_it(run, network):
    """Name, logo with its alternative text, and colours; a colour with too little contrast is refused."""
    (network / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    brand = network / "brand.toml"
    brand.write_text('name = "Gemeente <X>"\nculture = "#7a1f00"\nlogo = "logo.png"\nalt = "Een boom"\n')
    export = ["export", "--audience", "network", "--to", str(network / "a.html"), "--brand", str(brand)]
    assert run(*export).code == 0
    page = (network / "a.html").read_text()
    assert "Gemeente &lt;X&gt;" in page and "--culture:#7a1f00" in page and 'alt="Een boom"' in page
    brand.write_text('name = "X"\nculture = "#ffcc00"\n')
    assert run(*export).code == 2
    brand.write_text('name = "X"\nlogo = "logo.png"\n')
    assert run(*export).code == 3, "a logo without an alternative text"


def test_an_archive_pdf_and_a_word_template(run, network):
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    pytest.importorskip("typst", reason="typst is not installed")
    template = docx.Document()
    template.styles["Heading 1"].font.name = "Verdana"
    template.save(network / "stijl.docx")
    targets = ["--to", str(network / "a.pdf"), "--to", str(network / "a.docx")]
    answer = run("export", "--audience", "network", "--archive", "--template", str(network / "stijl.docx"), *targets)
    assert answer.code == 0, answer.err
    assert docx.Document(str(network / "a.docx")).styles["Heading 1"].font.name == "Verdana"
    assert b"pdfaid" in (network / "a.pdf").read_bytes()


def test_a_pdf_passes_two_more_readers(run, network):
    """What `pdfua` and `outloud` look at, which is a part of PDF/UA; neither is a full validator."""
    outloud = shutil.which("outloud", path=str(Path(sys.executable).parent))
    if not outloud:
        pytest.skip("outloud is not installed (pip install outloud)")
    pytest.importorskip("typst", reason="typst is not installed")
    run("export", "--audience", "network", "--to", str(network / "a.pdf"))
    answer = subprocess.run([outloud, str(network / "a.pdf")], capture_output=True, text=True)
    assert "0 error(s)" in answer.stdout


def test_the_keyboard_hears_what_stays_behind_and_who_may_be_recognised(run, session, own_place):
    """Counted by reason, listed with --why, on stderr only: never words, and nothing of it in the file."""
    run("record", "plek", "quote", "--speaker", "E1", "--consent", "public", typed="mag overal")
    run("record", "plek", "quote", "--speaker", "E2", "--consent", "none", typed="liever niet")
    run("record", "plek", "quote", "--speaker", "E3", typed="nooit gevraagd")
    answer = run("export", "plek", "--audience", "public", "--to", str(own_place / "a.html"), "--why")
    assert answer.code == 0 and not answer.out
    assert (
        "2 texts stay behind" in answer.err
        and "E2: the answer was no" in answer.err
        and "E3: not asked yet" in answer.err
    )
    assert "2 case workers" in answer.err and "liever niet" not in answer.err
    assert "stay behind" not in (own_place / "a.html").read_text("utf-8")


@pytest.mark.parametrize("report", ["factsheet", "full", "plain", "page"])
def test_every_renderer_shows_the_same_words(run, network, report):
    """Headings, quotes and sentences of the page stand in Markdown, Word and OpenDocument too."""
    targets = {kind: network / f"{report}.{kind}" for kind in ("html", "md", "docx", "odt")}
    flags = [word for path in targets.values() for word in ("--to", str(path))]
    assert run("--lang", "nl", "export", "terugkijken", "--report", report, "--audience", "group", *flags).code == 0

    def words(path):
        if path.suffix in (".docx", ".odt"):
            name = "word/document.xml" if path.suffix == ".docx" else "content.xml"
            return plain(re.sub(r"<[^>]+>", " ", zipfile.ZipFile(path).read(name).decode()))
        return plain(path.read_text("utf-8"))

    def plain(text):
        return re.sub(r"[\W_]+", "", html.unescape(text))

    page = targets["html"].read_text("utf-8")
    told = re.findall(r"<(?:h1|h2|blockquote)[^>]*>([^<]+)<", page)
    assert len(told) > 3
    for path in targets.values():
        assert not [each for each in told if plain(each) not in words(path)], path.suffix


def test_words_in_another_language_are_marked_for_the_voice_and_for_the_eye(run, network):
    """An English session on a Dutch sheet: lang="en" on its quotes, and it says so below; Dutch ones have neither."""
    for name, marked in (("first-month", True), ("terugkijken", False)):
        path = network / f"{name}.html"
        run("--lang", "nl", "export", name, "--report", "full", "--audience", "group", "--to", str(path))
        page = path.read_text("utf-8")
        assert ('<blockquote lang="en">' in page) is marked and ("in het Engels" in page) is marked
