"""What the tests of the conversation share."""

from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from types import SimpleNamespace

import pytest

from leernetwerk_cli.dialogue.engine import Conversation
from leernetwerk_cli.dialogue.walk import ANSWERS
from leernetwerk_cli.jobs.run import Room
from leernetwerk_cli.jobs.workplace import at_desk


@pytest.fixture
def keyboard(session):
    """Return a function that types each of some lines, pasted ones too, at the keyboard of whoever leads.

    It returns what was told; ``keyboard.talk`` is the conversation, which goes on at the next call.
    """
    ticks = (datetime(2026, 11, 23, 19, 30, 20, tzinfo=UTC) + timedelta(milliseconds=number) for number in count())
    room = Room(at_desk(None, "", False)._replace(now=partial(next, ticks)), session)
    asker = SimpleNamespace(told=[], is_asked=True, clear=print, pin=print, remember=print)
    asker.tell = lambda text, style="": asker.told.append(text)

    def call(*lines):
        left = iter(lines)
        asker.told = []
        asker.ask = lambda *_a: next(left, None)
        while (line := asker.ask()) is not None and call.talk.take(line) is not False:
            pass
        return asker.told

    call.talk = Conversation(room, asker, ANSWERS, leads=True)
    yield call
    room.close()
