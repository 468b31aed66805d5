"""One thing that was said or that happened, and the rules of its kind."""

from datetime import date, datetime
from typing import Any

import msgspec

from ...errors import InvalidEntry
from ..framework.kinds import KINDS, SAID, STATES

GROUP = "wij"


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that was said or that happened.

    ``translated``: the language that it was said in, where the text is somebody's translation of it; such a text is
    never word for word. ``extra`` keeps the keys that this program does not know.
    """

    id: str
    at: datetime
    kind: str
    text: str = ""
    verbatim: bool = False
    element: str = ""
    speaker: tuple[str, ...] = ()
    knowledge: tuple[str, ...] = ()
    stage: str = ""
    question: str = ""
    sharer: bool = False
    scores: dict[str, tuple[int, ...]] = {}
    state: str = ""
    minutes: int = 0
    signs: tuple[str, ...] = ()
    look_back: date | None = None
    owner: str = ""
    due: date | None = None
    tags: tuple[str, ...] = ()
    star: bool = False
    about: str = ""
    translated: str = ""
    ref: str = ""
    recorder: str = ""
    extra: dict[str, Any] = {}

    @property
    def is_said(self) -> bool:
        return self.kind in SAID


FIELDS = frozenset(Entry.__struct_fields__) - {"extra", "recorder"}
_LISTS = ("speaker", "knowledge", "signs", "tags")


def to_entry(fields: dict[str, Any]) -> Entry:
    """Return the entry that ``fields`` (as a TOML block or a JSON line holds them) describe.

    Unknown keys are kept in ``extra``. Raises InvalidEntry with the path of the first wrong field.
    """
    fields = storable(fields)
    known = {key: value for key, value in fields.items() if key in FIELDS}
    for key in _LISTS:
        if isinstance(known.get(key), str):
            known[key] = [known[key]]
    known["extra"] = {key: value for key, value in fields.items() if key not in FIELDS}
    try:
        entry = msgspec.convert(known, Entry)
    except msgspec.ValidationError as error:
        raise InvalidEntry(path=_path(error)) from None
    wrong = find_wrong_field(entry)
    if wrong:
        raise InvalidEntry(path=wrong)
    return entry


def storable(value: Any) -> Any:
    """Return ``value`` with every lone surrogate made visible (``\\udc80``): TOML and UTF-8 cannot hold one."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {key: storable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [storable(each) for each in value]
    return value


def find_wrong_field(entry: Entry) -> str:
    """Return the name of the first field that breaks a rule of its kind, or nothing."""
    if entry.kind not in KINDS:
        return "kind"
    if entry.at.tzinfo is None:
        return "at"
    if entry.translated and entry.verbatim:
        return "verbatim"
    if entry.state not in STATES.get(entry.kind, ("",)) and (entry.state or entry.kind != "action"):
        return "state"
    if entry.kind in ("value", "step") and not entry.element:
        return "element"
    if entry.kind == "stage" and not entry.stage:
        return "stage"
    if entry.kind in ("turn", "joined", "left") and not entry.speaker:
        return "speaker"
    if entry.kind == "value" and not entry.scores:
        return "scores"
    if (
        entry.kind
        in (
            "quote",
            "learning",
            "question",
            "dissent",
            "obstacle",
            "action",
            "agreement",
            "note",
            "expectation",
        )
        and not entry.text.strip()
    ):
        return "text"
    return ""


def _path(error: msgspec.ValidationError) -> str:
    """Return the path of the wrong field: msgspec's own words would repeat the value."""
    _, _, path = str(error).rpartition(" - at ")
    return path.strip("`").removeprefix("$.") or "entry"
