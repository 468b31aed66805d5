"""One conversation, at the keyboard of whoever leads or takes notes: a line goes in, and what happened comes out."""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ..domain.framework.framework import Framework
from ..domain.framework.lint import MORAL_WORDS, moral_trouble
from ..domain.privacy.bsn import MASK
from ..domain.record.session import Session
from ..domain.walk import fields
from ..domain.walk.doubt import Doubt, as_note
from ..domain.walk.line import read_line
from ..domain.walk.reply import is_reply, to_key
from ..domain.walk.walk import Walk
from ..errors import Failure, NothingKept, NotWritten, WantsNothing, bug_of
from ..i18n import _, language
from . import commands, wording
from .askers import Asker
from .bar import bar
from .room import Room

Answers = Callable[["Conversation", str], bool]
_LINE_ENDS = re.compile(r"\r\n|\r|\n")  # what else may end a line is part of what somebody said
_PLAIN = {"kind", "text", "verbatim"}  # what nothing but words says
_COMMAND = 2  # words: a command and what follows it
_ASKS = ("previous", "consent", "optional", "round", "step", "value")  # fields whose answers are keys


def is_no_speech(line: str) -> bool:
    """Return whether ``line`` is an answer, a star or the name of a command: nothing to write down."""
    return is_reply(line) or line.strip() == "*" or commands.is_name(line)


def only_words(line: str, framework: Framework, session: Session) -> str | None:
    """Return the words that ``line`` is; None where it is more: somebody's, an action, a command, several lines."""
    if is_no_speech(line) or line.startswith("/") or _LINE_ENDS.search(line.strip()):
        return None
    said = read_line(line, framework, session, unmarked="quote")
    if isinstance(said, Doubt) or len(said) != 1 or said[0]["kind"] != "quote" or said[0].keys() - _PLAIN:
        return None
    return str(said[0]["text"])


def _is_command(line: str) -> bool:
    """Return whether ``line`` can only be a slip in a command, or its name: nothing that anybody said."""
    return commands.is_name(line) or (line.startswith("/") and len(line.split()) <= _COMMAND)


class Choice(NamedTuple):
    """What was answered to a question with choices: one of them, or else the line that was typed instead."""

    key: str = ""
    line: str = ""


