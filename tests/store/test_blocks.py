"""The form of an entries file: what is written comes back, and what is damaged costs only itself."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scale import tries

from leernetwerk_cli.domain.record.entry import storable
from leernetwerk_cli.store.blocks import from_bytes, head, to_bytes

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
TEXT = st.text().map(storable)
VALUES = st.recursive(
    st.one_of(TEXT, st.booleans(), st.integers(-(2**62), 2**62), st.dates(), st.just(AT)),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(TEXT, inner)),
    max_leaves=6,
)
FIELDS = st.dictionaries(st.from_regex(r"[a-hj-z_]{1,9}", fullmatch=True), VALUES, max_size=5)


def entry(id_, **fields):
    return to_bytes("entry", {"at": AT, **fields, "id": id_})


def read(data):
    blocks, problems = from_bytes(data, "f")
    return [block.fields for block in blocks], [problem.code for problem in problems]


@settings(max_examples=tries(30, 2_000), deadline=None)
@given(st.lists(FIELDS, max_size=4))
def test_what_is_written_comes_back(several):
    written = [{**fields, "id": f"id-{number}"} for number, fields in enumerate(several)]
    data = head("laptop-x7k2") + b"".join(to_bytes("entry", fields) for fields in written)
    assert read(data) == (written, [])


@given(st.data())
def test_a_cut_anywhere_costs_at_most_the_block_it_hits(data):
    """Power fails in the middle of a write; the next block starts on a line of its own."""
    blocks = [entry(f"id-{number}", text="een [[entry]] in de tekst\nen een tweede regel") for number in range(3)]
    whole = head("l") + blocks[0] + blocks[1]
    cut = data.draw(st.integers(len(head("l") + blocks[0]), len(whole)))
    found, _problems = read(whole[:cut] + blocks[2])
    assert found[0]["id"] == "id-0" and found[-1]["id"] == "id-2"


FOREIGN = b"\xef\xbb\xbfschema = 1\r\n" + entry("b").replace(b"\n", b"\r\n")
DAMAGE = {
    "a merge's marker": (
        b"<<<<<<< HEAD\n" + entry("a") + b"=======\n" + entry("b") + b">>>>>>> x\n",
        "ab",
        {"stray-text"},
    ),
    "zeros behind a block": (entry("a") + b"\0" * 50 + b"\n" + entry("b"), "ab", {"stray-text"}),
    "a block without its id": (b"\n[[entry]]\ntext = 'x'\n" + entry("b"), "b", {"block-incomplete"}),
    "a broken string": (b'\n[[entry]]\ntext = "x\nid = "a"\n' + entry("b"), "b", {"block-unreadable"}),
    "bytes that are no text": (b'\n[[entry]]\ntext = "\xff"\nid = "a"\n' + entry("b"), "b", {"block-unreadable"}),
    "a consent cut off": (b"\n[[consent]]\nspeaker = 'E1'\n" + entry("b"), "b", {"consent-invalid"}),
    "a header cut off": (b"\n[[cons\n" + entry("b"), "b", {"consent-invalid"}),
    "a kind of block of tomorrow": (b'\n[[poll]]\nid = "a"\n' + entry("b"), "b", {"block-unknown"}),
    "a newer schema": (b"schema = 2\n" + entry("b"), "b", {"schema-newer"}),
    "no head at all": (entry("b"), "b", set()),
    "a mark of order and other line ends": (FOREIGN, "b", set()),
}


@pytest.mark.parametrize("case", DAMAGE)
def test_what_cannot_be_read_costs_only_itself(case):
    data, ids, problems = DAMAGE[case]
    found, wrong = read(data)
    assert "".join(each["id"] for each in found) == ids and set(wrong) == problems


def test_a_problem_names_the_line_where_the_piece_begins():
    _blocks, (problem,) = from_bytes(head("l") + b"\n[[entry]]\ntext = 'x'\n" + entry("b"), "f")
    assert problem.line == 4


def test_lists_and_tables_stand_on_their_keys_own_line():
    block = to_bytes(
        "entry", {"speaker": ["E1", "E3"], "scores": {"uitvoerder": [4]}, "due": date(2026, 12, 1), "id": "a"}
    )
    assert block == (b'\n[[entry]]\nspeaker = ["E1", "E3"]\nscores = {uitvoerder = [4]}\ndue = 2026-12-01\nid = "a"\n')
