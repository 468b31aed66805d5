"""What is typed in one field of the walk -> the fields of the entries that it says."""

import re
from datetime import date
from typing import Any

from ..framework.framework import Framework
from ..framework.kinds import REPORT
from ..privacy.audience import READERS, Reply
from ..record.session import Session
from .dates import to_day
from .line import to_fields, to_scores, to_state
from .walk import Field

_CHOSEN = {"1": "open", "2": "underway", "3": "in-place"}
_LABELLED = ("quote", "learning", "question", "dissent", "obstacle", "agreement", "action")


def read(line: str, field: Field, framework: Framework, session: Session, today: date) -> list[dict[str, Any]]:
    """Return what ``line`` says when it is typed in ``field``.

    A line with a mark means the same everywhere; what has none is what the field asks for, else a note. Raises as
    ``capture.to_fields`` does.
    """
    spoken = to_fields(line, framework, session, today)
    is_plain = len(spoken) == 1 and spoken[0]["kind"] == "note" and not line.strip().startswith("\\")
    if is_plain:
        spoken = [_asked(line.strip(), field, framework, session, today)]
    for each in spoken:
        if each["kind"] in _LABELLED and "element" not in each and field.about and field.kind != "consent":
            each["element"] = field.about
    return spoken


def _asked(line: str, field: Field, framework: Framework, session: Session, today: date) -> dict[str, Any]:
    note = {"kind": "note", "text": line}
    if field.kind == "value" and re.match(r"\w+\s*:\s*\d", line):
        return {"kind": "value", "element": field.about, "scores": to_scores(line, framework)}
    if field.kind == "step":
        word, _space, text = line.partition(" ")
        if word.strip(".,") in _CHOSEN or re.match("(?i)ope|ond|ger|und|in-", word):
            state = _CHOSEN.get(word.strip(".,")) or to_state(word)
            return {"kind": "step", "element": field.about, "state": state, **({"text": text} if text.strip() else {})}
        return note
    if field.kind == "expectation":
        return _expectation(line, field, today)
    if field.kind == "agreement":
        return {"kind": "agreement", "text": line}
    if field.kind == "report":
        return {**to_fields(f"> {line}", framework, session, today)[0], "tags": [REPORT]}
    if field.kind == "action":
        return to_fields(f"> {line}", framework, session, today)[0]
    return note


def _expectation(line: str, field: Field, today: date) -> dict[str, Any]:
    text, *others = (part.strip() for part in line.split("|"))
    days = [(part, to_day(re.sub(r"(?i)^(terugkijken|look back)( op| on)?:?\s*", "", part), today)) for part in others]
    fields: dict[str, Any] = {"kind": "expectation", "text": text, "element": field.about}
    if signs := [part for part, day in days if part and not day]:
        fields["signs"] = signs
    if dates := [day for _part, day in days if day]:
        fields["look_back"] = dates[-1]
    return fields


def to_reply(line: str) -> Reply | None:
    """Return the audiences that the numbers in ``line`` choose (0 is nobody), and whether the role may stand beside it.

    A ``z`` or ``w`` behind the numbers (*zonder*, *without*) leaves the role out. None when it holds anything else.
    """
    numbers = re.fullmatch(r"\s*([0-4](?:[\s,+]+[0-4])*)\s*([zw]?)\s*", line, re.I)
    if not numbers:
        return None
    chosen = re.findall("[1-4]", numbers[1])
    return Reply([READERS[int(number) - 1] for number in chosen], not numbers[2])
