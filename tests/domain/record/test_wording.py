"""Every word of an entry in its full form; what is in no list is refused with the nearest."""

from datetime import date
from types import SimpleNamespace

import pytest

from leernetwerk_cli.domain.record.session import Participant, Session
from leernetwerk_cli.domain.record.wording import settle
from leernetwerk_cli.errors import InvalidEntry, UnknownWord
from leernetwerk_cli.store import package

LISTS = SimpleNamespace(
    framework=package.read_framework(),
    method=package.to_method(package.read_method_text("vier-inzichten"), "vier-inzichten"),
)
PEOPLE = (Participant("E1", 4, "ervaringsdeskundige"), Participant("U1", 5, "uitvoerder"))
SESSION = Session(id="s", title="t", date=date(2026, 11, 23), method="vier-inzichten", participants=PEOPLE)


def settled(**fields):
    return settle(fields, SESSION, LISTS)


@pytest.mark.parametrize(
    ("fields", "full"),
    [
        ({"element": "ver"}, {"element": "vertrouwen"}),
        ({"speaker": "4"}, {"speaker": "E1"}),
        ({"speaker": "e1+u1"}, {"speaker": ["E1", "U1"]}),
        ({"speaker": "e1,5"}, {"speaker": ["E1", "U1"]}),
        ({"speaker": ["e1", "5"]}, {"speaker": ["E1", "U1"]}),
        ({"owner": "u1"}, {"owner": "U1"}),
        ({"owner": "u1+wij"}, {"owner": "U1+wij"}),
        ({"owner": ["4", "5"]}, {"owner": "E1+U1"}),
        ({"scores": {"e": 3}}, {"scores": {"ervaringsdeskundige": [3]}}),
        ({"scores": {"e": [1, 5], "u": []}}, {"scores": {"ervaringsdeskundige": [1, 5], "uitvoerder": []}}),
        ({"kind": "joined", "speaker": "Z9", "role": "uitvoerder"}, {"speaker": "Z9"}),
        ({"kind": "quote", "stage": "waarden", "text": "ja"}, {"stage": "waarden", "text": "ja"}),
    ],
)
def test_words_get_their_full_form(fields, full):
    assert settled(**fields) == {**fields, **full}


@pytest.mark.parametrize("fields", [{"kind": 3}, {"element": [1]}, {"speaker": 3}, {"speaker": [3]}, {"scores": "x"}])
def test_values_of_the_wrong_type_are_left_for_who_reads_them(fields):
    assert settled(**fields) == fields


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"kind": "quotes"}, "kind"),
        ({"element": "liefde"}, "element"),
        ({"stage": "waarde"}, "stage"),
        ({"speaker": "Z9"}, "speaker"),
        ({"owner": "Z9"}, "owner"),
        ({"kind": "joined", "speaker": "Z9"}, "speaker"),
        ({"knowledge": ["liefde"]}, "knowledge"),
        ({"scores": {"liefde": 3}}, "scores"),
    ],
)
def test_a_word_in_no_list_is_named(fields, what):
    with pytest.raises(UnknownWord) as unknown:
        settled(**fields)
    assert unknown.value.data["what"] == what and unknown.value.data["choices"]


@pytest.mark.parametrize("mark", [0, 6, "3", 2.5, [3, 6]])
def test_a_mark_that_the_scale_does_not_have_is_named_by_its_role(mark):
    with pytest.raises(InvalidEntry) as wrong:
        settled(element="vertrouwen", scores={"u": mark})
    assert wrong.value.data["path"] == "scores.uitvoerder"


@pytest.mark.parametrize("mark", [1, 5])
def test_the_lowest_and_the_highest_mark_count(mark):
    assert settled(element="vertrouwen", scores={"u": mark})["scores"] == {"uitvoerder": [mark]}
