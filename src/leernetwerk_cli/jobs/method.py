"""Run sheets: choosing, checking, making and changing them, and what is learned about their minutes."""

from pathlib import Path
from typing import Any, NamedTuple

import tomli_w

from ..domain.framework.method import Method, Stage, Trouble
from ..domain.framework.questionnaire import to_stages
from ..domain.record.entry import Entry
from ..domain.walk.walk import minutes_planned, minutes_used
from ..errors import FileExists, FileNotThere, InvalidData, MissingOption, SessionNotFound, WrongValue
from ..i18n import _
from ..reports.keyboard.run_sheet import Timing
from ..store import foreign, package, platform, sessions, toml
from .intake import to_slug
from .reading import Selection, read_records
from .workplace import Workplace

TRUSTING = 3  # the safety that is shown only when it is asked for


def choose(minutes: int, people: int, safety: int) -> tuple[list[Method], int]:
    """Return the run sheets that fit, and how many more there are that need a trusting group.

    ``minutes``, ``people``: what there is, 0 for whatever; ``safety``: the most that this group can carry, 0 for 2.
    """
    methods = [package.to_method(package.read_method_text(id_), id_) for id_ in package.method_ids()]
    fitting = [
        method
        for method in methods
        if (not minutes or method.total <= minutes) and (not people or method.group.min <= people <= method.group.max)
    ]
    most = safety or TRUSTING - 1
    return [method for method in fitting if method.safety <= most], sum(method.safety > most for method in fitting)


def read_text(place: Workplace, word: str) -> tuple[str, str]:
    """Return the name and the text of the run sheet that ``word`` means: a file, one of ours, or a session's own."""
    if word.endswith(".toml"):
        try:
            return word, platform.read(Path(word)).decode()
        except (OSError, UnicodeDecodeError):
            raise FileNotThere(file=Path(word).name) from None
    if word in package.method_ids():
        return f"{word}.toml", package.read_method_text(word)
    try:
        folder = sessions.find_folder(place.root, word)
    except SessionNotFound:
        return word, package.read_method_text(word)
    return f"{folder.name}/method.toml", platform.read(folder / "method.toml").decode("utf-8", "replace")


def read_method(place: Workplace, word: str) -> Method:
    name, text = read_text(place, word)
    return package.to_method(text, name)


def check(place: Workplace, words: list[str]) -> dict[str, list[Trouble]]:
    """Return the trouble per run sheet; all of ours when none is named."""
    texts = [read_text(place, word) for word in words or package.method_ids()]
    return {name: package.lint_method(text) for name, text in texts}


class Plan(NamedTuple):
    """What a new run sheet is made of: what is not given is empty."""

    title: str
    minutes: int
    people: str
    parts: list[str]


def ask(place: Workplace, plan: Plan) -> Plan:
    """Return the plan with what is missing asked at the keyboard."""
    from ..dialogue.prompt import ask_line

    def line(question: str, default: str = "") -> str:
        return ask_line(question, default, place.accessible).strip()

    title = plan.title or line(_("What is it called?"))
    minutes = plan.minutes or int("0" + "".join(filter(str.isdecimal, line(_("How many minutes?"), "90"))))
    people = plan.people or line(_("For how many people? (4-12)"), "4-12")
    parts = plan.parts
    while not parts or parts[-1]:
        parts = [*parts, line(_("A part between welcome and check-out? (Enter: no more)"))]
    return Plan(title, minutes, people, parts[:-1])


def make(plan: Plan, target: Path, form: Path | None = None) -> None:
    """Write a new run sheet with the parts between a welcome and a check-out; what is not given is as usual.

    ``form``: an XLSForm that was made elsewhere, whose groups are its parts. Raises MissingOption, WrongValue,
    FileExists, NotWritten, and where nothing is asked in the form, or it is none, InvalidData, FileNotThere or TooMuch.
    """
    called, rows = foreign.read_form(form) if form else ("", [])
    stages = to_stages(rows) if form else _stages(plan.parts or [_("The conversation")], plan.minutes or 90)
    title = plan.title or called
    if form and not stages:
        raise InvalidData(where=form.name)
    if not title:
        raise MissingOption(option="--title")
    low, _dash, high = (plan.people or "4-12").partition("-")
    if not low.isdecimal() or not (high or low).isdecimal():
        raise WrongValue(what="--people", word=plan.people[:10], expected="4-12")
    if target.exists():
        raise FileExists(file=target.name)
    document = {
        "schema": 1,
        "id": to_slug(target.stem),
        "title": {"nl": title, "en": title},
        "about": {"nl": title, "en": title},
        "minutes": sum(stage["minutes"] for stage in stages),
        "group": {"min": int(low), "max": int(high or low)},
        "safety": 2,
        "certainty": "proposal",
        "stage": stages,
    }
    platform.write_whole(target, tomli_w.dumps(document).encode())


