"""Questions one after the other: each asked again with the reason until it fits, and back to the one before."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ..errors import Failure
from ..i18n import _
from . import wording

BACK = ("<", "/terug", "/back")
Known = dict[str, Any]


class Question(NamedTuple):
    """What is asked for ``key``, with what stands there already; ``read`` raises a Failure for what does not fit.

    Each may look at what is known by then.
    """

    key: str
    asked: Callable[[Known], str]
    begun: Callable[[Known], str]
    read: Callable[[str, Known], Any]


def ask_all(
    questions: Sequence[Question], known: Known, ask: Callable[[str, str], str], tell: Callable[[str], None]
) -> Known:
    """Return ``known`` with an answer to every one of ``questions``. Raises Interrupted."""
    number = 0
    tell(_("Enter takes what stands there, < goes back to the question before."))
    while number < len(questions):
        question = questions[number]
        *above, asked = question.asked(known).split("\n")
        for text in above:
            tell(text)
        line = ask(asked, question.begun(known)).strip()
        if line in BACK:
            number = max(0, number - 1)
            continue
        try:
            known = known | {question.key: question.read(line, known)}
        except Failure as failure:
            tell(wording.again(failure))
        else:
            number += 1
    return known
