"""What ``new`` asks for, in a real terminal."""

import contextlib
import json
from datetime import date

import pytest

from leernetwerk_cli import i18n
from leernetwerk_cli.dialogue.questions import ask_all
from leernetwerk_cli.errors import Interrupted
from leernetwerk_cli.jobs.planning import questions
from leernetwerk_cli.store import package

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
    answer(new, ("Op welke dag", "gisteren"), ("begrijp ik hier niet", "3 december 2031"))
    answer(
        new,
        ("Hoe laat begint", "half tien"),
        ("begrijp ik hier niet", "19.30"),
        ("Hoeveel minuten", "lang"),
        ("begrijp ik hier niet", "<"),
    )
    answer(new, ("Hoe laat begint", "20:00"), ("Hoeveel minuten", "90 min"))
    answer(new, ("Welke gemeente", "Utrecht"), ("Welke trede", "hoog"), ("begrijp ik hier niet", "3"))
    answer(new, *PEOPLE)
    new.expect("Vier inzichten, 120 minuten; hier korter: 90")
    answer(new, ("Welk draaiboek", "vier"))
    new.expect(pexpect.EOF)
    facts = json.loads(run("show", "2031-12-03-wachten", "--format", "json").out)["session"]
    assert (facts["start"], facts["minutes"], facts["method"]) == ("20:00:00", 90, "vier-inzichten")
    assert (facts["municipality"], facts["promised"]) == ("Utrecht", "adviseren")


KEYS = ("slug", "date", "start", "minutes", "promised", "role uitvoerder", "method")


@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("junk", ["2 e's, drie uitvoerders", "?!", "x" * 300, "-5", "--promised", "99999"])
def test_a_wrong_answer_is_answered_in_the_readers_words(code, key, junk):
    framework, told, lines = package.read_framework(), [], [junk, "<"]
    asked = questions(framework, date(2026, 11, 23), {key})

    def ask(_question, _begun):
        if not lines:
            raise Interrupted
        return lines.pop(0)

    with i18n.speaking(code), contextlib.suppress(Interrupted):
        ask_all(asked, {"title": "Plek"}, ask, told.append)
    assert not [text for text in told[1:] if "--" in text or "=" in text or "x" * 30 in text]
