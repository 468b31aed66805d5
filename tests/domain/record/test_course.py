"""What became of actions and steps in the course of several sessions."""

from datetime import UTC, date, datetime
from itertools import permutations

import pytest
from scale import chance, tries

from leernetwerk_cli.domain.record.blocks import EditBlock, EntryBlock
from leernetwerk_cli.domain.record.course import Outcome, Steps, carried_on, last_states, months_late, outcomes
from leernetwerk_cli.domain.record.entry import Entry
from leernetwerk_cli.domain.record.record import to_record
from leernetwerk_cli.domain.record.session import Session

AT = datetime(2026, 11, 23, tzinfo=UTC)


def test_a_later_action_takes_the_place_of_the_one_that_it_is_about():
    later = Entry("b", AT, "action", about="plek:a")
    assert carried_on([Entry("a", AT, "action"), later, Entry("c", AT, "quote", about="plek:d")]) == {"a"}


def test_a_step_that_had_been_further_goes_back_in_its_own_town_alone():
    steps = Steps()
    states = [("A", "open"), ("A", "in-place"), ("B", "open"), ("A", "underway"), ("A", "in-place"), ("A", "")]
    back = [steps.is_back(town, Entry("a", AT, "step", element="plek", state=state)) for town, state in states]
    assert back == [False, False, False, True, False, True]


def evening(day, *entries, edits=()):
    session = Session(id=f"s{day}", slug=f"2026-11-{day}-plek", title="Plek", date=date(2026, 11, day), method="m")
    blocks = [EntryBlock(id=entry.id, at=AT, entry=entry) for entry in entries]
    return to_record(session, [*blocks, *edits])


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_an_action_is_what_was_said_of_it_last_in_any_session(order):
    first = evening(1, Entry("a", AT, "action"), Entry("x", AT, "action", state="dropped"))
    second = evening(2, Entry("b", AT, "action", about="2026-11-1-plek:a"))
    third = evening(3, Entry("c", AT, "action", state="done", about="2026-11-2-plek:b"))
    records = [first, second, third]
    states = last_states(records[number] for number in order)
    assert states == {"a": "done", "b": "done", "c": "done", "x": "dropped"}


def test_a_ring_of_actions_ends():
    ring = evening(1, Entry("a", AT, "action", about="plek:b"), Entry("b", AT, "action", about="plek:a"))
    assert set(last_states([ring]).values()) == {"open"}


def test_what_is_closed_afterwards_is_closed():
    edit = EditBlock(id="e", entry="a", at=AT.replace(day=28), changes={"state": "done"})
    assert last_states([evening(1, Entry("a", AT, "action", text="bellen"), edits=[edit])]) == {"a": "done"}


@pytest.mark.parametrize(
    ("due", "day", "months"),
    [("2026-04-10", "2026-04-10", 0), ("2026-04-10", "2026-04-11", 1), ("2026-04-10", "2026-06-10", 2),
     ("2026-12-31", "2027-01-01", 1), ("2026-04-10", "2026-03-31", 0), ("2025-04-10", "2026-04-11", 13)],
)  # fmt: skip
def test_what_is_late_is_late_by_the_months_that_have_begun(due, day, months):
    assert months_late(date.fromisoformat(due), date.fromisoformat(day)) == months


def year(random):
    """Return some sessions with actions that are carried on, split, closed and opened again, and what was said last.

    The second is worked out as it is made: per action the one that took its place last, and what was said of each.
    """
    sessions, place_of, said = [], {}, {}
    for number in range(random.randint(2, 7)):
        entries, edits = [], []
        for n in range(random.randint(0, 4)):
            id_, at = f"a{number}-{n}", AT.replace(month=1 + number, minute=n)
            about = random.choice([*said, ""])
            said[id_] = random.choice(["", "open", "done", "dropped"])
            if about:
                place_of[about] = id_
            entries.append(Entry(id_, at, "action", text="iets", state=said[id_], about=about and f"elders:{about}"))
            if random.random() < 0.4:  # what is closed or opened again afterwards, where it stands
                said[id_] = random.choice(["open", "done", "dropped"])
                changed = {"state": said[id_]}
                edits.append(EditBlock(id=f"e{id_}", entry=id_, at=at.replace(hour=20), changes=changed))
        sessions.append(evening(number + 1, *entries, edits=edits))
    return sessions, place_of, said


def at_last(id_, place_of, said):
    while id_ in place_of:
        id_ = place_of[id_]
    return said[id_] or "open"


@pytest.mark.parametrize("part", range(4))
def test_in_any_selection_an_action_is_what_was_said_of_it_last(part):
    carried = 0
    for number in range(tries(25, 500)):
        random = chance(f"chains {part} {number}")
        sessions, place_of, said = year(random)
        expected = {id_: at_last(id_, place_of, said) for id_ in said}
        chosen = random.sample(sessions, random.randint(1, len(sessions)))
        here = {entry.id for each in chosen for entry in each.entries}
        states = last_states([*chosen, *(each for each in sessions if each not in chosen)])
        assert {id_: states[id_] for id_ in here} == {id_: expected[id_] for id_ in here}
        ended = outcomes(sessions)
        doing = {"open": "underway", "done": "done", "dropped": "dropped"}
        assert {id_: each.state for id_, each in ended.items()} == {id_: doing[expected[id_]] for id_ in ended}
        carried += len(place_of)
    assert carried > 50


def test_what_was_told_last_counts_and_what_is_under_way_is_not_owed():
    asked = [Entry(id_, AT, "question", "wie leest mee") for id_ in ("a", "b", "c", "d")]
    later = [
        Entry("f1", AT, "feedback", "dat zoeken we uit", about="plek:a", state="unknown"),
        Entry("f2", AT.replace(day=24), "feedback", "de balie", about="plek:a", state="done"),
        Entry("g", AT, "action", "bellen", about="plek:b", state="open"),
        Entry("h", AT, "action", "bellen", about="plek:c", state="done"),
    ]
    made = outcomes([evening(1, *asked), evening(2, *later)])
    assert [*made] == ["a", "b", "c", "d"]
    assert made["a"] == Outcome("done", "de balie", "f2")
    assert [made[id_] for id_ in "bcd"] == [Outcome("underway"), Outcome("done"), Outcome("unknown")]
    assert [made[id_].is_owed for id_ in "abcd"] == [False, False, True, True]


def test_an_answer_to_what_it_led_to_is_the_answer():
    chain = [
        Entry("a", AT, "obstacle", "de deur is dicht"),
        Entry("b", AT, "action", "bellen", about="plek:a"),
        Entry("c", AT, "feedback", "hij is open", about="plek:b", state="done"),
    ]
    assert outcomes([evening(1, *chain)]) == {"a": Outcome("done", "hij is open", "c")}
