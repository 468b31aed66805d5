"""Walk a group through a session: the room, the pen and the keyboard together."""

import gc
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..dialogue import commands, interrupts
from ..dialogue.askers import Asker, LiveAsker, PlainAsker, ScriptedAsker
from ..dialogue.walk import lead, write
from ..dialogue.wording import first_words
from ..domain.framework.lookup import unknown
from ..domain.insights.actions import still_open
from ..domain.privacy.audience import Reply
from ..domain.privacy.bsn import mask
from ..domain.privacy.consent import Answers
from ..domain.record.blocks import ConsentBlock, EditBlock, EntryBlock
from ..domain.record.codes import is_code
from ..domain.record.course import Course
from ..domain.record.entry import Entry, changed, storable, to_changes, to_fields
from ..domain.record.record import Record
from ..domain.record.session import Session
from ..domain.walk.doubt import silent_in
from ..errors import N_, WrongValue
from ..i18n import _, language
from ..store import eraser, journal, sessions
from ..store.drafts import Draft
from ..store.facts import read_session
from ..store.later import Later
from ..store.watched import Watched
from .actions import close_action
from .finding import choose
from .intake import open_lines
from .scribe import Scribe
from .undo import take_back
from .workplace import Workplace

if TYPE_CHECKING:
    from rich.console import Console


class Room:
    """The session as the walk sees it. What is saved goes through the scribe, and is safe when that returns."""

    def __init__(self, place: Workplace, folder: Path) -> None:
        self._place = place
        self._folder = folder
        self._scribe = Scribe(place, folder)
        self._watched = Watched(folder)
        self.method = self._scribe.method
        self.framework = self._scribe.framework
        self._draft = Draft(folder, self._scribe.recorder)

    @property
    def session(self) -> Session:
        return self._scribe.session

    def now(self) -> datetime:
        return self._place.now()

    def record(self) -> Record:
        return self._watched.read()

    def save(self, fields: dict[str, Any]) -> Entry:
        return self._scribe.put(fields)

    def save_all(self, acts: Iterable[dict[str, Any]]) -> list[Entry]:
        """Write down what was done at once, and is taken back at once."""
        return self._scribe.put_all(acts)

    def change(self, entry: str, **fields: Any) -> None:
        self._scribe.change(entry, **fields)

    def put_right(self, entry: Entry, fields: dict[str, Any]) -> None:
        """Change what ``fields`` say otherwise than ``entry`` does. Raises WantsNothing for who is silent now."""
        now = to_fields(entry)
        changes = {key: value for key, value in fields.items() if value != now.get(key, "")}
        self._scribe.refuse_unwritten(changed(entry, to_changes({**storable(changes), "at": self.now()})))
        self._scribe.change(entry.id, **changes)

    def may_be_shown(self, entry: Entry) -> bool:
        """Return whether the group may read it."""
        return "group" in (Answers(self.record()).allowed(entry) or ())

    def answer(self, speaker: str, replies: Iterable[tuple[Entry, Reply]]) -> None:
        """Record what ``speaker`` answered at once, having seen all that was answered so far."""
        answers = Answers(self.record())
        seen = ((entry, reply, [each.id for each in answers.about(entry)]) for entry, reply in replies)
        self._scribe.answer(speaker, seen)

    def let_in(self, codes: Sequence[str], stage: str) -> list[Entry]:
        """Note who came in, and when nobody with this code sat there yet: on the next seat.

        Raises WrongValue where one of them is no code of any role; then nobody is in.
        """
        for code in codes:
            if not self.framework.find_role(code) or not is_code(code):
                raise WrongValue(what=N_("/join"), word=code[:8], expected="E4")
        return [self.save({"kind": "joined", "speaker": code, "stage": stage, **self._seat(code)}) for code in codes]

    def _seat(self, code: str) -> dict[str, Any]:
        """Return the next seat and the role for who sat nowhere yet."""
        role = self.framework.find_role(code)
        if not role or self.session.find_participant(code):
            return {}
        return {"seat": max((each.seat for each in self.session.participants), default=0) + 1, "role": role.id}

    def set_written(self, code: str, written: bool) -> None:
        """Note whether someone may be written down; ``code`` empty: anyone. It holds at every keyboard."""
        self.save({"kind": "silence", "speaker": code, "state": "on" if written else "off"})

    def set_screen(self, seen: bool) -> None:
        """Note whether the room sees the facilitator's screen."""
        self.save({"kind": "screen", "state": "seen" if seen else "own"})

    def hand_over(self, code: str) -> None:
        """Note who facilitates from now on."""
        self.save({"kind": "leads", "speaker": code})

    def find(self, code: str) -> Entry:
        """Return the entry that ``code`` means. Raises EntryNotFound."""
        return choose(code, list(self.record().entries))

    @cached_property
    def _before(self) -> sessions.Group | None:
        """The session that this one carries on: looked for once, since that takes long beside very many others."""
        return sessions.find_group(self._folder.parent, self.session.follows) if self.session.follows else None

    def previous(self) -> list[Entry]:
        """Return the actions of the session that this one carries on that are still open."""
        return still_open(self._before.read().entries) if self._before else []

    def owed(self) -> tuple[int, int]:
        """Return how many things of the session that this one carries on wait for an answer, and for looking back."""
        if not self._before:
            return 0, 0
        record, today = self._before.read(), self.now().date()
        course = Course([record, *Later(self._folder.parent).read([record])])
        hopes = [each for each in record.entries if each.kind == "expectation" and each.id not in course.seen]
        due = sum(bool(each.look_back and each.look_back <= today) for each in hopes)
        return sum(course.outcomes[each.id].is_owed for each in record.entries if each.id in course.outcomes), due

    def close_action(self, entry: Entry, state: str) -> None:
        """Set the state of an action of the last session, where it stands."""
        close_action(self._place, entry.id, state)

    def last(self, speaker: str = "") -> Entry | None:
        """Return the last thing said that this recorder wrote down; of ``speaker``, where that is given."""
        stories = self.record().stories.values()
        mine = [
            story
            for story in stories
            if (story.entry.is_said or (not speaker and story.entry.kind in ("note", "value", "step")))
            and story.entry.recorder == self._scribe.recorder
            and not story.is_undone
            and (not speaker or speaker in story.entry.speaker)
        ]
        last = max(mine, key=lambda story: journal.place_of(story.block), default=None)
        return last.entry if last else None

    def undo(self) -> str:
        """Take back the last thing that this recorder did, and return what it was.

        Raises NothingToUndo, and CannotUndo after an erasure.
        """
        before = self.record().stories
        block = take_back(self._scribe, self._folder)
        story = before.get(block.entry if isinstance(block, EditBlock | ConsentBlock) else block.id)
        kind = _("change") if isinstance(block, EditBlock) else _("answer")
        if isinstance(block, EntryBlock):
            kind = self.framework.title_of(block.entry.kind, language()).lower()
        return ": ".join(filter(None, (kind, first_words(story.entry) if story else "")))

    def erase(self, entries: list[Entry]) -> None:
        """Erase these entries for good."""
        ids, at = [entry.id for entry in entries], self.now()
        eraser.erase(sessions.copies(self._folder), ids, [], at)

    def keep_draft(self, text: str) -> None:
        """Keep what is half typed, as long as nobody is in it of whom nothing is written down."""
        self._draft.keep("" if not text or self.is_off or silent_in(text, self.session) else mask(text))

    @property
    def is_off(self) -> bool:
        """Whether nothing at all is being written down, not even a draft."""
        return self._scribe.is_off

    def read_draft(self) -> str:
        """Return what was half typed, unless somebody in it wants nothing written down by now: then it goes."""
        text = self._draft.read()
        self.keep_draft(text)
        return self._draft.read()

    def close(self) -> None:
        self._scribe.close()


