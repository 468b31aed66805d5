"""A run sheet as questions that each answers on their own telephone, and the way back from an answer to an entry."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .framework import Framework, Text
from .method import Method, Stage

WHO, MARK = "leernetwerk_seat", "leernetwerk_session"
_OWN = ("quote", "learning", "question", "dissent", "obstacle", "expectation", "action")  # what one person can say
_ASKING = ("open", "talk", "actions", "check-out")  # the other parts are a break, or read back what was said


class Question(NamedTuple):
    """One thing to answer. ``name``: what its column is called; ``lowest``, ``highest``: of a mark, else 0."""

    name: str
    text: Text
    stage: str
    kind: str
    element: str
    lowest: int = 0
    highest: int = 0


def questions(stage: Stage, framework: Framework) -> Iterator[Question]:
    """Yield what is asked in one part: its question, those to ask on, and a mark where its element has a scale."""
    if stage.type not in _ASKING:
        return
    name = re.sub(r"[^a-z0-9]+", "_", stage.id)
    kind = next((each for each in stage.records if each in _OWN), "quote")
    place = framework.find_element(stage.about)
    asked = [*([stage.ask] if stage.ask else []), *(each for each in stage.follow_up if not each.after)]
    for number, text in enumerate(asked):
        yield Question(f"{name}_{number}", text, stage.id, kind, stage.about)
    if place and "value" in stage.records:
        yield Question(f"{name}_mark", place.title, stage.id, "value", place.id, *framework.scale(place.id))


def by_column(method: Method, framework: Framework, columns: list[str]) -> dict[str, Question]:
    """Return which question each column answers; a form's file puts the names of its groups before it."""
    known = {each.name: each for stage in method.stage for each in questions(stage, framework)}
    found = {column: known.get(bare(column)) for column in columns}
    return {column: question for column, question in found.items() if question}


def bare(column: str) -> str:
    """Return what a column is called without its groups: ODK writes ``part-name``, KoBo ``part/name``."""
    return re.split(r"[-/]", column)[-1]
