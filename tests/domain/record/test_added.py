"""What was added last costs a walk the same however much was said before, and gives the same record."""

import pytest
from building import SESSION, START, block
from building import quote as entry
from hypothesis import given, settings
from hypothesis import strategies as st

from leernetwerk_cli.domain.record.record import to_record, with_added


def without_problems(record):
    return record._replace(problems=())


ORDINARY = {
    "something said": entry("c", 5),
    "in the same minute, with a later id": entry("c", 2),
    "a note of nobody": entry("c", 5, kind="note", speaker=[]),
    "a part that begins": entry("c", 5, kind="stage", stage="waarden", state="started", text="", speaker=[]),
    "of the group": entry("c", 5, kind="learning", speaker="wij"),
    "of another recorder": entry("c", 5, recorder="tablet-bbbb"),
    "a star": block("edit", "e", 6, entry="a", star=True),
    "other words": block("edit", "e", 6, entry="b", text="nee"),
    "a second change": block("edit", "f", 7, entry="b", text="toch niet"),
    "an answer": block("consent", "y", 6, speaker="E1", entry="a", allows=["group"], read="x"),
}


@pytest.mark.parametrize("name", ORDINARY)
def test_what_is_ordinary_is_added(name):
    blocks = [entry("a", 1), entry("b", 2)]
    before = [*blocks, block("edit", "e", 3, entry="b", text="nee")] if name == "a second change" else blocks
    added = with_added(to_record(SESSION, before), [ORDINARY[name]])
    assert added is not None and added == to_record(SESSION, [*before, ORDINARY[name]])


ODD = {
    "somebody comes in": entry("c", 5, kind="joined", text="", speaker="U2", role="uitvoerder", seat=3),
    "who leads": entry("c", 5, kind="leads", text="", speaker="U1"),
    "somebody unknown": entry("c", 5, speaker="Z9"),
    "a seat for a code": entry("c", 5, speaker="1"),
    "something earlier": entry("c", 1),
    "in the same minute, with an earlier id": entry("A", 2),
    "with an owner": entry("c", 5, kind="action", speaker=[], owner="E1"),
    "the same entry again": entry("b", 2),
    "another speaker": block("edit", "e", 6, entry="a", speaker="U1"),
    "another owner": block("edit", "e", 6, entry="a", owner="U1"),
    "another kind": block("edit", "e", 6, entry="a", kind="learning"),
    "another time": block("edit", "e", 6, entry="a", at=START),
    "a change of what is not here": block("edit", "e", 6, entry="z", star=True),
    "a change that cannot be": block("edit", "e", 6, entry="a", state="open"),
    "taken back": block("undo", "u", 6, of="a"),
    "a change of what was taken back": block("edit", "e", 6, entry="t", star=True),
    "an earlier change": block("edit", "e", 2, entry="d", text="later gezegd, eerder gestempeld"),
    "the same change again": block("edit", "de", 3, entry="d", text="eerst"),
    "a rival": block("edit", "e", 9, recorder="tablet-bbbb", entry="d", text="anders"),
    "an answer in the same second, with an earlier id": block(
        "consent", "A", 4, "tablet-bbbb", speaker="U1", entry="a", allows=[]
    ),
    "an answer about all": block("consent", "y", 6, speaker="E1", allows=[]),
    "an answer of nobody here": block("consent", "y", 6, speaker="Z9", entry="a", allows=["group"]),
    "an answer about what is not here": block("consent", "y", 6, speaker="E1", entry="z", allows=["group"]),
    "a stone": block("erased", "st", 6, entry="a"),
    "of what is erased": block("edit", "e", 6, entry="gone", star=True),
    "an answer about what is erased": block("consent", "y", 6, speaker="E1", entry="gone", allows=["group"]),
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_not_is_read_again_or_comes_to_the_same(name):
    before = [
        entry("a", 1),
        entry("b", 2),
        entry("d", 1),
        block("edit", "de", 3, entry="d", text="eerst"),
        entry("t", 1),
        block("undo", "tu", 3, of="t"),
        entry("gone", 1),
        block("erased", "gs", 3, entry="gone"),
        block("consent", "b", 4, speaker="E1", entry="a", allows=["group"], read="x"),
    ]
    added = with_added(to_record(SESSION, before), [ODD[name]])
    assert added is None or added == to_record(SESSION, [*before, ODD[name]])


def test_several_are_added_one_after_another():
    more = [entry("b", 2), block("edit", "e", 3, entry="b", star=True), entry("c", 4)]
    added = with_added(to_record(SESSION, [entry("a", 1)]), more)
    assert added == to_record(SESSION, [entry("a", 1), *more])


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.sampled_from([*ORDINARY.values(), *ODD.values()]), max_size=6, unique_by=lambda each: each.id),
    st.data(),
)
def test_whatever_is_added_comes_to_the_same_record(blocks, data):
    cut = data.draw(st.integers(0, len(blocks)))
    before = [entry("a", 1), entry("b", 2), *blocks[:cut]]
    added = with_added(to_record(SESSION, before), blocks[cut:])
    assert added is None or without_problems(added) == without_problems(to_record(SESSION, before + blocks[cut:]))
