"""What only looks like a mark: a doubt with its guesses, never stored as something that it may not be."""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import partial
from typing import NamedTuple

from ...errors import Failure, UnknownWord, WantsNothing
from ..framework.framework import Framework
from ..record.session import Session
from .dates import STARTS

CODE = r"(?:[a-z]\d{1,2}|\d{1,2}|wij|we)(?!\w)"
LETTERED = r"[a-z]\d{1,2}(?!\w)"
WHO = rf"{CODE}(?:\s*(?:[+,&/]|\b(?:en|and)\b)\s*{CODE})*"
PLAIN = "\ufdd0"  # stands, while a line is read, for the backslash before a word that is only a word

_JUNK = r"[\s*•·.,;:(\[\"'“„‘–—-]*"
_VERB = r"(?P<verb>(?:zegt|zei|says|said)(?: dat| that)?\b)?"
_SIGNS = r"(?P<signs>[;:.,–—=)\]-]*)"
_LOOSE = rf"(?is){_JUNK}(?P<who>{WHO})\s*{_VERB}\s*{_SIGNS}\s*(?P<text>.*)"
_MISSHAPEN = re.compile(r"(?is)(?P<word>[a-z] \d{1,2}|\w[\w.-]{0,5})\s?(?P<colons>::?|;)\s*(?P<text>.+)")
_MARKED = re.compile(r"(?s)(?P<mark><>|[>!?])\s*(?P<text>.+)")
_SCORES = re.compile(r"\w+\s*:\s*\d(?:\s*,\s*\d)*(?:\s+\w+\s*:\s*\d(?:\s*,\s*\d)*)*")
_SPEECH_INSIDE = re.compile(rf"(?i)(?<=\s)(?P<who>{LETTERED})\s?::?\s")
_MARKLIKE = rf"(?=[@#>!?<=*]|{CODE}|(?:{STARTS})(?!\w))"
_GUARDED = rf"(?i)(?<!\S)\\{_MARKLIKE}"  # compiled when a line asks for it, as those of the days
_UNGUARDED = rf"(?i)(?<!\S){_MARKLIKE}"


class Doubt(NamedTuple):
    """A line that only looks like it says who, what or when.

    ``word`` is what is in doubt. ``guesses``: what was probably meant, nearest first, each as one line or more that
    would say it. ``why``: what is wrong in it, where that is known. ``missing``: a code of nobody in the room.
    """

    line: str
    word: str
    guesses: tuple[str, ...] = ()
    why: Failure | None = None
    missing: str = ""


class InDoubt(Exception):  # noqa: N818 - no failure: the way out of reading a line
    """Raised where a line is found to be in doubt; ``change`` makes the guesses out of the whole line."""

    def __init__(
        self,
        word: str,
        change: Callable[[str], Sequence[str]] = lambda _line: (),
        why: Failure | None = None,
        missing: str = "",
    ) -> None:
        super().__init__(word)
        self._word = word
        self._change = change
        self._why = why
        self._missing = missing

    def about(self, line: str) -> Doubt:
        return Doubt(line, self._word, tuple(self._change(line)), self._why, self._missing)


def as_note(doubt: Doubt, session: Session) -> dict[str, str]:
    """Return the note that a line in doubt is kept as, with what it was taken for; ``label`` asks about it later.

    Raises WantsNothing where somebody may have said it of whom nothing is written down: it is kept nowhere.
    """
    if silent := silent_in("\n".join((doubt.line, *doubt.guesses)), session):
        raise WantsNothing(word=silent)
    return {"kind": "note", "text": doubt.line, "doubt": doubt.guesses[0] if doubt.guesses else doubt.line}


def silent_in(text: str, session: Session) -> str:
    """Return the code of somebody in ``text`` of whom nothing is written down, or nothing."""
    people = (session.find_participant(code) for code in named_in(text, session))
    return next((person.code for person in people if person and not person.written), "")


def named_in(text: str, session: Session) -> list[str]:
    """Return the codes of who is here that stand in ``text`` in any spelling, or that words in it are written like."""
    codes = {code.upper() for code in re.findall(rf"(?i)(?<!\w){LETTERED}", text)}
    seats = re.findall(r"(?im)^[^\w\n]*(\d{1,2})\s*[:;]", text)
    codes |= {session.get_code(seat, "speaker") for seat in seats if session.has(seat)}
    return sorted(codes)


def protected(text: str) -> str:
    """Return ``text`` with every backslash before something that would be a mark turned into PLAIN."""
    return re.sub(_GUARDED, PLAIN, text)


def guarded(text: str) -> str:
    """Return ``text`` with a backslash before everything in it that would be a mark."""
    return re.sub(_UNGUARDED, r"\\", text)


