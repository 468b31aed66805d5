"""The walk at the keyboard: shows one question, takes what is typed, says what was understood."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from ..domain import fields as typed
from ..domain.bsn import MASK
from ..domain.framework import Framework
from ..domain.method import Method
from ..domain.model import Entry, Session
from ..domain.record import Record
from ..domain.walk import Walk
from ..domain.wording import get_code
from ..errors import Failure, UnknownWord
from ..i18n import _, language
from . import wording
from .askers import Asker
from .commands import Command, find, label


class Room(Protocol):
    """What the walk needs of the session: its texts, its record, and a safe place for what is said."""

    method: Method
    framework: Framework

    @property
    def session(self) -> Session: ...
    def now(self) -> datetime: ...
    def record(self) -> Record: ...
    def save(self, fields: dict[str, Any]) -> Entry: ...
    def change(self, entry: str, **fields: Any) -> None: ...
    def answer(self, entry: Entry, speaker: str, allows: list[str]) -> None: ...
    def add(self, code: str) -> None: ...
    def undo(self) -> str: ...
    def erase(self, entries: list[Entry]) -> None: ...
    def keep_draft(self, text: str) -> None: ...
    def mute(self, off: bool) -> None: ...
    def read_draft(self) -> str: ...


class Guide:
    """Leads one walk, from where it was left to where it is stopped."""

    def __init__(self, room: Room, asker: Asker) -> None:
        self._room = room
        self._asker = asker
        self._record = room.record()
        self._walk = Walk(room.method, room.framework, self._record)
        self._is_off = False
        self._last: Entry | None = None
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
            "erase": self._erase,
        }

    def lead(self, stage: str = "") -> None:
        """Walk until the last stage has ended, or the facilitator stops; what was said is safe at every moment."""
        if stage:
            self._walk.go(stage, self._record)
        self._tell(wording.five_marks(), "dim")
        self._started()
        self._show()
        begun = self._begun()
        while not self._walk.is_over:
            line = self._asker.ask(">", self._bar, begun)
            begun = ""
            if line is None:
                line = "/stop"
            try:
                goes_on = self._handle(line)
                self._room.keep_draft("")
                if not goes_on:
                    return
            except Failure as failure:
                self._tell(wording.trouble(failure), "bold")
                begun = line
        self._tell(self._room.framework.texts.closing.to(self._room.session.language))
        self._tell(
            _("The walk is done. See the four insights: leernetwerk summary {slug}").format(
                slug=self._room.session.slug
            ),
            "bold",
        )

    def write(self) -> None:
        """Take down what is said and nothing else: for a note-taker beside the facilitator, who does the walking."""
        self._tell(wording.five_marks(), "dim")
        while (line := self._asker.ask(">", self._bar)) is not None:
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
                self._tell(wording.trouble(failure), "bold")

    def _handle(self, line: str) -> bool:
        """Do what ``line`` asks for; return whether the walk goes on."""
        if line.startswith("/"):
            return self._command(line)
        if self._is_off:
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
        elif self._walk.place.field.kind == "consent" and typed.to_audiences(line) is not None:
            self._consent(typed.to_audiences(line) or [])
        else:
            self._save(line)
        return True

    def _save(self, line: str) -> None:
        place = self._walk.place
        try:
            said = typed.read(
                line,
                place.field,
                self._walk.stage.id,
                self._room.framework,
                self._room.session,
                self._room.now().date(),
            )
        except UnknownWord as unknown:
            self._ask_about(line, unknown)
            return
        for each in said:
            self._last = self._room.save(each)
            self._tell(wording.understood(self._last, self._room.framework), "green")
            if MASK in self._last.text and MASK not in line:
                self._tell(_("A citizen service number was not written down; it says [bsn] there."), "bold")
        self._record = self._room.record()

    def _begun(self) -> str:
        """Return what was half typed when the walk ended, after saying so."""
        begun = self._room.read_draft()
        if begun:
            self._tell(_("This was half typed; go on from it, or take it away:"), "dim")
        return begun

    def _ask_about(self, line: str, unknown: Failure) -> None:
        """Ask what to do with a line that names someone, or something, that is not there: it is never guessed."""
        self._tell(wording.trouble(unknown), "bold")
        code = str(unknown.data["word"])
        may_join = unknown.data["what"] in ("speaker", "owner") and self._room.framework.find_role(code) is not None
        choices = _("1 type it again, 2 keep it as a note") + (
            _(", 3 {code} comes in").format(code=code.upper()) if may_join else ""
        )
        choice = self._asker.ask(f"{choices} >", self._bar)
        if choice == "3" and may_join:
            self._join(code)
            self._save(line)
        elif choice == "1":
            again = self._asker.ask(">", self._bar, line)
            if again is not None:
                self._handle(again)
        else:
            self._save(f"\\{line}")
            if choice not in ("2", None):
                self._handle(choice)

    def _command(self, line: str) -> bool:
        command = find(line)
        if command:
            return self._do(command)
        self._tell(_("{word} is not a command here.").format(word=line.split()[0][:20]), "bold")
        choice = self._asker.ask(_("1 type it again, 2 keep it as a note") + " >", self._bar)
        if choice == "2" and not self._is_off:
            self._save(f"\\{line}")
        elif choice not in ("1", "2", None):
            return self._handle(choice)
        return True

    def _do(self, command: Command) -> bool:
        return self._moves[command.name](command.rest)

    def _next(self, _rest: str) -> bool:
        before = self._walk.stage.id
        if self._walk.next(self._record):
            self._event(before, "ended")
        return self._arrive()

    def _skip(self, _rest: str) -> bool:
        self._walk.skip(self._record)
        return self._arrive()

    def _back(self, _rest: str) -> bool:
        self._walk.back(self._record)
        return self._arrive()

    def _more(self, _rest: str) -> bool:
        if not self._walk.more():
            self._tell(_("There are no more questions here."), "dim")
            return True
        return self._arrive()

    def _arrive(self) -> bool:
        if not self._walk.is_over:
            self._started()
            self._show()
        return True

    def _who(self, _rest: str) -> bool:
        self._tell(wording.who_spoke(self._room.session, self._room.record()))
        return True

    def _off(self, _rest: str) -> bool:
        self._is_off = True
        self._room.mute(True)
        self._tell(
            _("From now on nothing is written down, not even a draft. {on} starts again.").format(
                on=label("on", language())
            ),
            "bold",
        )
        return True

    def _on(self, _rest: str) -> bool:
        self._is_off = False
        self._room.mute(False)
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

    def _join(self, rest: str) -> bool:
        code = rest.strip().upper()
        if not self._room.session.find_participant(code):
            self._room.add(code)
        self._happened("joined", code)
        return True

    def _leaves(self, rest: str) -> bool:
        self._happened("left", rest)
        return True

    def _happened(self, kind: str, code: str) -> None:
        entry = self._room.save({"kind": kind, "speaker": code, "stage": self._walk.stage.id})
        self._record = self._room.record()
        self._tell(wording.understood(entry, self._room.framework), "green")

    def _curtain(self, _rest: str) -> bool:
        self._asker.clear()
        self._tell(self._question(), "bold")
        return True

    def _help(self, _rest: str) -> bool:
        self._tell(wording.all_marks())
        return True

    def _quit(self, _rest: str) -> bool:
        self._event(self._walk.stage.id, "paused")
        self._tell(
            _("Stopped; everything is saved. Go on with: leernetwerk run {slug}").format(slug=self._room.session.slug),
            "bold",
        )
        return False

    def _undo(self, _rest: str) -> bool:
        """Take back the last thing written down here."""
        self._tell(_("Taken back: {what}").format(what=self._room.undo()), "green")
        self._record = self._room.record()
        self._last = None
        return True

    def _erase(self, rest: str) -> bool:
        """Erase the last thing, or one of what somebody said in this part: one key and it is gone."""
        if not rest:
            if self._last:
                self._gone(self._last)
            else:
                self._tell(_("There is nothing here to erase."), "dim")
            return True
        code = get_code(rest, self._room.session, "speaker")
        said = [
            entry
            for entry in self._record.entries
            if code in entry.speaker and entry.stage == self._walk.stage.id and entry.is_said
        ]
        for number, entry in enumerate(said, 1):
            self._tell(f"  {number} {entry.text}")
        if not said:
            self._tell(_("There is nothing here to erase."), "dim")
            return True
        choice = self._asker.ask(_("Which one goes? (Enter: none)") + " >", self._bar)
        if choice and choice.strip().isdecimal() and 1 <= int(choice) <= len(said):
            self._gone(said[int(choice) - 1])
        elif choice and choice.strip():
            return self._handle(choice)
        return True

    def _gone(self, entry: Entry) -> None:
        self._room.erase([entry])
        self._record = self._room.record()
        self._last = None
        self._tell(_("Erased: it is in no file here any more."), "bold")

    def _star(self) -> None:
        if not self._last or not self._last.is_said:
            self._tell(_("There is nothing yet to read back."), "dim")
            return
        self._room.change(self._last.id, star=True)
        self._tell("★ " + _("will be read back"), "green")
        self._record = self._room.record()

    def _consent(self, allows: list[str]) -> None:
        """Record what one person answered about one entry, as it was read out to them."""
        field = self._walk.place.field
        entry = next(entry for entry in self._record.entries if entry.id == field.about)
        self._room.answer(entry, field.who, allows)
        texts, spoken = self._room.framework.texts, self._room.session.language
        self._tell("✓ " + "; ".join(texts.audiences[each].to(spoken) for each in allows or ["keyboard"]), "green")
        if "network" in allows and "municipality" not in allows:
            self._tell(texts.network_not_municipality.to(spoken))
        self._record = self._room.record()

    def _started(self) -> None:
        self._event(self._walk.stage.id, "started", question=self._walk.place.field.id)

    def _event(self, stage: str, state: str, **more: Any) -> None:
        question = {} if state == "ended" else {"question": self._walk.place.field.id}
        if not self._walk.is_over or state == "ended":
            self._room.save({"kind": "stage", "stage": stage, "state": state, **question, **more})
        self._record = self._room.record()

    def _show(self) -> None:
        """Show the question to read aloud, and little else."""
        stage = self._walk.stage
        spoken = self._room.session.language
        if self._walk.is_first:
            title = f"{self._walk.place.stage + 1}/{len(self._room.method.stage)} {stage.title.to(spoken)}"
            self._tell(f"\n{title}  ({stage.minutes} min)", "bold underline")
            if stage.type == "open":
                for agreement in self._room.framework.texts.agreements:
                    self._tell(f"- {agreement.to(spoken)}", "dim")
            if stage.says:
                self._tell(stage.says.to(spoken))
        self._tell(self._question(), "bold")

    def _question(self) -> str:
        return wording.question(
            self._walk.place, self._room.method, self._room.framework, self._record, self._room.session.language
        )

    def _bar(self) -> str:
        return wording.bar(self._room.method, self._walk.place, self._record, self._room.now(), self._is_off)

    def _tell(self, text: str, style: str = "") -> None:
        self._asker.tell(text, style)
