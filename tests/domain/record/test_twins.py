"""What two people wrote down counts once, in the wording that was chosen; and that can be taken back."""

import pytest
from building import SESSION, START, block, quote
from hypothesis import given, settings
from hypothesis import strategies as st
from scale import tries

from leernetwerk_cli.domain.privacy.consent import Answers, fingerprint
from leernetwerk_cli.domain.record.entry import Entry
from leernetwerk_cli.domain.record.record import to_record
from leernetwerk_cli.domain.record.twins import are_one, can_be_twice, fold, twins_of

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


@settings(max_examples=tries(60, 10_000), deadline=None)
@given(st.data())
def test_in_any_order_after_whatever_it_is_one_record_and_nothing_is_wider(data):
    """Two note-takers pair, edit, answer, take back and erase; however it comes together, it is the same."""
    draw, ids = data.draw, "abcd"
    speakers = st.sampled_from(["E1", "E1", [], "U1"])
    entries = [quote(id_, n, f"laptop-{n % 2}aaa", speaker=draw(speakers)) for n, id_ in enumerate(ids)]
    blocks = list(entries)
    for n in range(draw(st.integers(1, 8))):
        first, second, *_others = draw(st.permutations(ids))
        kind = draw(st.sampled_from(["pair", "pair", "apart", "edit", "answer", "all", "undo", "erase", "gone"]))
        at, allows = 10 + n, draw(st.sampled_from([[], GROUP, PUBLIC]))
        made = {
            "pair": lambda a=first, b=second, n=n, at=at: pair(a, b, f"pair{n}", at),
            "apart": lambda a=first, b=second, n=n, at=at: pair(a, b, f"pair{n}", at, "different"),
            "edit": lambda a=first, n=n, at=at: block("edit", f"edit{n}", at, entry=a, speaker=draw(speakers)),
            "answer": lambda a=first, n=n, at=at, w=allows: answer(
                a, w, fingerprint(entries[ids.index(a)].entry), f"answer{n}"
            ),
            "all": lambda n=n, at=at: block("consent", f"answer{n}", at, speaker="E1", allows=[]),
            "undo": lambda n=n, at=at: block("undo", f"undo{n}", at, of=f"pair{n - 1}"),
            "erase": lambda n=n, at=at: block("erased", f"stone{n}", at, speaker="E1"),
            "gone": lambda a=first, n=n, at=at: block("erased", f"stone{n}", at, entry=a),
        }[kind]()
        blocks.append(made)
    record = to_record(SESSION, blocks)
    assert to_record(SESSION, draw(st.permutations([*blocks, *blocks]))) == record
    apart = to_record(
        SESSION, [each for each in blocks if getattr(getattr(each, "entry", None), "kind", "") != "twice"]
    )
    more = record.gone.entries - apart.gone.entries
    assert record.gone.stones or all(apart.stories[id_].people <= {"E1"} for id_ in more)  # nothing of others
    before = {entry.id: Answers(apart).allowed(entry) or frozenset() for entry in apart.entries}
    for entry in (entry for entry in record.entries if entry.is_said):
        assert (Answers(record).allowed(entry) or frozenset()) <= before[entry.id]
        known = {record.stories[id_].entry.speaker for id_ in record.twins.get(entry.id, ())} - {()}
        assert not entry.speaker or known <= {entry.speaker}
    shown = {entry.id for entry in record.entries} | {id_ for twins in record.twins.values() for id_ in twins}
    assert shown >= {*ids} - record.gone.entries


def said(id_, text="ja", *speaker, kind="quote", **more):
    return Entry(id=id_, at=START, kind=kind, text=text, speaker=speaker, **more)


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (said("a", "x", "E1"), said("b", "y", "E1"), True),
        (said("a", "x", "E1"), said("b", "y"), True),
        (said("a", "x", "E1"), said("b", "y", "U1"), False),
        (said("a", kind="action", owner="E1"), said("b", kind="action", owner="U1"), False),
        (said("a", kind="action", owner="E1"), said("b", kind="action"), True),
        (said("a", kind="action", state="open"), said("b", kind="action", state="done"), False),
        (said("a", "", scores={"r": (1,)}, element="x"), said("b", "", scores={"r": (2,)}, element="x"), True),
        (said("a", "", scores={"r": (1,)}, element="x"), said("b", "", scores={"r": (2,)}, element="y"), False),
        (said("a", "", scores={"r": (1,)}, stage="s"), said("b", "", scores={"r": (2,)}, stage="t"), False),
        (said("a", "", scores={"r": (1,)}), said("b", "ja"), False),
    ],
)
def test_what_can_be_one_thing(one, other, is_one):
    assert are_one([one, other]) is are_one([other, one]) is is_one


@pytest.mark.parametrize(
    ("entry", "can"),
    [
        (said("a"), True),
        (said("a", "", scores={"r": (1,)}), True),
        (said("a", ""), False),
        (said("a", kind="note"), False),
        (said("a", kind="turn"), False),
    ],
)
def test_words_and_marks_can_be_twice(entry, can):
    assert can_be_twice(entry) is can


def test_pairs_that_share_one_hang_together_and_others_do_not():
    pairs = [said(id_, kind="twice", state="same", about=a, carried=(b,)) for id_, a, b in ("1ab", "2bc", "3de")]
    assert twins_of(pairs, ["a"]) == {"a", "b", "c"} == twins_of(pairs[::-1], ["c"])
    assert twins_of(pairs, ["e", "z"]) == {"d", "e", "z"}


def test_what_rests_on_a_wording_rests_on_the_one_that_stands():
    entries = [
        said("a", "x", "E1"),
        said("b", "y", "E1"),
        said("p", kind="twice", state="same", about="a", carried=("b",)),
        said("i", kind="insight", carried=("b", "a"), against=("b", "z")),
        said("f", kind="action", about="plek:b"),
        said("g", kind="action", about="plek:z"),
    ]
    folded, others = fold(entries)
    by_id = {entry.id: entry for entry in folded}
    assert others == {"a": ("b",)} and [*by_id] == ["a", "p", "i", "f", "g"]
    assert (by_id["i"].carried, by_id["i"].against) == (("a",), ("a", "z"))
    assert (by_id["f"].about, by_id["g"].about) == ("plek:a", "plek:z")
