"""Make ready what is needed before a session."""

from datetime import time
from pathlib import Path

from ..domain.framework.lookup import unknown
from ..domain.naming import day
from ..domain.walk.evening import to_clock
from ..reports.keyboard.prepare import Evening, blocks, to_html, to_markdown
from ..store import package, platform, sessions
from ..store.facts import read_session
from .purge import keep_until
from .workplace import Workplace


def prepare(place: Workplace, session: str, target: Path, start: str) -> None:
    """Write the pages of a session to ``target`` (.html or .md). Raises UnknownWord, WrongValue, NotWritten."""
    if target.suffix not in (".html", ".md"):
        raise unknown("--to", target.suffix, [".html", ".md"])
    sessions.check_target(target)
    folder = sessions.find_folder(place.root, session)
    facts = read_session(folder)
    begin = to_clock(start or f"{facts.start or time(13, 30):%H:%M}", "--start")
    evening = Evening(facts, sessions.read_method(folder), package.read_framework(), begin, day(keep_until(facts)))
    pages = list(blocks(package.read_pages(), evening))
    text = to_markdown(pages) if target.suffix == ".md" else to_html(pages, facts.title, facts.language)
    platform.write_whole(target, text.encode())
