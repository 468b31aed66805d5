"""Do something with each of many sessions: one that cannot be read stops no other, and several at a time where asked.

Only what comes back from another process has a price, so only what is small when it is done is done side by side.
"""

import gc
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from ..errors import N_, Failure, NotRead, PartOfBatch
from ..i18n import language, use
from ..store import toml
from ..store.sessions import Group
from .workplace import Workplace

Item = TypeVar("Item")
Result = TypeVar("Result")
_FEW = 40  # sessions: for fewer another process takes longer to start than they do
_PIECE = 50  # sessions that go to another process at a time


class LeftOut(PartOfBatch):
    code = "sessions-left-out"
    message = N_("Left out: {names}.")
    hint = N_("See what is wrong: leernetwerk check")


class _Done(NamedTuple):
    result: Any
    failure: Failure | None


def each(place: Workplace, groups: Sequence[Group], work: Callable[[Group], Result]) -> Iterator[Result]:
    """Yield what ``work`` makes of each session, in their order.

    What fails goes to ``place.left_out``, if there is one and it is not the only session; else it is raised.
    """
    for result, failure in run(place, groups, partial(_do, work)):
        if failure is None:
            yield result
        elif place.left_out is None or len(groups) == 1:
            raise failure
        else:
            place.left_out.append(failure)


def _do(work: Callable[[Group], Any], group: Group) -> _Done:
    try:
        return _Done(work(group), None)
    except Failure as failure:
        failure.data.setdefault("where", group.folders[0].name)
        return _Done(None, failure)
    except OSError as error:
        return _Done(None, NotRead(where=group.folders[0].name, reason=error.strerror or type(error).__name__))


def run(place: Workplace, items: Sequence[Item], work: Callable[[Item], Result]) -> Iterator[Result]:
    """Yield what ``work`` makes of each, in their order, several at a time where that was asked for and pays."""
    results = map(work, items) if place.jobs == 1 or len(items) < _FEW else _side_by_side(place.jobs, items, work)
    for done, result in enumerate(results, 1):
        place.watch(done, len(items))
        yield result


def _side_by_side(jobs: int, items: Sequence[Item], work: Callable[[Item], Result]) -> Iterator[Result]:
    from concurrent.futures import ProcessPoolExecutor  # whoever does one thing at a time does without
    from multiprocessing import get_context

    with ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (language(),)) as others:
        try:
            pieces = (items[begin : begin + _PIECE] for begin in range(0, len(items), _PIECE))
            yield from chain.from_iterable(others.map(partial(_do_all, work), pieces))
        finally:
            others.shutdown(cancel_futures=True)


def _begin(spoken: str) -> None:
    """Make another process ready for many sessions: there is nothing to collect before it ends."""
    use(spoken)
    gc.disable()
    toml.hurry()


def _do_all(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return list(map(work, items))
