"""Marks as people give them where they are asked for: e:3,4 · cijfers e 3 en 4 · uitvoerders: drie."""

import re

from ..framework.framework import Framework
from ..framework.lookup import plain
from .amounts import to_number

_BETWEEN = r"[\s:;=,+&/]+"
_AND = ("en", "and")
_CALLED = ("cijfer", "cijfers", "score", "scores", "punten", "mark", "marks")
_CODE = re.compile(r"\b([^\W\d])(\d)\b")  # e3 may be the marks of a role, or a person
_PERSON = re.compile(r"\b([^\W\d])\d\s*:")


def as_marks(line: str, framework: Framework, element: str) -> tuple[str, bool]:
    """Return ``line`` as ``e:3,4 u:2`` where it says nothing but marks, and whether it can be read in one way only.

    Empty where it says more.
    """
    text = _PERSON.sub(r"\1:", plain(line))
    is_sure = text == plain(line) and not _CODE.search(text)
    words = [word for word in re.split(_BETWEEN, _CODE.sub(r"\1 \2", text)) if word and word not in _AND]
    named = {
        *_CALLED,
        element,
        *plain(framework.title_of(element, "nl")).split(),
        plain(framework.title_of(element, "en")),
    }
    while words and words[0] in named:
        words.pop(0)
    marks: dict[str, list[str]] = {}
    given: list[str] = []
    for word in words:
        number = to_number(word)
        if number is None:
            given = marks.setdefault(_letter(framework, word), [])
        elif not marks:
            return "", True
        else:
            given.append(str(number))
    if not marks or "" in marks or not all(marks.values()):
        return "", True
    return " ".join(f"{letter}:{','.join(numbers)}" for letter, numbers in marks.items()), is_sure


def _letter(framework: Framework, word: str) -> str:
    """Return the letter of the role that ``word`` names by its letter, id or name, one or several; empty for none."""
    for role in framework.role:
        names = [
            role.letter,
            role.id,
            *(text.to(code) for text in (role.title, role.plural) if text for code in ("nl", "en")),
        ]
        if word in map(plain, names):
            return role.letter.lower()
    return ""
