"""Both languages say everything: nothing in the code is left untranslated, and every brace survives."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from leernetwerk_cli.store import package

ROOT = Path(__file__).parents[2]
KEYWORDS = {"_": None, "N_": None, "plural": (1, 2)}


@pytest.fixture(scope="module")
def dutch() -> Catalog:
    path = ROOT / "src/leernetwerk_cli/data/locale/nl/LC_MESSAGES/leernetwerk.po"
    with path.open("rb") as file:
        return read_po(file, locale="nl")


@pytest.fixture(scope="module")
def spoken() -> set:
    found = extract_from_dir(str(ROOT / "src"), method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {message for _file, _line, message, _comments, _context in found}


def test_everything_that_is_said_is_there_in_dutch(dutch, spoken):
    missing = [message for message in spoken if not dutch.get(message) or not all(_strings(dutch.get(message)))]
    assert not missing, "run: make messages"


def test_nothing_is_translated_that_is_no_longer_said(dutch, spoken):
    assert not [message.id for message in dutch if message.id and message.id not in spoken]


def test_braces_are_the_same_in_both_languages(dutch):
    for message in dutch:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        for text in _strings(message) if message.id else ():
            assert set(re.findall(r"\{\w*\}", text)) <= set(re.findall(r"\{\w*\}", " ".join(ids))), message.id


def test_every_plural_has_both_forms(dutch):
    """The second form of a count names the number; a form of one letter is a slip in the catalogue."""
    for message in dutch:
        if isinstance(message.id, tuple):
            assert "{n}" in message.string[1] and len(message.string[0]) > 2, message.id


def _strings(message) -> tuple:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def test_dutch_help_holds_no_english_word_of_typer():
    """In a process of its own, since Typer reads some of its words once."""
    for command in ((), ("record",), ("actions",)):
        program = [sys.executable, "-m", "leernetwerk_cli", "--lang", "nl", *command, "--help"]
        help_ = subprocess.run(program, capture_output=True, text=True, check=True).stdout
        assert "Gebruik: leernetwerk" in help_
        assert not re.search(r"Usage|Options|Arguments|Commands|Show this|default:", help_)


def test_no_words_hide_inside_an_f_string():
    """What stands inside the braces of an f-string is not found by the extraction, and so stays untranslated."""
    for path in (ROOT / "src").rglob("*.py"):
        assert not re.search(r"\{(_|plural)\([\"']", path.read_text("utf-8")), path


def test_what_can_be_chosen_is_listed_where_it_is_asked_for(run):
    framework = package.read_framework()
    shown = " ".join(run("new", "--help").out.replace("│", " ").split())
    assert all(role.id in shown for role in framework.role)
    assert all(f"{rung.number} {rung.id}" in shown for rung in framework.rung)
    shown = " ".join(run("edit", "--help").out.replace("│", " ").split())
    assert all(field in shown for field in ("speaker", "kind", "element", "owner", "due", "promised", "start"))