def walk(place: Workplace, session: str, stage: str, answers: Path | None, only_write: bool) -> None:
    """Walk through the session from where it was left. ``answers``: a file with what would be typed, line by line.

    ``only_write``: for a note-taker. Raises UnknownWord for a stage that the run sheet does not have.
    """
    gc.freeze()  # what is there from the start stays; a line must not wait until all of that was looked through
    gc.enable()
    room = Room(place, sessions.find_folder(place.root, session))
    if stage and not room.method.find_stage(stage):
        raise unknown("--stage", stage, [each.id for each in room.method.stage])
    asker = _asker(place, room, answers)
    try:
        with interrupts.heard():
            if only_write:
                write(room, asker)
            else:
                lead(room, asker, stage)
    finally:
        room.close()


def another_day(place: Workplace) -> str:
    """Return the name of the last session when it is not of today and there is somebody to ask; else nothing."""
    folder = sessions.find_folder(place.root, "last")
    is_today = read_session(folder).date == place.now().date()
    return "" if is_today or not sys.stdin.isatty() else folder.name


def replay(place: Workplace, folder: Path, lines: Iterable[str]) -> None:
    """Walk through the session in ``folder`` with ``lines`` for what would be typed."""
    room = Room(place, folder)
    lead(room, ScriptedAsker(lines, _console()))
    room.close()


def _asker(place: Workplace, room: Room, answers: Path | None) -> Asker:
    names = [f"/{name}" for name, _command in commands.names()]
    elements = [f"#{element.id}" for element in room.framework.elements]
    codes = [f"{person.code.lower()}:" for person in room.session.participants]
    return asker_for(place, [*names, *elements, *codes], answers, room.keep_draft)


def asker_for(place: Workplace, words: list[str], answers: Path | None, keep: Callable[[str], None]) -> Asker:
    """Return where lines come from: a file of answers, plain lines, or a live field that completes ``words``."""
    if answers is not None:
        return ScriptedAsker(_text(open_lines(answers)), _console())
    if place.accessible or not sys.stdin.isatty() or not sys.stdout.isatty():
        return PlainAsker(is_asked=sys.stdin.isatty())
    return LiveAsker(words, _console(), keep)


def _console() -> "Console":
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, soft_wrap=not sys.stdout.isatty())


def _text(lines: Iterable[bytes]) -> list[str]:
    texts = [line.decode("utf-8", "surrogateescape").rstrip("\r\n") for line in lines]
    return texts[:-1] if texts and not texts[-1] else texts
