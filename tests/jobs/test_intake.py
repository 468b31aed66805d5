"""What ``new`` asks for, in a real terminal."""

import json

import pytest

pexpect = pytest.importorskip("pexpect", reason="pexpect needs a pseudo-terminal, which this system does not have")


def answer(new, *pairs):
    for question, line in pairs:
        new.expect(question)
        new.sendline(line)


PEOPLE = [("Hoeveel", number) for number in ("3", "", "2", "", "", "", "1")]


@pytest.mark.parametrize("mode", [{}, {"ACCESSIBLE": "1"}])
def test_new_asks_what_is_missing(terminal, run, mode):
    new = terminal("new", language="nl", **mode)
    answer(new, ("Hoe heet de bijeenkomst", "Plek aan tafel"), ("korte naam", ""), ("Op welke dag", ""))
    answer(new, ("Hoe laat begint", ""), ("Hoeveel minuten", ""), ("Welke gemeente", "emm"), ("Welke trede", "adv"))
    answer(new, *PEOPLE, ("Welk draaiboek", ""))
    new.expect("plek-aan-tafel")
    new.expect(pexpect.EOF)
    facts = json.loads(run("show", "plek-aan-tafel", "--format", "json").out)["session"]
    assert (facts["municipality"], facts["promised"], facts["language"]) == ("Emmen", "adviseren", "nl")
    assert sorted(person["code"] for person in facts["participants"]) == ["E1", "E2", "E3", "G1", "U1", "U2"]


def test_a_wrong_answer_is_asked_again_with_the_reason_and_back_is_possible(terminal, run):
    new = terminal("new", language="nl", ACCESSIBLE="1")
    answer(new, ("Hoe heet de bijeenkomst", ""), ("Plek aan tafel", "Wachten"), ("korte naam", ""))
    answer(new, ("Op welke dag", "gisteren"), ("klopt niet", "3 december 2031"))
    answer(
        new, ("Hoe laat begint", "half tien"), ("klopt niet", "19.30"), ("Hoeveel minuten", "lang"), ("klopt niet", "<")
    )
    answer(new, ("Hoe laat begint", "20:00"), ("Hoeveel minuten", "90 min"))
    answer(new, ("Welke gemeente", "Utrecht"), ("Welke trede", "hoog"), ("hoog is niet bekend", "3"))
    answer(new, *PEOPLE)
    new.expect("Vier inzichten, 120 minuten; hier korter: 90")
    answer(new, ("Welk draaiboek", "vier"))
    new.expect(pexpect.EOF)
    facts = json.loads(run("show", "2031-12-03-wachten", "--format", "json").out)["session"]
    assert (facts["start"], facts["minutes"], facts["method"]) == ("20:00:00", 90, "vier-inzichten")
    assert (facts["municipality"], facts["promised"]) == ("Utrecht", "adviseren")
