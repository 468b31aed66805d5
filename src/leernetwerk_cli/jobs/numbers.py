"""What sessions count together: numbers alone, from the index where nothing changed, and the same as without it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path

from .. import __version__
from ..domain.framework.framework import Framework
from ..domain.insights.numbers import Numbers, numbers_of, numbers_told
from ..domain.privacy.audience import KEYBOARD
from ..domain.privacy.publication import Publication
from ..errors import Failure, InvalidData, KeyboardOnly, NoFilterHere
from ..store import index, package, sessions
from ..store.facts import FILE, find_id
from . import batch
from .publishing import choose_handed, read_handovers
from .reading import Selection
from .workplace import Workplace

_SHAPE = 1  # of the numbers; what was counted in another one is counted again


def count(place: Workplace, selection: Selection, audience: str = KEYBOARD) -> Numbers:
    """Return what the selected sessions count together; what cannot be read goes to ``place.left_out``.

    Of all sessions, and of those of some days, it is looked up; others are read. What offices handed over is added up,
    on a hub by the hub. Raises KeyboardOnly for another audience of sessions, and as ``choose`` does.
    """
    framework = package.read_framework()
    if place.hub:
        from ..store import hub  # sessions do without

        if selection != Selection():
            raise NoFilterHere(audience=audience)
        return hub.count(place.hub, "" if audience == KEYBOARD else audience)
    if handed := read_handovers(place):
        source = choose_handed(place, handed, selection, audience).source
        return numbers_told(source) if isinstance(source, Publication) else Counter()
    if audience != KEYBOARD:
        raise KeyboardOnly(word="--numbers")
    if selection.names or selection.municipality or selection.method:
        return _scan(place, selection, framework)
    since, until = selection.since, selection.until
    days = (since.toordinal() if since else 1, until.toordinal() if until else 10**7) if since or until else None
    mark = f"{__version__}/{_SHAPE}/{blake2b(repr(framework).encode(), digest_size=8).hexdigest()}"
    answer = index.ask(place.root, mark, _Counting(place, framework), days)
    for name in answer.unread:
        if place.left_out is None:
            raise InvalidData(where=f"{name}/{FILE}")
        place.left_out.append(InvalidData(where=f"{name}/{FILE}"))
    return Counter(answer.numbers)


def _scan(place: Workplace, selection: Selection, framework: Framework) -> Numbers:
    groups = [each for each in sessions.named(place.root, selection.names) if not each.is_held]
    total: Numbers = Counter()
    for numbers in batch.each(place, groups, partial(_count_if, selection, framework)):
        total.update(numbers)
    return total


def _count_if(selection: Selection, framework: Framework, group: sessions.Group) -> Numbers:
    record = group.read()
    return numbers_of(record, framework) if selection.takes(record.session) else Counter()


class _Counting:
    """Counts the sessions that are asked for, and tells how far it is with all of them."""

    def __init__(self, place: Workplace, framework: Framework) -> None:
        self._place, self._framework, self._done = place, framework, 0

    def __call__(self, groups: Sequence[tuple[str, ...]], left: int) -> Iterator[index.Counted]:
        before, of = self._done, self._done + len(groups) + left
        place = self._place._replace(watch=lambda done, _of: self._place.watch(before + done, of))
        yield from batch.run(place, groups, partial(_count, place.root, self._framework))
        self._done += len(groups)


def _count(root: Path, framework: Framework, names: tuple[str, ...]) -> index.Counted:
    """Return what was counted in the folders of one session."""
    id_, unread = f"{names[0]}/", index.Numbers({index.UNREAD: len(names)})
    try:
        group = next(each for each in sessions.grouped([root / name for name in names]) if not each.is_held)
        id_ = group.session.id if group.session else find_id(group.folders[0]) or id_
        record = group.read()
    except Failure:
        return index.Counted(_hash(id_), 0, unread)
    except OSError:  # it may be there again the next time
        return index.Counted(_hash(id_), 0, unread, is_sure=False)
    is_sure = all(problem.code != "file-unreadable" for problem in record.problems)
    return index.Counted(_hash(id_), record.session.date.toordinal(), dict(numbers_of(record, framework)), is_sure)


def _hash(id_: str) -> bytes:
    return blake2b(id_.encode(), digest_size=8).digest()
