"""Keep the page for the room's screen up to date while the walk goes on elsewhere."""

import gc
import time
from collections.abc import Callable

from ..domain.framework.framework import Framework
from ..domain.framework.method import Method
from ..domain.privacy.consent import Answers
from ..domain.record.record import Record
from ..domain.walk.walk import PUT, Walk, minutes_planned, minutes_used
from ..i18n import _
from ..reports.keyboard.room import room_page
from ..store import package, platform, sessions
from .workplace import Workplace


def show_room(place: Workplace, session: str, say: Callable[[str], None], rounds: int = 0) -> None:
    """Write the page every second until Ctrl-C (or ``rounds`` times) and say where it is."""
    gc.enable()
    folder = sessions.find_folder(place.root, session)
    path = folder / "drafts" / "room.html"
    platform.make_folder(path.parent)
    framework, method = package.read_framework(), sessions.read_method(folder)
    say(_("Open this page on the room's screen; Ctrl-C stops: {file}").format(file=path.resolve().as_uri()))
    shown = 0
    try:
        while not rounds or shown < rounds:
            platform.write_whole(path, page(sessions.read_near_record(folder), method, framework, place).encode())
            shown += 1
            time.sleep(1 if not rounds else 0)
    finally:
        path.unlink(missing_ok=True)


def page(record: Record, method: Method, framework: Framework, place: Workplace) -> str:
    """Return the page of this moment: the question on screen, or the text that was put there."""
    spoken = record.session.language
    walk = Walk(method, framework, record)
    stage = walk.stage
    field = walk.place.field
    words = stage.ask.to(spoken) if stage.ask else stage.title.to(spoken)
    if field.kind == "more":
        words = stage.follow_up[field.number - 1].to(spoken)
    last = next((entry for entry in reversed(record.entries) if entry.kind == "stage"), None)
    if last and last.question.startswith(PUT):
        words = _text_put_there(record, last.question.removeprefix(PUT)) or words
    used = minutes_used(record.entries, stage.id, place.now())
    clock = _("{used} of {planned} min").format(used=used, planned=minutes_planned(record.entries, stage))
    return room_page(stage.title.to(spoken), words, clock, spoken)


def _text_put_there(record: Record, id_: str) -> str:
    """Return a text as long as the group may read it as it stands: it may be withdrawn, or changed, meanwhile."""
    answers = Answers(record)
    found = (entry for entry in record.entries if entry.id == id_)
    return next((entry.text for entry in found if "group" in (answers.allowed(entry) or ())), "")
