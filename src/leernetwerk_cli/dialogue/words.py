"""What is done with words after they were written down: star, put right, take back, erase, read back."""

from ..domain.record.entry import Entry
from ..domain.walk import evening
from ..domain.walk.doubt import Doubt
from ..domain.walk.line import read_line
from ..domain.walk.reply import NO, YES
from ..domain.walk.written import to_line
from ..errors import N_, NothingToUndo
from ..i18n import _, language, plural
from . import wording
from .commands import command
from .engine import Conversation, is_no_speech, only_words
from .people import left_to_read
from .readback import Hands, Reading, read_to

_KEPT_WHERE_LEFT_OUT = ("verbatim", "owner", "due", "before")  # what a line that no longer says it takes away


@command("ster", "star", N_("read the last one back later (or only *)"))
def star(talk: Conversation, _rest: str) -> None:
    last = talk.room.last()
    if not last:
        talk.tell(_("There is nothing yet to read back."), "dim")
        return
    talk.room.change(last.id, star=True)
    told = _("★ will be read back: {what}")
    talk.tell(told.format(what=wording.first_words(last, talk.seats())), "green")
    talk.look()


@command("verbeter", "fix", N_("put the last line right, or the last one of E2"), "[e2]")
def fix(talk: Conversation, rest: str) -> bool | None:
    """Put a line right: it is typed again, beginning from how it was typed."""
    session = talk.room.session
    entry = talk.room.last(session.get_code(rest, "speaker") if rest else "")
    if not entry:
        talk.tell(_("There is nothing here to put right."), "dim")
        return None
    talk.tell(_("Put it right; an empty line leaves it as it is:"), "dim")
    line = talk.ask(to_line(entry, talk.room.framework, session, talk.room.now().date())) or ""
    if not line.strip() or line.startswith("/"):
        return talk.go_on_with(line)
    said = read_line(line, talk.room.framework, session, talk.room.now().date(), unmarked=entry.kind)
    if isinstance(said, Doubt) or len(said) != 1 or is_no_speech(line):
        talk.tell(_("That is not clear; it stays as it was. Try again, or write it anew."), "bold")
        return None
    empty = {key: "" for key in ("speaker", *_KEPT_WHERE_LEFT_OUT) if key not in said[0]}
    talk.room.put_right(entry, {**said[0], **empty})
    talk.look()
    talk.tell(wording.understood(_now(talk, entry), talk.room.framework, talk.seats()), "green")
    return None


@command("ongedaan", "undo", N_("take back the last thing; the words stay in the file"))
def undo(talk: Conversation, _rest: str) -> None:
    try:
        talk.tell(_("Taken back: {what}").format(what=talk.room.undo()), "green")
    except NothingToUndo as nothing:
        talk.tell(wording.trouble(nothing), "bold")
    talk.look()


@command("wis", "erase", N_("erase the last thing for good, or one of what E2 said"), "[e2]")
def erase(talk: Conversation, rest: str) -> bool | None:
    """Erase the last thing, or one of all that somebody said: shown first, and then one key."""
    if rest:
        return _erase_one_of(talk, talk.room.session.get_code(rest, "speaker"))
    last = talk.room.last()
    if not last:
        talk.tell(_("There is nothing here to erase."), "dim")
        return None
    return _erase_after_showing(talk, last)


def _erase_one_of(talk: Conversation, code: str) -> bool | None:
    talk.look()
    said = [entry for entry in talk.record.entries if code in entry.speaker and entry.is_said]
    if not said:
        talk.tell(_("There is nothing here to erase."), "dim")
        return None
    listed = [f"  {number} {wording.first_words(entry, talk.seats())}" for number, entry in enumerate(said, 1)]
    keys = {str(number): (str(number),) for number in range(1, len(said) + 1)}
    chosen = talk.choose("\n".join([*listed, _("Which one goes? (0: none)")]), {"0": ("0", "n", *NO[1:]), **keys})
    if chosen.key and chosen.key != "0":
        return _erase_after_showing(talk, said[int(chosen.key) - 1])
    return talk.go_on_with(chosen.line)


def _erase_after_showing(talk: Conversation, entry: Entry) -> bool | None:
    shown = f"  {wording.whole(entry, talk.seats())}"
    if len(entry.speaker) > 1:
        shown += "\n" + _("  said together by {who}: it goes for all of them").format(who=", ".join(entry.speaker))
    chosen = talk.choose(f"{shown}\n" + _("Erase this for good? 1 yes, 2 no"), {"yes": YES, "no": NO})
    if chosen.key == "yes":
        gone(talk, entry)
    elif chosen.key == "no":
        talk.tell(_("It stays."), "dim")
    return talk.go_on_with(chosen.line)


def gone(talk: Conversation, entry: Entry) -> None:
    talk.room.erase([entry])
    talk.look()
    talk.tell(_("Erased: it is in no file here any more."), "bold")


@command("elementen", "elements", N_("the elements that a #label can name"), for_writer=True)
def elements(talk: Conversation, _rest: str) -> None:
    for insight in talk.room.framework.insight:
        named = ", ".join(f"#{element.id}" for element in insight.element)
        talk.tell(f"  {insight.title.to(language())}: {named}")


@command("lees", "read", N_("read E2 their own sentences back; without a code, whoever is next"), "[e2]")
def read(talk: Conversation, rest: str) -> bool | None:
    """Read people their own starred sentences, each person's at once."""
    talk.look()
    left = evening.unread(talk.record, talk.room.session.get_code(rest, "speaker") if rest else "")
    if not left:
        talk.tell(_no_star(talk, rest), "dim")
        return None
    code = (rest and talk.room.session.get_code(rest, "speaker")) or left[0][1]
    line = read_to(_reading(talk), [entry for entry, who in left if who == code], code)
    left_to_read(talk)
    return talk.go_on_with(line)


def _no_star(talk: Conversation, rest: str) -> str:
    """Return why there is nothing to read: everything was, or nothing of theirs has a star."""
    if not rest:
        return _("Everything starred has been read back.")
    code = talk.room.session.get_code(rest, "speaker")
    said = sum(entry.is_said and code in entry.speaker for entry in talk.record.entries)
    if not said:
        return _("Of {code} nothing was written down.").format(code=code)
    left = plural("one sentence, without a star", "{n} sentences, none with a star", said)
    return f"{code}: {left}"


def answer_consent(talk: Conversation, line: str) -> bool:
    """Take what one person answers about all that waits for them; return whether ``line`` is an answer."""
    field = talk.walk.place.field
    texts = [entry for entry, who in evening.unread(talk.record, field.who)]
    if not texts:
        return False
    return _reading(talk).answer(texts, field.who, line)


def _reading(talk: Conversation) -> Reading:
    def change(entry: Entry, line: str) -> Entry | None:
        words = only_words(line, talk.room.framework, talk.room.session)
        if words is None:
            return None
        talk.room.put_right(entry, {"text": words, "verbatim": True})
        talk.look()
        return _now(talk, entry)

    consent = talk.room.framework.consent(talk.room.session.language)
    return Reading(talk.asker, talk.bar, consent, Hands(talk.room.answer, change, lambda entry: gone(talk, entry)))


def _now(talk: Conversation, entry: Entry) -> Entry:
    return next(each for each in talk.record.entries if each.id == entry.id)
