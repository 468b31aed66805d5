"""Show wordings that seem to be of one thing side by side, and ask which one stands; or whether they are two things."""

from collections.abc import Callable

from ..domain.framework.framework import Framework
from ..domain.record.entry import Entry
from ..i18n import _, language, plural
from . import commands, wording
from .askers import Asker

_TWO = ("b", "beide", "both")
Decide = Callable[[Entry, list[Entry], str], None]


def merge(groups: list[tuple[Entry, ...]], framework: Framework, asker: Asker, decide: Decide) -> None:
    """Go through ``groups``: a number chooses the wording that stands, ``b`` keeps both, an empty line leaves it."""
    done = 0
    asker.tell(_("A number: those words stand, the others are kept. b: two things. Enter: later."))
    for number, group in enumerate(groups, 1):
        asker.tell(f"\n{number}/{len(groups)}", "bold")
        for place, entry in enumerate(group, 1):
            asker.tell(f"{place} {_shown(entry, framework)}")
        stands = _ask(group, asker)
        if stands is None:
            break
        if stands:
            others = [entry for entry in group if entry is not stands[0]]
            decide(stands[0], others, stands[1])
            done += 1
    left = len(groups) - done
    looks = plural("One thing looks said twice.", "{n} things look said twice.", left)
    asker.tell(looks if left else _("Nothing looks said twice now."))


def _ask(group: tuple[Entry, ...], asker: Asker) -> tuple[Entry, str] | tuple[()] | None:
    """Return which wording stands and whether it is the same; nothing for later, None at the end."""
    while True:
        line = asker.ask(">", lambda: "")
        if line is None or commands.named(line) == "quit":
            return None
        word = line.strip().lower()
        if not word:
            return ()
        if word in _TWO:
            return group[0], "different"
        if word.isdecimal() and 1 <= int(word) <= len(group):
            return group[int(word) - 1], "same"
        asker.tell(_("A number from 1 to {last}, b, or Enter.").format(last=len(group)), "bold")


def _shown(entry: Entry, framework: Framework) -> str:
    """Return what was written down, when, by whom, and where it was put."""
    place = framework.title_of(entry.element, language()) if entry.element else ""
    about = ", ".join(filter(None, (f"{entry.at:%H:%M}", entry.recorder.partition("-")[0], place)))
    return f"{wording.whole(entry)}  ({about})"
