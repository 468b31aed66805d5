"""The fast reader and the one that is always there read the same, and refuse the same: whatever a hand typed."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scale import tries

from leernetwerk_cli.store import toml

toml_rs = pytest.importorskip("toml_rs", reason="the fast reader is not installed")
FILES = sorted((Path(__file__).parents[2] / "sessions").rglob("*.toml"))
PIECES = (
    *("[[entry]]", "[[a.b]]", "[a]", "]", "[", "{", "}", "=", ",", ".", "\n", "\r\n", "\r", " ", "\t", "#", "\\", "\0"),
    *(
        '"',
        "'",
        '"""',
        "'''",
        "a",
        "é",
        "a.b",
        '"a b"',
        "'x'",
        "true",
        "nan",
        "-inf",
        "+1_000",
        "1__0",
        "0x1F",
        "1e400",
    ),
    *("9" * 25, "2026-02-30", "2026-11-23T10:00:00Z", "2026-11-23 10:00:00.123456789+01:00", "07:32", "24:00:00"),
    *("a = 1\n", "b = {c = 1}\n", "d = [1, 'x']\n", 'e = "\\u00e9\\U0010ffff"\n', 'f = "\\ud800"\n', "\ufeff", "\x85"),
    *("0001-01-01T00:00:00-23:59", "1979-05-27T07:32:00.999999999-07:00", '"\\e"', '"\\x41"', "\u2028", "\x7f", "0o8"),
)


def told(load, text):
    try:
        return repr(load(text))
    except ValueError:
        return None


@pytest.fixture
def both(monkeypatch):
    """Return what each reader makes of a text, through the same door."""

    def read(text):
        monkeypatch.setattr(toml, "_load", toml.tomli.loads)
        slow = told(toml.loads, text)
        monkeypatch.setattr(toml, "_load", toml_rs.loads)
        return slow, told(toml.loads, text)

    return read


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-2][:20]}-{path.stem[:20]}")
def test_what_is_on_disk(both, path):
    slow, fast = both(path.read_text())
    assert slow == fast and slow is not None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=tries(300, 30_000))
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_what_a_hand_types(both, pieces):
    slow, fast = both("".join(pieces))
    assert slow == fast


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=tries(200, 20_000))
@given(st.sampled_from(FILES), st.integers(0, 10**9), st.integers(0, 8), st.sampled_from(PIECES))
def test_a_file_in_which_something_was_changed(both, path, where, length, piece):
    text = path.read_text()
    at = where % len(text)
    slow, fast = both(text[:at] + piece + text[at + length :])
    assert slow == fast


def test_many_sessions_are_read_with_it(monkeypatch):
    monkeypatch.setattr(toml, "_load", toml.tomli.loads)
    toml.hurry()
    assert toml._load is toml_rs.loads
