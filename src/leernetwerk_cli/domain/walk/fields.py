"""What is typed in one field of the walk -> the fields of the entries that it says."""

import re
from datetime import date

from ...errors import OffScale, UnknownWord, WrongValue
from ..framework.framework import Framework
from ..framework.kinds import REPORT
from ..record.session import Session
from .dates import to_day
from .doubt import Doubt
from .line import Fields, read_line, to_scores, to_state
from .marks import as_marks
from .reply import is_reply
from .walk import Field

_CHOSEN = {"1": "open", "2": "underway", "3": "in-place"}
_LABELLED = ("quote", "learning", "question", "dissent", "obstacle", "agreement", "action", "expectation")
_UNMARKED = {"agreement": "agreement", "action": "action", "report": "action", "expectation": "expectation"}


def read(line: str, field: Field, framework: Framework, session: Session, today: date) -> list[Fields] | Doubt:
    """Return what ``line`` says when it is typed in ``field``, or what it leaves in doubt.

    A line with a mark means the same everywhere; what has none is what the field asks for, else a note.
    """
    line = line.strip()
    marks, is_sure = as_marks(line, framework, field.about) if field.kind == "value" else ("", True)
    if not is_sure:
        return Doubt(line, line.split()[0], (marks,))
    try:
        asked = _asked(marks or line, field, framework, today)
    except (UnknownWord, WrongValue, OffScale) as why:
        return Doubt(line, line.split()[0], why=why)
    if not asked and is_reply(line):
        return Doubt(line, line)
    said = asked or read_line(line, framework, session, today, _UNMARKED.get(field.kind, "note"))
    if isinstance(said, Doubt):
        return said
    for each in said:
        if field.kind == "report" and each["kind"] == "action":
            each["tags"] = [REPORT]
        if each["kind"] in _LABELLED and "element" not in each and field.about and field.kind != "consent":
            each["element"] = field.about
    return said


def _asked(line: str, field: Field, framework: Framework, today: date) -> list[Fields]:
    """Return what ``line`` says that is asked for in this field and nowhere else; nothing for another line."""
    if field.kind == "value" and re.match(r"\w+\s*:\s*\d", line):
        return [{"kind": "value", "element": field.about, "scores": to_scores(line, framework, field.about)}]
    if field.kind == "step":
        word, _space, text = line.partition(" ")
        if word.strip(".,") in _CHOSEN or re.match("(?i)ope|ond|ger|und|in-", word):
            state = _CHOSEN.get(word.strip(".,")) or to_state(word)
            return [{"kind": "step", "element": field.about, "state": state, **({"text": text} if text else {})}]
    return [_expectation(line, field, today)] if field.kind == "expectation" and "|" in line else []


def _expectation(line: str, field: Field, today: date) -> Fields:
    text, *others = (part.strip() for part in line.split("|"))
    days = [(part, to_day(re.sub(r"(?i)^(terugkijken|look back)( op| on)?:?\s*", "", part), today)) for part in others]
    fields: Fields = {"kind": "expectation", "text": text, "element": field.about}
    told = [part for part, day in days if part and not day]
    whom = next((part for part in told if re.match(r"(?i)(voor|for) ", part)), "")
    if whom:
        fields["whom"] = whom.partition(" ")[2].strip()
    if signs := [part for part in told if part != whom]:
        fields["signs"] = signs
    if dates := [day for _part, day in days if day]:
        fields["look_back"] = dates[-1]
    return fields
