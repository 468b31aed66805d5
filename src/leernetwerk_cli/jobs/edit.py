"""Change what was recorded: some fields of an entry, the facts of a session, or take the last thing back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from ..domain.framework.lookup import unknown
from ..domain.privacy.bsn import mask_fields
from ..domain.record.entry import FIELDS, IN_WORDS, Entry, to_entry, to_fields
from ..domain.record.session import Session
from ..domain.record.wording import settle
from ..errors import InvalidEntry, NotToml, TextByFlag, WrongValue
from ..i18n import LANGUAGES, _
from ..store import blocks, editor, package, sessions
from ..store.facts import change_facts, read_facts, read_session
from .finding import find_here
from .intake import read_text, to_date, to_time
from .scribe import Scribe
from .workplace import Workplace

_WORDS = IN_WORDS | {"speaker", "owner", "kind"}  # a change of these puts words in a mouth
_DAYS = ("due", "look_back", "date", "keep_until")
_FIXED = {"id", "at", "ref"}
_FACTS = set(Session.__struct_fields__) - {
    "id",
    "slug",
    "participants",
    "method",
    "screen",
    "until",
    "secret",
    "follows",
} | {"from"}


def find(place: Workplace, session: str, word: str) -> tuple[Path, Entry]:
    """Return the session's folder and the entry in it that ``word`` means."""
    folder = sessions.find_folder(place.root, session)
    return folder, find_here(folder, word)[1]


@contextmanager
def in_editor(folder: Path, entry: Entry) -> Iterator[dict[str, Any]]:
    """Yield the fields of ``entry`` that were changed in the editor. Raises InvalidData for what is no TOML."""
    fields = {key: value for key, value in to_fields(entry).items() if key not in _FIXED}
    before = {"text": entry.text, "verbatim": entry.verbatim, "element": entry.element, "speaker": "", **fields}
    with editor.edited(folder, blocks.to_lines(before)) as text:
        after = _parsed(text, entry.id[-4:])
        yield _changed(before, after) | {key: _empty(key) for key in fields if key not in after}


def to_changes(pairs: list[str], today: date) -> dict[str, Any]:
    """Return the fields that ``field=value`` pairs set; a value is read as TOML, else as a word.

    Days and times are read as the walk reads them: due=vrijdag, start=19.30.

    Raises TextByFlag for the text itself: it would stay in the shell's history.
    """
    changes: dict[str, Any] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if key in IN_WORDS:
            raise TextByFlag
        if not equals:
            raise WrongValue(what="--set", word=key[:20], expected="element=vertrouwen")
        changes[key] = _read(key, value, today)
    return changes


def _read(key: str, value: str, today: date) -> Any:
    import tomli

    if key in _DAYS:
        return to_date(value.strip("'\""), f"--set {key}", today) or ""
    if key == "start":
        return to_time(value) or ""
    try:
        return tomli.loads(f"value = {value}")["value"]
    except tomli.TOMLDecodeError:
        return value


def translated(place: Workplace, folder: Path, entry: Entry, spoken: str) -> dict[str, Any]:
    """Return what adds a translation that is typed, or takes it away where nothing is. Raises UnknownWord."""
    others = [each for each in LANGUAGES if each != read_session(folder).language]
    if spoken not in others:
        raise unknown("--translation", spoken, others)
    made = read_text(place, _("What was said, in that language?")).strip()
    kept = {each: text for each, text in entry.translations.items() if each != spoken}
    return {"translations": kept | ({spoken: made} if made else {})}


def change_entry(place: Workplace, folder: Path, entry: Entry, changes: dict[str, Any]) -> list[str]:
    """Append an edit of ``entry`` with what really changes, and return the names of those fields.

    Where another recorder labelled it, that this one sees it alike is written down too: ``agree`` counts that.

    Raises UnknownWord for a field or a word that is not there, InvalidEntry for a value that is not right, and
    WantsNothing or NothingKept for words that nobody may write down.
    """
    scribe = Scribe(place, folder)
    for key in changes:
        if key not in FIELDS - _FIXED and key not in entry.extra:
            raise unknown("--set", key, sorted(FIELDS - _FIXED))
    now = to_fields(entry)
    settled = settle({"element": entry.element, **changes}, scribe.session, scribe)
    real = {key: settled[key] for key in changes if settled[key] != now.get(key, _empty(key))}
    if settled["element"] == entry.element and "element" in changes and _is_first_label(folder, entry, place.recorder):
        real["element"] = entry.element
    after = to_entry({**now, **real, "id": entry.id, "at": entry.at})
    for moment in (entry.at, place.now()) if real.keys() & _WORDS else ():  # then, and now that it is written down
        scribe.refuse_unwritten(msgspec.structs.replace(after, at=moment))
    if real:
        scribe.change(entry.id, **real)
    scribe.close()
    return sorted(real)


def _is_first_label(folder: Path, entry: Entry, recorder: str) -> bool:
    """Return whether ``recorder`` says for the first time where somebody else's entry belongs."""
    if entry.recorder == recorder or not entry.element:
        return False
    story = sessions.read_near_record(folder).stories.get(entry.id)
    return not story or not any("element" in each.changes for each in story.edits if each.origin.recorder == recorder)


def change_session(place: Workplace, session: str, changes: dict[str, Any]) -> list[str]:
    """Change the facts of a session and return the names of those that changed."""
    folder = sessions.find_folder(place.root, session)
    for key in changes:
        if key not in _FACTS:
            raise unknown("--set", key, sorted(_FACTS))
    if "promised" in changes:
        changes["promised"] = package.read_framework().get_rung(str(changes["promised"]), "--promised").id
    changes = mask_fields(changes)
    real: list[str] = []

    def change(facts: dict[str, Any]) -> dict[str, Any]:
        real.extend(sorted(key for key, value in changes.items() if facts.get(key) != value))
        try:
            msgspec.convert({**facts, **changes, "slug": ""}, Session)
        except msgspec.ValidationError:
            raise InvalidEntry(path=", ".join(changes)) from None
        return {**facts, **changes}

    change_facts(folder, change)
    return real


@contextmanager
def facts_in_editor(place: Workplace, session: str) -> Iterator[dict[str, Any]]:
    """Yield the facts of a session that were changed in the editor. Raises InvalidData for what is no TOML."""
    folder = sessions.find_folder(place.root, session)
    before = {key: value for key, value in read_facts(folder).items() if key in _FACTS}
    with editor.edited(folder, blocks.to_lines(before)) as text:
        yield _changed(before, _parsed(text, folder.name))


def _parsed(text: str, where: str) -> dict[str, Any]:
    import tomli

    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError:
        raise NotToml(where=where) from None


def _changed(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in after.items() if value != before.get(key)}


def _empty(key: str) -> Any:
    return {"verbatim": False, "sharer": False, "star": False}.get(key, "")
