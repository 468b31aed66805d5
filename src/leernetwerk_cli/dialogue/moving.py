"""Where the walk goes, and when: the commands of whoever leads, and the parts that may be skipped or come again."""

from ..domain.walk.reply import NO, YES, to_key
from ..domain.walk.walk import PUT, minutes_planned
from ..errors import N_
from ..i18n import _, language
from . import wording
from .commands import command, find
from .engine import Conversation


@command("verder", "next", N_("go on to the next question"), for_writer=False)
def go_on(talk: Conversation, _rest: str = "") -> None:
    before = talk.walk.stage.id
    talk.look()
    if talk.walk.next(talk.record):
        talk.event(before, "ended")
    arrive(talk)


@command("terug", "back", N_("go back"), for_writer=False)
def back(talk: Conversation, _rest: str) -> None:
    talk.walk.back(talk.record)
    arrive(talk)


@command("sla-over", "skip", N_("skip the rest of this part"), for_writer=False)
def skip(talk: Conversation, _rest: str) -> None:
    talk.look()
    talk.walk.skip(talk.record)
    arrive(talk)


@command("meer", "more", N_("another question about this"), for_writer=False)
def more(talk: Conversation, _rest: str) -> None:
    if talk.walk.more(talk.record):
        arrive(talk)
    else:
        talk.tell(_("There are no more questions here."), "dim")


def arrive(talk: Conversation) -> None:
    """Note where the walk is now, and show it."""
    if not talk.walk.is_over:
        talk.started()
        show(talk)


def show(talk: Conversation) -> None:
    """Show the question to read aloud, and little else."""
    stage, spoken = talk.walk.stage, talk.room.session.language
    if talk.walk.is_first:
        title = f"{talk.walk.place.stage + 1}/{len(talk.room.method.stage)} {stage.title.to(spoken)}"
        talk.tell(f"\n{title}  ({minutes_planned(talk.record.stages, stage)} min)", "bold underline")
        if stage.type == "open":
            for agreement in talk.room.framework.agreements(talk.room.session.management_agreed):
                talk.tell(f"- {agreement.to(spoken)}", "dim")
        if stage.says:
            talk.tell(stage.says.to(spoken))
    talk.tell(talk.question(), "bold")


@command("vraag", "question", N_("show only the question"), for_writer=False)
def question(talk: Conversation, _rest: str) -> None:
    talk.asker.clear()
    talk.tell(talk.question(), "bold")


@command("toon", "put", N_("put one text on the room's screen, if its speaker agrees"), "a1b2", for_writer=False)
def put(talk: Conversation, rest: str) -> None:
    entry = talk.room.find(rest)
    if not talk.room.may_be_shown(entry):
        talk.tell(_("Ask first: whoever said it has not said that this group may read it."), "bold")
        return
    talk.event(talk.walk.stage.id, "started", question=f"{PUT}{entry.id}")
    talk.tell(_("It stands on the room's screen until the next question."), "dim")


@command("help", "help", N_("all of this"), "[klaar]")
def help_(talk: Conversation, rest: str) -> None:
    """Show the marks and the names of the commands, which fits a screen; or what one command does."""
    found = find(f"/{rest.lstrip('/')}") if rest else None
    if found:
        talk.tell(f"  {found[0].called(language())}  {_(found[0].help)}")
    else:
        talk.tell(wording.all_marks(talk.leads))


@command("stop", "quit", N_("stop; you can go on later"))
def quit_(talk: Conversation, _rest: str = "") -> bool:
    if talk.leads:
        talk.event(talk.walk.stage.id, "paused")
    told = _("Stopped; everything is saved. Go on with: leernetwerk run {slug}")
    talk.tell(told.format(slug=talk.room.session.slug), "bold")
    return False


def answer_optional(talk: Conversation, line: str) -> bool:
    """Do a part that may be skipped, or skip it; return whether ``line`` says which."""
    key = to_key(line, {"yes": YES, "no": NO})
    if key == "yes":
        go_on(talk, "")
    elif key == "no":
        skip(talk, "")
    return bool(key)


def answer_round(talk: Conversation, line: str) -> bool:
    """Begin the round again for another presenter, or go on; return whether ``line`` says which."""
    key = to_key(line, {"yes": YES, "no": NO})
    if key == "yes":
        talk.event(talk.walk.stage.id, "ended")
        for stage in reversed(talk.walk.again(talk.record)):  # the first one last: there a stop goes on
            talk.event(stage.id, "paused", minutes=stage.minutes)
        arrive(talk)
    elif key == "no":
        go_on(talk, "")
    return bool(key)


def answer_previous(talk: Conversation, line: str) -> bool:
    """Close an action of the last session, or leave it open; return whether ``line`` says which."""
    told = {"done": _("done"), "open": _("still open"), "dropped": _("dropped")}
    keys = {state: (str(number), *said.split()) for number, (state, said) in enumerate(told.items(), 1)}
    state = to_key(line, keys)
    if state and state != "open":
        entry = next(entry for entry in talk.room.previous() if entry.id == talk.walk.place.field.about)
        talk.room.close_action(entry, state)
    if state:
        talk.tell(f"✓ {told[state]}", "green")
    return bool(state)