def code_of(word: str, what: str, session: Session) -> str:
    """Return the code that ``word`` means. Raises InDoubt for nobody here, with the codes that are written like it."""
    try:
        return session.get_code(word, what)
    except UnknownWord as unknown:
        why = unknown
    codes = [person.code.lower() for person in session.participants]
    near = get_close_matches(word.strip().lower(), codes, n=3, cutoff=0.4)
    swap = re.compile(rf"(?i)(?<!\w){re.escape(word.strip())}(?!\w)")
    raise InDoubt(
        word.strip(), lambda line: [swap.sub(code, line, count=1) for code in near], why=why, missing=word.strip()
    )


def looks_like_speech(text: str, session: Session, framework: Framework, mark: str = "") -> None:
    """Raise InDoubt for ``text`` that begins almost as somebody's words do (``e1;``, ``e3 dat``, ``1e: ...``)."""
    before = f"{mark} " if mark else ""
    if not mark and (found := _SCORES.fullmatch(text)) and framework.find_role(f"{found.group()[0]}1"):
        scored = [element.id for element in framework.elements if element.form in ("value", "ladder")]
        raise InDoubt(text.split()[0], lambda line: [f"= {element} {line}" for element in scored])
    if (loose := re.match(_LOOSE, text)) and _is_of_somebody(loose, session):
        raise InDoubt(loose["who"], lambda _line: _as_speech(before, loose))
    if (near := _misshapen(text, session)) and (found := _MISSHAPEN.fullmatch(text)):
        rest, colons = found["text"], "::" if found["colons"] == "::" else ":"
        raise InDoubt(found["word"], lambda _line: [f"{before}{code}{colons} {rest}" for code in near])


def _is_of_somebody(loose: re.Match[str], session: Session) -> bool:
    """Return whether what stands first can be meant as whose words follow; a number mostly is a number."""
    codes = re.findall(CODE, loose["who"], re.I)
    signs = loose["signs"]
    if any(re.fullmatch(LETTERED, code, re.I) for code in codes):
        is_here = any(session.find_participant(code.upper()) for code in codes)
        return is_here or bool(loose["verb"]) or signs[:1] in (":", ";")
    is_named = bool(loose["verb"]) or signs[:1] in (":", ";")
    return is_named and bool(loose["text"]) and not loose["text"][0].isdigit()


def _as_speech(before: str, loose: re.Match[str]) -> list[str]:
    who, text = re.sub(r"\s+", "", re.sub(r"(?i)\b(?:en|and)\b|[,&/]", "+", loose["who"])), loose["text"]
    if not text:
        return [] if loose["signs"] else [f"+{who.replace('+', ' +')}"]
    colons = "::" if loose["signs"][:2] in ("::", ";;") else ":"
    if (marked := _MARKED.fullmatch(text)) and not before:
        return _with_mark(who, colons, marked)
    return [f"{before}{who}{colons} {text}"]


def _with_mark(who: str, colons: str, marked: re.Match[str]) -> list[str]:
    """Return what a mark behind somebody's code can mean: their action or learning, or words that begin with it."""
    mark, text = marked["mark"], marked["text"]
    whole = f"> {text} @{who}" if mark == ">" else f"{mark} {who}{colons} {text}"
    return [whole, f"{who}{colons} \\{marked.group()}"]


def _misshapen(text: str, session: Session) -> list[str]:
    """Return the codes that the word before a colon is written most like; none for a word that is like no code."""
    found = _MISSHAPEN.fullmatch(text)
    word = found["word"].lower() if found else ""
    codes = [person.code.lower() for person in session.participants]
    if len(word) == 1 and word.isalpha():
        return [code for code in codes if code[0] == word]
    if not (re.search(r"\d", word) and re.search(r"[^\W\d]", word)):
        return ["wij"] if word != "wij" and sorted(word) == sorted("wij") else []
    near = get_close_matches(word, codes, n=len(codes) or 1, cutoff=0.4)
    return sorted(near, key=lambda code: sorted(code) != sorted(word))[:3]


def spoken_twice(mark: str, who: str, colons: str, text: str, session: Session) -> None:
    """Raise InDoubt where a mark, or somebody else's code, stands inside somebody's words."""
    if (marked := _MARKED.fullmatch(text)) and not mark:
        owner = re.sub(r"\s+", "", re.sub(r"(?i)\b(?:en|and)\b|[,&/]", "+", who))
        raise InDoubt(marked["mark"], lambda _line: _with_mark(owner, colons, marked))
    for inside in _SPEECH_INSIDE.finditer(text):
        if session.find_participant(inside["who"].upper()):
            at = -len(text) + inside.start()
            raise InDoubt(inside["who"], partial(_split, at=at))


def _split(line: str, at: int) -> list[str]:
    """Return ``line`` as what two people said, the second from ``at``; then as the words of one."""
    return [f"{line[:at].rstrip()}\n{line[at:]}", f"{line[:at]}\\{line[at:]}"]