class Conversation:
    """Whoever sits at the keyboard, and the room: what is typed, what is done with it, and what is said back.

    ``answers``: per kind of field, what takes an answer to it, and says whether it was one. ``leads``: this is the
    keyboard of whoever leads the walk.
    """

    def __init__(self, room: Room, asker: Asker, answers: Mapping[str, Answers], leads: bool) -> None:
        self.room = room
        self.asker = asker
        self.leads = leads
        self._answers = answers
        self._typed_on: list[str] = []
        self.unwritten: NotWritten | None = None
        self.record = room.record()
        self.walk = Walk(room.method, room.framework, self.record, room.previous())

    def tell(self, text: str, style: str = "") -> None:
        self.asker.tell(text, style)

    def ask(self, begun: str = "") -> str | None:
        """Return the next line; what else was pasted with it is typed on. None where there is no more."""
        typed = self.asker.ask(">", self.bar, begun)
        if typed is None:
            return None
        line, *more = _LINE_ENDS.split(typed.rstrip("\r\n"))
        self._typed_on += more
        return line

    def bar(self) -> str:
        """Return what stands below the field now: somebody else may have gone on, or asked for silence."""
        self.follow()
        return bar(self.room.method, self.walk.place, self.record, self.room.now(), self.room.is_off)

    def seats(self) -> dict[str, int]:
        """Return the seats to name instead of codes, where the room sees the screen."""
        people = self.room.session.participants if self.room.session.screen == "seen" else ()
        return {person.code: person.seat for person in people}

    def look(self) -> None:
        """Look at the record anew: somebody else may have written in it."""
        self.record = self.room.record()

    def choose(self, question: str, keys: Mapping[str, tuple[str, ...]]) -> Choice:
        """Ask ``question`` until one of ``keys`` is answered, in any of its words; another line is returned.

        A choice that is not there is asked again, and is never a note.
        """
        while True:
            self.tell(question, "bold")
            line = self.ask()
            if key := to_key(line or "", keys):
                return Choice(key)
            if line is None or not is_reply(line):
                return Choice(line=line or "")

    def take(self, typed: str) -> bool:
        """Do what was typed, each pasted line on its own, and what is typed on; return whether the talk goes on."""
        waiting, is_over = _LINE_ENDS.split(typed.rstrip("\r\n")), False
        while waiting:  # to the last one: what was pasted behind a stop was said, too
            line = waiting.pop(0)
            try:
                is_over |= not self.handle(line)
                is_kept = not self.room.is_off
            except Failure as failure:
                self._refused(failure)
                is_kept = not isinstance(failure, WantsNothing | NothingKept)
            except Exception as bug:
                is_kept = self._broke(line, bug_of(bug))
            if is_kept:
                self.asker.remember(line)
            waiting, self._typed_on = [*self._typed_on, *waiting], []
        return not is_over

    def go_on_with(self, typed: str) -> bool:
        """Have ``typed`` come after the line that is being done: it was typed instead of an answer, or was meant."""
        if typed.strip():
            self._typed_on[:0] = _LINE_ENDS.split(typed.rstrip("\r\n"))
        return True

    def handle(self, line: str) -> bool:
        """Do what one line asks for. Raises what is refused."""
        if line.startswith("/"):
            return self._command(line)
        if self.room.is_off:
            self.tell(_("Not kept: nothing is being written down."), "bold")
        elif not line.strip():
            names = {name: commands.label(name, language()) for name in ("next", "help")}
            self.tell(_("Nothing typed. {next} goes on, {help} shows everything.").format(**names), "dim")
        elif line.strip() == "*":
            return self.do("star")
        elif commands.is_name(line):
            return self.doubt(Doubt(line, line.strip(), tuple(commands.nearest(line)[:1])))
        else:
            return self.say(line)
        return True

    def follow(self) -> None:
        """Look at the record anew, and be where the walk is by now where somebody else does the walking."""
        before = self.record
        self.look()
        if not self.leads and self.record is not before:
            self.walk = Walk(self.room.method, self.room.framework, self.record)

    def in_sight(self) -> str:
        """Return what stays below the field: the first line of the question, and the five marks."""
        return f"{self.question().splitlines()[0]}\n{wording.five_marks()}"

    def say(self, line: str) -> bool:
        """Write down what ``line`` says in the field where the walk is, or ask what is in doubt."""
        kind = self.walk.place.field.kind
        answer = self._answers.get(kind) if self.leads else None
        if answer and answer(self, line):
            return True
        if kind == "optional" and self.leads and not is_reply(line):  # whoever types something else has begun
            self.do("next")
        today = self.room.now().date()
        said = fields.read(line, self.walk.place.field, self.room.framework, self.room.session, today)
        if isinstance(said, Doubt):
            if is_reply(line):
                told = _("That is no answer here.") if kind in _ASKS else _("Nothing was asked that this answers.")
                self.tell(f"{told}\n{self.question()}", "bold")
                return True
            return self.doubt(said)
        self.store(said, line)
        return True

    def store(self, said: list[dict[str, Any]], line: str) -> None:
        """Write down what ``line`` says, and say what was understood."""
        from ..domain.privacy.hints import find_hints  # only a line needs its patterns

        for entry in self.room.save_all({**each, "stage": self.walk.stage.id} for each in said):
            self.tell(wording.understood(entry, self.room.framework, self.seats()), "green")
            for hint in find_hints(entry.text)[:1]:
                told = _("Look again: {what} in it; {suggestion}. Keep it, or /undo.")
                self.tell(told.format(what=_(hint.what), suggestion=_(hint.suggestion)), "dim")
            if self.walk.stage.wording and entry.kind == "question" and (trouble := moral_trouble(entry.text)):
                self.tell(_(trouble).format(n=MORAL_WORDS), "dim")
            if MASK in entry.text and MASK not in line:
                self.tell(_("A citizen service number was not written down; it says [bsn] there."), "bold")
        self.look()
        for given in (each for each in said if each["kind"] == "value"):
            if shift := wording.shift(str(given["element"]), self.record, self.room.framework):
                self.tell(shift)

    def doubt(self, doubt: Doubt) -> bool:
        """Ask what a line means that only looks like something, with one key; it is never guessed.

        Whatever else is typed is the next line; the one in doubt is then kept as a note that says what it may be.
        """
        may_join = bool(doubt.missing) and self.room.framework.find_role(doubt.missing) is not None
        may_keep = not _is_command(doubt.line)
        choices = [*doubt.guesses, "again", *(["note"] if may_keep else []), *(["join"] if may_join else [])]
        keys = {choice: (str(number),) for number, choice in enumerate(choices, 1)}
        chosen = self.choose(wording.doubted(doubt, choices), keys)
        if chosen.key in doubt.guesses:
            return self.go_on_with(chosen.key)
        if chosen.key == "again":
            return self.go_on_with(self.ask(doubt.line) or "")
        if chosen.key == "join":
            return self.do("join", doubt.missing) and self.go_on_with(doubt.line)
        self.go_on_with(chosen.line)
        if may_keep and not self.room.is_off:
            self.store([as_note(doubt, self.room.session)], doubt.line)
        return True

    def do(self, name: str, rest: str = "") -> bool:
        """Do the command with this English name; return whether the conversation goes on."""
        return commands.TABLE[name].does(self, rest) is not False

    def event(self, stage: str, state: str, **more: Any) -> None:
        """Write down where the walk is: that a part began, stood still or ended."""
        more.setdefault("question", "" if state == "ended" else self.walk.place.field.id)
        if not self.walk.is_over or state == "ended":
            self.room.save({"kind": "stage", "stage": stage, "state": state, **more})
            self.look()

    def started(self) -> None:
        self.event(self.walk.stage.id, "started")

    def question(self) -> str:
        """Return the question to read aloud."""
        place = self.walk.place
        if place.field.kind == "previous":
            return wording.previous(place.field.about, self.room.previous())
        return wording.question(place, self.room.method, self.room.framework, self.record, self.room.session.language)

    def _command(self, line: str) -> bool:
        found = commands.find(line)
        if not found:
            return self.doubt(Doubt(line, line.split()[0], tuple(commands.nearest(line))))
        command, rest = found
        if command.follows and not command.follows.startswith("[") and not rest:
            self.tell(_("What or whom? For instance: {example}").format(example=command.called(language())), "bold")
            return True
        if not self.leads and not command.for_writer:
            self.tell(_("The facilitator does the walking; here you only write."), "dim")
            return True
        return command.does(self, rest) is not False

    def _broke(self, line: str, bug: Failure) -> bool:
        """Say that the program itself went wrong on ``line``, and keep it as a note; return whether it may be kept.

        The talk goes on: a room full of people waits.
        """
        self.tell(wording.trouble(bug), "bold")
        if self.room.is_off or _is_command(line) or line.startswith("/"):
            return not self.room.is_off
        try:
            self.store([as_note(Doubt(line, line.strip()), self.room.session)], line)
        except Failure as failure:
            self._refused(failure)
            return False
        return True

    def _refused(self, failure: Failure) -> None:
        self.tell(wording.trouble(failure), "bold")
        if isinstance(failure, NotWritten):
            self.unwritten = failure
