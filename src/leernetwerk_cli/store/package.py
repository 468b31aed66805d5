"""The texts that come with the program: the framework and the run sheets."""

import os
import re
from base64 import b64encode
from functools import cache
from pathlib import Path

import msgspec
import tomli

from ..domain.framework.framework import Framework
from ..domain.framework.lookup import get_method_id
from ..domain.framework.method import Method, Trouble
from ..domain.framework.preparation import Pages
from ..errors import N_, InvalidData
from . import platform, toml

_FACES = {"Regular": "400", "Semibold": "600", "ExtraBold": "700 900"}
_DATA = Path(__file__).parent.parent / "data"


@cache
def read_framework() -> Framework:
    """Return the framework of the learning network."""
    return msgspec.convert(tomli.loads((_DATA / "framework.toml").read_text("utf-8")), Framework)


def method_ids() -> list[str]:
    """Return the ids of the run sheets that come with the program, in alphabetical order."""
    return sorted(path.stem for path in (_DATA / "methods").glob("*.toml"))


def read_method_text(word: str) -> str:
    """Return the run sheet called ``word``, or in the file ``word``, as it stands.

    Raises UnknownWord with the nearest where there is none.
    """
    if word.endswith(".toml") and Path(word).is_file():
        return Path(word).read_text("utf-8", "replace")
    return (_DATA / "methods" / f"{get_method_id(word, method_ids())}.toml").read_text("utf-8")


def to_method(text: str, where: str) -> Method:
    """Return the run sheet in ``text``; raise InvalidData, naming ``where``, when it is not right."""
    try:
        return msgspec.convert(toml.loads(text), Method)
    except ValueError:
        raise InvalidData(where=where) from None


def lint_method(text: str) -> list[Trouble]:
    """Return the trouble in the run sheet in ``text``; what is no TOML is told by its line."""
    from ..domain.framework.lint import lint

    try:
        data = toml.loads(text)
    except ValueError as error:
        found = re.search(r"line (\d+)", str(error.__cause__ or error))
        return [Trouble(int(found[1]) if found else 1, True, "TOML", N_("cannot be read from here"), {})]
    return lint(data, text, read_framework())


def read_pages() -> Pages:
    """Return the pages that are made ready before a session."""
    return msgspec.convert(tomli.loads((_DATA / "prepare.toml").read_text("utf-8")), Pages)


def copy_example(target: Path) -> None:
    """Copy the example network to ``target``, for this user only. From a checkout it is the folder ``sessions``."""
    inside = _DATA / "example"
    source = inside if inside.is_dir() else _DATA.parents[2] / "sessions"
    for path in sorted(source.glob("????-??-??-*/**/*.toml")):
        copy = target / path.relative_to(source)
        platform.make_folder(copy.parent)
        descriptor = platform.open_private(copy, os.O_WRONLY | os.O_TRUNC)
        with os.fdopen(descriptor, "wb") as file:
            file.write(path.read_bytes())


def sheet_template() -> tuple[Path, Path]:
    """Return the template of the PDF and the folder of its fonts."""
    return _DATA / "sheet.typ", _DATA / "fonts"


def read_style() -> str:
    """Return the CSS of a page, its letters inside."""
    faces = "".join(
        f'@font-face{{font-family:"Open Sans";font-weight:{weight};src:url(data:font/woff2;base64,{_letters(name)})}}\n'
        for name, weight in _FACES.items()
    )
    return faces + (_DATA / "factsheet.css").read_text("utf-8")


def _letters(name: str) -> str:
    return b64encode((_DATA / "fonts" / f"OpenSans-{name}.woff2").read_bytes()).decode()


def read_demo_session() -> tuple[dict[str, str], dict[str, int]]:
    """Return the facts of the demo's session, and how many people of each role are in it."""
    facts = tomli.loads((_DATA / "demo" / "session.toml").read_text("utf-8"))
    return facts, facts.pop("participants")


def read_demo_walk(language: str) -> list[str]:
    """Return what is typed in the demo's walk, line by line."""
    return (_DATA / "demo" / f"walk.{language}.txt").read_text("utf-8").splitlines()
