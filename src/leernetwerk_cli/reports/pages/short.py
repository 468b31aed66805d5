"""In short: the four key sentences, what speaks against, what was hoped for, and what is late; it fits a screen."""

from collections.abc import Iterable

from ...domain.framework.framework import Insight
from ...domain.insights.counts import Summary
from ...domain.naming import when
from ...domain.privacy.publication import Expectation
from ...i18n import _, language, plural
from .insights import stays_behind
from .key import key_sentence
from .steps import counted

_WORDS = 16  # of a sentence that stands for others


def in_short(summary: Summary) -> Iterable[tuple[str, str]]:
    """Yield what somebody reads in half a minute: what it is about, and the sentence."""
    for number, insight in enumerate(summary.framework.insight, 1):
        yield f"{number} {insight.title.to(language())}", key_sentence(summary, insight) or _("nothing to count yet.")
    yield _("What speaks against"), _against(summary)
    if hopes := [hope for tally in summary.tallies.values() for hope in tally.hopes]:
        yield _("What we hope to see"), _hoped(hopes)
    if any(not action.is_carried for action in summary.actions):
        yield _("Actions"), _actions(summary)


def _against(summary: Summary) -> str:
    said = [each for tally in summary.tallies.values() for each in tally.of_kind("dissent", "obstacle")]
    behind = stays_behind(summary)
    if not said:
        return behind or _("none was written down; that does not say that there is none.")
    where = [_where(insight, summary) for insight in summary.framework.insight]
    short = next((each for each in said if len(each.text.split()) <= _WORDS), None)  # a quote is never cut
    first = (f"“{short.text}”" if short.verbatim else f"{_begin(short.text)}.") if short else ""
    told = plural("once", "{n} times", len(said))
    return " ".join(filter(None, (f"{told} ({', '.join(filter(None, where))}).", first, behind)))


def _where(insight: Insight, summary: Summary) -> str:
    said = sum(len(summary.tallies[place.id].of_kind("dissent", "obstacle")) for place in (insight, *insight.element))
    return f"{insight.title.to(language())} {said}" if said else ""


def _actions(summary: Summary) -> str:
    shown = [action for action in summary.actions if not action.is_carried]
    opened = [action for action in shown if action.is_open]
    late = [action for action in opened if action.late]
    parts = [
        plural("one open", "{n} open", len(opened)),
        plural("one done", "{n} done", sum(action.state == "done" for action in shown)),
        plural("one late", "{n} late", len(late)),
    ]
    return ", ".join(parts) + "." + (f" {_begin(late[0].text)} ({when(late[0].due)})." if late else "")


def _hoped(hopes: list[Expectation]) -> str:
    """Return what was hoped for and what was found: first what somebody counted."""
    hope = next((each for each in hopes if each.now is not None), hopes[0])
    told = _(" (look back: {day})").format(day=when(hope.look_back)) if hope.look_back and hope.now is None else ""
    more = " " + plural("and one more", "and {n} more", len(hopes) - 1) if len(hopes) > 1 else ""
    found = " " + _("Counted: ") + counted(hope) + "." if hope.start is not None else ""
    return f"{_begin(hope.text)}{told}{more}.{found}"


def _begin(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS]).rstrip(".") + (" …" if len(words) > _WORDS else "")
