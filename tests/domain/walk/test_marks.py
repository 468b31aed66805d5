"""Marks are read as they are given where they are asked for, and what only looks like them is asked about."""

import pytest

from leernetwerk_cli.domain.walk.marks import as_marks
from leernetwerk_cli.store import package

FRAMEWORK = package.read_framework()
SURE = """
e:3,4 u:2|e 3 4 u 2|E: 3 en 4, U: 2|e=3 e=4 u=2|e;3;4 u;2|cijfers e:3,4 u:2|vertrouwen: e 3,4 en u 2|e: drie, vier u: twee
ervaringsdeskundigen 3 4, uitvoerder 2|e:3, e:4, u:2|E 3+4 U 2|scores: e:3/4 u:2
"""


@pytest.mark.parametrize("line", SURE.replace("\n", "|").strip("|").split("|"))
def test_marks_are_read_as_they_are_given(line):
    assert as_marks(line, FRAMEWORK, "vertrouwen") == ("e:3,4 u:2", True)


@pytest.mark.parametrize(
    ("line", "guess"), [("e3,4 u2", "e:3,4 u:2"), ("e1: 4", "e:4"), ("e3", "e:3"), ("E2: 4 u1: 3", "e:4 u:3")]
)
def test_what_may_be_a_person_is_asked_about(line, guess):
    assert as_marks(line, FRAMEWORK, "vertrouwen") == (guess, False)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "e",
        "3 4",
        "e:",
        "e1: vier weken wachten",
        "e: ik vind 3",
        "cijfers",
        "e:3.5",
        "x:3",
        "e:3 u:",
        "> 3",
        "e -1",
    ],
)
def test_what_says_more_or_less_is_no_marks(line):
    assert not as_marks(line, FRAMEWORK, "vertrouwen")[0]
