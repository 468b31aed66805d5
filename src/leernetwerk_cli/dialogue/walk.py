"""The walk at the keyboard of whoever leads, and the capture line of a note-taker beside them."""

from contextlib import suppress

from ..domain.walk import evening
from ..domain.walk.reply import NO, YES
from ..errors import Interrupted
from ..i18n import _, plural
from . import clock, closing, moving, people, wording, words
from .askers import Asker
from .engine import Conversation
from .room import Room

# What the questions with choices do with an answer.
ANSWERS = {
    "previous": moving.answer_previous,
    "consent": words.answer_consent,
    "optional": moving.answer_optional,
    "round": moving.answer_round,
}
MODULES = (moving, clock, people, words)  # where the commands are made


def lead(room: Room, asker: Asker, stage: str = "") -> None:
    """Walk until the last stage has ended, or the facilitator stops; what was said is safe at every moment.

    Raises Interrupted after a signal; then too the walk is stopped as by /stop.
    """
    talk = Conversation(room, asker, ANSWERS, leads=True)
    try:
        _lead(talk, stage)
    except Interrupted:
        with suppress(Interrupted):  # the terminal may be gone
            moving.quit_(talk, "")
        raise
    _own_up(talk)


def card_of_the_walk() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the marks and the commands with what they do, for on paper."""
    return wording.marks(), wording.commands()


def write(room: Room, asker: Asker) -> None:
    """Take down what is said and nothing else: for a note-taker beside the facilitator, who does the walking.

    Raises Interrupted after a signal.
    """
    talk = Conversation(room, asker, ANSWERS, leads=False)
    try:
        talk.tell(wording.five_marks(), "dim")
        talk.asker.pin(talk.in_sight)
        question = ""
        while True:
            if question != (question := talk.question()):
                talk.tell(question, "bold")
            if (line := talk.ask()) is None:
                break
            talk.follow()
            goes_on = talk.take(line)
            room.keep_draft("")
            if not goes_on:
                break
    except Interrupted:
        with suppress(Interrupted):
            moving.quit_(talk, "")
        raise
    _own_up(talk)


def _lead(talk: Conversation, stage: str) -> None:
    if stage:
        talk.walk.go(stage, talk.record)
    talk.tell(wording.five_marks(), "dim")
    begun = talk.room.read_draft()
    typed = _ask_who_sees(talk)
    talk.room.keep_draft(begun)
    talk.started()
    talk.asker.pin(talk.in_sight)
    if evening.end_of(talk.record, talk.room.now()):
        talk.tell(clock.standing(talk), "dim")
    if not talk.record.heard:
        _what_is_owed(talk)
    moving.show(talk)
    if begun:
        talk.tell(_("This was half typed; go on from it, or take it away:"), "dim")
    while not talk.walk.is_over:
        line = typed or talk.ask(begun)
        typed = begun = ""
        goes_on = talk.take("/stop" if line is None else line)
        talk.room.keep_draft("")
        if not goes_on:
            return
    talk.tell(talk.room.framework.texts.closing.to(talk.room.session.language))
    closing.sum_up(talk)


def _what_is_owed(talk: Conversation) -> None:
    """Say how many things of last time wait for an answer, or to be looked back on; which, this room may not read."""
    waiting, due = talk.room.owed()
    if waiting:
        told = plural(
            "One thing of last time waits for an answer.", "{n} things of last time wait for an answer.", waiting
        )
        talk.tell(f"{told} leernetwerk feedback --due", "dim")
    if due:
        told = plural("It is time to look back on one thing.", "It is time to look back on {n} things.", due)
        talk.tell(f"{told} leernetwerk expectations --due", "dim")


def _ask_who_sees(talk: Conversation) -> str:
    """Ask once whether the room sees this screen: then it shows seats and no codes.

    Return whatever else was typed: it was meant for the walk.
    """
    if not talk.asker.is_asked or talk.room.session.screen:
        return ""
    chosen = talk.choose(_("Does the room see this screen? 1 yes, 2 no"), {"yes": YES, "no": NO})
    if chosen.key:
        talk.room.set_screen(chosen.key == "yes")
    return chosen.line


def _own_up(talk: Conversation) -> None:
    """Raise NotWritten for a line that was not written where nobody sat to see that and type it again."""
    if talk.unwritten and not talk.asker.is_asked:
        raise talk.unwritten
