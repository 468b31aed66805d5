"""An entry holds what its kind may hold; what is wrong is named by its field."""

from datetime import UTC, date, datetime

import pytest

from leernetwerk_cli.domain.record.entry import changed, storable, to_changes, to_entry, to_fields
from leernetwerk_cli.errors import InvalidEntry

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
WHOLE = {
    "quote": {"text": "ja"},
    "note": {"text": "ja"},
    "action": {"text": "ja"},
    "value": {"element": "vertrouwen", "scores": {"uitvoerder": [3]}},
    "step": {"element": "plek"},
    "stage": {"stage": "waarden", "state": "started"},
    "turn": {"speaker": "E1"},
    "joined": {"speaker": "E1"},
    "left": {"speaker": "E1"},
    "leads": {"speaker": "E1"},
    "silence": {"state": "off"},
    "screen": {"state": "seen"},
}


def entry(**fields):
    return to_entry({"id": "a", "at": AT, "kind": "quote", "text": "ja", **fields}, "laptop-aaaa")


@pytest.mark.parametrize("kind", WHOLE)
def test_a_kind_needs_its_own_fields_and_no_more(kind):
    whole = {"id": "a", "at": AT, "kind": kind, **WHOLE[kind]}
    if kind == "step":
        whole["state"] = "open"
    assert to_entry(whole).kind == kind
    for key in WHOLE[kind]:
        with pytest.raises(InvalidEntry) as wrong:
            to_entry({each: value for each, value in whole.items() if each != key})
        assert wrong.value.data["path"] == key


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"kind": "roddel"}, "kind"),
        ({"text": ""}, "text"),
        ({"text": " \t"}, "text"),
        ({"text": 3}, "text"),
        ({"at": datetime(2026, 1, 1)}, "at"),
        ({"at": datetime(1899, 12, 31, tzinfo=UTC)}, "at"),
        ({"at": datetime(3000, 1, 1, tzinfo=UTC)}, "at"),
        ({"translated": "ti", "verbatim": True}, "verbatim"),
        ({"state": "open"}, "state"),
        ({"kind": "action", "state": "misschien"}, "state"),
        ({"kind": "action", "due": date(3000, 1, 1)}, "due"),
        ({"kind": "expectation", "look_back": date(1899, 1, 1)}, "look_back"),
        ({"speaker": 3}, "speaker"),
        ({"speaker": ["E1", 3]}, "speaker[1]"),
        ({"scores": {"uitvoerder": [10]}}, "scores[...][0]"),
        ({"minutes": 1441}, "minutes"),
        ({"seat": -1}, "seat"),
        ({"id": "../x"}, "id"),
        ({"id": "E1"}, "id"),
        ({"id": "x" * 65}, "id"),
        ({"star": "ja"}, "star"),
    ],
)
def test_what_is_wrong_is_named_by_its_field_and_never_by_its_value(fields, path):
    with pytest.raises(InvalidEntry) as wrong:
        entry(**fields)
    assert wrong.value.data["path"] == path


def test_what_is_missing_is_named():
    with pytest.raises(InvalidEntry) as wrong:
        to_entry({"id": "a", "kind": "note", "text": "x"})
    assert wrong.value.data["path"] == "at"


@pytest.mark.parametrize("year", [1900, 2999])
def test_the_first_and_the_last_year_count(year):
    at = datetime(year, 6, 1, tzinfo=UTC)
    assert entry(at=at, kind="action", due=date(year, 1, 1), look_back=date(year, 1, 1)).at == at


def test_one_text_is_a_list_of_one_and_an_empty_one_of_none():
    made = entry(speaker="E1", tags="brief", signs="", knowledge="")
    assert (made.speaker, made.tags, made.signs, made.knowledge) == (("E1",), ("brief",), (), ())


def test_what_is_written_is_what_was_read_without_what_is_empty():
    fields = {"id": "a", "at": AT, "kind": "quote", "text": "ja", "speaker": "E1", "star": True, "eigen": [1]}
    made = to_entry(fields, "laptop-aaaa")
    assert to_fields(made) == fields and made.recorder == "laptop-aaaa" and made.extra == {"eigen": [1]}
    assert to_fields(entry(speaker=["E1", "U1"]))["speaker"] == ("E1", "U1")


def test_a_change_has_the_type_of_its_field_and_an_empty_text_empties_it():
    changes = to_changes({"speaker": "E2", "star": True, "tags": "", "due": "", "scores": "", "eigen": "", "text": ""})
    assert changes == {"speaker": ("E2",), "star": True, "tags": (), "due": None, "scores": {}, "eigen": "", "text": ""}


@pytest.mark.parametrize(("key", "value"), [("star", "ja"), ("speaker", 3), ("due", "morgen"), ("id", "E1")])
def test_a_change_of_the_wrong_type_is_named(key, value):
    with pytest.raises(InvalidEntry) as wrong:
        to_changes({key: value})
    assert wrong.value.data["path"] == key


@pytest.mark.parametrize(
    ("changes", "is_kept"), [({"text": "b"}, False), ({"text": "a"}, True), ({"star": True}, True)]
)
def test_a_translation_goes_when_the_text_is_another(changes, is_kept):
    entry = to_entry({"id": "x1y2", "at": AT, "kind": "quote", "text": "a", "translations": {"en": "an a"}})
    assert bool(changed(entry, to_changes(changes)).translations) == is_kept


def test_a_changed_entry_keeps_what_it_does_not_know():
    before = entry(eigen=1, ander=2)
    after = changed(before, {"text": "nee", "eigen": 3})
    assert (after.text, after.extra, after.recorder) == ("nee", {"eigen": 3, "ander": 2}, "laptop-aaaa")
    with pytest.raises(InvalidEntry) as wrong:
        changed(before, {"state": "open"})
    assert wrong.value.data["path"] == "state"


def test_half_a_character_becomes_visible_wherever_it_stands():
    assert storable({"a": ["é\udc80", ("\ud800", 3)], "b": {"c": "\udfff"}}) == {
        "a": ["é\\udc80", ["\\ud800", 3]],
        "b": {"c": "\\udfff"},
    }
