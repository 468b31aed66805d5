"""The record is one pure function of the union of all blocks."""

import pytest
from building import SESSION, block, quote
from hypothesis import given, settings
from hypothesis import strategies as st

from leernetwerk_cli.domain.problems import Problem
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


def test_everything_that_stands_in_the_files_stands_in_the_record():
    said, taken = quote("a"), quote("b", 1)
    left = block("entry", "c", 2, kind="left", speaker="U1")
    begun = block("entry", "d", 3, kind="stage", stage="slot", state="started")
    yes = block("consent", "y", 4, entry="a", speaker="E1", allows=["group"], read="x", after=[])
    no = block("consent", "n", 5, entry="a", speaker="E1", allows=[], read="x", after=["y"])
    undone = [block("undo", "u-1", 6, of="b"), block("undo", "u-2", 6, of="n")]
    out = block("exported", "x", 7, audience="group", file="blad.pdf", hash="h", entries=["a"])
    purged = block("purged", "p", 8, line="het was goed", counts={"quote": 1})
    record = to_record(SESSION, [said, taken, left, begun, yes, no, *undone, out, purged])
    assert [entry.id for entry in record.entries] == ["a", "c", "d"]
    assert [*record.stories] == ["a", "b", "c", "d"] and record.stories["b"].is_undone
    assert record.answers == (yes, no) and record.taken_back == {"n"}
    assert (record.exported, record.purged) == ((out,), (purged,))
    assert [entry.id for entry in record.stages] == ["d"]
    assert (record.heard, record.away) == ({"E1"}, {"U1"})
    assert record.problems == () and not record.is_closed


def test_who_was_erased_is_not_in_the_room():
    record = to_record(SESSION, [quote("a"), block("erased", "stone", speaker="E1")])
    assert [person.code for person in record.session.participants] == ["U1"]
    assert codes_of(record) == ["erased-words"]


def codes_of(record):
    return [problem.code for problem in record.problems]


def test_what_is_wrong_is_named_whatever_else_is():
    """A stone of nothing, words that a stone names, and a change of what is not here; one of what is gone is none."""
    stones = [block("erased", "s-1"), block("erased", "s-2", entry="a")]
    changes = [block("edit", f"e-{of}", 1, entry=of, star=True) for of in ("z", "a")]
    record = to_record(SESSION, [quote("a"), *stones, *changes])
    assert codes_of(record) == ["edit-lost", "erased-words", "stone-invalid"]
    piece = block("aside", "aside", piece="m")
    damaged = [Problem("f", 1, "block-unreadable", mark="m"), Problem("f", 2, "block-unreadable", mark="n")]
    assert to_record(SESSION, [piece], damaged).problems == (damaged[1],)


@pytest.mark.parametrize(
    ("about", "who", "allows", "kept", "problems", "is_closed"),
    [
        ("a", "E1", [], "a", [], False),
        ("z", "E1", [], "", ["answer-lost"], False),  # a no to what is not here is one to all that they said
        ("z", "E1", ["group"], "z", [], False),
        ("", "U1", [], "", [], False),
        ("", "X9", [], "", ["answer-of-nobody"], True),
        ("", "X9", ["group"], "", [], False),
        ("a", "X9", [], "a", [], False),
        ("", "wij", [], "", [], False),
        ("", "E7", [], "", [], False),  # whose words these once were
    ],
)
def test_a_no_counts_for_more_where_nobody_can_place_it(about, who, allows, kept, problems, is_closed):
    answer = block("consent", "n", 2, entry=about, speaker=who, allows=allows, read="x", after=[])
    named = [quote("b", speaker="E7"), block("edit", "e", 1, entry="b", speaker="U1")]
    record = to_record(SESSION, [quote("a"), *named, answer])
    assert [each.entry for each in record.answers] == [kept]
    assert (codes_of(record), record.is_closed) == (problems, is_closed)
    assert all(problem.mark == ("n" if is_closed else "") for problem in record.problems)


def test_an_answer_about_what_is_gone_is_gone_too():
    answer = block("consent", "n", 2, entry="a", speaker="E1", allows=[], read="x", after=[])
    record = to_record(SESSION, [quote("b"), block("erased", "s", entry="a"), answer])
    assert record.answers == ()


def test_blocks_of_one_id_that_differ_are_one_entry_and_every_answer():
    """Of entries every computer takes the same one; of answers all count. Who recorded a copy makes no difference."""
    copies = [quote("a", recorder="een-aaaa"), quote("a", recorder="twee-bbbb")]
    assert to_record(SESSION, copies).problems == ()
    other = quote("a", text="Iets anders.", recorder="twee-bbbb")
    one, turned = to_record(SESSION, [copies[0], other]), to_record(SESSION, [other, copies[0]])
    assert one.entries == turned.entries and len(one.entries) == 1
    assert codes_of(one) == codes_of(turned) == ["id-twice"]
    answers = [
        block("consent", "y", 2, entry="a", speaker="E1", allows=allows, read="x", after=[])
        for allows in ([], ["group"])
    ]
    both = to_record(SESSION, [copies[0], *answers])
    assert len(both.answers) == 2 and codes_of(both) == ["id-twice"]
