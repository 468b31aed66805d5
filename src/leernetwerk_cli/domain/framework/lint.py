"""Looks a run sheet over: what is wrong, by its line, and what a facilitator would trip over in the room."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

import msgspec

from ...errors import N_
from .framework import Framework, Text
from .kinds import KINDS
from .method import REPEATS, SOURCES, TYPES, WORDINGS, FollowUp, Method, Size, Stage, Trouble, When

LONG = 25  # words in one sentence
MORAL_WORDS = 15
_ALLOWED: dict[Any, str] = {
    str: N_("text between quotation marks"),
    int: N_("a whole number"),
    bool: N_("true or false"),
    Text: '{nl = "…", en = "…"}',
    Size: "{min = 4, max = 12}",
    When: '{stage = "…", kind = "dissent"}',
    tuple[str, ...]: '["…", "…"]',
    tuple[Text, ...]: '[{nl = "…", en = "…"}]',
    tuple[FollowUp, ...]: '[{nl = "…", en = "…"}]',
    tuple[Stage, ...]: "[[stage]]",
}


def lint(data: dict[str, Any], text: str, framework: Framework) -> list[Trouble]:
    """Return the trouble in the run sheet ``data`` (its source is ``text``): errors, or advice where there are none."""
    places = _Places(text)
    troubles = list(_fields(Method, data, -1, places))
    stages = data.get("stage", [])
    for number, stage in enumerate(stages if isinstance(stages, list) else []):
        if isinstance(stage, dict):
            troubles += _fields(Stage, stage, number, places)
    if not troubles:
        method = msgspec.convert(data, Method)
        troubles += _words(method, framework, places)
    if not troubles:
        troubles += _advice(method, places)
    return sorted(troubles, key=lambda trouble: trouble.line)


class _Places:
    """Where the fields of a run sheet stand: the lines of its source, per stage (-1 is before the first)."""

    def __init__(self, text: str) -> None:
        self._lines: list[list[tuple[int, str]]] = [[]]
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip() == "[[stage]]":
                self._lines.append([])
            self._lines[-1].append((number, line))

    def line(self, stage: int, field: str) -> int:
        """Return the line of a field, else where its part begins."""
        part = self._lines[stage + 1] if stage + 1 < len(self._lines) else self._lines[-1]
        fitting = [number for number, line in part if re.match(rf"\s*{re.escape(field)}\s*=", line)]
        return fitting[0] if fitting else part[0][0] if part else 1


def _fields(kind: type[msgspec.Struct], data: dict[str, Any], stage: int, places: _Places) -> Iterator[Trouble]:
    """Yield each field that is missing, of the wrong type, or unknown."""
    known = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for name, field in known.items():
        type_ = field.type
        allowed = next((words for each, words in _ALLOWED.items() if type_ in (each, each | None)), "")
        if name not in data:
            if field.required:
                yield Trouble(places.line(stage, name), True, name, N_("is missing; {allowed}"), {"allowed": allowed})
            continue
        try:
            if type_ != tuple[Stage, ...]:
                msgspec.convert(data[name], type_)
            elif not isinstance(data[name], list) or not data[name]:
                raise msgspec.ValidationError
        except msgspec.ValidationError:
            yield Trouble(places.line(stage, name), True, name, N_("must be {allowed}"), {"allowed": allowed})
    for name in data:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            allowed = near[0] if near else ", ".join(sorted(known))
            yield Trouble(
                places.line(stage, name), True, name[:40], N_("is not a field here; {allowed}"), {"allowed": allowed}
            )


def _words(method: Method, framework: Framework, places: _Places) -> Iterator[Trouble]:
    """Yield each word that must come from a list and does not."""
    elements = [term.id for term in (*framework.elements, *framework.insight)]
    ids = [stage.id for stage in method.stage]
    yield from _chosen(places.line(-1, "certainty"), "certainty", [method.certainty], list(SOURCES))
    yield from _chosen(places.line(-1, "safety"), "safety", [str(method.safety)], ["1", "2", "3"])
    for number, stage in enumerate(method.stage):
        asked = {
            "type": ([stage.type], TYPES),
            "minutes_from": ([stage.minutes_from], SOURCES),
            "records": (stage.records, KINDS),
            "about": ([stage.about] if stage.about else [], elements),
            "repeat": ([stage.repeat] if stage.repeat else [], REPEATS),
            "wording": ([stage.wording] if stage.wording else [], WORDINGS),
            "when": ([stage.when.stage] if stage.when else [], ids[:number]),
        }
        for name, (values, choices) in asked.items():
            yield from _chosen(places.line(number, name), name, values, list(choices))
        if ids.index(stage.id) != number:
            yield Trouble(places.line(number, "id"), True, "id", N_("stands twice"), {})
        if stage.minutes < 0:
            yield Trouble(places.line(number, "minutes"), True, "minutes", N_("must be {allowed}"), {"allowed": "> 0"})


def _chosen(line: int, name: str, values: Iterable[str], choices: list[str]) -> Iterator[Trouble]:
    for value in values:
        if value not in choices:
            yield Trouble(line, True, name, N_("must be one of: {allowed}"), {"allowed": ", ".join(choices)})


def _advice(method: Method, places: _Places) -> Iterator[Trouble]:
    """Yield what is allowed and yet would trip someone up."""

    def advise(stage: int, field: str, message: str, **data: object) -> Trouble:
        told = {key: str(value) for key, value in data.items()}
        return Trouble(places.line(stage, field), False, field, message, told)

    total = method.total
    if method.minutes and method.minutes != total:
        yield advise(
            -1, "minutes", N_("the stages take {total} minutes, not {minutes}"), total=total, minutes=method.minutes
        )
    spare = sum(stage.minutes for stage in method.stage if stage.type == "reserve")
    if total and spare < 0.09 * total:
        yield advise(-1, "minutes", N_("keep a tenth in reserve: {n} of {total} minutes"), n=spare, total=total)
    if total > 90 and not any(stage.type == "break" for stage in method.stage):
        yield advise(-1, "minutes", N_("over 90 minutes people need a break"))
    out = sum(stage.minutes for stage in method.stage if stage.type == "check-out")
    if total and not 0.07 * total <= out <= 0.11 * total:
        yield advise(-1, "minutes", N_("a check-out takes 8 to 10 percent: {n} of {total} minutes"), n=out, total=total)
    quoted = any("quote" in stage.records for stage in method.stage)
    if quoted and not any(stage.type == "read-back" for stage in method.stage):
        yield advise(-1, "stage", N_("quotes are written down and nobody is asked who may read them: add a read-back"))
    for number, stage in enumerate(method.stage):
        for field, words in _texts(stage):
            for text in (words.nl, words.en):
                if not text.strip():
                    yield advise(number, field, N_("one of the languages is empty"))
                elif any(len(sentence.split()) > LONG for sentence in re.split(r"[.!?:]\s", text)):
                    yield advise(number, field, N_("has a sentence of more than {n} words"), n=LONG)
        if stage.moral_question:
            for text in (stage.moral_question.nl, stage.moral_question.en):
                if trouble := moral_trouble(text):
                    yield advise(number, "moral_question", trouble, n=MORAL_WORDS)


def moral_trouble(text: str) -> str:
    """Return what is wrong with the wording of a moral question (a message id), or nothing."""
    if len(text.split()) > MORAL_WORDS:
        return N_("a moral question has at most {n} words")
    if re.match(r"\W*(hoe|how)\b", text, re.I):
        return N_("a moral question does not begin with how: ask whether one may, must, can, dares or wants")
    return ""


def _texts(stage: Stage) -> Iterator[tuple[str, Text]]:
    for field in ("title", "purpose", "says", "ask"):
        if words := getattr(stage, field):
            yield field, words
    yield from (("follow_up", words) for words in stage.follow_up)
