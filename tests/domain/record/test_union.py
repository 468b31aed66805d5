"""The union of the blocks of all files: each once, codes as they are spelt, changes in order; what is wrong is told."""

import msgspec
import pytest
from building import SESSION, block, quote

from leernetwerk_cli.domain.problems import Problem
from leernetwerk_cli.domain.record.blocks import ConsentBlock, EditBlock, EntryBlock, ErasedBlock, Origin
from leernetwerk_cli.domain.record.codes import Codes
from leernetwerk_cli.domain.record.union import Union, problem_of

CODES = Codes(SESSION.participants)


def union(*blocks):
    found = []
    return Union(blocks, CODES, found), found


def at(each, line, file="entries/laptop.toml"):
    """Return a block as it stands in a file."""
    return msgspec.structs.replace(each, origin=Origin(each.origin.recorder, file, line))


@pytest.mark.parametrize(
    ("speaker", "owner", "reads"),
    [
        ("e1", "", (("E1",), "")),
        ("E1", "u1", (("E1",), "U1")),
        ("1", "1+ 2", (("E1",), "E1+U1")),
        (["e1", "u1 "], "", (("E1", "U1"), "")),
        ("E1", "U1", (("E1",), "U1")),
        ("we", "", (("wij",), "")),
    ],
)
def test_an_entry_has_each_code_as_it_is_spelt(speaker, owner, reads):
    kind = {"kind": "action", "state": "open"} if owner else {}
    told, _found = union(quote("a", speaker=speaker, owner=owner, **kind))
    (made,) = told.of(EntryBlock)
    assert (made.entry.speaker, made.entry.owner) == reads
    assert told.stories[0].entry.text == "Ik telde mee." and made.id == "a"


def test_of_an_owner_who_was_erased_nothing_is_left_and_of_the_other_all():
    action = quote("a", kind="action", state="open", owner="E1+U1")
    told, _found = union(action, block("erased", "x", 1, speaker="e1"))
    assert told.of(EntryBlock)[0].entry.owner == "U1"
    assert told.of(ErasedBlock)[0].speaker == "E1"


@pytest.mark.parametrize(
    ("changes", "reads"),
    [
        ({"speaker": "u1"}, {"speaker": ("U1",)}),
        ({"owner": "e1+u1"}, {"owner": "U1"}),
        ({"speaker": "2", "owner": "2", "text": "anders"}, {"speaker": ("U1",), "owner": "U1", "text": "anders"}),
        ({"text": "anders"}, {"text": "anders"}),
        ({"speaker": "U1", "star": True}, {"speaker": ("U1",), "star": True}),
    ],
)
def test_a_change_has_each_code_as_it_is_spelt(changes, reads):
    told, _found = union(quote("a"), block("edit", "e", 1, entry="a", **changes), block("erased", "x", 2, speaker="E1"))
    assert told.of(EditBlock)[0].changes == reads


@pytest.mark.parametrize(("speaker", "reads"), [("e1", "E1"), ("2", "U1"), ("E1", "E1")])
def test_an_answer_and_a_stone_too(speaker, reads):
    answer = block("consent", "c", speaker=speaker, entry="a", allows=["group"])
    told, _found = union(quote("a"), answer, block("erased", "x", 1, speaker=speaker))
    (made,) = told.of(ConsentBlock)
    assert made == msgspec.structs.replace(answer, speaker=reads)
    assert told.of(ErasedBlock)[0].speaker == reads


def test_of_two_entries_with_one_id_every_computer_takes_the_same_and_both_answers_count():
    one, other = at(quote("a", text="een"), 3), at(quote("a", text="twee"), 7)
    yes, no = (at(block("consent", "c", speaker="E1", entry="a", allows=allows), 9) for allows in (["group"], []))
    told, found = union(one, other, yes, no)
    assert len(told.of(EntryBlock)) == 1 and len(told.of(ConsentBlock)) == 2
    again, _found = union(no, yes, other, one)
    assert again.of(EntryBlock) == told.of(EntryBlock)
    assert sorted(problem.code for problem in found) == ["id-twice", "id-twice"]
    assert {problem.line for problem in found} <= {3, 7, 9} and all(problem.detail == "" for problem in found)


def test_three_entries_with_one_id_are_one():
    told, found = union(*(at(quote("a", text=text), line) for line, text in enumerate(("een", "twee", "drie"))))
    assert len(told.stories) == 1 and len(found) == 2


@pytest.mark.parametrize("table", ["entry", "edit"])
def test_the_same_block_in_two_files_of_two_recorders_is_one(table):
    fields = {"entry": "a", "text": "anders"} if table == "edit" else {"kind": "quote", "text": "x", "speaker": "E1"}
    one, other = (at(block(table, "b", 1, recorder, **fields), 4) for recorder in ("laptop-aaaa", "tablet-bbbb"))
    told, found = union(quote("a"), one, other)
    assert not found
    assert len(told.of(EditBlock if table == "edit" else EntryBlock)) == (1 if table == "edit" else 2)


def test_a_change_that_cannot_be_is_named_with_its_field_and_the_next_one_counts():
    wrong = at(block("edit", "edit1", 1, entry="a", state="open"), 12, "entries/x.toml")
    undone, later = (
        block("edit", "edit2", 2, entry="a", text="terug"),
        block("edit", "edit3", 3, entry="a", text="later"),
    )
    told, found = union(quote("a"), wrong, undone, later, block("undo", "u", 4, of="edit2"))
    assert found == [Problem("entries/x.toml", 12, "edit-invalid", "state")]
    (story,) = told.stories
    assert (story.entry.text, [edit.id for edit in story.edits]) == ("later", ["edit3"])
    assert story.texts == ("Ik telde mee.", "terug", "later")


def test_two_recorders_who_set_one_field_otherwise_are_named_with_the_field():
    mine = at(block("edit", "edit1", 1, entry="a", text="een", star=True), 5)
    yours = at(block("edit", "edit2", 2, "tablet-bbbb", entry="a", text="twee", star=True), 8)
    told, found = union(quote("a"), mine, yours)
    assert found == [Problem("entries/laptop.toml", 8, "edit-rival", "text")]
    assert told.stories[0].entry.text == "twee"


def test_what_is_wrong_says_where_it_stands_and_no_more_than_is_known():
    assert problem_of(at(quote("a"), 3), "id-twice") == Problem("entries/laptop.toml", 3, "id-twice", "")
    assert problem_of(at(quote("a"), 3), "x", "speaker").detail == "speaker"
