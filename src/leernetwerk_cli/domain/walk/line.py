"""One typed line of the walk -> the fields of the entries that it says."""

import re
from datetime import date, timedelta
from typing import Any

from ...errors import WrongValue
from ..framework.framework import Framework
from ..framework.kinds import STATES
from ..record.codes import GROUP
from ..record.session import Session

_CODE = r"(?:[a-z]\d{1,2}|\d{1,2}|wij|we)"
_SPOKEN = re.compile(rf"(?P<who>{_CODE}(?:\s*[+,&]\s*{_CODE})*)\s*(?P<colons>::?)\s+(?P<text>.*)", re.I | re.S)
_TURN = re.compile(rf"\+\s?{_CODE}(?:\s+\+\s?{_CODE})*", re.I)
_MARKS = {"<>": "dissent", ">": "action", "!": "learning", "?": "question"}
_QUOTED = re.compile("(?s)\"(.*)\"|“(.*)”|„(.*)[”“]|‘(.*)’|«(.*)»|'(.*)'")
_LABEL = re.compile(r"(?s)(?P<text>.*?)\s*#(?P<label>[\w-]{3,})")
_OWNED = re.compile(rf"(?si)(?P<text>.*?)\s*@(?P<owner>{_CODE}(?:\+{_CODE})*)(?:\s+(?P<due>[\w/. -]{{2,20}}))?")
_DAYS = (
    "ma|maandag|mo|monday",
    "di|dinsdag|tu|tuesday",
    "wo|woensdag|we|wednesday",
    "do|donderdag|th|thursday",
    "vr|vrijdag|fr|friday",
    "za|zaterdag|sa|saturday",
    "zo|zondag|su|sunday",
)
_MONTHS = ("jan", "feb", "m(?:aa)?r", "apr", "m(?:ei|ay)", "jun", "jul", "aug", "sep", "o[kc]t", "nov", "dec")
_NUMBERS = {
    word: number
    for number, words in enumerate(("een|één|a|one", "twee|two", "drie|three", "vier|four", "vijf|five", "zes|six"), 1)
    for word in words.split("|")
}
_UNITS = {"dag|dagen|day|days": 1, "week|weken|weeks": 7, "maand|maanden|month|months": 30}
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


def to_day(text: str, today: date) -> date | None:
    """Return the day that ``text`` names, or None.

    2026-12-01, 1-12, 1 december, morgen, vrijdag (the next one), volgende week vrijdag, over twee weken.
    """
    text = " ".join(text.lower().rstrip(".").split())
    if text in ("morgen", "tomorrow"):
        return today + timedelta(days=1)
    later = re.fullmatch(r"(volgende week|next) (\w+)", text)
    if (number := _weekday(later[2] if later else text)) is not None:
        ahead = (number - today.weekday() - 1) % 7 + 1
        next_week = 7 - today.weekday() + number
        return today + timedelta(days=next_week if later and later[1] == "volgende week" else ahead)
    if ahead_ := re.fullmatch(r"(?:over|in) (\w+) (\w+)", text):
        return _ahead(ahead_[1], ahead_[2], today)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return _day(int(text[:4]), int(text[5:7]), int(text[8:]))
    if numbers := re.fullmatch(r"(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}))?", text):
        return _coming(int(numbers[1]), int(numbers[2]), numbers[3], today)
    if named := re.fullmatch(r"(\d{1,2}) ([a-z]{3,9})(?: (\d{4}))?", text):
        month = next((number for number, name in enumerate(_MONTHS, 1) if re.match(name, named[2])), 0)
        return _coming(int(named[1]), month, named[3], today)
    return None


def _weekday(word: str) -> int | None:
    """Return the number of a weekday, Monday 0; a short name only where it is no other word."""
    for number, names in enumerate(_DAYS):
        short, whole, _brief, english = names.split("|")
        if word in (whole, english) or (word == short and short in ("ma", "di", "vr", "za", "zo")):
            return number
    return None


def _ahead(count: str, unit: str, today: date) -> date | None:
    number = _NUMBERS.get(count, int(count) if count.isdecimal() and len(count) < 3 else 0)
    days = next((days for names, days in _UNITS.items() if unit in names.split("|")), 0)
    return today + timedelta(days=number * days) if number and days else None


def _coming(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _day(int(year), month, day)
    this_year = _day(today.year, month, day)
    return _day(today.year + 1, month, day) if this_year and this_year < today else this_year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


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
