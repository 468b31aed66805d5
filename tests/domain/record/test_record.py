"""The record is one pure function of the union of all blocks."""

import pytest
from building import SESSION, block, quote
from hypothesis import given, settings
from hypothesis import strategies as st

from leernetwerk_cli.domain.record.record import to_record

IDS = st.sampled_from(["a", "b", "c", "d"])
MINUTES = st.integers(0, 3)
CODES = st.sampled_from(["E1", "E2", "U1"])
BLOCKS = st.one_of(
    st.builds(quote, IDS, MINUTES, text=st.text(min_size=1), speaker=CODES),
    st.builds(lambda n, m, e, t: block("edit", f"edit{n}", m, entry=e, text=t), IDS, MINUTES, IDS, st.text(min_size=1)),
    st.builds(lambda n, o: block("undo", f"undo{n}", of=o), IDS, st.one_of(IDS, st.just("edita"))),
    st.builds(lambda n, e: block("erased", f"stone{n}", entry=e), IDS, st.one_of(IDS, CODES)),
    st.builds(
        lambda n, e, s, a, after: block("consent", f"yes{n}", entry=e, speaker=s, allows=a, read="x", after=after),
        IDS,
        IDS,
        CODES,
        st.lists(st.sampled_from(["group", "network"])),
        st.lists(st.just("yesa")),
    ),
)


@settings(deadline=None)
@given(st.lists(BLOCKS, max_size=12).flatmap(lambda each: st.tuples(st.just(each), st.permutations(each))))
def test_the_order_of_files_does_not_matter(pair):
    """Every computer makes the same record of the same blocks; copies of blocks change nothing."""
    blocks, shuffled = pair
    assert to_record(SESSION, blocks) == to_record(SESSION, [*shuffled, *blocks])


def test_edits_apply_field_by_field_in_the_order_of_their_time():
    record = to_record(
        SESSION,
        [
            block("edit", "e-2", 2, entry="a", element="vertrouwen"),
            quote("a"),
            block("edit", "e-1", 1, entry="a", element="plek", star=True),
        ],
    )
    assert (record.entries[0].element, record.entries[0].star) == ("vertrouwen", True)


def test_a_bad_edit_costs_only_itself():
    record = to_record(
        SESSION,
        [quote("a"), block("edit", "e-1", 1, entry="a", state="open"), block("edit", "e-2", 2, entry="a", star=True)],
    )
    assert record.entries[0].star and [problem.code for problem in record.problems] == ["edit-invalid"]


def test_only_the_own_recorder_takes_back():
    other = block("undo", "u-1", 1, recorder="tablet-bbbb", of="a")
    assert to_record(SESSION, [quote("a"), other]).entries
    assert not to_record(SESSION, [quote("a"), block("undo", "u-2", 1, of="a")]).entries


def test_an_undone_edit_leaves_the_entry_as_it_was():
    record = to_record(
        SESSION, [quote("a"), block("edit", "e-1", 1, entry="a", text="anders"), block("undo", "u", 2, of="e-1")]
    )
    assert record.entries[0].text == "Ik telde mee."


def test_a_stone_beats_every_block_also_of_what_was_said_together():
    together = quote("a", speaker=["E1", "E2"])
    record = to_record(SESSION, [together, quote("c", speaker="E2"), block("erased", "s", speaker="E1")])
    assert [entry.id for entry in record.entries] == ["c"]


@pytest.mark.parametrize(("first", "then", "stays"), [("E1", "E2", True), ("E2", "E1", False), ("E2", "E3", True)])
def test_an_entry_is_of_whom_it_was_corrected_to(first, then, stays):
    """Corrected to somebody else it stays theirs; corrected to who is erased it is gone, as an entry of its own."""
    blocks = [
        quote("b", speaker=first),
        block("edit", "e-1", 1, entry="b", speaker=then),
        block("erased", "s", speaker="E1"),
    ]
    record = to_record(SESSION, blocks)
    assert bool(record.entries) is stays and ("b" in record.gone.entries) is not stays


def test_of_two_blocks_with_one_id_every_computer_takes_the_same():
    one, two = quote("a", text="een"), quote("a", text="twee")
    first, second = to_record(SESSION, [one, two]), to_record(SESSION, [two, one])
    assert first.entries == second.entries and len(first.entries) == 1
    assert [problem.code for problem in first.problems] == ["id-twice"]


def test_unknown_keys_survive():
    assert to_record(SESSION, [quote("a", colour="blauw")]).entries[0].extra == {"colour": "blauw"}