def _stages(parts: list[str], minutes: int) -> list[dict[str, Any]]:
    """Return the stages of a run sheet that takes ``minutes``, as they are written."""
    ends = {"open": max(5, minutes // 12), "read-back": 5, "check-out": max(5, round(minutes * 0.09)), "actions": 8}
    spare = max(1, round(minutes * 0.1))
    rest = max(len(parts), minutes - sum(ends.values()) - spare - (15 if minutes > 90 else 0))
    share = rest // len(parts)
    stages = [_stage(_("Welcome and agreements"), "open", ends["open"], ["agreement", "expectation"])]
    for number, part in enumerate(parts):
        extra = rest - share * len(parts) if number == 0 else 0
        stages.append(_stage(part, "talk", share + extra, ["quote", "learning", "question", "dissent"]))
        if minutes > 90 and number == (len(parts) - 1) // 2:
            stages.append(_stage(_("Break"), "break", 15, []))
    return [
        *stages,
        _stage(_("Actions"), "actions", ends["actions"], ["action"]),
        _stage(_("Reading back"), "read-back", ends["read-back"], ["quote", "dissent"]),
        _stage(_("Check-out"), "check-out", ends["check-out"], ["quote", "learning"]),
        _stage(_("Reserve"), "reserve", spare, []),
    ]


def _stage(title: str, kind: str, minutes: int, records: list[str]) -> dict[str, Any]:
    both = {"nl": title, "en": title}
    asked = {"ask": both} if kind == "talk" else {}
    return {
        "id": to_slug(title) or kind,
        "title": both,
        "minutes": minutes,
        "type": kind,
        "purpose": both,
        **asked,
        "records": records,
    }


def update(place: Workplace, session: str, word: str) -> tuple[list[str], list[str]]:
    """Take the run sheet that ``word`` means into a session, stage by stage, where a stage has not been used yet.

    Return the ids of the stages that were taken, and of those that stay as they were used. Raises InvalidData.
    """
    folder = sessions.find_folder(place.root, session)
    record = sessions.read_record(folder)
    name, text = read_text(place, word)
    if any(trouble.is_error for trouble in package.lint_method(text)):
        raise InvalidData(where=name)
    new = toml.loads(text)
    old = toml.loads(platform.read(folder / "method.toml").decode())
    used = {entry.stage for entry in record.entries if entry.stage}
    before = {stage["id"]: stage for stage in old.get("stage", []) if stage["id"] in used}
    coming = [before.pop(stage["id"], stage) for stage in new["stage"]]
    merged = {**new, "stage": [*before.values(), *coming]}
    platform.write_whole(folder / "method.toml", tomli_w.dumps(merged).encode())
    taken = [stage["id"] for stage in merged["stage"] if stage["id"] not in used]
    return taken, [stage["id"] for stage in merged["stage"] if stage["id"] in used]


def timing(place: Workplace, session: str) -> list[Timing]:
    """Return planned and used minutes of one session."""
    folder = sessions.find_folder(place.root, session)
    record = sessions.read_record(folder)
    method = sessions.read_method(folder)
    return [
        Timing(stage, minutes_planned(record.entries, stage), _used(stage, record.entries)) for stage in method.stage
    ]


def learned(place: Workplace, method: Method) -> tuple[list[Timing], int]:
    """Return what the stages of a method took in every session that used it, and in how many sessions that was."""
    records = [record for record in read_records(place, Selection()) if record.session.method == method.id]
    timings = [
        Timing(stage, stage.minutes, tuple(minutes for record in records for minutes in _used(stage, record.entries)))
        for stage in method.stage
    ]
    return timings, len(records)


def _used(stage: Stage, entries: tuple[Entry, ...]) -> tuple[int, ...]:
    """Return the minutes that a stage took, nothing where it was not walked; a stop ends the count."""
    events = [entry for entry in entries if entry.kind == "stage"]
    if not any(entry.stage == stage.id for entry in events):
        return ()
    return (minutes_used(entries, stage.id, events[-1].at),)
