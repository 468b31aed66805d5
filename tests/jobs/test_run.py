"""The session as the walk sees it."""

import pytest

from leernetwerk_cli.errors import NothingKept, WantsNothing
from leernetwerk_cli.jobs.run import Room
from leernetwerk_cli.jobs.workplace import at_desk


@pytest.fixture
def keyboards(session):
    """Two keyboards at one session: the facilitator's and the note-taker's."""
    place = at_desk(session.parent, "", False)
    return Room(place, session), Room(place._replace(recorder_name="tablet"), session)


def test_with_off_not_even_a_draft_is_kept(keyboards, session):
    """What was half typed before goes too; from /on a draft is kept again."""
    room, _other = keyboards
    room.keep_draft("e1: halve zin")
    room.set_written("", False)
    room.keep_draft("e1: dit blijft hier")
    assert not list((session / "drafts").iterdir())
    room.set_written("", True)
    room.keep_draft("e1: weer")
    assert room.read_draft() == "e1: weer"


def test_silence_holds_at_every_keyboard_and_over_a_stop(keyboards, session, run):
    """The note-taker beside the facilitator, a script, and whoever starts again: nobody writes anything down."""
    room, other = keyboards
    room.set_written("", False)
    with pytest.raises(NothingKept):
        other.save({"kind": "quote", "text": "toch", "speaker": "E1"})
    assert run("record", "plek", "note", typed="toch").code == 6
    assert Room(at_desk(session.parent, "", False), session).is_off
    other.set_written("", True)
    assert room.save({"kind": "quote", "text": "weer", "speaker": "E1"}).text == "weer"


def test_who_wants_nothing_written_is_silent_at_every_keyboard_and_was_not_before(keyboards):
    room, other = keyboards
    room.set_written("E2", False)
    with pytest.raises(WantsNothing):
        other.save({"kind": "quote", "text": "toch", "speaker": "E2"})
    assert other.save({"kind": "quote", "text": "eerder", "speaker": "E2", "at": "2020-01-01T10:00:00+01:00"})
    assert other.save({"kind": "quote", "text": "een ander", "speaker": "E1"})


def test_two_keyboards_lose_nothing_of_each_other(keyboards, session):
    """Who came in, who leads, what the room sees: blocks of each, and nothing in the session's facts."""
    facts = (session / "session.toml").read_bytes()
    room, other = keyboards
    room.let_in(["E4"], "")
    other.let_in(["U3"], "")
    room.hand_over("U1")
    other.set_screen(True)
    for each in keyboards:
        people = {person.code: person.seat for person in each.session.participants}
        assert (people["E4"], people["U3"]) == (7, 8)
        assert (each.session.facilitator, each.session.screen) == ("U1", "seen")
    assert (session / "session.toml").read_bytes() == facts


def test_all_of_it_can_be_taken_back(keyboards):
    room, other = keyboards
    room.let_in(["E4"], "")
    room.set_written("E1", False)
    for _ in range(2):
        room.undo()
    assert not other.session.find_participant("E4") and other.session.find_participant("E1").written
