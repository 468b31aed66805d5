"""What ``new`` asks for, in a real terminal."""

import json

import pytest

pexpect = pytest.importorskip("pexpect", reason="pexpect needs a pseudo-terminal, which this system does not have")


def test_new_asks_what_is_missing(terminal, run):
    new = terminal("new", language="nl")
    new.expect("Hoe heet de bijeenkomst")
    new.sendline("Plek aan tafel")
    new.expect("korte naam")
    new.sendline("")
    new.expect("Welke gemeente")
    new.sendline("emm")
    new.expect("Welke trede")
    new.sendline("adv")
    for number in ("3", "", "2", "", "", "", "1"):
        new.expect("Hoeveel")
        new.sendline(number)
    new.expect("plek-aan-tafel")
    new.expect(pexpect.EOF)
    facts = json.loads(run("show", "plek-aan-tafel", "--format", "json").out)["session"]
    assert (facts["municipality"], facts["promised"], facts["language"]) == ("Emmen", "adviseren", "nl")
    assert sorted(person["code"] for person in facts["participants"]) == ["E1", "E2", "E3", "G1", "U1", "U2"]
