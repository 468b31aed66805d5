"""The quote that tells most."""

from collections import Counter
from collections.abc import Iterable

from .counts import Said


def telling(said: Iterable[Said], used: Counter[str], apart: str = "") -> Said | None:
    """Return the quote to show: starred, short, of a role that was shown least so far, word for word, earliest.

    ``used`` counts the roles that were shown, so that no role speaks for all. ``apart``: a kind that is shown apart.
    """
    kinds = [kind for kind in _TELLING if kind != apart]
    candidates = [each for each in said if each.kind in kinds]
    if not candidates:
        return None
    chosen = min(
        candidates,
        key=lambda each: (
            not each.star,
            len(each.text.split()) > _LONG,
            used[each.by],
            not each.verbatim,
            _TELLING.index(each.kind),
        ),
    )
    used[chosen.by] += 1
    return chosen


_EXAMPLES = 2
_LONG = 30  # words: another is chosen where there is one, for a quote is never cut
_TELLING = ("quote", "learning", "question")


def most_telling(said: Iterable[Said], used: Counter[str], most: int = _EXAMPLES) -> list[Said]:
    """Return a few that say most, of different roles where there are any; ``used`` as in ``telling``."""
    left = list(said)
    chosen: list[Said] = []
    while len(chosen) < most and (best := telling(left, used)):
        left.remove(best)
        chosen.append(best)
    return chosen
