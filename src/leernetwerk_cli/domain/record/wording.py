"""Checks the words of an entry's fields against the framework, the room and the run sheet."""

from typing import Any, Protocol

from ...errors import InvalidEntry
from ..framework.framework import Framework
from ..framework.kinds import KINDS
from ..framework.lookup import get_id, unknown
from ..framework.method import Method
from .session import Session


class Lists(Protocol):
    """The lists of words that there are. Each is read when a word is looked up in it: most that is said names none."""

    @property
    def framework(self) -> Framework: ...
    @property
    def method(self) -> Method: ...


def settle(fields: dict[str, Any], session: Session, lists: Lists) -> dict[str, Any]:
    """Return ``fields`` with every word in its full, stored form (``ver`` becomes ``vertrouwen``, ``3`` a code).

    Raises UnknownWord, with the nearest word, for what is in no list; values of the wrong type are left alone.
    """
    settled = dict(fields)
    if isinstance(kind := fields.get("kind"), str) and kind not in KINDS:
        raise unknown("kind", kind, list(KINDS))
    if isinstance(element := fields.get("element"), str) and element:
        settled["element"] = lists.framework.get_place(element, "element")
    if isinstance(stage := fields.get("stage"), str) and stage and not lists.method.find_stage(stage):
        raise unknown("stage", stage, [each.id for each in lists.method.stage])
    comes_in = fields.get("kind") == "joined" and fields.get("role")  # then nobody can know the code yet
    for key in ("speaker", "owner"):
        if fields.get(key) and not comes_in:
            settled[key] = _settle_codes(fields[key], session, key)
    if isinstance(settled.get("owner"), list):
        settled["owner"] = "+".join(settled["owner"])
    if isinstance(knowledge := fields.get("knowledge"), list | tuple):
        settled["knowledge"] = [get_id(word, lists.framework.knowledge, "knowledge") for word in knowledge]
    if isinstance(scores := fields.get("scores"), dict):
        settled["scores"] = _settle_scores(scores, lists.framework, str(settled.get("element", "")))
    return settled


def _settle_codes(value: Any, session: Session, key: str) -> Any:
    if isinstance(value, str):
        codes = [session.get_code(code, key) for code in value.replace("+", ",").split(",")]
        return codes[0] if len(codes) == 1 else codes
    if isinstance(value, list | tuple) and all(isinstance(code, str) for code in value):
        return [session.get_code(code, key) for code in value]
    return value


def _settle_scores(scores: dict[Any, Any], framework: Framework, element: str) -> dict[str, list[int]]:
    """Return the scores per role id. Raises InvalidEntry for a mark that the element's scale does not have."""
    lowest, highest = framework.scale(element)
    settled = {}
    for word, marks in scores.items():
        role = framework.get_role(str(word), "scores").id
        marks = marks if isinstance(marks, list | tuple) else [marks]
        if not all(isinstance(mark, int) and lowest <= mark <= highest for mark in marks):
            raise InvalidEntry(path=f"scores.{role}")
        settled[role] = list(marks)
    return settled
