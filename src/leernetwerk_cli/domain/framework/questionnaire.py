"""A run sheet as questions that each answers on their own telephone, and the way back from an answer to an entry."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from .framework import Framework, Text
from .method import Method, Stage

WHO, MARK = "leernetwerk_seat", "leernetwerk_session"
_OWN = ("quote", "learning", "question", "dissent", "obstacle", "expectation", "action")  # what one person can say
_ASKING = ("open", "talk", "actions", "check-out")  # the other parts are a break, or read back what was said
_USUAL = 10  # minutes of a part, where a form says none
_REPEATED = re.compile(r"\$ ?\{[^}]*\}")


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


def to_stages(rows: Iterable[Mapping[str, str]]) -> list[dict[str, Any]]:
    """Return the parts of a run sheet that the ``survey`` of an XLSForm describes, as a run sheet is written.

    A group is a part, with what is nested in it; what stands outside the groups is a part of its own. Its first
    question is asked, the others are to ask on; what a program fills in, and what our own forms add, is left out.
    """
    parts: list[dict[str, Any]] = []
    depth = 0
    for row in rows:
        kind = row.get("type", "").replace("_", " ").split(" ")
        if kind[0] in ("begin", "end"):
            depth += 1 if kind[0] == "begin" else -1
            if depth == 1 and kind[0] == "begin":
                parts.append(_part(row))
        elif (said := _text(row)) and not row.get("name", "").startswith("leernetwerk_"):
            if depth <= 0 and (not parts or parts[-1]["id"] != row.get("name")):
                parts.append(_part(row))
            _put(parts[-1], kind[0], said)
    return [part for part in parts if "ask" in part or "says" in part]


def _part(row: Mapping[str, str]) -> dict[str, Any]:
    name = row.get("name", "").removeprefix("part_").replace("_", "-").lower()
    title = _text(row) or {"nl": name, "en": name}
    minutes = row.get("minutes", "")
    leads = [word.strip() for word in row.get("leads", "").split(",") if word.strip()]
    part = {"id": name, "title": title, "minutes": int(minutes) if minutes.isdecimal() else _USUAL, "type": "talk"}
    return {**part, "purpose": title, **({"leads": leads} if leads else {})}


def _put(part: dict[str, Any], kind: str, said: dict[str, str]) -> None:
    if kind == "note":
        part.setdefault("says", said)
    elif "ask" not in part:
        part.update(ask=said, records=["quote", "learning", "question", "dissent"])
    else:
        part.setdefault("follow_up", []).append(said)


def _text(row: Mapping[str, str]) -> dict[str, str]:
    """Return what a row says, in each language that it has; an answer that it repeats is left open."""
    told = {head: _REPEATED.sub("…", text).strip() for head, text in row.items() if head.startswith("label")}
    told = {head: text for head, text in told.items() if text}
    some = next(iter(told.values()), "")
    both = {code: next((told[head] for head in told if head.endswith(f"({code})")), some) for code in ("nl", "en")}
    return both if some else {}
