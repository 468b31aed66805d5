"""One thing that was said or that happened, and the rules of its kind."""

import re
from datetime import date, datetime
from typing import Annotated, Any

import msgspec

from ...errors import InvalidEntry
from ..framework.kinds import AFTERCARE, FEEDBACK, INSIGHT, KINDS, LOOK_BACK, SAID, STATES, TWICE

_SAID = frozenset(SAID)
# The fields that hold what somebody said or wrote; every other one holds labels, numbers or codes.
IN_WORDS = frozenset({"text", "translations", "whom", "signs", "unexpected", "decision"})
# An id names files too, the stones; it may not look like a code, which names the stone of a person.
ID = r"^(?![A-Za-z][0-9]{1,2}\Z)[A-Za-z0-9_-]{1,64}\Z"
Id = Annotated[str, msgspec.Meta(pattern=ID)]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that was said or that happened.

    ``before``: it is to be done before its day, not on it. ``doubt``: how a note was probably meant.
    ``minutes``: added to those of a part; of an ``until`` the minutes of the day at which the evening must end.
    ``whom``: for whom something is hoped, in words; ``start`` and ``now``: what was counted of that, first and last,
    and ``measured`` when that was.
    ``role`` and ``seat``: what somebody was given who came in while the evening went on.
    ``translated``: the language that it was said in, where the text is somebody's translation of it; such a text is
    never word for word. ``translations``: what somebody made of the text in other languages, and checked; they go when
    it changes. ``unexpected`` and ``decision``: of a look back, what nobody expected, and what follows. ``carried``
    and ``against``: the entries that carry an insight, and those that speak against it. ``extra`` keeps the keys that
    this program does not know.
    """

    id: Id
    at: Moment
    kind: str
    text: str = ""
    verbatim: bool = False
    element: str = ""
    speaker: tuple[str, ...] = ()
    knowledge: tuple[str, ...] = ()
    stage: str = ""
    question: str = ""
    sharer: bool = False
    scores: dict[str, tuple[Annotated[int, msgspec.Meta(ge=0, le=9)], ...]] = {}
    state: str = ""
    minutes: Annotated[int, msgspec.Meta(ge=-1440, le=1440)] = 0
    role: str = ""
    seat: Annotated[int, msgspec.Meta(ge=0, le=999)] = 0
    whom: str = ""
    signs: tuple[str, ...] = ()
    look_back: date | None = None
    start: int | float | None = None
    now: int | float | None = None
    measured: date | None = None
    owner: str = ""
    due: date | None = None
    before: bool = False
    tags: tuple[str, ...] = ()
    star: bool = False
    about: str = ""
    doubt: str = ""
    translated: str = ""
    translations: dict[str, str] = {}
    carried: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    unexpected: str = ""
    decision: str = ""
    ref: str = ""
    recorder: str = ""
    extra: dict[str, Any] = {}

    @property
    def is_said(self) -> bool:
        return self.kind in _SAID

    @property
    def quoted(self) -> str:
        """What it says, in quotation marks where that is word for word, with what was made of it in other languages."""
        made = "".join(f" ({spoken}: {text})" for spoken, text in sorted(self.translations.items()))
        return (f"“{self.text}”" if self.verbatim else self.text) + made

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that it says, in any language."""
        return (self.text, *self.translations.values(), self.whom, *self.signs, self.unexpected, self.decision)


FIELDS = frozenset(Entry.__struct_fields__) - {"extra", "recorder"}
_LISTS = ("speaker", "knowledge", "signs", "tags", "carried", "against")
_TYPES = {field.name: field.type for field in msgspec.structs.fields(Entry)}
EMPTY = {field.name: field.default for field in msgspec.structs.fields(Entry)} | {"scores": {}, "translations": {}}
_ORDER = [key for key in Entry.__struct_fields__ if key in FIELDS]
_MUCH = 1e12  # beyond this nobody counts
_YEARS = range(1900, 3000)  # beyond these, counting days and other zones ends in an overflow


def to_entry(fields: dict[str, Any], recorder: str = "") -> Entry:
    """Return the entry that ``fields`` (as a TOML block or a JSON line holds them) describe.

    Unknown keys are kept in ``extra``. Raises InvalidEntry with the path of the first wrong field.
    """
    known = dict(fields)
    if not fields.keys() <= FIELDS:
        known["extra"] = {key: known.pop(key) for key in fields if key not in FIELDS}
    known["recorder"] = recorder
    for key in _LISTS:
        if isinstance(known.get(key), str):
            known[key] = [known[key]] if known[key] else []
    try:
        entry = msgspec.convert(known, Entry)
    except msgspec.ValidationError as error:
        raise InvalidEntry(path=path_of(error)) from None
    if wrong := find_wrong_field(entry):
        raise InvalidEntry(path=wrong)
    return entry


