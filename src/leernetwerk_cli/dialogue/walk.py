"""The walk at the keyboard: shows one question, takes what is typed, says what was understood."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from ..domain.framework.lint import MORAL_WORDS, moral_trouble
from ..domain.privacy.bsn import MASK
from ..domain.privacy.consent import Answers
from ..domain.privacy.hints import find_hints
from ..domain.walk import evening
from ..domain.walk import fields as typed
from ..domain.walk.doubt import Doubt, as_note
from ..domain.walk.walk import PUT, Walk, minutes_planned
from ..errors import Failure, Interrupted, NotWritten
from ..i18n import _, language
from . import wording
from .askers import Asker
from .commands import Command, find, label
from .hands import Hands
from .room import Room

_SEES = dict.fromkeys(("1", "y", "yes", "j", "ja", "ja hoor"), True) | dict.fromkeys(("2", "n", "no", "nee"), False)


class Guide(Hands):
    """Leads one walk, from where it was left to where it is stopped."""

    def __init__(self, room: Room, asker: Asker) -> None:
        super().__init__(room, asker)
        self._unwritten: NotWritten | None = None
        self._moves: dict[str, Callable[[str], bool]] = {
            "next": self._next,
            "back": self._back,
            "skip": self._skip,
            "more": self._more,
            "who": self._who,
            "off": self._off,
            "on": self._on,
            "time": self._time,
            "pause": self._pause,
            "join": self._join,
            "leaves": self._leaves,
            "curtain": self._curtain,
            "help": self._help,
            "quit": self._quit,
            "undo": self._undo,
            "put": self._put,
            "unwritten": lambda rest: self._write_down(rest, False),
            "written": lambda rest: self._write_down(rest, True),
            "shorter": self._shorter,
            "read": self._read,
            "hand-over": self._hand_over,
            "erase": self._erase,
        }

    def lead(self, stage: str = "") -> None:
        """Walk until the last stage has ended, or the facilitator stops; what was said is safe at every moment.

        Raises Interrupted after a signal; then too the walk is stopped as by /stop.
        """
        try:
            self._lead(stage)
        except Interrupted:
            with suppress(Interrupted):  # the terminal may be gone
                self._quit("")
            raise
        self._own_up()

    def _lead(self, stage: str) -> None:
        if stage:
            self._walk.go(stage, self._record)
        self._tell(wording.five_marks(), "dim")
        draft = self._room.read_draft()
        typed_already = self._ask_who_sees()
        self._room.keep_draft(draft)
        self._started()
        self._show()
        begun = self._begun()
        while not self._walk.is_over:
            line: str | None = typed_already
            if typed_already:
                typed_already = ""
            else:
                line, begun = self._asker.ask(">", self._bar, begun), ""
            if line is None:
                line = "/stop"
            try:
                goes_on = self._handle(line)
                self._room.keep_draft("")
                if not goes_on:
                    return
            except Failure as failure:
                self._refused(failure)
                begun = line
        self._tell(self._room.framework.texts.closing.to(self._room.session.language))
        self._tell(
            _("The walk is done. See the four insights: leernetwerk summary {slug}").format(
                slug=self._room.session.slug
            ),
            "bold",
        )

    def write(self) -> None:
        """Take down what is said and nothing else: for a note-taker beside the facilitator, who does the walking.

        Raises Interrupted after a signal.
        """
        try:
            self._write()
        except Interrupted:
            with suppress(Interrupted):
                self._tell(self._goodbye(), "bold")
            raise
        self._own_up()

    def _write(self) -> None:
        self._tell(wording.five_marks(), "dim")
        begun = ""
        while (line := self._asker.ask(">", self._bar, begun)) is not None:
            begun = ""
            self._record = self._room.record()
            self._walk = Walk(self._room.method, self._room.framework, self._record)
            command = find(line) if line.startswith("/") else None
            if command and command.name == "quit":
                return
            if command and command.name not in ("off", "on", "who", "help"):
                self._tell(_("The facilitator does the walking; here you only write."), "dim")
                continue
            try:
                self._handle(line)
                self._room.keep_draft("")
            except Failure as failure:
                self._refused(failure)
                begun = line

    def _refused(self, failure: Failure) -> None:
        self._tell(wording.trouble(failure), "bold")
        if isinstance(failure, NotWritten):
            self._unwritten = failure

    def _own_up(self) -> None:
        """Raise NotWritten for a line that was not written where nobody sat to see that and type it again."""
        if self._unwritten and not self._asker.is_asked:
            raise self._unwritten

    def _handle(self, line: str) -> bool:
        """Do what ``line`` asks for; return whether the walk goes on."""
        if line.startswith("/"):
            return self._command(line)
        if self._room.is_off:
            self._tell(_("Not kept: nothing is being written down."), "bold")
        elif not line.strip():
            self._tell(
                _("Nothing typed. {next} goes on, {help} shows everything.").format(
                    next=label("next", language()), help=label("help", language())
                ),
                "dim",
            )
        elif line.strip() == "*":
            self._star()
        elif self._walk.place.field.kind == "previous" and line.strip() in ("1", "2", "3"):
            self._previous(line.strip())
        elif self._walk.place.field.kind == "consent" and (reply := typed.to_reply(line)):
            self._consent(reply)
        elif self._walk.place.field.kind in ("optional", "round") and line.strip() in ("1", "2"):
            return self._chosen(self._walk.place.field.kind, line.strip() == "1")
        else:
            if self._walk.place.field.kind == "optional":  # whoever types something else has begun
                self._next("")
            self._save(line)
        return True

    def _chosen(self, kind: str, yes: bool) -> bool:
        """Do or skip a part that may be skipped; begin the round again for another presenter, or go on."""
        if kind == "optional":
            return self._next("") if yes else self._skip("")
        if not yes:
            return self._next("")
        self._event(self._walk.stage.id, "ended")
        for stage in reversed(self._walk.again(self._record)):  # the first one last: there a stop goes on
            self._event(stage.id, "paused", minutes=stage.minutes)
        return self._arrive()

    def _save(self, line: str) -> None:
        place = self._walk.place
        said = typed.read(line, place.field, self._room.framework, self._room.session, self._room.now().date())
        if isinstance(said, Doubt):
            self._ask_about(said)
            return
        self._store(said, line)

    def _store(self, said: list[dict[str, Any]], line: str) -> None:
        """Write down what ``line`` says, and say what was understood."""
        for each in said:
            entry = self._room.save({**each, "stage": self._walk.stage.id})
            self._tell(wording.understood(entry, self._room.framework, self._seats()), "green")
            for hint in find_hints(entry.text)[:1]:
                told = _("Look again: {what} in it; {suggestion}. Keep it, or /undo.")
                self._tell(told.format(what=_(hint.what), suggestion=_(hint.suggestion)), "dim")
            if self._walk.stage.wording and entry.kind == "question" and (trouble := moral_trouble(entry.text)):
                self._tell(_(trouble).format(n=MORAL_WORDS), "dim")
            if MASK in entry.text and MASK not in line:
                self._tell(_("A citizen service number was not written down; it says [bsn] there."), "bold")
        self._record = self._room.record()

    def _begun(self) -> str:
        """Return what was half typed when the walk ended, after saying so."""
        begun = self._room.read_draft()
        if begun:
            self._tell(_("This was half typed; go on from it, or take it away:"), "dim")
        return begun

    def _ask_about(self, doubt: Doubt) -> None:
        """Ask what a line means that only looks like something, with one key; it is never guessed.

        Whatever else is typed is the next line; the one in doubt is then kept as a note that says what it may be.
        """
        may_join = bool(doubt.missing) and self._room.framework.find_role(doubt.missing) is not None
        self._tell(wording.doubted(doubt, may_join), "bold")
        choice = (self._asker.ask(">", self._bar) or "").strip()
        keys = len(doubt.guesses)
        number = int(choice) if choice.isdecimal() and len(choice) < 3 else 0
        if 1 <= number <= keys:
            for line in doubt.guesses[number - 1].split("\n"):
                self._handle(line)
        elif number == keys + 1:
            again = self._asker.ask(">", self._bar, doubt.line)
            if again is not None:
                self._handle(again)
        elif number == keys + 3 and may_join:
            self._join(doubt.missing)
            self._handle(doubt.line)
        else:
            self._store([as_note(doubt, self._room.session)], doubt.line)
            if number != keys + 2 and choice:
                self._handle(choice)

    def _command(self, line: str) -> bool:
        command = find(line)
        if command:
            return self._do(command)
        self._tell(_("{word} is not a command here.").format(word=line.split()[0][:20]), "bold")
        choice = self._asker.ask(_("1 type it again, 2 keep it as a note") + " >", self._bar)
        if choice == "2" and not self._room.is_off:
            self._save(f"\\{line}")
        elif choice not in ("1", "2", None):
            return self._handle(choice)
        return True

    def _do(self, command: Command) -> bool:
        return self._moves[command.name](command.rest)

    def _next(self, _rest: str) -> bool:
        before = self._walk.stage.id
        self._record = self._room.record()
        if self._walk.next(self._record):
            self._event(before, "ended")
        return self._arrive()

    def _skip(self, _rest: str) -> bool:
        self._record = self._room.record()
        self._walk.skip(self._record)
        return self._arrive()

    def _back(self, _rest: str) -> bool:
        self._walk.back(self._record)
        return self._arrive()

    def _more(self, _rest: str) -> bool:
        if not self._walk.more(self._record):
            self._tell(_("There are no more questions here."), "dim")
            return True
        return self._arrive()

    def _arrive(self) -> bool:
        if not self._walk.is_over:
            self._started()
            self._show()
        return True

    def _off(self, _rest: str) -> bool:
        self._room.set_written("", False)
        self._tell(
            _("From now on nothing is written down, not even a draft. {on} starts again.").format(
                on=label("on", language())
            ),
            "bold",
        )
        return True

    def _on(self, _rest: str) -> bool:
        self._room.set_written("", True)
        self._tell(_("What is typed is written down again."), "bold")
        return True

    def _time(self, rest: str) -> bool:
        number = rest.replace(" ", "").removesuffix("min")
        if not number.lstrip("+-").isdecimal() or len(number) > 4:
            self._tell(_("How many minutes? For instance {time}").format(time=label("time", language())), "bold")
            return True
        self._event(self._walk.stage.id, "started", minutes=int(number))
        self._tell(self._bar())
        return True

    def _pause(self, _rest: str) -> bool:
        self._event(self._walk.stage.id, "paused")
        self._tell(_("The clock stands still. The next thing typed starts it again."), "bold")
        line = self._asker.ask(">", self._bar)
        if line is None or (line.startswith("/") and (command := find(line)) and command.name == "quit"):
            return False
        self._started()
        return self._handle(line) if line.strip() else True

    def _curtain(self, _rest: str) -> bool:
        self._asker.clear()
        self._tell(self._question(), "bold")
        return True

    def _help(self, _rest: str) -> bool:
        self._tell(wording.all_marks())
        return True

    def _quit(self, _rest: str) -> bool:
        self._event(self._walk.stage.id, "paused")
        self._tell(self._goodbye(), "bold")
        return False

    def _goodbye(self) -> str:
        told = _("Stopped; everything is saved. Go on with: leernetwerk run {slug}")
        return told.format(slug=self._room.session.slug)

    def _ask_who_sees(self) -> str:
        """Ask once whether the room sees this screen: then it shows seats and no codes.

        Return whatever else was typed: it was meant for the walk.
        """
        if not self._asker.is_asked or self._room.session.screen:
            return ""
        choice = self._asker.ask(_("Does the room see this screen? 1 yes, 2 no") + " >", self._bar)
        answer = _SEES.get((choice or "").strip(" .,!").lower())
        if answer is not None:
            self._room.set_screen(answer)
            return ""
        return choice or ""

    def _put(self, rest: str) -> bool:
        """Put one text on the room's screen, if the group may read it."""
        entry = self._room.find(rest)
        if "group" not in (Answers(self._record).allowed(entry) or ()):
            self._tell(_("Ask first: whoever said it has not said that this group may read it."), "bold")
            return True
        self._event(self._walk.stage.id, "started", question=f"{PUT}{entry.id}")
        self._tell(_("It stands on the room's screen until the next question."), "dim")
        return True

    def _shorter(self, _rest: str) -> bool:
        """Share out the minutes that are left over the parts that come."""
        method, number = self._room.method, self._walk.place.stage
        self._tell(self._bar())
        taken = evening.shorter(method, self._record, number, self._room.now())
        for id_, minutes in taken.items():
            self._room.save({"kind": "stage", "stage": id_, "state": "paused", "minutes": -minutes})
        self._started()
        for stage in method.stage[number + 1 :]:
            planned = minutes_planned(self._record.entries, stage)
            self._tell(f"  {stage.title.to(self._room.session.language)}: {planned} min")
        if not taken:
            self._tell(_("There is nothing to shorten."), "dim")
        return True

    def _started(self) -> None:
        self._event(self._walk.stage.id, "started", question=self._walk.place.field.id)

    def _event(self, stage: str, state: str, **more: Any) -> None:
        more.setdefault("question", "" if state == "ended" else self._walk.place.field.id)
        if not self._walk.is_over or state == "ended":
            self._room.save({"kind": "stage", "stage": stage, "state": state, **more})
            self._record = self._room.record()

    def _show(self) -> None:
        """Show the question to read aloud, and little else."""
        stage = self._walk.stage
        spoken = self._room.session.language
        if self._walk.is_first:
            title = f"{self._walk.place.stage + 1}/{len(self._room.method.stage)} {stage.title.to(spoken)}"
            self._tell(f"\n{title}  ({stage.minutes} min)", "bold underline")
            if stage.type == "open":
                for agreement in self._room.framework.agreements(self._room.session.management_agreed):
                    self._tell(f"- {agreement.to(spoken)}", "dim")
            if stage.says:
                self._tell(stage.says.to(spoken))
        self._tell(self._question(), "bold")

    def _question(self) -> str:
        if self._walk.place.field.kind == "previous":
            return wording.previous(self._walk.place.field.about, self._room.previous())
        return wording.question(
            self._walk.place, self._room.method, self._room.framework, self._record, self._room.session.language
        )
