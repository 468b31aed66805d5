"""The four insights and the voices: accumulators that can be merged, built from what the gate released."""

from collections import Counter
from collections.abc import Iterable

from ..framework.framework import Framework
from ..privacy.release import Released, ReleasedEntry
from ..record.session import Session
from . import disclosure_control as numbers
from .actions import iter_actions
from .counts import Said, Summary, Tally, Voice


def summarise(released: Released, framework: Framework, role: str = "") -> Summary:
    """Return the summary of what was released; ``role``: only of what this role said."""
    summary = Summary(
        audience=released.audience,
        framework=framework,
        sessions=[each.session for each in released.sessions],
        tallies={term.id: Tally() for term in (*framework.insight, *framework.elements)},
        actions=list(iter_actions(released)),
        promised=Counter(each.session.promised for each in released.sessions if each.session.promised),
        by_role={each.id: Voice() for each in (*framework.group, *framework.role)},
        by_knowledge={each.id: Voice() for each in framework.knowledge},
        unheard=[code for each in released.sessions for code in each.unheard],
        by_choice=sum(each.by_choice for each in released.sessions),
        silent=sum(each.silent for each in released.sessions),
    )
    for each in released.sessions:
        for told, seats in each.present.items():
            summary.by_role[told].present += seats
        for item in each.entries:
            if not role or item.counted == role or role in item.scores:
                _count(summary, each.session, item)
    for item in released.apart if not role else ():
        summary.entries += 1
        if tally := summary.tallies.get(item.entry.element):
            tally.add_apart(item.entry)
        else:
            summary.unlabelled += 1
    numbers.protect(summary)
    return summary


def _count(summary: Summary, session: Session, item: ReleasedEntry) -> None:
    entry = item.entry
    if not entry.is_said:
        if entry.kind == "turn" and item.counted in summary.by_role:
            voice = summary.by_role[item.counted]
            voice.turns = (voice.turns or 0) + 1
        return
    summary.entries += 1
    if entry.sharer:
        summary.sharing.add(item, session, summary.framework)
    if tally := summary.tallies.get(entry.element):
        tally.add(item, session, summary.framework)
    else:
        summary.unlabelled += 1
    for voices, keys in ((summary.by_role, [item.counted]), (summary.by_knowledge, entry.knowledge)):
        for key in keys:
            if key in voices:
                voice = voices[key]
                voice.entries = (voice.entries or 0) + 1
                voice.words = (voice.words or 0) + item.words
                voice.speakers |= {(session.id, number) for number in item.people}


def telling(said: Iterable[Said], used: Counter[str], apart: str = "") -> Said | None:
    """Return the quote to show: starred, short, of a role that was shown least so far, word for word, earliest.

    ``used`` counts the roles that were shown, so that no role speaks for all. ``apart``: a kind that is shown apart.
    """
    kinds = [kind for kind in _TELLING if kind != apart]
    candidates = [each for each in said if not each.withheld and each.entry.text and each.entry.kind in kinds]
    if not candidates:
        return None
    chosen = min(
        candidates,
        key=lambda each: (
            not each.entry.star,
            len(each.entry.text.split()) > _LONG,
            used[each.role],
            not each.entry.verbatim,
            _TELLING.index(each.entry.kind),
            each.entry.at,
            each.entry.id if each.placed else each.entry.text,  # an id rises with time
        ),
    )
    used[chosen.role] += 1
    return chosen


_LONG = 30  # words: another is chosen where there is one, for a quote is never cut
_TELLING = ("quote", "learning", "question")
