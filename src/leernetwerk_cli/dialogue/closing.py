"""The last screen of an evening: what still needs somebody, while they are all there, and what to do now."""

from ..domain.walk import evening
from ..i18n import _, plural
from . import wording
from .engine import Conversation


def sum_up(talk: Conversation) -> None:
    """Say what was not read back, which actions have nobody or no day, of whom there is nothing, and what comes now."""
    talk.look()
    record, session = talk.record, talk.room.session
    talk.tell("\n" + _("This was the session."), "bold underline")
    actions = [entry for entry in record.entries if entry.kind == "action" and entry.state in ("", "open")]
    nobody = [entry for entry in actions if not entry.owner]
    no_day = [entry for entry in actions if entry.owner and not entry.due]
    unread = sorted({code for _entry, code in evening.unread(record)})
    unheard = [person.code for person in session.participants if person.code not in record.heard and person.written]
    said = sum(entry.is_said for entry in record.entries)
    talk.tell(plural("One thing was written down.", "{n} things were written down.", said))
    for entry in nobody:
        talk.tell("  " + _("Nobody yet: {what}").format(what=wording.first_words(entry, talk.seats())))
    for entry in no_day:
        talk.tell("  " + _("No day yet: {what}").format(what=wording.first_words(entry, talk.seats())))
    if unread:
        talk.tell("  " + _("Not read back yet: {who}").format(who=", ".join(unread)))
    if unheard:
        count = len(unheard)
        told = plural("Of one person nothing is on paper", "Of {n} people nothing is on paper", count)
        talk.tell(f"  {told}: {', '.join(unheard)}")
    slug = session.slug
    talk.tell(_("Now, while it is fresh:"), "bold")
    talk.tell(f"  leernetwerk label {slug}          " + _("give labels to what has none"))
    talk.tell(f"  leernetwerk consent review {slug} " + _("ask who may read what"))
    talk.tell(f"  leernetwerk summary {slug}        " + _("the four insights"))
