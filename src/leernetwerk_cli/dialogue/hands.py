"""What is done with words and people during a walk: star, take back, erase, read back, answer, come in, hand over."""

from ..domain.privacy.audience import Reply
from ..domain.record.entry import Entry
from ..domain.walk import evening
from ..domain.walk import fields as typed
from ..domain.walk.walk import Walk
from ..i18n import _
from . import wording
from .askers import Asker
from .room import Room


class Hands:
    """The hands of whoever leads or writes: each move returns whether the walk goes on."""

    def __init__(self, room: Room, asker: Asker) -> None:
        self._room = room
        self._asker = asker
        self._record = room.record()
        self._walk = Walk(room.method, room.framework, self._record, room.previous())

    def _tell(self, text: str, style: str = "") -> None:
        self._asker.tell(text, style)

    def _bar(self) -> str:
        return wording.bar(self._room.method, self._walk.place, self._record, self._room.now(), self._room.is_off)

    def _seats(self) -> dict[str, int]:
        """Return the seats to name instead of codes, where the room sees the screen."""
        people = self._room.session.participants if self._room.session.screen == "seen" else ()
        return {person.code: person.seat for person in people}

    def _handle(self, line: str) -> bool:
        """Do what ``line`` asks for; whoever leads says how."""
        raise NotImplementedError

    def _undo(self, _rest: str) -> bool:
        """Take back the last thing written down here."""
        self._tell(_("Taken back: {what}").format(what=self._room.undo()), "green")
        self._record = self._room.record()
        return True

    def _erase(self, rest: str) -> bool:
        """Erase the last thing, or one of what somebody said in this part: one key and it is gone."""
        if not rest:
            if last := self._room.last():
                self._gone(last)
            else:
                self._tell(_("There is nothing here to erase."), "dim")
            return True
        code = self._room.session.get_code(rest, "speaker")
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
        self._tell(_("Erased: it is in no file here any more."), "bold")

    def _write_down(self, rest: str, written: bool) -> bool:
        """Note that someone wants nothing written down, or may be after all."""
        code = self._room.session.get_code(rest, "speaker")
        self._room.set_written(code, written)
        told = _("{code} may be written down.") if written else _("Of {code} nothing is written down from now on.")
        self._tell(told.format(code=code), "bold")
        return True

    def _read(self, rest: str) -> bool:
        """Read someone their own starred sentences, one by one: right so and for whom, said differently, or gone."""
        code = self._room.session.get_code(rest, "speaker")
        for entry, _who in evening.unread(self._record, code):
            while True:
                self._tell(
                    wording.read_back(entry, code, self._room.framework.consent(self._room.session.language)), "bold"
                )
                line = self._asker.ask(f"{wording.reading_choices()} >", self._bar)
                if line is None or line.strip() in ("/stop", "/quit"):
                    return True
                reply = typed.to_reply(line)
                if line.strip().lower() in ("w", "g"):
                    self._gone(entry)
                elif line.strip().lower() in ("a", "c"):
                    text = self._asker.ask(">", self._bar, entry.text)
                    if text and text.strip():
                        self._room.change(entry.id, text=text.strip(), verbatim=True)
                        self._record = self._room.record()
                        entry = next(each for each in self._record.entries if each.id == entry.id)
                    continue
                elif reply:
                    self._answered(entry, code, reply)
                break
        self._left_to_read()
        return True

    def _left_to_read(self) -> None:
        """Say how much is still to be read back, of whom, and in how many minutes."""
        left = evening.unread(self._record)
        who = ", ".join(sorted({code for _entry, code in left}))
        minutes = evening.minutes_left(self._walk.stage, self._record, self._room.now())
        if left:
            self._tell(
                _("Still to be read back: {n} ({who}), in {minutes} min.").format(n=len(left), who=who, minutes=minutes)
            )
        else:
            self._tell(_("Everything starred has been read back."))

    def _hand_over(self, rest: str) -> bool:
        """Hand over: who facilitates, where the walk is, and what is still to be read back."""
        code = self._room.session.get_code(rest, "speaker")
        self._room.hand_over(code)
        self._tell(_("{code} facilitates from now on.").format(code=code), "bold")
        self._tell(self._bar())
        self._left_to_read()
        return True

    def _star(self) -> None:
        last = self._room.last()
        if not last:
            self._tell(_("There is nothing yet to read back."), "dim")
            return
        self._room.change(last.id, star=True)
        self._tell("★ " + _("will be read back"), "green")
        self._record = self._room.record()

    def _previous(self, choice: str) -> None:
        """Close an action of the last session, or leave it open."""
        id_ = self._walk.place.field.about
        entry = next(entry for entry in self._room.previous() if entry.id == id_)
        if choice != "2":
            self._room.close_action(entry, "done" if choice == "1" else "dropped")
        self._tell("✓ " + [_("done"), _("still open"), _("dropped")][int(choice) - 1], "green")

    def _consent(self, reply: Reply) -> None:
        """Record what one person answered about one entry, as it was read out to them."""
        field = self._walk.place.field
        self._answered(next(entry for entry in self._record.entries if entry.id == field.about), field.who, reply)

    def _answered(self, entry: Entry, who: str, reply: Reply) -> None:
        self._room.answer(entry, who, reply)
        self._tell(wording.answered(reply, self._room.framework.consent(self._room.session.language)), "green")
        self._record = self._room.record()

    def _join(self, rest: str) -> bool:
        entry = self._room.let_in(rest.strip().upper(), self._walk.stage.id)
        texts, spoken = self._room.framework.texts, self._room.session.language
        self._tell(_("To read to whoever comes in:"), "dim")
        for text in (*self._room.framework.agreements(self._room.session.management_agreed), texts.consent_explained):
            self._tell(f"- {text.to(spoken)}")
        self._happened(entry)
        return True

    def _leaves(self, rest: str) -> bool:
        self._happened(self._room.save({"kind": "left", "speaker": rest, "stage": self._walk.stage.id}))
        return True

    def _happened(self, entry: Entry) -> None:
        self._record = self._room.record()
        self._tell(wording.understood(entry, self._room.framework, self._seats()), "green")

    def _who(self, _rest: str) -> bool:
        self._tell(wording.who_spoke(self._room.session, self._room.record()))
        return True
