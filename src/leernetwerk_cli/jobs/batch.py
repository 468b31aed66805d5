"""Do something with each of many sessions: one that cannot be read stops no other, and several at a time where asked.

Only what comes back from another process has a price, so only what is small when it is done is done side by side.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from ..errors import N_, Failure, NotRead, PartOfBatch
from ..store.sessions import Group
from .workplace import Workplace

Result = TypeVar("Result")
_FEW = 40  # sessions: for fewer another process takes longer to start than they do
_PIECE = 50  # sessions that go to another process at a time


class LeftOut(PartOfBatch):
    code = "sessions-left-out"
    message = N_("Not in it, for it could not be read: {names}.")
    hint = N_("See what is wrong: leernetwerk check")


def each(place: Workplace, groups: Sequence[Group], work: Callable[[Group], Result]) -> Iterator[Result]:
    """Yield what ``work`` makes of each session, in their order.

    What fails goes to ``place.left_out``, if there is one and it is not the only session; else it is raised.
    """
    for done, (result, failure) in enumerate(_results(place, groups, work), 1):
        place.watch(done, len(groups))
        if failure is None:
            yield result
        elif place.left_out is None or len(groups) == 1:
            raise failure
        else:
            place.left_out.append(failure)


def _results(place: Workplace, groups: Sequence[Group], work: Callable[[Group], Any]) -> Iterator["_Done"]:
    if place.jobs == 1 or len(groups) < _FEW:
        return (_do(work, group) for group in groups)
    return _side_by_side(place.jobs, groups, work)


class _Done(NamedTuple):
    result: Any
    failure: Failure | None


def _do(work: Callable[[Group], Any], group: Group) -> _Done:
    try:
        return _Done(work(group), None)
    except Failure as failure:
        return _Done(None, failure)
    except OSError as error:
        return _Done(None, NotRead(where=group.folders[0].name, reason=error.strerror or type(error).__name__))


def _do_all(work: Callable[[Group], Any], groups: Sequence[Group]) -> list[_Done]:
    return [_do(work, group) for group in groups]


def _side_by_side(jobs: int, groups: Sequence[Group], work: Callable[[Group], Any]) -> Iterator[_Done]:
    from concurrent.futures import ProcessPoolExecutor  # whoever does one thing at a time does without
    from functools import partial
    from multiprocessing import get_context

    with ProcessPoolExecutor(jobs, get_context("spawn")) as others:
        try:
            pieces = (groups[begin : begin + _PIECE] for begin in range(0, len(groups), _PIECE))
            yield from chain.from_iterable(others.map(partial(_do_all, work), pieces))
        finally:
            others.shutdown(cancel_futures=True)
