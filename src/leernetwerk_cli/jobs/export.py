"""Export: what may leave, in the format that the file's name says, written whole or not at all, and noted down."""

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from ..domain.framework import unknown
from ..domain.release import KEYBOARD, Released
from ..domain.summary import Summary, summarise
from ..errors import MissingOption, NotWritten
from ..reports import factsheet as sheets
from ..reports import text
from ..reports.sheet import Sheet
from ..reports.summary import summary_report
from ..store import package, platform, sessions
from .reading import Selection, read
from .scribe import Scribe
from .workplace import Workplace

REPORTS: dict[str, Callable[[Summary], Sheet]] = {"factsheet": sheets.factsheet}


def to_bytes(summary: Summary, report: str, suffix: str) -> bytes:
    """Return the report in the format that ``suffix`` names; raise UnknownWord with the nearest for another one."""
    if suffix not in FORMATS:
        raise unknown("--to", suffix, list(FORMATS))
    if report not in REPORTS:
        raise unknown("--report", report, list(REPORTS))
    return FORMATS[suffix](summary, report)


def _html(summary: Summary, report: str) -> bytes:
    from ..reports.html import to_html

    return to_html(REPORTS[report](summary), package.read_style()).encode()


FORMATS: dict[str, Callable[[Summary, str], bytes]] = {
    "html": _html,
    "md": lambda summary, report: (text.to_markdown(summary_report(summary, [])) + "\n").encode(),
    "csv": lambda summary, report: text.to_csv(summary_report(summary, [])).encode("utf-8-sig"),
    "json": lambda summary, report: (text.to_json(summary_report(summary, [])) + "\n").encode(),
}


def export(
    place: Workplace, selection: Selection, audience: str, targets: list[Path], report: str, format_: str
) -> bytes | None:
    """Export to every target; return the bytes for stdout where a target is ``-``.

    Everything is made before anything is written. What left is noted in each session: for whom, which file, its hash
    and the entries in it. Raises MissingOption without an audience, NotWritten when a file cannot be written.
    """
    if not audience:
        raise MissingOption(option="--audience")
    released, framework, _problems = read(place, selection, audience)
    summary = summarise(released, framework)
    made = [(target, to_bytes(summary, report, _suffix(target, format_))) for target in targets]
    answer = None
    for target, content in made:
        if str(target) == "-":
            answer = content
            continue
        try:
            platform.write_whole(target, content)
        except OSError as error:
            raise NotWritten(where=target.name, reason=error.strerror or type(error).__name__) from error
    if audience != KEYBOARD:
        for target, content in made:
            _note(place, released, audience, target, content)
    return answer


def _suffix(target: Path, format_: str) -> str:
    if str(target) == "-" and not format_:
        raise MissingOption(option="--format")
    return format_ if str(target) == "-" else target.suffix.removeprefix(".").lower()


def _note(place: Workplace, released: Released, audience: str, target: Path, content: bytes) -> None:
    """Append to each session what left it."""
    digest = blake2b(content, digest_size=16).hexdigest()
    for each in released.sessions:
        ids = [item.entry.id for item in each.entries if item.entry.text and not item.withheld]
        scribe = Scribe(place, sessions.find_folder(place.root, each.session.slug))
        scribe.note_export(audience, target.name, digest, ids)
        scribe.close()
