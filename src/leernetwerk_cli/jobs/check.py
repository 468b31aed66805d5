"""Find everything that is wrong in the files of sessions."""

from pathlib import Path

from ..domain.framework.framework import Framework
from ..domain.framework.method import Method
from ..domain.problems import Problem
from ..domain.record.codes import GROUP
from ..domain.record.entry import Entry
from ..domain.record.record import Record
from ..errors import Failure, InvalidData
from ..store import package, platform, sessions
from .workplace import Workplace


def check(place: Workplace, names: tuple[str, ...]) -> list[Problem]:
    """Return the problems of the named sessions (all when none is named), by file and line."""
    framework = package.read_framework()
    folders = [sessions.find_folder(place.root, name) for name in names] or list(sessions.iter_folders(place.root))
    found: list[Problem] = []
    for folder in folders:
        found += _check_session(folder, framework)
    return sorted(set(found))


def _check_session(folder: Path, framework: Framework) -> list[Problem]:
    try:
        record = sessions.read_record(folder)
    except InvalidData as failure:
        return [Problem(f"{folder.name}/session.toml", 1, "session-unreadable", str(failure.data.get("path", "")))]
    try:
        method: Method | None = sessions.read_method(folder)
    except (Failure, OSError):
        method = None
    found = list(record.problems)
    found += [Problem(f"{folder.name}/{name}", 1, "file-open") for name in platform.open_to_others(folder)]
    for entry in record.entries:
        found += _check_words(entry, record, framework, method)
    return found


def _check_words(entry: Entry, record: Record, framework: Framework, method: Method | None) -> list[Problem]:
    """Return the words of ``entry`` that no list has. They are kept and counted, under no heading."""
    origin = record.stories[entry.id].block.origin
    place = origin.file, origin.line
    codes = {person.code for person in record.session.participants} | {GROUP}
    joined = {code for each in record.entries if each.kind == "joined" for code in each.speaker}
    found = [Problem(*place, "speaker-unknown", code) for code in entry.speaker if code not in codes | joined]
    words = [entry.element, *entry.knowledge, *entry.scores]
    known = {term.id for term in (*framework.elements, *framework.insight, *framework.knowledge, *framework.role)}
    found += [Problem(*place, "word-unknown", word) for word in words if word and word not in known]
    if method and entry.stage and not method.find_stage(entry.stage):
        found.append(Problem(*place, "stage-unknown", entry.stage))
    return found
