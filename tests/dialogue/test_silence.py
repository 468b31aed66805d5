"""Of whom nothing may be written down, nothing is: in no file, in no draft, at neither keyboard, and not after a stop."""

import pytest

from leernetwerk_cli.jobs.run import Room
from leernetwerk_cli.jobs.workplace import at_desk

HALF = [
    "u2: zwartwerk mag dit niet",
    "u2 zwartwerk",
    "U2:: zwartwerk",
    "* u2: zwartwerk",
    "e1+u2: zwartwerk",
    "> zwartwerk @u2",
]


@pytest.fixture
def room(walk, session):
    walk("/stil u2\n", "--stage", "waarden")
    room = Room(at_desk(None, "", False), session)
    yield room
    room.close()


def _files(session):
    return [path.read_text("utf-8") for path in session.rglob("*") if path.is_file()]


@pytest.mark.parametrize("half", HALF)
def test_what_they_say_is_in_no_draft(room, session, half):
    for end in range(len(half) + 1):
        room.keep_draft(half[:end])
    assert not any("zwartwerk" in text for text in _files(session))


def test_what_was_half_typed_goes_when_silence_comes_from_the_other_keyboard(room, session, walk):
    room.keep_draft("e2: zwartwerk mag")
    assert any("zwartwerk" in text for text in _files(session))
    walk("/stil e2\n")
    room.keep_draft("e2: zwartwerk mag")  # as at every second
    assert not any("zwartwerk" in text for text in _files(session))


def test_a_draft_of_before_the_silence_is_not_shown_again(room, session, walk):
    room.keep_draft("e2: zwartwerk mag")
    walk("/stil e2\n")
    again = Room(at_desk(None, "", False), session)
    assert again.read_draft() == ""
    assert not any("zwartwerk" in text for text in _files(session))
    again.close()


def test_who_is_erased_takes_what_may_be_theirs_along(walk, run, session):
    walk("e2 dat we zwartwerk krijgen\n3\nu1: blijft\n", "--stage", "waarden")
    answer = run("erase", "plek", "E2", "--yes")
    assert (
        answer.code == 0 and "Perhaps theirs, and it goes too: e2 dat we zwartwerk krijgen" in answer.out + answer.err
    )
    assert not any("zwartwerk" in text for text in _files(session))
    assert any("blijft" in text for text in _files(session))
