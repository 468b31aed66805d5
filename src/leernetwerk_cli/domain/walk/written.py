"""An entry -> the line that says it, to put it right from how it was typed."""

from ..framework.framework import Framework
from ..naming import day
from ..record.codes import GROUP
from ..record.entry import Entry

_MARKS = {"dissent": "<>", "action": ">", "learning": "!", "question": "?"}


def to_line(entry: Entry, framework: Framework) -> str:
    """Return the line that would be typed for ``entry``: ``line.read_line`` gives its fields again."""
    parts = [_MARKS[entry.kind]] if entry.kind in _MARKS else []
    if entry.speaker and not (entry.kind == "learning" and entry.speaker == (GROUP,)):
        parts.append("+".join(code.lower() for code in entry.speaker) + ("::" if entry.verbatim else ":"))
    if entry.kind == "value":
        marks = (f"{_letter(role, framework)}:{','.join(map(str, each))}" for role, each in entry.scores.items())
        return f"= {entry.element} {' '.join(marks)}"
    if entry.kind == "step":
        return f"= {entry.element} {entry.state} {entry.text}".strip()
    parts.append(entry.text)
    if entry.owner:
        parts.append("@" + entry.owner.lower())
    if entry.due:
        parts.append(f"{'voor ' if entry.before else ''}{day(entry.due)}")
    return " ".join(parts)


def _letter(role: str, framework: Framework) -> str:
    found = framework.find_role(role)
    return found.letter.lower() if found else role
