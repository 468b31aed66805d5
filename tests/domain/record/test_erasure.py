"""What is gone, and what that means for each block."""

import pytest
from building import SESSION, block, quote

from leernetwerk_cli.domain.record.record import to_record

STONE = block("erased", "s", 9, speaker="E1")


def gone(*blocks):
    return to_record(SESSION, blocks).gone


def test_of_a_person_every_entry_goes_that_is_theirs_in_the_end():
    said = [quote("a"), quote("b", speaker="E2"), quote("c", speaker=["E1", "E2"]), quote("d", speaker="E2")]
    found = gone(*said, block("edit", "x", 1, entry="d", speaker="E1"), STONE)
    assert found.entries == {"a", "c", "d"} and found.codes == {"E1"} and found.stones == frozenset()


def test_of_what_was_taken_back_everything_goes_that_was_ever_theirs():
    moved = [quote("a"), block("edit", "x", 1, entry="a", speaker="E2"), block("undo", "u", 2, of="a")]
    assert gone(*moved, STONE).entries == {"a"}
    assert gone(*moved[:2], STONE).entries == frozenset()


def test_a_stone_of_an_entry_takes_all_about_it():
    found = gone(quote("a"), block("erased", "s", 9, entry="a"))
    about = [
        quote("a"),
        block("edit", "x", entry="a", star=True),
        block("undo", "u", of="a"),
        block("consent", "y", entry="a", speaker="E1", allows=[]),
    ]
    assert all(map(found.concerns, about)) and all(map(found.refuses, about))
    assert found.left_of(about[1]) == {}
    assert not found.concerns(quote("b")) and not found.concerns(block("aside", "z", piece="x"))


def test_of_a_change_of_theirs_only_whose_it_is_stays():
    change = block("edit", "x", 1, entry="a", speaker="E1", text="woorden")
    found = gone(quote("a", speaker="E2"), change, STONE)
    assert found.left_of(change) == {"speaker": ("E1",)} and found.concerns(change)
    assert not found.concerns(block("edit", "y", entry="b", text="van een ander"))
    assert not found.concerns(block("consent", "z", entry="a", speaker="E1", allows=[]))


OVERTAKEN = {"text": "van E2", "speaker": "E2"}


@pytest.mark.parametrize(
    ("change", "later", "is_spent"),
    [
        ({"speaker": "E1", "text": "van E1"}, [OVERTAKEN], True),
        ({"speaker": "E1", "text": "van E1"}, [{"speaker": "E2"}, {"text": "van E2"}], True),
        ({"speaker": "E1", "star": True, "text": "van E1"}, [OVERTAKEN], False),
        ({"speaker": "E1"}, [OVERTAKEN], True),
        ({"speaker": "U1", "text": "van U1"}, [OVERTAKEN], False),
    ],
)
def test_a_change_that_named_them_is_spent_once_all_of_it_was_changed_again(change, later, is_spent):
    edits = [block("edit", f"edit-{n}", n + 1, entry="a", **each) for n, each in enumerate([change, *later])]
    found = gone(quote("a", speaker="E2"), *edits, STONE)
    assert found.spent == ({"edit-0"} if is_spent else frozenset()) and not found.entries


def test_a_change_that_named_them_and_was_taken_back_is_spent():
    change = block("edit", "x", 1, entry="a", speaker="E1", text="van E1")
    assert gone(quote("a", speaker="E2"), change, block("undo", "u", 2, of="x"), STONE).spent == {"x"}


@pytest.mark.parametrize(
    ("refused", "new"),
    [
        (True, quote("n")),
        (True, quote("n", speaker=["E2", "E1"])),
        (True, quote("n", kind="action", speaker="E2", owner="E2+E1")),
        (False, quote("n", kind="action", speaker="E2", owner="E2")),
        (True, block("edit", "n", entry="b", speaker="E1")),
        (True, block("edit", "n", entry="b", owner="U1+E1")),
        (False, block("edit", "n", entry="b", owner="U1", speaker="E2")),
        (True, block("consent", "n", entry="b", speaker="E1", allows=["group"])),
        (False, block("consent", "n", entry="b", speaker="E2", allows=["group"])),
        (False, block("undo", "n", of="b")),
    ],
)
def test_nothing_new_may_name_who_is_gone(refused, new):
    assert gone(quote("a"), quote("b", speaker="E2"), STONE).refuses(new) is refused
