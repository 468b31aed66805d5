"""What became of actions and steps in the course of several sessions."""

from datetime import UTC, datetime

from leernetwerk_cli.domain.record.course import Steps, carried_on
from leernetwerk_cli.domain.record.entry import Entry

AT = datetime(2026, 11, 23, tzinfo=UTC)


def test_a_later_action_takes_the_place_of_the_one_that_it_is_about():
    later = Entry("b", AT, "action", about="plek:a")
    assert carried_on([Entry("a", AT, "action"), later, Entry("c", AT, "quote", about="plek:d")]) == {"a"}


def test_a_step_that_had_been_further_goes_back_in_its_own_town_alone():
    steps = Steps()
    states = [("A", "open"), ("A", "in-place"), ("B", "open"), ("A", "underway"), ("A", "in-place"), ("A", "")]
    back = [steps.is_back(town, Entry("a", AT, "step", element="plek", state=state)) for town, state in states]
    assert back == [False, False, False, True, False, True]
