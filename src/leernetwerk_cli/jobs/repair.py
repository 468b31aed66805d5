"""Deal with what is damaged in a session: show it, set it aside, and let nobody's no be lost with it."""

from collections.abc import Callable
from pathlib import Path

from ..domain.problems import CLOSING, Problem
from ..domain.record.codes import GROUP
from ..store import blocks, platform, sessions
from .erase import finish
from .scribe import Scribe
from .workplace import Workplace

# Shows a piece and asks what to do: whose answer it was (a code), "" where nobody knows, None to leave it.
Ask = Callable[[Problem, str], str | None]


def repair(place: Workplace, names: tuple[str, ...], ask: Ask) -> int:
    """Go through the damaged pieces of the sessions and return how many were set aside.

    Words that were erased and came back in an old copy are taken out first. Where an answer about consent is damaged,
    a no is recorded in its place, of the person or, where nobody knows whose it was, of everyone: asking again opens.
    """
    folders = [folder for group in sessions.named(place.root, names) for folder in group.folders]
    return sum(_repair(place, folder, ask) for folder in folders)


def _repair(place: Workplace, folder: Path, ask: Ask) -> int:
    finish(place, str(folder))
    record = sessions.read_record(folder)
    scribe = Scribe(place, folder)
    count = 0
    for problem in record.problems:
        data = platform.read(folder.parent / problem.file) if problem.mark else b""
        if not problem.mark or not (piece := blocks.find_piece(data, problem.mark)):
            continue
        code = ask(problem, piece)
        if code is None:
            continue
        if problem.code in CLOSING:
            _refuse(scribe, code)
        scribe.set_aside(problem.mark)
        count += 1
    scribe.close()
    return count


def _refuse(scribe: Scribe, code: str) -> None:
    """Record a no of ``code``, or of everyone and the group where nobody knows whose the answer was."""
    everyone = [*(person.code for person in scribe.session.participants), GROUP]
    scribe.refuse_all([code] if code in everyone else everyone)
