"""No text of a page overlaps another, is cut or scrolls sideways: measured in a real browser, from the boxes of all text."""

import html
import json
import re
import shutil
import subprocess

import pytest
from scale import tries

WIDTHS = (320, 641, 768, 900, 1280)
FONTS = ('"Open Sans"', '"DejaVu Sans"')  # as wide as Verdana
MEASURE = """
const texts = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node; node = walker.nextNode();) {
  if (!node.data.trim() || node.parentElement.closest('script')) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  for (const box of range.getClientRects())
    if (box.width > 1) texts.push([box.left, box.top, box.right, box.bottom, node.data.trim().slice(0, 30), node]);
}
const wrong = [], wide = document.documentElement.scrollWidth - innerWidth;
if (wide > 0) wrong.push('scrolls sideways by ' + wide);
for (const [left, , right, , text] of texts)
  if (left < -1 || right > innerWidth + 1) wrong.push('out of sight: ' + text);
for (let i = 0; i < texts.length; i++) for (let j = i + 1; j < texts.length; j++) {
  const [a, b] = [texts[i], texts[j]];
  if (a[5] === b[5]) continue;
  const across = Math.min(a[2], b[2]) - Math.max(a[0], b[0]), down = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  if (across > 1 && down > (a[3] - a[1]) * 0.35) wrong.push(a[4] + ' | ' + b[4]);
}
parent.postMessage(JSON.stringify([name, wrong.slice(0, 5)]), '*');
"""
LISTEN = """
const seen = {}; let left = FRAMES;
addEventListener('message', event => {
  const [name, wrong] = JSON.parse(event.data); seen[name] = wrong;
  if (!--left) document.documentElement.innerHTML = '<pre id=seen></pre>', document.querySelector('pre').textContent = JSON.stringify(seen);
});
"""
REPORTS = [("factsheet", "network", ()), ("plain", "group", ("waterstad-brieven",)), ("page", "municipality", ("terugkijken",)),
           ("full", "group", ("first-month",)), ("factsheet", "public", ()), ("factsheet", "group", ("aan-tafel",))]  # fmt: skip


def measured(path):
    """Return what is wrong in the page at each width and font."""
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", path.read_text())
    frames = []
    for width in WIDTHS:
        for font in FONTS:
            shown = page.replace("</style>", f"\nbody,body *{{font-family:{font},sans-serif}}</style>", 1)
            shown = shown.replace("</body>", f"<script>onload = () => {{{MEASURE}}}</script></body>")
            source = html.escape(shown, quote=True)
            name = html.escape(f"{width} {font}", quote=True)
            frames.append(
                f'<iframe name="{name}" width="{width}" height="900" style="border:0" srcdoc="{source}"></iframe>'
            )
    listen = LISTEN.replace("FRAMES", str(len(frames)))
    path.with_suffix(".b.html").write_text(f"<!doctype html><body><script>{listen}</script>{''.join(frames)}")
    browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom"]
    command = [*browser, path.with_suffix(".b.html").as_uri()]
    dom = subprocess.run(command, capture_output=True, text=True, timeout=120).stdout
    seen = json.loads(html.unescape(re.search(r'<pre id="seen">(.*?)</pre>', dom, re.S)[1]))
    assert len(seen) == len(WIDTHS) * len(FONTS)
    return seen


@pytest.mark.skipif(not shutil.which("chromium"), reason="chromium is not installed (apt-get install chromium)")
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("report", "audience", "sessions"), REPORTS[: tries(2, len(REPORTS))])
def test_nothing_overlaps_is_cut_or_scrolls_sideways(run, network, tmp_path, language, report, audience, sessions):
    path = tmp_path / "a.html"
    options = ("--audience", audience, "--report", report, "--to", str(path), "--yes")
    assert run("--lang", language, "export", *sessions, *options).code == 0
    seen = measured(path)
    assert {name: wrong for name, wrong in seen.items() if wrong} == {}


@pytest.mark.skipif(not shutil.which("chromium"), reason="chromium is not installed (apt-get install chromium)")
@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="pdfinfo is not installed (apt-get install poppler-utils)")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_factsheet_is_printed_on_two_pages(run, network, tmp_path, language):
    path = tmp_path / "a.html"
    run("--lang", language, "export", "--audience", "network", "--to", str(path), "--yes")
    browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run([*browser, f"--print-to-pdf={path}.pdf", path.as_uri()], capture_output=True, timeout=120)
    facts = subprocess.run(["pdfinfo", f"{path}.pdf"], capture_output=True, text=True).stdout
    assert re.search(r"Pages: +2\n", facts)


EVERYWHERE = ["group", "municipality", "network", "public"]
ELEMENTS = (
    "gelijkwaardigheid",
    "vertrouwen",
    "goed-voorbeeld",
    "draagvlak",
    "begrippen",
    "ladder",
    "plek",
    "waardering",
)
KINDS = ("quote", "dissent", "learning", "question", "obstacle")


def much(actions, words, longest):
    """Yield what an evening can hold at most: ``words`` per sentence, in each a word of ``longest`` letters."""
    text = " ".join([*["woord"] * words, "w" * longest])
    about = {"speaker": "E1", "consent": EVERYWHERE}
    for number in range(actions):
        due = f"2026-1{number % 3}-{10 + number % 18}"
        yield {"kind": "action", "text": f"{text} {number}", "owner": "U1", "due": due, **about}
    for element in ELEMENTS:
        yield from ({"kind": kind, "element": element, "text": text, "verbatim": True, **about} for kind in KINDS)
    signs = {"signs": [text, text], "look_back": "2027-01-01", "start": 41, "now": 26}
    yield {"kind": "expectation", "element": "prevaluatie-impact", "text": text, **signs, **about}
    yield from (
        {"kind": "step", "element": step, "state": "underway"} for step in ("voorwaarden", "plek", "waardering")
    )
    marks = {"ervaringsdeskundige": [1, 2, 3, 4, 5] * 4, "uitvoerder": [3] * 20}
    yield from ({"kind": "value", "element": element, "scores": marks} for element in ("vertrouwen", "ladder"))


CASES = {"an empty one": (1, None), "few long words": (1, (40, 60, 300)), "sixty sessions": (30, (2, 3, 9))}


@pytest.mark.skipif(not shutil.which("chromium"), reason="chromium is not installed (apt-get install chromium)")
@pytest.mark.parametrize("report", ["factsheet", "plain", "page", "full"][: tries(1, 4)])
@pytest.mark.parametrize("case", CASES if tries(0, 1) else ["few long words"])
def test_whatever_a_network_holds_it_fits(run, own_place, tmp_path, case, report):
    times, holds = CASES[case]
    town = "Sint-Maartensvlotbrug aan de Zee en Omstreken"
    for number in range(times):
        for place, slug in ((town, f"s{number}"), ("B", f"b{number}")):
            day = ("--date", f"2026-{1 + number % 12:02}-{1 + number % 28:02}", "--promised", "adv", "--no-input")
            run(
                "new",
                slug,
                "--title",
                "Een lange titel " * 8,
                "--municipality",
                place,
                "--participants",
                "e=12,u=11",
                *day,
            )
            if holds:
                run("record", slug, "--json-lines", typed="\n".join(map(json.dumps, much(*holds))))
    path = tmp_path / "a.html"
    for audience, sessions in (("keyboard", ()), ("group", ("s0",))):
        assert (
            run("export", *sessions, "--audience", audience, "--report", report, "--to", str(path), "--yes").code == 0
        )
        assert {name: wrong for name, wrong in measured(path).items() if wrong} == {}
