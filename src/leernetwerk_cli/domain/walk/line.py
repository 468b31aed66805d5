"""One typed line of the walk -> the fields of the entries that it says, or a doubt about what it says."""

import re
from datetime import date
from typing import Any

from ...errors import OffScale, UnknownWord, WrongValue
from ..framework.framework import Framework
from ..framework.kinds import STATES
from ..record.codes import GROUP
from ..record.session import Session
from . import promise
from .doubt import CODE, PLAIN, WHO, Doubt, InDoubt, code_of, looks_like_speech, protected, spoken_twice

Fields = dict[str, Any]

_SPOKEN = re.compile(rf"(?P<who>{WHO})\s*(?P<colons>::?)\s+(?P<text>.*)", re.I | re.S)
_TURN = re.compile(rf"\+\s?{CODE}(?:\s*\+\s?{CODE})*", re.I)
_MARKS = {"<>": "dissent", ">": "action", "!": "learning", "?": "question"}
_QUOTED = re.compile("(?s)\"(.*)\"|“(.*)”|„(.*)[”“]|‘(.*)’|«(.*)»|'(.*)'")
_LABEL = re.compile(r"(?<!\S)#(?P<label>[^\W\d_][\w-]+)")
_STATES = {
    "open": "open",
    "onderweg": "underway",
    "underway": "underway",
    "geregeld": "in-place",
    "in-place": "in-place",
}


def read_line(
    line: str, framework: Framework, session: Session, today: date | None = None, unmarked: str = "note"
) -> list[Fields] | Doubt:
    """Return what ``line`` says as the fields of entries, without an id and a time, or what it leaves in doubt.

    A line without a mark is of the kind ``unmarked``. A leading backslash takes the line, or one word in it, as it
    stands. ``today`` is what days are counted from; the day of the session when absent.
    """
    line = line.strip()
    try:
        return _Reader(framework, session, today or session.date).read(line, unmarked)
    except InDoubt as doubt:
        return doubt.about(line)


class _Reader:
    def __init__(self, framework: Framework, session: Session, today: date) -> None:
        self._framework = framework
        self._session = session
        self._today = today

    def read(self, line: str, unmarked: str) -> list[Fields]:
        if line.startswith("\\"):
            return [{"kind": "note", "text": line[1:]}]
        if (label := _LABEL.match(line)) and line[label.end() :].strip():
            line = f"{line[label.end() :].strip()} {label.group()}"
        if _TURN.fullmatch(line):
            return [
                {"kind": "turn", "speaker": code_of(code, "speaker", self._session)} for code in line.split("+")[1:]
            ]
        if line.startswith("=") and line.strip("= "):
            return [self._scored(line)]
        for mark, kind in _MARKS.items():
            if line.startswith(mark) and line[len(mark) :].strip():
                return [self._said(kind, line[len(mark) :].strip(), mark)]
        if _SPOKEN.fullmatch(line):
            return [self._said("quote", line)]
        looks_like_speech(line, self._session, self._framework)
        return [self._said(unmarked, line)]

    def _said(self, kind: str, text: str, mark: str = "") -> Fields:
        fields: Fields = {"kind": kind}
        text = protected(text)
        if spoken := _SPOKEN.fullmatch(text):
            codes = [code_of(code, "speaker", self._session) for code in re.findall(CODE, spoken["who"], re.I)]
            fields["speaker"] = codes[0] if len(codes) == 1 else codes
            text = spoken["text"].strip()
            if spoken["colons"] == "::":
                fields["verbatim"] = True
            spoken_twice(mark, spoken["who"], spoken["colons"], text, self._session)
        elif mark:
            looks_like_speech(text, self._session, self._framework, mark)
        if kind == "learning" and "speaker" not in fields:
            fields["speaker"] = GROUP
        if re.search(r"\s\*$", text) and kind != "note":
            text, fields["star"] = text[:-1].rstrip(), True
        text = self._without_label(text, fields)
        if kind == "action":
            text = promise.take(text, fields, self._session, self._today)
        elif promise.OWNERS.search(text):
            raise InDoubt("@", change=lambda line: [_as_action(line, mark), promise.literal(line)])
        return {**fields, **_unquoted(text, fields.get("verbatim", False))}

    def _without_label(self, text: str, fields: Fields) -> str:
        """Take the element that ``#word`` names; at an end of the text the word goes, inside it stays as a word."""
        found = list(_LABEL.finditer(text))
        places = {self._framework.find_place(label["label"]) for label in found}
        wrong = [label for label in found if not self._framework.find_place(label["label"])]
        if wrong or len(places) > 1:
            self._doubt_label((wrong or found)[0]["label"])
        if not found or not _LABEL.sub("", text).strip():  # nothing but labels: these are the words
            return text
        fields["element"] = places.pop()
        for label in reversed(found):
            is_end = label.start() == 0 or label.end() == len(text)
            text = text[: label.start()] + ("" if is_end else label["label"]) + text[label.end() :]
        return text.strip()

    def _doubt_label(self, word: str) -> None:
        """Raise the doubt about an element: the nearest ones first, then the word as a word."""
        from difflib import SequenceMatcher

        def likeness(id_: str) -> float:
            return SequenceMatcher(None, word.lower(), id_).ratio()

        near = sorted((element.id for element in self._framework.elements), key=likeness, reverse=True)[:3]
        swaps = [(f"#{word}", f"#{id_}") for id_ in near] + [(f"#{word}", f"\\#{word}")]
        raise InDoubt(f"#{word}", change=lambda line: [line.replace(old, new, 1) for old, new in swaps])

    def _scored(self, line: str) -> Fields:
        try:
            return self._marked(line.strip("= "))
        except (UnknownWord, WrongValue, OffScale) as why:
            raise InDoubt(line.split()[0], why=why) from None

    def _marked(self, text: str) -> Fields:
        """Return the scores (``ver e:2,2 u:4``) or the state of a step (``plek onderweg ...``) in ``text``."""
        word, _space, rest = text.partition(" ")
        element = self._framework.get_place(word, "element")
        found = self._framework.find_element(element)
        if found and found.form == "step":
            state, _space, note = rest.strip().partition(" ")
            return {"kind": "step", "element": element, "state": to_state(state), **({"text": note} if note else {})}
        return {"kind": "value", "element": element, "scores": to_scores(rest, self._framework, element)}


