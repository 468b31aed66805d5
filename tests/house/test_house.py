"""The house stays one that a newcomer can live in. That every import points down is held by import-linter."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "leernetwerk_cli"
# What Typer and msgspec import by themselves (difflib, uuid, subprocess) costs nothing more.
HEAVY = {"rich", "questionary", "prompt_toolkit", "tomli_w", "csv", "hashlib", "tempfile"}


def test_no_file_is_longer_than_four_hundred_lines():
    long = {path.name: lines for path in PACKAGE.rglob("*.py") if (lines := len(path.read_text().splitlines())) > 400}
    assert not long


def test_a_function_is_read_straight_down():
    """At most forty lines; at most five parameters, save for a command, where each is an option."""
    too_long, too_many = {}, {}
    for path, function in functions():
        arguments = [each.arg for each in (*function.args.args, *function.args.kwonlyargs) if each.arg != "self"]
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > 40:
            too_long[f"{path.name}: {function.name}"] = lines
        if len(arguments) > 5 and path.parent.name != "commands":
            too_many[f"{path.name}: {function.name}"] = arguments
    assert (too_long, too_many) == ({}, {})


def functions():
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node


@pytest.mark.parametrize("command", ["list --format json", "record plek quote --speaker E1"])
def test_nothing_heavy_is_imported_at_the_start(session, command):
    """What only some commands need is imported where it is used."""
    script = (
        "import sys; from leernetwerk_cli import cli; code = cli.run(sys.argv[1:]);"
        "sys.stderr.write(' '.join({name.partition('.')[0] for name in sys.modules})); sys.exit(code)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script, *command.split()], input="hallo", capture_output=True, text=True, check=True
    )
    loaded = set(answer.stderr.split())
    assert not sorted(loaded & HEAVY)


def test_commands_speak_through_one_mouth():
    """``output.say`` keeps signs that act off the screen; only the bytes of an export go round it."""
    for path in (PACKAGE / "commands").glob("*.py"):
        code = path.read_text("utf-8").replace("sys.stdout.buffer", "")
        assert "echo(" not in code
        assert path.name == "output.py" or not re.search(r"sys\.std(out|err)", code)


def test_every_module_says_what_it_owns():
    silent = [path.name for path in PACKAGE.rglob("*.py") if not path.read_text("utf-8").startswith('"""')]
    assert not silent


def test_roles_letters_and_elements_exist_once(framework_words):
    """They live in the framework's data, never in code."""
    for path in PACKAGE.rglob("*.py"):
        code = path.read_text("utf-8")
        found = [word for word in framework_words if f'"{word}"' in code]
        assert not found, f"{path.name}: {found}"


@pytest.fixture
def framework_words():
    import tomli

    framework = tomli.loads((PACKAGE / "data" / "framework.toml").read_text("utf-8"))
    insights = framework["insight"]
    elements = [element for insight in insights for element in insight["element"]]
    forms = {element["form"] for element in elements}
    return {each["id"] for each in (*insights, *elements, *framework["role"], *framework["group"])} - forms
