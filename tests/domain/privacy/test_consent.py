"""Consent goes by what was seen, not by clocks."""

from datetime import UTC, datetime

import pytest

from leernetwerk_cli.domain.privacy.consent import Answers, fingerprint, widened
from leernetwerk_cli.domain.record.blocks import ConsentBlock
from leernetwerk_cli.domain.record.entry import Entry
from leernetwerk_cli.domain.record.record import Record
from leernetwerk_cli.domain.record.session import Session

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
SESSION = Session("s", "s", AT.date(), "m")
SAID = Entry(id="a", at=AT, kind="quote", text="Ik telde mee.", speaker=("E1",))
TOGETHER = Entry(id="a", at=AT, kind="quote", text="Ik telde mee.", speaker=("E1", "U1"))


def allowed(entry, answers):
    return Answers(Record(SESSION, (entry,), {}, tuple(answers))).allowed(entry)


def answer(id_, *allows, speaker="E1", entry=SAID, after=(), of="a"):
    return ConsentBlock(id=id_, at=AT, speaker=speaker, entry=of, allows=allows, read=fingerprint(entry), after=after)


def test_nobody_asked_means_nobody_knows():
    assert allowed(SAID, []) is None


@pytest.mark.parametrize(
    ("given", "opened"),
    [
        (("network",), {"group", "network"}),
        (("public",), {"group", "municipality", "network", "public"}),
        ((), set()),
        (("everybody",), set()),
    ],
)
def test_any_yes_includes_the_group_and_public_includes_all(given, opened):
    assert widened(given) == opened
    assert allowed(SAID, [answer("1", *given)]) == opened


def test_two_answers_that_did_not_see_each_other_both_count():
    assert allowed(SAID, [answer("1", "network"), answer("2", "municipality")]) == {"group"}


def test_an_answer_replaces_what_it_saw_of_the_same_speaker_only():
    assert allowed(SAID, [answer("1"), answer("2", "network", after=("1",))]) == {"group", "network"}
    both = [answer("1", entry=TOGETHER, speaker="U1"), answer("2", "network", entry=TOGETHER, after=("1",))]
    assert allowed(TOGETHER, both) == set()


def test_a_yes_to_another_text_never_opens_but_does_narrow():
    other = Entry(id="a", at=AT, kind="quote", text="Ik telde niet mee.", speaker=("E1",))
    assert allowed(SAID, [answer("1", "public", entry=other)]) is None
    assert allowed(SAID, [answer("1", "group", entry=other), answer("2", "public")]) == {"group"}


def test_a_yes_to_all_that_someone_said_never_opens():
    assert allowed(SAID, [answer("1", "public", of="")]) is None


def test_a_no_to_all_that_someone_said_closes_until_it_was_seen():
    assert allowed(SAID, [answer("1", "public"), answer("2", of="")]) == set()
    assert allowed(SAID, [answer("1", of=""), answer("2", "group", after=("1",))]) == {"group"}


def test_what_several_said_needs_a_yes_of_each():
    one = answer("1", "network", entry=TOGETHER)
    assert allowed(TOGETHER, [one]) is None
    two = answer("2", "municipality", "network", speaker="U1", entry=TOGETHER)
    assert allowed(TOGETHER, [one, two]) == {"group", "network"}


def test_a_no_of_someone_who_is_no_longer_the_speaker_binds_until_it_was_seen():
    former = answer("1", speaker="E2")
    assert allowed(SAID, [former, answer("2", "public")]) == set()
    assert allowed(SAID, [former, answer("2", "group", after=("1",))]) == {"group"}


def test_the_clock_decides_nothing():
    """An older stamp replaces a newer one when it had seen it."""
    assert allowed(SAID, [answer("9"), answer("1", "group", after=("9",))]) == {"group"}


def test_only_a_no_binds_of_someone_who_is_no_longer_the_speaker():
    """Not a narrow yes of theirs, nor their no to all that they said: these words turned out not to be theirs."""
    wrong = Entry(id="a", at=AT, kind="quote", text="Ik telde mee.", speaker=("U1",))
    theirs = answer("1", "public")
    assert allowed(SAID, [theirs, answer("2", "group", speaker="U1", entry=wrong)]) == widened(("public",))
    assert allowed(SAID, [theirs, answer("2", speaker="U1", of="")]) == widened(("public",))
    assert allowed(SAID, [theirs, answer("2", speaker="U1", entry=wrong)]) == set()


def test_a_yes_that_was_taken_back_gives_back_the_no_before_it_and_no_other_yes():
    def after_taking_back(*answers):
        return Answers(Record(SESSION, (SAID,), {}, answers, taken_back=frozenset({answers[-1].id}))).allowed(SAID)

    again = answer("y2", "network", after=("x",))
    assert after_taking_back(answer("x"), again) == frozenset()
    assert after_taking_back(answer("x", "group"), again) is None
    assert after_taking_back(answer("x", "group"), answer("n", after=("x",))) == frozenset()
