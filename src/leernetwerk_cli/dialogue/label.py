"""Give labels afterwards, a letter each or several in one line; what was given is kept, and the rest may stay."""

import re
from collections.abc import Callable
from textwrap import wrap
from typing import Any

from ..domain.framework.framework import Framework
from ..domain.record.codes import is_code
from ..domain.record.entry import Entry
from ..domain.record.session import Session
from ..domain.walk.doubt import Doubt
from ..domain.walk.line import read_line
from ..errors import Failure, UnknownWord
from ..i18n import _, language, plural
from . import commands, wording
from .askers import Asker

_KINDS = {  # the letter in Dutch first, the one in English last
    "quote": ("u", "q"),
    "learning": ("l",),
    "question": ("v", "?"),
    "dissent": ("t", "d"),
    "obstacle": ("o",),
    "note": ("n",),
}
_OWN = {"y": True, "j": True, "yes": True, "ja": True, "no": False, "nee": False}
_GUESSED = ("kind", "text", "speaker", "verbatim", "owner", "due", "before", "element", "scores", "state")
_WIDE = 76  # signs, of what stays below the field
Change = Callable[[Entry, dict[str, Any]], Entry]


def to_label(entries: list[Entry], framework: Framework) -> list[Entry]:
    """Return what was said: lines in doubt first, then what has no label (starred before the rest), then the others."""
    elements = {element.id for element in framework.elements}
    said = [entry for entry in entries if entry.text and (entry.is_said or entry.kind == "note")]

    def rank(entry: Entry) -> tuple[bool, int, bool]:
        return not entry.doubt, bool(entry.element) + (entry.element in elements), not entry.star

    return sorted(said, key=lambda entry: (*rank(entry), entry.at, entry.id))


def label(entries: list[Entry], framework: Framework, session: Session, asker: Asker, change: Change) -> None:
    """Go through ``entries``: labels are typed until an empty line goes on to the next one."""
    left = to_label(entries, framework)
    asker.tell(_how(framework), "dim")
    asker.pin(lambda: "\n".join(part for text in _how(framework).splitlines() for part in wrap(text, _WIDE)))
    shown, number = -1, 0
    while number < len(left):
        if shown != number:
            asker.tell(_shown(left, number) + "\n" + wording.understood(left[number], framework), "bold")
            shown = number
        line = asker.ask(">", lambda: _how_far(left, framework))
        step = None if line is None else _step(line)
        if step is None:
            asker.tell(_("The rest stays as it is."), "bold")
            break
        if step == 0:
            try:
                left[number] = change(left[number], _read(line or "", left[number], framework, session))
                asker.tell(wording.understood(left[number], framework), "green")
            except Failure as failure:
                asker.tell(wording.trouble(failure), "bold")
            asker.remember(line or "")
        number = max(0, number + step)
    asker.tell(_how_far(left, framework))


def _step(line: str) -> int | None:
    """Return how far to go from here: on, back, or not at all where ``line`` is labels; None is the end."""
    if not line.strip():
        return 1
    if line.strip() == "<":
        return -1
    return {"next": 1, "skip": 1, "back": -1, "quit": None}.get(commands.named(line), 0)


def _shown(left: list[Entry], number: int) -> str:
    entry = left[number]
    shown = f"\n{number + 1}/{len(left)}  {wording.whole(entry)}"
    if entry.doubt:
        shown += "\n" + _("1 = this was meant: {guess}").format(guess=entry.doubt.replace("\n", " / "))
    return shown


def _how(framework: Framework) -> str:
    """Return in words what can be typed."""
    which = 0 if language() == "nl" else -1
    kinds = ", ".join(f"{keys[which]} {framework.title_of(kind, language()).lower()}" for kind, keys in _KINDS.items())
    known = ", ".join(f"{term.id[0]} {framework.title_of(term.id, language()).lower()}" for term in framework.knowledge)
    return "\n".join(
        [
            _("Type letters, one by one or in one line. Enter: next. <: back. /stop: the rest stays."),
            _("What it is: {kinds}.").format(kinds=kinds),
            _("Where it belongs: three letters of an element. Who said it: e2, e1+u2 or wij."),
            _("Which knowledge: {known}. About oneself: y or no.").format(known=known),
        ]
    )


def _how_far(left: list[Entry], framework: Framework) -> str:
    elements = {element.id for element in framework.elements}
    bare = sum(entry.element not in elements for entry in left)
    told = plural("one sentence has no label yet", "{n} sentences have no label yet", bare)
    return told if bare else _("everything has a label")


def _read(line: str, entry: Entry, framework: Framework, session: Session) -> dict[str, Any]:
    """Return what the words in ``line`` say about ``entry``. Raises UnknownWord for one that says nothing."""
    changes: dict[str, Any] = {}
    known = {term.id[0] for term in framework.knowledge}
    for word in re.sub(r"\s*,\s*", ",", line.lower()).split():
        is_knowledge = known.issuperset(word.split(","))
        for part in [word] if is_knowledge else filter(None, word.split(",")):
            changes |= _one(part, entry, framework, session)
    return changes


def _one(word: str, entry: Entry, framework: Framework, session: Session) -> dict[str, Any]:
    if word == "1" and entry.doubt:
        return _as_guessed(entry, framework, session)
    for kind, keys in _KINDS.items():
        if word in (*keys, kind, framework.title_of(kind, language()).lower()):
            return {"kind": kind}
    if word in _OWN:
        return {"sharer": _OWN[word]}
    codes = word.rstrip(":").split("+")
    if all(is_code(code.upper()) or code in ("wij", "we") for code in codes):
        return {"speaker": [session.get_code(code, "speaker") for code in codes]}
    letters = {term.id[0]: term.id for term in framework.knowledge}
    if all(each in letters for each in word.split(",")):
        return {"knowledge": [letters[each] for each in word.split(",")]}
    return {"element": framework.get_place(word, "element")}


def _as_guessed(entry: Entry, framework: Framework, session: Session) -> dict[str, Any]:
    """Return what a line in doubt says when it is read as it was probably meant; days count from when it was typed."""
    said = read_line(entry.doubt, framework, session, entry.at.date())
    if isinstance(said, Doubt) or len(said) != 1:
        raise UnknownWord(what="kind", word="1", near="q", choices=", ".join(_KINDS))
    return {**{key: value for key, value in said[0].items() if key in _GUESSED}, "doubt": ""}
