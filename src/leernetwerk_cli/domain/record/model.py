"""Session, Participant and Entry: frozen records and their rules."""

from datetime import date, datetime
from typing import Any

import msgspec

from ...errors import InvalidEntry

Day = date  # in a class that has a field of that name
GROUP = "wij"
SAID = (
    "quote",
    "learning",
    "question",
    "dissent",
    "obstacle",
    "value",
    "step",
    "expectation",
    "action",
    "agreement",
)
HAPPENED = ("turn", "joined", "left", "stage")
KINDS = (*SAID, "note", *HAPPENED)
STATES = {
    "step": ("open", "underway", "in-place"),
    "action": ("open", "done", "dropped"),
    "stage": ("started", "paused", "ended"),
}
KEYBOARD = "keyboard"  # whoever sits at it sees everything
AUDIENCES = ("group", "municipality", "network", "public")


class Participant(msgspec.Struct, frozen=True, omit_defaults=True):
    """Someone in the room: a code, a seat number and a role, never a name. ``written``: may be written down."""

    code: str
    seat: int
    role: str
    written: bool = True


class Session(msgspec.Struct, frozen=True, omit_defaults=True, rename={"follows": "from"}):
    """The facts of one session. ``follows`` is the id of the session that this one carries on.

    ``screen`` is ``seen`` when the room sees the facilitator's screen, ``own`` when it does not. ``keep_until`` is the
    day until which the words are kept as they were said. ``basis`` is the legal basis of the session itself, which a
    yes to the use of someone's words is not. ``management_agreed``: that what is said goes into no case file.
    """

    id: str
    title: str
    date: date
    method: str
    language: str = "nl"
    municipality: str = ""
    participants: tuple[Participant, ...] = ()
    facilitator: str = ""
    promised: str = ""
    subject: str = ""
    follows: str = ""
    screen: str = ""
    keep_until: Day | None = None
    basis: str = ""
    management_agreed: bool = False
    slug: str = ""

    def find_participant(self, code: str) -> Participant | None:
        return next((person for person in self.participants if person.code == code), None)


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
