"""Who comes and goes, who is written down, and who leads: the commands about people."""

import re

from ..domain.record.entry import Entry
from ..domain.walk import evening
from ..errors import N_
from ..i18n import _, language, plural
from . import wording
from .commands import command, label
from .engine import Conversation


@command("wie", "who", N_("of whom something was written down"))
def who(talk: Conversation, _rest: str) -> None:
    talk.look()
    talk.tell(wording.who_spoke(talk.room.session, talk.record))


@command("erbij", "join", N_("someone comes in"), "e4")
def join(talk: Conversation, rest: str) -> None:
    comers = talk.room.let_in([word.upper() for word in _named(rest)], talk.walk.stage.id)
    texts, spoken = talk.room.framework.texts, talk.room.session.language
    talk.tell(_("To read to whoever comes in:"), "dim")
    for text in (*talk.room.framework.agreements(talk.room.session.management_agreed), texts.consent_explained):
        talk.tell(f"- {text.to(spoken)}")
    for entry in comers:
        _happened(talk, entry)


@command("vertrekt", "leaves", N_("someone goes away"), "e2")
def leaves(talk: Conversation, rest: str) -> None:
    for code in _codes(talk, rest):
        _happened(talk, talk.room.save({"kind": "left", "speaker": code, "stage": talk.walk.stage.id}))
        if left := evening.unread(talk.record, code):
            read = label("read", language()).rpartition(" ")[0]
            unread = plural("one sentence was not read back yet", "{n} sentences were not read back yet", len(left))
            told = _("{code} goes; {unread}. Read it now: {read}")
            talk.tell(told.format(code=code, unread=unread, read=f"{read} {code.lower()}"), "bold")


@command("stil", "unwritten", N_("E2 takes part and wants nothing written down"), "e2")
def unwritten(talk: Conversation, rest: str) -> None:
    for code in _codes(talk, rest):
        talk.room.set_written(code, False)
        talk.tell(_("Of {code} nothing is written down from now on.").format(code=code), "bold")


@command("mee", "written", N_("E2 may be written down after all"), "e2")
def written(talk: Conversation, rest: str) -> None:
    for code in _codes(talk, rest):
        talk.room.set_written(code, True)
        talk.tell(_("{code} may be written down.").format(code=code), "bold")


@command("uit", "off", N_("write nothing down"))
def off(talk: Conversation, _rest: str) -> None:
    talk.room.set_written("", False)
    told = _("From now on nothing is written down, not even a draft. {on} starts again.")
    talk.tell(told.format(on=label("on", language())), "bold")


@command("aan", "on", N_("write down again"))
def on(talk: Conversation, _rest: str) -> None:
    talk.room.set_written("", True)
    talk.tell(_("What is typed is written down again."), "bold")


@command("over", "hand-over", N_("hand over to another facilitator"), "g2", for_writer=False)
def hand_over(talk: Conversation, rest: str) -> None:
    code = _code(talk, rest)
    talk.room.hand_over(code)
    talk.tell(_("{code} facilitates from now on.").format(code=code), "bold")
    talk.tell(talk.bar())
    left_to_read(talk)


def left_to_read(talk: Conversation) -> None:
    """Say how much is still to be read back, of whom, and in how many minutes."""
    talk.look()
    left = evening.unread(talk.record)
    codes = ", ".join(sorted({code for _entry, code in left}))
    minutes = evening.minutes_left(talk.walk.stage, talk.record, talk.room.now())
    if left:
        told = _("Still to be read back: {n} ({who}), in {minutes} min.")
        talk.tell(told.format(n=len(left), who=codes, minutes=minutes))
    else:
        talk.tell(_("Everything starred has been read back."))


def _named(rest: str) -> list[str]:
    """Return the people in what follows a command: e1, u2 en b1."""
    return [word for word in re.split(r"[\s,;:.+&/]+", rest) if word and word.lower() not in ("en", "and")]


def _codes(talk: Conversation, rest: str) -> list[str]:
    return [_code(talk, word) for word in _named(rest)]


def _code(talk: Conversation, rest: str) -> str:
    return talk.room.session.get_code(rest, "speaker")


def _happened(talk: Conversation, entry: Entry) -> None:
    talk.look()
    talk.tell(wording.understood(entry, talk.room.framework, talk.seats()), "green")
