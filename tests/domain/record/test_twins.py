"""What two people wrote down counts once, in the wording that was chosen; and that can be taken back."""

import pytest
from building import SESSION, block, quote
from hypothesis import given
from hypothesis import strategies as st

from leernetwerk_cli.domain.privacy.consent import Answers, fingerprint
from leernetwerk_cli.domain.record.record import to_record
from leernetwerk_cli.domain.record.twins import are_one

PUBLIC, GROUP = ["public"], ["group"]


def told(id_, minute=1, **fields):
    return quote(id_, minute, "tablet-bbbb", **{"text": "Ik telde echt mee.", **fields})


def pair(stands="a", other="b", id_="p", minute=5, state="same"):
    return block("entry", id_, minute, kind="twice", state=state, about=stands, carried=[other])


def answer(entry, allows, read, id_="y", **fields):
    return block("consent", id_, 3, entry=entry, speaker="E1", allows=allows, read=read, **fields)


def read_of(*blocks):
    return {each.entry.id: fingerprint(each.entry) for each in blocks}


def standing(*blocks):
    return [entry.id for entry in to_record(SESSION, blocks).entries if entry.is_said]


def test_it_counts_once_and_the_other_wording_is_kept():
    record = to_record(SESSION, [quote("a"), told("b"), pair()])
    assert [entry.id for entry in record.entries if entry.is_said] == ["a"]
    assert record.twins == {"a": ("b",)} and record.stories["b"].entry.text == "Ik telde echt mee."


def test_the_wording_that_was_chosen_last_stands_and_taking_back_gives_both():
    both = [quote("a"), told("b"), pair(), pair("b", "a", "q", 6)]
    assert standing(*both) == ["b"]
    assert standing(*both, block("undo", "u", 7, of="q")) == ["a"]
    assert standing(*both, block("undo", "u", 7, of="q"), block("undo", "v", 7, of="p")) == ["a", "b"]


def test_pairs_that_share_a_wording_are_one():
    assert standing(quote("a"), told("b"), told("c"), pair(), pair("b", "c", "q", 6)) == ["b"]


@pytest.mark.parametrize(
    "other",
    [
        told("b", speaker="U1"),  # somebody else's words
        told("b", kind="value", element="vertrouwen", scores={"uitvoerder": [3]}),
        told("b", kind="action", state="done"),
        told("x"),  # not here
    ],
)
def test_what_cannot_be_one_thing_stays_two(other):
    assert len(standing(quote("a"), other, pair())) == 2


def test_whoever_is_known_to_have_said_it_is_one_person():
    unknown = told("b", speaker=[]).entry
    assert are_one([quote("a").entry, unknown]) and not are_one(
        [quote("a").entry, unknown, told("c", speaker="U1").entry]
    )


def test_that_two_are_different_is_kept_too():
    assert standing(quote("a"), told("b"), pair(state="different")) == ["a", "b"]


def test_what_rests_on_the_other_wording_rests_on_the_one_that_stands():
    about = block("entry", "f", 6, kind="feedback", about="b", state="done", text="gedaan")
    insight = block("entry", "i", 6, kind="insight", carried=["a", "b"], text="samen", element="vertrouwen")
    record = to_record(SESSION, [quote("a"), told("b"), pair(), about, insight])
    found = {entry.id: entry for entry in record.entries}
    assert found["f"].about == "a" and found["i"].carried == ("a",)


def test_consent_is_the_narrower():
    a, b = quote("a"), told("b")
    read = read_of(a, b)
    for mine, theirs, allowed in [
        (PUBLIC, GROUP, {"group"}),
        (PUBLIC, [], set()),
        (PUBLIC, None, {"group", "municipality", "network", "public"}),  # the other wording goes nowhere
        (None, PUBLIC, None),  # it was not these words that they heard
    ]:
        given_ = [answer("a", mine, read["a"])] if mine is not None else []
        given_ += [answer("b", theirs, read["b"], "z")] if theirs is not None else []
        record = to_record(SESSION, [a, b, pair(), *given_])
        assert Answers(record).allowed(record.entries[0]) == (None if allowed is None else frozenset(allowed))


def test_a_no_to_all_of_whoever_said_the_other_wording_binds():
    record = to_record(
        SESSION, [quote("a", speaker=[]), told("b"), pair(), block("consent", "n", 4, speaker="E1", allows=[])]
    )
    assert Answers(record).allowed(record.entries[0]) == frozenset()


def test_erased_is_every_wording():
    unnamed = quote("a", speaker=[])
    person, wording = block("erased", "s", 9, speaker="E1"), block("erased", "s", 9, entry="b")
    for stone in (person, wording):
        assert to_record(SESSION, [unnamed, told("b"), pair(), stone]).gone.entries == {"a", "b"}
    assert to_record(SESSION, [quote("a"), pair(), wording]).gone.entries == {"b"}  # that may be of somebody else
    others = to_record(SESSION, [quote("a", speaker="U1"), told("b"), pair(), person])
    assert others.gone.entries == {"b"} and standing(quote("a", speaker="U1"), told("b"), pair(), person) == ["a"]


@given(st.data())
def test_in_any_order_it_is_one_record_and_nothing_is_wider(data):
    ids = "abcd"
    entries = [
        quote(
            id_, n, f"laptop-{n % 2}{n % 2}{n % 2}{n % 2}", speaker=data.draw(st.sampled_from(["E1", "E1", [], "U1"]))
        )
        for n, id_ in enumerate(ids)
    ]
    number = data.draw(st.integers(1, 4))
    drawn = [data.draw(st.permutations(ids)) for _ in range(number)]
    pairs = [pair(first, second, f"pair{n}", 5 + n) for n, (first, second, *_rest) in enumerate(drawn)]
    read = read_of(*entries)
    given_ = [
        answer(id_, data.draw(st.sampled_from([[], GROUP, PUBLIC])), read[id_], f"answer{n}")
        for n, id_ in enumerate(data.draw(st.lists(st.sampled_from(ids), max_size=4)))
    ]
    blocks = [*entries, *pairs, *given_]
    apart, record = to_record(SESSION, [*entries, *given_]), to_record(SESSION, blocks)
    assert to_record(SESSION, data.draw(st.permutations([*blocks, *blocks]))) == record
    assert {*record.stories} >= {*ids}
    before = {entry.id: Answers(apart).allowed(entry) or frozenset() for entry in apart.entries}
    for entry in (entry for entry in record.entries if entry.is_said):
        assert (Answers(record).allowed(entry) or frozenset()) <= before[entry.id]
        speakers = {record.stories[id_].entry.speaker for id_ in record.twins.get(entry.id, ())} - {()}
        assert not entry.speaker or speakers <= {entry.speaker}
    both = {id_ for stands, others in record.twins.items() for id_ in (stands, *others)}
    assert {entry.id for entry in record.entries if entry.is_said} >= {*ids} - both
