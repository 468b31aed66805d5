"""A municipality's brand is taken where everyone can read it."""


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
