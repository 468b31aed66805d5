"""A record that is read again and again is the same as one that is read anew, whatever two keyboards do meanwhile."""

import shutil

import pytest
from scale import chance, tries

from leernetwerk_cli.domain.privacy.audience import Reply
from leernetwerk_cli.errors import Failure
from leernetwerk_cli.jobs.run import Room
from leernetwerk_cli.jobs.workplace import at_desk
from leernetwerk_cli.store import sessions
from leernetwerk_cli.store.watched import Watched

CODES = ["E1", "E2", "E3", "U1", "U2"]


def say(room, random):
    room.save(
        {"kind": random.choice(["quote", "note", "learning"]), "text": "een zin", "speaker": random.choice(CODES)}
    )


def change(room, random):
    if last := room.last():
        room.change(last.id, **random.choice([{"star": True}, {"text": "anders"}, {"speaker": random.choice(CODES)}]))


def answer(room, random):
    if last := room.last():
        room.answer(last.speaker[0], [(last, Reply(random.choice([[], ["network"]])))])


def erase(room, random):
    if random.random() < 0.3 and (last := room.last()):
        room.erase([last])


MOVES = [
    say,
    say,
    say,
    change,
    answer,
    erase,
    lambda room, random: room.undo(),
    lambda room, random: room.let_in([f"E{random.randint(4, 6)}"], ""),
    lambda room, random: room.set_written(random.choice(CODES), random.random() < 0.5),
]


@pytest.mark.parametrize("part", range(2))
def test_watched_is_the_same_as_read_anew(session, part):
    for number in range(tries(3, 150)):
        random = chance(f"watched {part} {number}")
        folder = session.with_name(f"2026-11-23-w{number}")
        shutil.copytree(session, folder)
        facts = (folder / "session.toml").read_text().replace('id = "', f'id = "{number}')
        (folder / "session.toml").write_text(facts)
        place = at_desk(session.parent, "", False)
        rooms = [Room(place._replace(recorder_name=name), folder) for name in ("laptop", "tablet")]
        watched = Watched(folder)
        for _ in range(25):
            try:
                random.choice(MOVES)(random.choice(rooms), random)
            except Failure:
                continue
            if random.random() < 0.7:
                assert watched.read() == sessions.read_near_record(folder)


def test_a_line_more_is_not_a_reason_to_read_all_again(session, run, monkeypatch):
    """The point of it: a sentence of somebody else is added to what is known."""
    run("record", "plek", "quote", "--speaker", "E1", typed="een")
    watched = Watched(session)
    watched.read()
    monkeypatch.setattr(sessions, "read_near_record", lambda folder: pytest.fail("all was read again"))
    run("record", "plek", "quote", "--speaker", "U1", "--recorder", "laptop", typed="twee")
    assert [entry.text for entry in watched.read().entries] == ["een", "twee"]
