"""Give labels afterwards, one key each: the sentences without one first; stop anywhere, what was given is kept."""

from collections.abc import Callable
from typing import Any

from ..domain.framework.framework import Framework
from ..domain.framework.lookup import get_id
from ..domain.record.entry import Entry
from ..errors import UnknownWord
from ..i18n import _, language
from . import wording
from .askers import Asker

_KINDS = {"q": "quote", "l": "learning", "v": "question", "t": "dissent", "o": "obstacle", "n": "note"}
Change = Callable[[Entry, dict[str, Any]], None]


def to_label(entries: list[Entry], framework: Framework) -> list[Entry]:
    """Return what was said, without a label first, then with only an insight's, then the rest."""
    elements = {element.id for element in framework.elements}
    said = [entry for entry in entries if entry.text and (entry.is_said or entry.kind == "note")]
    return sorted(said, key=lambda entry: (bool(entry.element) + (entry.element in elements), entry.at, entry.id))


def label(entries: list[Entry], framework: Framework, asker: Asker, change: Change) -> None:
    """Go through ``entries``; Enter keeps what is there, ``/stop`` stops."""
    keys = ", ".join(f"{key} {framework.title_of(kind, language()).lower()}" for key, kind in _KINDS.items())
    asker.tell(_("Kinds: {keys}").format(keys=keys), "dim")
    asker.tell(_("Elements: three letters. Knowledge: e, p, w. Sharing: y, n. Enter keeps, /stop stops."), "dim")
    left = to_label(entries, framework)
    for number, entry in enumerate(left, 1):
        text = f"“{entry.text}”" if entry.verbatim else entry.text
        asker.tell(f"\n{number}/{len(left)}  {', '.join(entry.speaker)}  {text}", "bold")
        asker.tell(wording.understood(entry, framework), "dim")
        changes: dict[str, Any] = {}
        for question, read in (
            (_("kind"), _kind),
            (_("element"), lambda word: _element(word, framework)),
            (_("knowledge"), lambda word: _knowledge(word, framework)),
            (_("sharing"), _sharing),
        ):
            answer = _ask(asker, question, read)
            if answer is None:
                _save(entry, changes, change)
                return
            changes |= answer
        _save(entry, changes, change)


def _save(entry: Entry, changes: dict[str, Any], change: Change) -> None:
    if changes:
        change(entry, changes)


def _ask(asker: Asker, question: str, read: Callable[[str], dict[str, Any]]) -> dict[str, Any] | None:
    """Ask until it is understood; nothing typed changes nothing, and None is the end."""
    while True:
        line = asker.ask(f"{question} >", lambda: "")
        if line is None or line.strip().lower() in ("/stop", "/quit"):
            return None
        try:
            return read(line.strip().lower()) if line.strip() else {}
        except UnknownWord as unknown:
            asker.tell(wording.trouble(unknown), "bold")


def _kind(word: str) -> dict[str, Any]:
    if word in _KINDS:
        return {"kind": _KINDS[word]}
    raise UnknownWord(what="kind", word=word[:20], near="q", choices=", ".join(_KINDS))


def _element(word: str, framework: Framework) -> dict[str, Any]:
    return {"element": framework.get_place(word, "element")}


def _knowledge(word: str, framework: Framework) -> dict[str, Any]:
    letters = {term.id[0]: term.id for term in framework.knowledge}
    return {
        "knowledge": [letters.get(each) or get_id(each, framework.knowledge, "knowledge") for each in word.split(",")]
    }


def _sharing(word: str) -> dict[str, Any]:
    return {"sharer": word[:1] in ("y", "j")}
