"""Find everything that is wrong in the files of sessions."""

from collections.abc import Iterator
from functools import partial

from ..domain.framework.framework import Framework
from ..domain.framework.method import Method
from ..domain.problems import Problem
from ..domain.record.codes import GROUP
from ..domain.record.entry import Entry
from ..errors import Failure, InvalidData
from ..store import conflicts, package, platform, sessions
from ..store.facts import FILE, find_trouble
from . import batch
from .workplace import Workplace


def check(place: Workplace, names: tuple[str, ...]) -> list[Problem]:
    """Return the problems of the named sessions (all when none is named), by file and line."""
    framework = package.read_framework()
    found = batch.each(place, sessions.named(place.root, names), partial(_check_session, framework))
    return sorted({problem for problems in found for problem in problems})


def _check_session(framework: Framework, group: sessions.Group) -> list[Problem]:
    return list(_iter_problems(framework, group))


def _iter_problems(framework: Framework, group: sessions.Group) -> Iterator[Problem]:
    folder = group.folders[0]
    try:
        record = group.read()
    except InvalidData:
        line, field = find_trouble(folder)
        yield Problem(f"{folder.name}/{FILE}", line, "session-wrong" if field else "session-unreadable", field)
        return
    try:
        method: Method | None = sessions.read_method(folder)
    except Failure:
        method = None
    yield from record.problems
    for each in group.folders:
        yield from conflicts.iter_problems(each)
        yield from (Problem(f"{each.name}/{name}", 1, "file-open") for name in platform.open_to_others(each))
    codes = {person.code for person in record.session.participants} | {GROUP}
    words = {term.id for term in (*framework.elements, *framework.insight, *framework.knowledge, *framework.role)}
    for entry in record.entries:
        origin = record.stories[entry.id].block.origin
        for code, detail in (*_doubts(entry, codes, words, method), *_marks(entry, framework)):
            yield Problem(origin.file, origin.line, code, detail)


def _doubts(entry: Entry, codes: set[str], words: set[str], method: Method | None) -> Iterator[tuple[str, str]]:
    """Yield the words of ``entry`` that no list has. They are kept and counted, under no heading."""
    yield from (("speaker-unknown", code) for code in entry.speaker if code not in codes)
    labels = [entry.element, *entry.knowledge, *entry.scores]
    yield from (("word-unknown", word) for word in labels if word and word not in words)
    if method and entry.stage and not method.find_stage(entry.stage):
        yield "stage-unknown", entry.stage


def _marks(entry: Entry, framework: Framework) -> Iterator[tuple[str, str]]:
    """Yield the marks that the scale of the element does not have; nothing counts them."""
    lowest, highest = framework.scale(entry.element)
    for role, marks in entry.scores.items():
        yield from (("mark-unknown", f"{role} {mark}") for mark in marks if not lowest <= mark <= highest)
