"""What holds for every format: text stays text, and the same words are in each."""

import html
import json
import re
import zipfile

import pytest
from pages import Tags

from leernetwerk_cli.jobs.export import FORMATS
from leernetwerk_cli.reports.formats.text import escape

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
        reader = "keyboard" if suffix == "qdpx" else "public"
        answer = run("export", slug, "--audience", reader, "--to", str(own_place / f"{slug}.{suffix}"))
        assert answer.code == 0, answer.err
        pages.append((own_place / f"{slug}.{suffix}").read_bytes())
    if suffix == "html":
        plain, hostile = ([tag for tag, _attributes in Tags(page.decode()).found] for page in pages)
        assert plain == hostile
    data = _unpacked(f"x.{suffix}", pages[1]) if suffix not in ("pdf", "zip") else b""
    assert b"\x1b" not in data


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
        for report in ("factsheet", "full", "plain", "page", "codebook", "feedback", "network-year"):
            place = [] if audience == "network" else ["plek"]
            made = run("export", *place, "--audience", audience, "--report", report, "--to", str(own_place / "a.zip"))
            assert made.code == 0
            with zipfile.ZipFile(own_place / "a.zip") as archive:
                data = b"".join(_unpacked(name, archive.read(name)) for name in archive.namelist())
            for word, (kind, allows) in canaries.items():
                may = kind != "note" and allows and (audience in allows or "public" in allows or audience == "group")
                own_town = audience == "network" and allows and not {"municipality", "public"} & set(allows)
                assert word.encode() not in data or (may and not own_town), (audience, report, word, kind, allows)


def _unpacked(name, content):
    import io
    import zipfile

    if not name.endswith((".docx", ".odt", ".pptx", ".xlsx", ".qdpx")):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as inner:
        return b"".join(inner.read(each) for each in inner.namelist() if each.endswith((".xml", ".qde", ".txt")))


@pytest.mark.parametrize("report", ["factsheet", "full", "plain", "page", "codebook", "feedback", "network-year"])
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


@pytest.mark.parametrize(
    "begun", ["1. Waarden", "23) zo", "# kop", "- streep", "> citaat", "*ster*", "a_b_c", "[x](y)"]
)
def test_markdown_shows_words_as_they_are(begun):
    """No list, heading or link, and no backslash that a reader would see (CommonMark, 2.4: only before punctuation)."""
    escaped = escape(begun)
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escaped) == begun
    assert not re.match(r"(\d+[.)]|[-+*>#])(\s|$)", escaped)


@pytest.mark.parametrize("report", ["factsheet", "full", "plain", "page", "codebook", "feedback", "network-year"])
def test_every_sheet_says_whose_it_is_whom_to_ask_and_when_it_was_made(run, network, tmp_path, report):
    for name in ("x.html", "x.md"):
        target = tmp_path / name
        run("export", "--audience", "network", "--report", report, "--to", str(target), "--yes")
        text = target.read_text()
        assert "Learning network At One Table" in text and "de begeleider van jouw bijeenkomst" in text
        assert re.search(r"Made\W.{0,9}\d{1,2} [A-Z][a-z]+ \d{4}", text)


def test_the_sheet_of_one_session_names_it(run, network, tmp_path):
    run("export", "waterstad-brieven", "--audience", "group", "--to", str(tmp_path / "x.md"), "--yes")
    assert "Brieven die je snapt, Waterstad, 26 March 2026." in (tmp_path / "x.md").read_text()
