"""The evening's clock: more or fewer minutes, when it must end, what is shared out, and standing still."""

from ..domain.walk import evening
from ..domain.walk.amounts import to_minutes
from ..domain.walk.walk import minutes_planned
from ..errors import N_
from ..i18n import _, language, plural
from .commands import command, label
from .engine import Conversation

_DAY = 24 * 60


@command("tijd", "time", N_("more or fewer minutes for this part"), "+5", for_writer=False)
def time(talk: Conversation, rest: str) -> None:
    less = rest.strip().startswith("-")
    number = to_minutes(rest.strip().lstrip("+-"))
    if number is None or number > _DAY:
        talk.tell(_("How many minutes? For instance {time}").format(time=label("time", language())), "bold")
        return
    planned = minutes_planned(talk.record.stages, talk.walk.stage)
    talk.event(talk.walk.stage.id, "started", minutes=max(-number if less else number, -planned))
    talk.tell(talk.bar())


@command("klaar", "until", N_("when the evening must end"), "21:00", for_writer=False)
def until(talk: Conversation, rest: str) -> None:
    end = evening.to_end(rest, talk.room.now(), label("until", language()).split()[0])
    talk.room.save({"kind": "until", "minutes": end.hour * 60 + end.minute})
    talk.look()
    talk.tell(standing(talk), "bold")


def standing(talk: Conversation) -> str:
    """Return when the evening must end and whether that can be, with what to type where it cannot."""
    now, number = talk.room.now(), talk.walk.place.stage
    end = evening.end_of(talk.record, now)
    late = evening.behind(talk.room.method, talk.record, number, now)
    if not end:
        return talk.bar()
    if late <= 0:
        told = _("The end is at {end}; that fits, with {n} minutes to spare.")
    else:
        told = _("The end is at {end}; as it goes now it takes {n} minutes more. {shorter} shares out what is left.")
    return told.format(end=f"{end:%H:%M}", n=abs(late), shorter=label("shorter", language()))


@command("korter", "shorter", N_("share out the minutes that are left"), for_writer=False)
def shorter(talk: Conversation, _rest: str) -> None:
    method, number, now = talk.room.method, talk.walk.place.stage, talk.room.now()
    talk.tell(talk.bar())
    late = evening.behind(method, talk.record, number, now)
    taken = evening.shorter(method, talk.record, number, now)
    parts = [{"stage": id_, "minutes": -minutes} for id_, minutes in taken.items()]
    talk.room.save_all({"kind": "stage", "state": "paused", **part} for part in parts)
    talk.started()
    for stage in method.stage[number + 1 :]:
        if stage.id in taken:
            after = minutes_planned(talk.record.stages, stage)
            title = stage.title.to(talk.room.session.language)
            talk.tell(f"  {title}: {after + taken[stage.id]} → {after} min")
    left = late - sum(taken.values())
    if late <= 0:
        spare = evening.spare(method, talk.record, number, now)
        talk.tell(plural("No need: one minute is to spare.", "No need: {n} minutes are to spare.", spare))
    elif left > 0:
        told = _("{n} minutes too many are left; what remains cannot be shorter. Skip a part, or end later: {until}")
        talk.tell(told.format(n=left, until=label("until", language())), "bold")


@command("pauze", "pause", N_("stop the clock for a while"), for_writer=False)
def pause(talk: Conversation, _rest: str) -> bool:
    talk.event(talk.walk.stage.id, "paused")
    talk.tell(_("The clock stands still. The next thing typed starts it again."), "bold")
    line = talk.ask()
    if line is None:
        return False
    talk.started()
    return talk.go_on_with(line)
