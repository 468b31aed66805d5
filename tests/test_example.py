"""The example network is made by the program itself, and the same input and seed give the same bytes."""

import importlib.util
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[1]


def read(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file() and path.name not in (".lock", "README.md")]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_the_same_input_gives_the_same_bytes(tmp_path):
    specification = importlib.util.spec_from_file_location("build", ROOT / "examples" / "build.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    module.build(tmp_path / "network")
    assert read(tmp_path / "network") == read(ROOT / "sessions")


def test_the_numbers_of_the_example_are_what_was_counted_by_hand(run):
    """221 lines of input; 14, 5 and 3 of 22 marks of experience are lower than, as and higher than promised."""
    summary = json.loads(run("--sessions", str(ROOT / "sessions"), "summary", "--format", "json").out)
    assert (summary["sessions"], summary["entries"]) == (7, 184)
    elements = {element["id"]: element for insight in summary["insights"] for element in insight["elements"]}
    gap = elements["ladder"]["against_promise"]
    experience = [gap["ervaringsdeskundige"][key] + gap["inwoner"][key] for key in ("lower", "as", "higher")]
    assert experience == [14, 5, 3]
    assert summary["voices"]["unheard"] == 1
    assert elements["begrippen"]["entries"] == 21


def test_nothing_is_wrong_in_the_example(run):
    answer = run("--sessions", str(ROOT / "sessions"), "check", "--format", "json")
    problems = json.loads(answer.out)["problems"]
    assert answer.code == 0 and {problem["code"] for problem in problems} <= {"file-open"}


def test_no_table_is_cut_off_however_narrow(run, monkeypatch):
    """What does not fit goes below or wraps; no word of a table falls off at the right."""
    wide = set(_words(run, monkeypatch, 300))
    for width in (100, 80, 60):
        assert not wide - set(_words(run, monkeypatch, width))


def _words(run, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    out = ""
    for command in (["summary", "--by", "role"], ["list"], ["actions"], ["summary", "--by", "method"]):
        shown = run("--sessions", str(ROOT / "sessions"), *command).out
        assert max(map(len, shown.splitlines())) <= width
        out += shown
    return out.replace("━", " ").replace("─", " ").split()


@pytest.mark.parametrize("picture", sorted((ROOT / "docs").glob("*.svg")), ids=lambda path: path.stem)
def test_a_picture_of_the_readme_can_be_shown(picture):
    """It is whole XML, loads nothing from elsewhere, and shows no escape codes of the terminal."""
    drawn = picture.read_text("utf-8")
    parsed = ElementTree.fromstring(drawn)
    assert "\x1b" not in drawn and "[0m" not in "".join(parsed.itertext())
    assert not [
        where
        for where in re.findall(r"https?://[^\"' )]+", drawn)
        if "w3.org" not in where and "textualize" not in where
    ]
