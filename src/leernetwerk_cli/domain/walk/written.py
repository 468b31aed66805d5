"""An entry -> the line that says it, to put it right from how it was typed."""

from datetime import date
from typing import Any

from ..framework.framework import Framework
from ..naming import day
from ..record.codes import GROUP
from ..record.entry import Entry
from ..record.session import Session
from .doubt import guarded
from .line import read_line

_MARKS = {"dissent": "<>", "action": ">", "learning": "!", "question": "?"}
_READ = {"text": "", "speaker": "", "verbatim": False, "owner": "", "due": None, "before": False}


def to_line(entry: Entry, framework: Framework, session: Session, today: date) -> str:
    """Return the line that would be typed for ``entry``: ``line.read_line`` gives its fields again.

    Words that would be marks get a backslash where they need one.
    """
    safe = guarded(entry.text)
    lines = [_line(entry, entry.text, framework), _line(entry, safe, framework), _line(entry, safe, framework, True)]
    same = (line for line in lines if _fields(read_line(line, framework, session, today, entry.kind)) == _said(entry))
    return next(same, lines[1])


def _said(entry: Entry) -> dict[str, Any]:
    speaker = [*entry.speaker] if len(entry.speaker) != 1 else entry.speaker[0]
    return {**{key: getattr(entry, key) for key in _READ}, "speaker": speaker or ""}


def _fields(said: Any) -> dict[str, Any] | None:
    """Return what a line must say again; nothing where it is in doubt."""
    if not isinstance(said, list) or len(said) != 1 or "star" in said[0] or "element" in said[0]:
        return None
    return {key: said[0].get(key, empty) for key, empty in _READ.items()}


def _line(entry: Entry, text: str, framework: Framework, day_first: bool = False) -> str:
    """Return the line with ``text``; ``day_first``: so that no word before the day can be taken for a part of it."""
    if entry.kind == "value":
        marks = (f"{_letter(role, framework)}:{','.join(map(str, each))}" for role, each in entry.scores.items())
        return f"= {entry.element} {' '.join(marks)}"
    if entry.kind == "step":
        return f"= {entry.element} {entry.state} {text}".strip()
    parts = [_MARKS[entry.kind]] if entry.kind in _MARKS else []
    if entry.speaker and not (entry.kind == "learning" and entry.speaker == (GROUP,) and not entry.verbatim):
        parts.append("+".join(code.lower() for code in entry.speaker) + ("::" if entry.verbatim else ":"))
    due = [f"{'voor ' if entry.before else ''}{day(entry.due)}"] if entry.due else []
    said = [text if entry.speaker or not entry.verbatim else f"“{text}”"]
    owner = ["@" + entry.owner.lower()] if entry.owner else []
    parts += [*due, *owner, *said] if day_first else [*said, *owner, *due]
    return " ".join(parts)


def _letter(role: str, framework: Framework) -> str:
    found = framework.find_role(role)
    return found.letter.lower() if found else role
