"""The form of an entries file: what is written comes back, and what is damaged costs only itself."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scale import tries

from leernetwerk_cli.domain.record.entry import FIELDS, storable
from leernetwerk_cli.errors import InvalidEntry
from leernetwerk_cli.store import blocks
from leernetwerk_cli.store.blocks import from_bytes, head, to_item, to_pieces

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
TEXT = st.text().map(storable)
VALUES = st.recursive(
    st.one_of(TEXT, st.booleans(), st.integers(-(2**62), 2**62), st.dates(), st.just(AT)),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(TEXT, inner)),
    max_leaves=6,
)
UNKNOWN = st.dictionaries(TEXT.filter(lambda key: key not in FIELDS), VALUES, max_size=5)


def entry(id_, **fields):
    return to_item("entry", {"at": AT, "kind": "note", "text": "iets", **fields, "id": id_}).content


def read(data):
    found, problems = from_bytes(data, "f")
    return [block.id for block in found], [problem.code for problem in problems]


@settings(max_examples=tries(30, 2_000), deadline=None)
@given(st.lists(UNKNOWN, max_size=4))
def test_what_is_written_comes_back(several):
    """Unknown keys too, whatever a client calls them: with spaces, empty, in any script, with line ends in them."""
    data = head("laptop-x7k2") + b"".join(entry(f"id-{number}", **fields) for number, fields in enumerate(several))
    blocks, problems = from_bytes(data, "f")
    assert ([block.entry.extra for block in blocks], problems) == (several, [])


@pytest.mark.parametrize(
    "value", [None, float("nan"), [None], {"a": None}, b"x", 10**5000], ids=lambda each: type(each)
)
def test_what_would_not_come_back_is_refused(value):
    """Acknowledged and not in the record is the worst: it is read back before it is written."""
    with pytest.raises(InvalidEntry):
        entry("a", mijn_veld=value)


def test_a_zone_with_seconds_would_not_come_back():
    with pytest.raises(InvalidEntry):
        entry("a", at=AT.astimezone(timezone(timedelta(minutes=19, seconds=32))))


def test_whose_it_is_stands_first():
    """So a block that is torn anywhere behind it still says whose words it holds."""
    lines = entry("a", speaker=["E1", "E3"]).decode().splitlines()
    assert lines[1:4] == ["[[entry]]", 'speaker = ["E1", "E3"]', "at = 2026-11-23T10:00:00+00:00"]


@given(st.data())
def test_a_cut_anywhere_costs_at_most_the_block_it_hits(data):
    """Power fails in the middle of a write; the next block starts on a line of its own."""
    blocks = [entry(f"id-{number}", text="een [[entry]] in de tekst\nen een tweede regel") for number in range(3)]
    whole = head("l") + blocks[0] + blocks[1]
    cut = data.draw(st.integers(len(head("l") + blocks[0]), len(whole)))
    found, _problems = read(whole[:cut] + blocks[2])
    assert found[0] == "id-0" and found[-1] == "id-2"


FOREIGN = b"\xef\xbb\xbfschema = 1\r\n" + entry("b").replace(b"\n", b"\r\n")
DAMAGE = {
    "a merge's marker": (
        b"<<<<<<< HEAD\n" + entry("a") + b"=======\n" + entry("b") + b">>>>>>> x\n",
        "ab",
        {"git-stopped"},
    ),
    "zeros behind a block": (entry("a") + b"\0" * 50 + b"\n" + entry("b"), "ab", {"stray-text"}),
    "a block without its id": (b"\n[[entry]]\ntext = 'x'\n" + entry("b"), "b", {"block-incomplete"}),
    "a broken string": (b'\n[[entry]]\ntext = "x\nid = "a"\n' + entry("b"), "b", {"block-unreadable"}),
    "bytes that are no text": (b'\n[[entry]]\ntext = "\xff"\nid = "a"\n' + entry("b"), "b", {"block-unreadable"}),
    "a consent cut off": (b"\n[[consent]]\nspeaker = 'E1'\n" + entry("b"), "b", {"consent-invalid"}),
    "a header cut off": (b"\n[[cons\n" + entry("b"), "b", {"consent-invalid"}),
    "a kind of block of tomorrow": (b'\n[[poll]]\nid = "a"\n' + entry("b"), "b", {"block-unknown"}),
    "a newer schema": (b"schema = 2\n" + entry("b"), "b", {"schema-newer"}),
    "an indented header": (entry("a").replace(b"[[", b" \t[["), "a", set()),
    "a header that is quoted otherwise": (entry("a").replace(b"[[entry]]", b"[[ 'entry' ]] # x"), "a", set()),
    "an id that is quoted otherwise": (entry("a").replace(b'id = "a"', b"'id'='a' # x"), "a", set()),
    "a kind of block in capitals": (entry("a").replace(b"[[entry", b"[[Entry") + entry("b"), "b", {"block-unknown"}),
    "a speaker that is a number": (
        entry("a", speaker="E1").replace(b'"E1"', b"3") + entry("b"),
        "b",
        {"entry-invalid"},
    ),
    "an id with a slash": (entry("a").replace(b'"a"', b'"a/b"') + entry("b"), "b", {"entry-invalid"}),
    "an id of three hundred signs": (entry("a").replace(b'"a"', b'"%s"' % (b"a" * 300)), "", {"entry-invalid"}),
    "an id like a code": (entry("a").replace(b'"a"', b'"E1"'), "", {"entry-invalid"}),
    "an answer with a key too many": (
        b"\n[[consent]]\nspeaker = 'E1'\nat = 2026-11-23T10:00:00Z\nallows = []\nalows = []\nid = 'x'\n",
        "",
        {"consent-invalid"},
    ),
    "something taken back that is cut off": (b"\n[[undo]]\nof = 'x'\n", "", {"undo-damaged"}),
    "no head at all": (entry("b"), "b", set()),
    "a mark of order and other line ends": (FOREIGN, "b", set()),
}


@pytest.mark.parametrize("case", DAMAGE)
def test_what_cannot_be_read_costs_only_itself(case):
    data, ids, problems = DAMAGE[case]
    found, wrong = read(data)
    assert "".join(found) == ids and set(wrong) == problems


def test_a_problem_names_the_line_where_the_piece_begins():
    _blocks, (problem,) = from_bytes(head("l") + b"\n[[entry]]\ntext = 'x'\n" + entry("b"), "f")
    assert problem.line == 4


def test_lists_and_tables_stand_on_their_keys_own_line():
    block = entry("a", scores={"uitvoerder": [4]}, due=date(2026, 12, 1))
    assert block.endswith(b'scores = {uitvoerder = [4]}\ndue = 2026-12-01\nid = "a"\n')


def test_pieces_joined_are_the_file_again():
    """To the byte: what is not erased must not change."""
    for data, _ids, _problems in DAMAGE.values():
        assert b"".join(piece.content for piece in to_pieces(data)) == data


def test_a_wrong_field_is_the_same_problem_read_at_once_or_piece_by_piece():
    whole = to_item("entry", {"text": "heel", "kind": "note", "at": datetime(2026, 11, 23, tzinfo=UTC), "id": "a"})
    data = head("laptop") + b'\n[[entry]]\ntext = "zonder tijd"\nid = "b"\n' + whole.content
    blocks, problems = from_bytes(data, "laptop.toml")
    assert [block.id for block in blocks] == ["a"] and len(problems) == 1
    assert (blocks, problems) == from_bytes(data, "laptop.toml", re.compile(b"entry"))


def test_a_damaged_piece_has_a_name_of_its_own_whatever_its_line_ends():
    assert blocks.mark_of(b"[[entry]]\ntext = 1") == blocks.mark_of(b"\n[[entry]]\r\ntext = 1\r\n\n")
    assert blocks.mark_of(b"[[entry]]\ntext = 1") != blocks.mark_of(b"[[entry]]\ntext = 2")
    assert len(blocks.mark_of(b"")) == 32


def test_a_piece_is_found_by_its_name_and_else_nothing_is():
    data = b'[[entry]]\ntext = "half\n\n[[entry]]\nkind = "quote"\ntext = "heel"\n'
    (first, second) = blocks.to_pieces(data)
    assert blocks.find_piece(data, blocks.mark_of(first.content)) == '[[entry]]\ntext = "half'
    assert blocks.find_piece(data, blocks.mark_of(second.content)).endswith('"heel"')
    assert blocks.find_piece(data, "0" * 32) == ""


def test_fields_of_a_block_are_changed_and_what_stands_behind_it_stays():
    item = blocks.to_item("erased", {"speaker": "E1", "at": AT, "id": "stone-1"}).content
    (piece,) = blocks.to_pieces(item + b"# zomaar iets\n")
    changed = blocks.with_fields(piece, {"speaker": None, "entry": "abcd1234"})
    assert (
        b'entry = "abcd1234"' in changed
        and b"speaker" not in changed
        and changed.endswith(piece.behind)
        and piece.behind
    )


WRONG = {  # a piece, and the problem that it is: its code, and what of it is told
    '[[entry]]\nkind = "quote"\nid = "a"\n': ("entry-invalid", "at"),
    '[[edit]]\nat = 2026-11-23T10:00:00Z\nid = "a"\n': ("edit-invalid", "entry"),
    '[[consent]]\nat = 2026-11-23T10:00:00Z\nspeaker = 3\nid = "a"\n': ("consent-invalid", "speaker"),
    '[[erased]]\nat = 1\nid = "a"\n': ("stone-invalid", "at"),
    '[[undo]]\nat = 1\nid = "a"\n': ("undo-damaged", "at"),
    '[[exported]]\nat = 1\nid = "a"\n': ("block-invalid", "at"),
    '[[roddel]]\nat = 1\nid = "a"\n': ("block-unknown", "roddel"),
    '[[entry]]\ntext = "half\nid = "a"\n': ("block-unreadable", ""),
    '[[entry]]\ntext = "half\n': ("block-incomplete", ""),
    '[[Consent]]\nspeaker = "E1"\n': ("consent-invalid", ""),
    '[[ "eras\n': ("stone-invalid", ""),
    "[[un\n": ("undo-damaged", ""),
    "[[!\n": ("block-incomplete", ""),
}


@pytest.mark.parametrize("case", range(len(WRONG)))
def test_what_is_wrong_is_named_with_where_it_stands(case):
    piece, (code, detail) = [*WRONG.items()][case]
    data = head("laptop") + b"\n" + piece.encode()
    for wanted in (None, re.compile(b"\\[\\[")):
        found, problems = from_bytes(data, "laptop.toml", wanted)
        assert (found, len(problems)) == ([], 1)
        (problem,) = problems
        assert (problem.file, problem.line, problem.code) == ("laptop.toml", 4, code)
        assert problem.detail.split(".")[-1].strip("`$ ") == detail
        assert problem.mark == blocks.mark_of(piece.encode())


def test_a_mark_is_of_what_stands_there_without_the_empty_lines_around_it():
    assert blocks.mark_of(b" X") != blocks.mark_of(b"X") != blocks.mark_of(b"X ")
    assert blocks.mark_of(b"\n\nX\n") == blocks.mark_of(b"X") != blocks.mark_of(b"Y")


def test_the_recorder_of_a_file_stands_in_its_head():
    body = entry("a") + entry("b", recorder="een ander")
    assert blocks.recorder_of(head("laptop") + body) == "laptop"
    assert blocks.recorder_of(b"\xef\xbb\xbf" + head("laptop") + body) == "laptop"
    assert blocks.recorder_of(body) == "" == blocks.recorder_of(b"recorder = 3\n" + body)


def test_a_piece_is_shown_as_a_person_reads_it():
    data = b'[[entry]]\ntext = "caf\xe9\n'
    assert blocks.find_piece(data, blocks.mark_of(data)) == '[[entry]]\ntext = "caf\ufffd'


def test_fields_change_in_a_file_with_other_line_ends():
    (piece,) = blocks.to_pieces(entry("a", owner="E1").replace(b"\n", b"\r\n"))
    assert b"owner" not in blocks.with_fields(piece, {"owner": None})


BEGUN, OURS, THEIRS, ENDED = b"voor\n", b"van ons\n", b"van hen\n", b"na\n"


@pytest.mark.parametrize("before", [b"", b"||||||| 1a2b3c\nhoe het was\n"])
def test_a_merge_that_stopped_has_two_sides_each_whole(before):
    """As git leaves it, also where it was asked to tell how it was before (diff3)."""
    stopped = b"<<<<<<< HEAD\n" + OURS + before + b"=======\n" + THEIRS + b">>>>>>> tak\n"
    assert blocks.sides(BEGUN + stopped + ENDED) == [BEGUN + OURS + ENDED, BEGUN + THEIRS + ENDED]
    twice = BEGUN + stopped + ENDED + stopped
    assert blocks.sides(twice) == [BEGUN + OURS + ENDED + OURS, BEGUN + THEIRS + ENDED + THEIRS]


@pytest.mark.parametrize(
    "said",
    [b"", BEGUN, b"<<<<<<< HEAD\n" + OURS, OURS + b"=======\n>>>>>>> tak\n", b"<<<<<<< a\n>>>>>>> b\n=======\n"],
)
def test_what_only_looks_like_it_has_one_side(said):
    assert blocks.sides(said) == [said]


def test_a_rule_in_what_was_said_is_no_mark():
    lines = b"=======\n||||||| x\n>>>>>>> y\n"
    stopped = b"<<<<<<< HEAD\n" + OURS + b"=======\n" + THEIRS + b">>>>>>> tak\n"
    assert blocks.sides(lines + stopped) == [lines + OURS, lines + THEIRS]


def test_a_piece_has_the_empty_lines_before_it_and_a_file_may_begin_with_a_mark():
    whole = b"\xef\xbb\xbf" + head("laptop") + b"\r\n\r\n" + entry("a").lstrip() + b"\n\n" + entry("b").lstrip()
    top, first, second = to_pieces(whole, "f")
    assert top.content == b"\xef\xbb\xbf" + head("laptop")
    assert first.content == b"\r\n\r\n" + entry("a").lstrip()
    assert second.content == b"\n\n" + entry("b").lstrip()
    assert [piece.block.origin for piece in (first, second)] == [
        blocks.Origin("laptop", "f", 5),
        blocks.Origin("laptop", "f", 5 + entry("a").count(b"\n") - 1 + 2),
    ]
    assert top.problems == ()


def test_what_stands_behind_a_block_is_named_with_its_line():
    data = head("laptop") + entry("a") + b"\n  zomaar iets\nen nog iets\n"
    _top, piece = to_pieces(data, "f")
    assert piece.block.id == "a" and piece.behind == b"\n  zomaar iets\nen nog iets\n"
    line = data[: data.index(b"zomaar")].count(b"\n") + 1
    assert piece.problems == (blocks.Problem("f", line, "stray-text", mark=blocks.mark_of(piece.behind)),)
    assert next(blocks.to_pieces(entry("a") + b" \t\r\n")).problems == ()