def to_fields(entry: Entry) -> dict[str, Any]:
    """Return ``entry`` as the fields of a block: what is empty is left out, one speaker is a string."""
    fields = {key: value for key in _ORDER if (value := getattr(entry, key)) != EMPTY.get(key)}
    if len(entry.speaker) == 1:
        fields["speaker"] = entry.speaker[0]
    return {**fields, **entry.extra}


def to_changes(fields: dict[str, Any]) -> dict[str, Any]:
    """Return what an edit sets, each field with its type; an empty text empties any field, unknown keys stay.

    Raises InvalidEntry with the path of the first wrong field.
    """
    changes = dict(fields)
    for key in changes.keys() & FIELDS:
        value = changes[key]
        if value == "":
            changes[key] = EMPTY[key]
            continue
        try:
            changes[key] = msgspec.convert([value] if key in _LISTS and isinstance(value, str) else value, _TYPES[key])
        except msgspec.ValidationError:
            raise InvalidEntry(path=key) from None
    return changes


def changed(entry: Entry, changes: dict[str, Any]) -> Entry:
    """Return ``entry`` with ``changes`` (as ``to_changes`` gives them) made. Raises InvalidEntry."""
    known = {key: value for key, value in changes.items() if key in FIELDS}
    if known.get("text", entry.text) != entry.text:
        known = {"translations": {}, **known}
    extra = {key: value for key, value in changes.items() if key not in FIELDS}
    result = msgspec.structs.replace(entry, **known, extra={**entry.extra, **extra})
    if wrong := find_wrong_field(result):
        raise InvalidEntry(path=wrong)
    return result


def storable(value: Any) -> Any:
    """Return ``value`` with every lone surrogate made visible (``\\udc80``): TOML and UTF-8 cannot hold one."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {key: storable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [storable(each) for each in value]
    return value


_NEEDS = dict.fromkeys((*SAID, "note"), ("text",)) | {
    "value": ("element", "scores"),
    "step": ("element",),
    "stage": ("stage",),
    FEEDBACK: ("about",),
    AFTERCARE: ("speaker", "tags"),
    TWICE: ("about", "carried"),
    LOOK_BACK: ("about", "text"),
    INSIGHT: ("text", "element", "carried"),
    "turn": ("speaker",),
    "joined": ("speaker",),
    "left": ("speaker",),
    "leads": ("speaker",),
    "silence": (),
    "screen": (),
    "until": ("minutes",),
}


def needs_text(kind: str) -> bool:
    """Return whether an entry of this kind is nothing without words."""
    return "text" in _NEEDS.get(kind, ())


def find_wrong_field(entry: Entry) -> str:
    """Return the name of the first field that breaks a rule of its kind, or nothing."""
    if entry.kind not in KINDS:
        return "kind"
    if not is_moment(entry.at):
        return "at"
    if entry.translated and entry.verbatim:
        return "verbatim"
    if entry.state not in STATES.get(entry.kind, ("",)) and (entry.state or entry.kind != "action"):
        return "state"
    if entry.due and entry.due.year not in _YEARS:
        return "due"
    if entry.look_back and entry.look_back.year not in _YEARS:
        return "look_back"
    if entry.measured and entry.measured.year not in _YEARS:
        return "measured"
    if entry.start is not None and not abs(entry.start) < _MUCH:  # so is what is no number
        return "start"
    if entry.now is not None and not abs(entry.now) < _MUCH:
        return "now"
    for name in _NEEDS[entry.kind]:
        value = getattr(entry, name)
        if not (value.strip() if isinstance(value, str) else value):
            return name
    return ""


def is_moment(at: datetime) -> bool:
    """Return whether ``at`` has its zone and lies in years that can be counted with."""
    return at.tzinfo is not None and at.year in _YEARS


def path_of(error: msgspec.ValidationError) -> str:
    """Return the path of the wrong field: msgspec's own words would repeat the value."""
    if missing := re.match(r"Object missing required field `(\w+)`", str(error)):
        return missing[1]
    _, at, path = str(error).rpartition(" - at ")
    return path.strip("`").removeprefix("$.") if at else "a field"
