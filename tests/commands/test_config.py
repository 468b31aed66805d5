"""``config``: where things are."""

import json
import os
import stat

import pytest


def test_config_says_where_things_are(run, own_place):
    places = json.loads(run("config", "--format", "json").out)
    assert places["sessions"] == str(own_place / "sessions") and places["recorder"].startswith("laptop-")


def test_what_a_network_says_about_itself_stands_on_the_page(run, network, tmp_path):
    facts = ("--title", "Samen Leren", "--partners", "Emmen, Zaffier ,", "--contact", "Het loket")
    assert run("config", "network", *facts).code == 0
    text = (network / "network" / "network.toml").read_text("utf-8")
    assert 'nl = "Leernetwerk Samen aan Tafel (voorbeeld)"' in text and "[note]" in text  # what else stood there stays
    run("export", "--audience", "network", "--to", str(tmp_path / "x.md"), "--yes")
    page = (tmp_path / "x.md").read_text()
    assert "Samen Leren" in page and "Emmen, Zaffier" in page and "Het loket" in page


def test_a_network_file_that_cannot_be_read_stays_as_it_is(run, network):
    path = network / "network" / "network.toml"
    path.write_text("title = [", "utf-8")
    assert run("config", "network", "--title", "x").code == 3
    assert path.read_text("utf-8") == "title = ["


def test_a_network_is_asked_at_a_terminal(terminal, own_place):
    pexpect = pytest.importorskip("pexpect", reason="pexpect needs a pseudo-terminal")
    asked = terminal("config", "network", language="nl", ACCESSIBLE="1")
    for question, line in [
        ("Hoe heet", "Ons netwerk"),
        ("Waar is het", ""),
        ("Wie zitten", "A, B"),
        ("Wie kunnen", "Het loket"),
    ]:
        asked.expect(question)
        asked.sendline(line)
    asked.expect(pexpect.EOF)
    text = (own_place / "sessions" / "network.toml").read_text("utf-8")
    assert 'nl = "Ons netwerk"' in text and "aim" not in text and '"B"' in text


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_what_is_made_for_a_network_is_its_owners_alone(run, own_place):
    run("config", "network", "--title", "Ons netwerk")
    made = own_place / "sessions"
    assert [stat.S_IMODE(path.stat().st_mode) for path in (made, made / "network.toml")] == [0o700, 0o600]
