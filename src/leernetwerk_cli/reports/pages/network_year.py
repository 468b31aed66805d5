"""The year of a network on one page: who took part, what was learned, what changed, and what is owed."""

from collections.abc import Iterable

from ...domain.insights.counts import Summary
from ...domain.naming import state, when
from ...i18n import _, language, plural
from ..model import sheet
from .factsheet import factsheet, quote
from .insights import rests_of
from .key import last_states
from .page import hoped, promised
from .plain import section, simple, to_do, where
from .short import in_short
from .steps import look_back_days

_FEW = 3


def network_year(summary: Summary, imprint: sheet.Imprint = sheet.NOBODY) -> sheet.Sheet:
    """Return the page for whoever coordinates, with an annex of all that it counts."""
    return _year(summary, imprint, "page", _("The year of the network"))


def network_year_for_all(summary: Summary, imprint: sheet.Imprint = sheet.NOBODY) -> sheet.Sheet:
    """Return the same for who took part: the same sentences and numbers, in larger letters."""
    return _year(summary, imprint, "year", _("What we did together this year"))


def _year(summary: Summary, imprint: sheet.Imprint, kind: str, title: str) -> sheet.Sheet:
    base = factsheet(summary, imprint)
    parts = (
        section(_("Who took part"), "culture", _lines(*_people(summary, base))),
        section(_("What was learned"), "culture", *_learned(summary)),
        section(_("What changed"), "structure", *hoped(summary), _lines(*_changed(summary))),
        section(_("Influence: promised and experienced"), "structure", *promised(base)),
        section(_("What needs a decision"), "structure", *_decisions(summary)),
        section(_("What is owed"), "", _lines(*_owed(summary, imprint))),
        section(_("All of it"), "structure", *_annex(summary))._replace(is_more=True),
    )
    return simple(base, kind, title, where(summary), parts)


def _lines(*lines: str) -> sheet.Block:
    return sheet.Block("", "", (0, 0), (), sheet.Lines(lines) if lines else None)


def _people(summary: Summary, base: sheet.Sheet) -> Iterable[str]:
    sessions = plural("one session", "{n} sessions", len(summary.meetings))
    towns = {meeting.town for meeting in summary.meetings if meeting.town}
    places = plural("one place", "{n} places", len(towns))
    yield f"{sessions}, {places}."
    if base.chairs:
        yield from (f"{side.mark} {side.name}: {side.told}." for side in base.chairs.sides)
        yield base.chairs.note


def _learned(summary: Summary) -> Iterable[sheet.Block]:
    """Yield the insights that were drawn up, with on how much each rests; where there are none, the key sentences."""
    if drawn := _drawn(summary):
        yield sheet.Block("", "", (0, 0), drawn[: _FEW + 1])
        return
    told = [*in_short(summary)][: len(summary.framework.insight) + 1]  # and what speaks against
    yield _lines(*(f"{about}: {sentence}" for about, sentence in told))


def _drawn(summary: Summary) -> tuple[sheet.Quote, ...]:
    return tuple(sheet.Quote(each.text, label=rests_of(each)) for each in summary.drawn)


def _changed(summary: Summary) -> Iterable[str]:
    shown = [action for action in summary.actions if not action.is_carried]
    done = sum(action.state == "done" for action in shown)
    if shown:
        yield _("Of {n} actions told here {done} were done.").format(n=len(shown), done=done)
    steps = [element for element in summary.framework.elements if element.form == "step"]
    for element in steps:
        last = last_states(summary.tallies[element.id])
        if in_place := sorted(town for town, reached in last.items() if reached == "in-place" and town):
            yield f"{element.title.to(language())}: {state('in-place')} ({', '.join(in_place)})."


def _decisions(summary: Summary) -> Iterable[sheet.Block]:
    """Yield what stands in the way, in the words of who said so, and who was to do what by now."""
    obstacles = [each for tally in summary.tallies.values() for each in tally.of_kind("obstacle")]
    starred = sorted(obstacles, key=lambda each: not each.star)[:_FEW]
    if starred:
        yield sheet.Block("", "", (0, 0), tuple(quote(summary, each) for each in starred))
    late = [action for action in summary.actions if action.is_open and action.late]
    if late:
        yield from to_do(late)


def _owed(summary: Summary, imprint: sheet.Imprint) -> Iterable[str]:
    opened = [action for action in summary.actions if action.is_open]
    late = sum(bool(action.late) for action in opened)
    nobody = sum(not action.has_owner for action in opened)
    if opened:  # what may not be told here can be late too
        yield _("Of {n} open actions told here {late} are late.").format(n=len(opened), late=late)
    if nobody:
        yield plural("One open action has nobody yet.", "{n} open actions have nobody yet.", nobody)
    if summary.owed and summary.owed.waiting:
        yield _("Of {n} things put forward here {waiting} wait for an answer.").format(
            n=summary.owed.put_forward, waiting=summary.owed.waiting
        )
    if days := look_back_days(summary.tallies.values()):
        yield _("Look back: ") + ", ".join(map(when, days)) + "."
    if imprint.contact:
        yield _("Ask: {who}").format(who=imprint.contact)


def _annex(summary: Summary) -> Iterable[sheet.Block]:
    if drawn := _drawn(summary):
        yield sheet.Block(_("What was learned"), "", (0, 0), drawn)
    yield from hoped(summary, None)
    yield from to_do(summary.actions)
