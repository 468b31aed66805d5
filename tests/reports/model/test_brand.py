"""A municipality's brand is taken where everyone can read it, and nothing but that comes along."""

import base64
import io
import re

import pytest

Image = pytest.importorskip("PIL.Image", reason="Pillow is not installed (pip install 'leernetwerk-cli[brand]')")
SECRET = "gemaakt door Jansen"


@pytest.fixture
def export(run, network):
    """Return a function that writes a brand file and exports with it: the answer, and the page if there is one."""

    def call(**brand):
        file, page = network / "brand.toml", network / "a.html"
        file.write_text("".join(f"{key} = {value!r}\n" for key, value in {"name": "Waterstad", **brand}.items()))
        page.unlink(missing_ok=True)
        answer = run("export", "--audience", "network", "--to", str(page), "--brand", str(file))
        return answer, page.read_text() if page.exists() else ""

    return call


def picture(path, kind="PNG", size=(40, 20)):
    """Write a picture with a comment in every place that its kind has for one."""
    image = Image.new("RGB", size, "#7a1f00")
    tags = Image.Exif()
    tags[0x010E] = SECRET
    image.save(path, kind, exif=tags, **({"comment": SECRET} if kind != "PNG" else {}))
    return path.name


def test_name_colours_and_logo_stand_on_the_page(export, network):
    answer, page = export(
        name="Gemeente <X>", culture="#7a1f00", logo=picture(network / "logo.png"), alt="Een boom", structure=""
    )
    assert answer.code == 0
    assert "Gemeente &lt;X&gt;" in page and "--culture:#7a1f00" in page and 'alt="Een boom"' in page


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_of_a_logo_only_the_picture_comes_along(export, network, kind):
    answer, page = export(logo=picture(network / "logo", kind), alt="Een boom")
    assert answer.code == 0 and SECRET.encode() in (network / "logo").read_bytes()
    data = base64.b64decode(re.search(r'src="data:image/png;base64,([^"]+)"', page)[1])
    assert SECRET.encode() not in data and Image.open(io.BytesIO(data)).size == (40, 20)


@pytest.mark.parametrize("color", ["#ffcc00", "#eeeeee"])
def test_a_colour_that_is_hard_to_read_is_refused(export, color):
    assert export(culture=color)[0].code == 2


@pytest.mark.parametrize("name", ["culture", "structure"])
@pytest.mark.parametrize(
    "color",
    [
        "#000000}</style><meta http-equiv=refresh>",
        "#000000;background:url(//x)",
        "#00000",
        "#0000000",
        "black",
        "#00000g",
        "#000000\n",
        "-#00000",
        "#+1+1+1",
        "# 1 1 1",
    ],
)
def test_a_colour_is_six_figures_and_nothing_else(export, name, color):
    answer, page = export(**{name: color})
    assert answer.code == 3 and not page


@pytest.mark.parametrize("logo", ["../logo.png", "map/logo.png", "/etc/logo.png", "link.png", "..", ".", "weg.png"])
def test_a_logo_comes_from_beside_the_brand_file(export, network, logo):
    picture(network.parent / "logo.png")
    (network / "map").mkdir()
    picture(network / "map" / "logo.png")
    (network / "link.png").symlink_to(network.parent / "logo.png")
    answer, page = export(logo=logo, alt="x")
    assert answer.code in (3, 4) and not page


@pytest.mark.parametrize(
    "content", [b"", b"rubbish", b"\x89PNG\r\n\x1a\n", b"<svg onload='x'/>", b"%!PS-Adobe", b"GIF89a"]
)
def test_what_is_no_picture_is_refused(export, network, content):
    (network / "logo.png").write_bytes(content)
    answer, page = export(logo="logo.png", alt="x")
    assert answer.code == 3 and not page


def test_a_logo_without_words_for_who_does_not_see_it_is_refused(export, network):
    assert export(logo=picture(network / "logo.png"))[0].code == 3


def test_a_picture_that_would_fill_the_memory_is_refused(export, network):
    picture(network / "logo.png", size=(6000, 6000))
    assert export(logo="logo.png", alt="x")[0].code == 3


@pytest.mark.parametrize("key", ["colour", "Name", "culture2", "font"])
def test_a_key_that_is_not_known_is_refused_and_not_passed_over(export, key):
    answer, page = export(**{key: "#7a1f00"})
    assert answer.code == 3 and "brand.toml" in answer.err and not page
