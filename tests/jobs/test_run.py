"""The session as the walk sees it."""

from leernetwerk_cli.jobs.run import Room
from leernetwerk_cli.jobs.workplace import at_desk


def test_with_off_not_even_a_draft_is_kept(session):
    """What was half typed before goes too; from /on a draft is kept again."""
    room = Room(at_desk(session.parent, "", False), session)
    room.keep_draft("e1: halve zin")
    room.mute(True)
    room.keep_draft("e1: dit blijft hier")
    assert not list((session / "drafts").iterdir())
    room.mute(False)
    room.keep_draft("e1: weer")
    assert room.read_draft() == "e1: weer"