def _as_action(line: str, mark: str) -> str:
    return f"> {line.removeprefix(mark).strip()}"


def _unquoted(text: str, verbatim: bool) -> Fields:
    """Return the text without the quotation marks around it, which say that it is word for word."""
    plain = text.replace(PLAIN, "")
    quoted = _QUOTED.fullmatch(plain.strip())
    inside = next((part for part in quoted.groups() if part is not None), "") if quoted else ""
    if inside.strip() and not set(inside) & {'"', "“", "”", "«", "»"}:
        return {"text": inside, "verbatim": True}
    return {"text": plain, **({"verbatim": True} if verbatim else {})}


def to_state(word: str) -> str:
    """Return the state of a step that ``word``, three letters or more of it in either language, names."""
    fitting = {state for name, state in _STATES.items() if len(word) >= 3 and name.startswith(word.lower())}
    if len(fitting) == 1:
        return fitting.pop()
    raise WrongValue(what="state", word=word, expected=", ".join(STATES["step"]))


def to_scores(text: str, framework: Framework, element: str = "") -> dict[str, list[int]]:
    """Return the marks per role that ``e:2,2,3 u:4,4,5`` gives.

    Raises WrongValue for another form, or for a mark that is not on the scale of ``element``.
    """
    text = re.sub(r"\s*([:,])\s*", r"\1", text.strip())
    lowest, highest = framework.scale(element) if element else (0, 9)
    scores: dict[str, list[int]] = {}
    for part in text.split():
        who, _colon, marks = part.partition(":")
        if not re.fullmatch(r"\d(,\d)*", marks):
            raise WrongValue(what="scores", word=part, expected="e:2,2,3 u:4,4,5")
        role = framework.find_role(who) or framework.find_role(f"{who}1") or framework.get_role(who, "scores")
        given = [int(mark) for mark in marks.split(",")]
        if not all(lowest <= mark <= highest for mark in given):
            raise OffScale(word=part, lowest=lowest, highest=highest)
        scores.setdefault(role.id, []).extend(given)
    if not scores:
        raise WrongValue(what="scores", word=text or "-", expected="e:2,2,3 u:4,4,5")
    return scores
