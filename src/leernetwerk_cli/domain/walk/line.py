"""One typed line of the walk -> the fields of the entries that it says."""

import re
from datetime import date
from typing import Any

from ...errors import WrongValue
from ..framework.framework import Framework
from ..framework.kinds import STATES
from ..record.codes import GROUP
from ..record.session import Session
from .dates import to_day

_CODE = r"(?:[a-z]\d{1,2}|\d{1,2}|wij|we)"
_SPOKEN = re.compile(rf"(?P<who>{_CODE}(?:\s*[+,&]\s*{_CODE})*)\s*(?P<colons>::?)\s+(?P<text>.*)", re.I | re.S)
_TURN = re.compile(rf"\+\s?{_CODE}(?:\s+\+\s?{_CODE})*", re.I)
_MARKS = {"<>": "dissent", ">": "action", "!": "learning", "?": "question"}
_QUOTED = re.compile("(?s)\"(.*)\"|“(.*)”|„(.*)[”“]|‘(.*)’|«(.*)»|'(.*)'")
_LABEL = re.compile(r"(?s)(?P<text>.*?)\s*#(?P<label>[\w-]{3,})")
_OWNED = re.compile(rf"(?si)(?P<text>.*?)\s*@(?P<owner>{_CODE}(?:\+{_CODE})*)(?:\s+(?P<due>[\w/. -]{{2,20}}))?")
_STATES = {
    "open": "open",
    "onderweg": "underway",
    "underway": "underway",
    "geregeld": "in-place",
    "in-place": "in-place",
}


def to_fields(line: str, framework: Framework, session: Session, today: date | None = None) -> list[dict[str, Any]]:
    """Return what ``line`` says as the fields of entries, without an id and a time.

    Whatever has no mark is a note. A leading backslash takes the rest as it stands. ``today`` is what a weekday is
    counted from; the day of the session when absent. Raises UnknownWord where a code is not in the room.
    """
    line = line.strip()
    today = today or session.date
    if line.startswith("\\"):
        return [{"kind": "note", "text": line[1:]}]
    if _TURN.fullmatch(line):
        return [{"kind": "turn", "speaker": session.get_code(code, "speaker")} for code in line.split("+")[1:]]
    if line.startswith("= "):
        return [_marked(line[2:], framework)]
    for mark, kind in _MARKS.items():
        if line.startswith(mark) and line[len(mark) :].strip():
            return [_said(kind, line[len(mark) :].strip(), framework, session, today)]
    if _SPOKEN.fullmatch(line):
        return [_said("quote", line, framework, session, today)]
    return [{"kind": "note", "text": line}]


def _said(kind: str, text: str, framework: Framework, session: Session, today: date) -> dict[str, Any]:
    fields: dict[str, Any] = {"kind": kind, "text": text}
    if spoken := _SPOKEN.fullmatch(text):
        codes = [session.get_code(code, "speaker") for code in re.split(r"[+,&]", spoken["who"])]
        fields |= {"text": spoken["text"], "speaker": codes[0] if len(codes) == 1 else codes}
        if spoken["colons"] == "::":
            fields["verbatim"] = True
    elif kind == "learning":
        fields["speaker"] = GROUP
    _take_label(fields, framework)
    if kind == "action":
        _take_owner(fields, session, today)
    if quoted := _QUOTED.fullmatch(fields["text"].strip()):
        inside = next(part for part in quoted.groups() if part is not None)
        if inside.strip() and not set(inside) & {'"', "“", "”", "«", "»"}:
            fields |= {"text": inside, "verbatim": True}
    return fields


def _take_label(fields: dict[str, Any], framework: Framework) -> None:
    """Take the element at the end of the text; a ``#word`` that names none stays where it was said."""
    label = _LABEL.fullmatch(fields["text"].rstrip())
    if label and label["text"] and (place := framework.find_place(label["label"])):
        fields |= {"text": label["text"], "element": place}


def _take_owner(fields: dict[str, Any], session: Session, today: date) -> None:
    """Take ``@u2 vrijdag`` from the end; a day without an owner before it also stays in the text."""
    text = fields["text"].rstrip()
    if owned := _OWNED.fullmatch(text):
        due = to_day(owned["due"], today) if owned["due"] else None
        if owned["text"] and (due or not owned["due"]):
            codes = [session.get_code(code, "owner") for code in owned["owner"].split("+")]
            fields |= {"text": owned["text"], "owner": "+".join(codes)}
            if due:
                fields["due"] = due
            return
    words = text.split()
    for count in (3, 2, 1):
        if len(words) > count and (day := to_day(" ".join(words[-count:]), today)):
            fields["due"] = day
            return


def _marked(text: str, framework: Framework) -> dict[str, Any]:
    """Return the scores (``ver e:2,2,3 u:4``) or the state of a step (``plek onderweg ...``) that ``text`` gives."""
    word, _space, rest = text.strip().partition(" ")
    element = framework.get_place(word, "element")
    found = framework.find_element(element)
    if found and found.form == "step":
        state, _space, note = rest.strip().partition(" ")
        return {"kind": "step", "element": element, "state": to_state(state), **({"text": note} if note else {})}
    return {"kind": "value", "element": element, "scores": to_scores(rest, framework)}


def to_state(word: str) -> str:
    """Return the state of a step that ``word``, three letters or more of it in either language, names."""
    fitting = {state for name, state in _STATES.items() if len(word) >= 3 and name.startswith(word.lower())}
    if len(fitting) == 1:
        return fitting.pop()
    raise WrongValue(what="state", word=word, expected=", ".join(STATES["step"]))


def to_scores(text: str, framework: Framework) -> dict[str, list[int]]:
    """Return the marks per role that ``e:2,2,3 u:4,4,5`` gives; raise WrongValue for another form."""
    text = re.sub(r"\s*([:,])\s*", r"\1", text.strip())
    scores: dict[str, list[int]] = {}
    for part in text.split():
        who, _colon, marks = part.partition(":")
        if not re.fullmatch(r"\d(,\d)*", marks):
            raise WrongValue(what="scores", word=part, expected="e:2,2,3 u:4,4,5")
        role = framework.find_role(who) or framework.get_role(who, "scores")
        scores.setdefault(role.id, []).extend(map(int, marks.split(",")))
    if not scores:
        raise WrongValue(what="scores", word=text or "-", expected="e:2,2,3 u:4,4,5")
    return scores
