"""A page loads nothing, runs nothing and can be read by everyone."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pages import Tags
from scale import tries


def test_a_page_loads_nothing_and_runs_nothing(run, network):
    run("export", "--audience", "network", "--to", str(network / "a.html"))
    page = (network / "a.html").read_text()
    tags = Tags(page).found
    assert not [tag for tag, _attributes in tags if tag in ("script", "link", "iframe", "img", "object")]
    assert not re.search(r"https?:|url\((?!data:)|@import", page)
    assert any("default-src 'none'" in attributes.get("content", "") for _tag, attributes in tags)


@pytest.mark.skipif(not shutil.which("chromium"), reason="chromium is not installed (apt-get install chromium)")
@pytest.mark.parametrize("scheme", ["0", "1"])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("report", ["factsheet", "plain", "page", "full", "codebook"][: tries(2, 5)])
def test_axe_finds_nothing(run, network, scheme, language, report):
    """axe-core in headless Chromium: no violation, light and dark, in both languages."""
    axe = pytest.importorskip("axe_core_python", reason="axe-core-python is not installed")
    script = (Path(axe.__path__[0]) / "axe.min.js").read_text("utf-8").replace("</script>", "<\\/script>")
    whose = ("waterstad-brieven", "--audience", "group") if report == "plain" else ("--audience", "network")
    run("--lang", language, "export", *whose, "--report", report, "--to", str(network / "a.html"), "--yes")
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


def test_words_in_another_language_are_marked_for_the_voice_and_for_the_eye(run, network):
    """An English session on a Dutch sheet: lang="en" on its quotes, and it says so below; Dutch ones have neither."""
    for name, marked in (("first-month", True), ("terugkijken", False)):
        path = network / f"{name}.html"
        run("--lang", "nl", "export", name, "--report", "full", "--audience", "group", "--to", str(path))
        page = path.read_text("utf-8")
        assert ('<blockquote lang="en">' in page) is marked and ("in het Engels" in page) is marked
