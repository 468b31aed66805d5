"""One picture of one insight, for a newsletter: it says for whom it is, and an insight is nothing but a picture."""

import struct

import pytest

pytest.importorskip("typst", reason="typst is not installed (pip install 'leernetwerk-cli[pdf]')")


@pytest.mark.parametrize("insight", ["waarden", "ervaringsdeler", "participatie", "processtappen"])
def test_each_insight_is_a_picture(run, network, insight):
    targets = [network / f"a.{form}" for form in ("png", "svg")]
    to = [word for target in targets for word in ("--to", str(target))]
    assert run("export", "--audience", "network", "--report", insight, *to, "--yes").code == 0
    png, svg = (target.read_bytes() for target in targets)
    width, height = struct.unpack(">II", png[16:24])
    assert png.startswith(b"\x89PNG") and 1200 < width < 1800 and 300 < height < 3000
    assert svg.startswith(b"<svg") and b"<script" not in svg and b"http" not in svg.replace(b"http://www.w3.org", b"")


@pytest.mark.parametrize(
    ("report", "name"), [("factsheet", "a.png"), ("plain", "a.svg"), ("waarden", "a.html"), ("waarde", "a.png")]
)
def test_what_is_no_picture_is_refused_before_anything_is_made(run, network, report, name):
    answer = run("export", "--audience", "network", "--report", report, "--to", str(network / name), "--yes")
    assert answer.code == 2 and not (network / name).exists()
