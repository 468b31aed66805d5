"""An answer to a question with choices is its key, however people say it, and never a note."""

from itertools import product

import pytest

from leernetwerk_cli.domain.walk.reply import NO, YES, is_reply, to_key, to_replies

KEYS = {"yes": YES, "no": NO}
AROUND = ("{}", " {}.", "{}!", "{} hoor", "{}, graag", "{} dank je", "liever {}", "optie {}", "{})")


@pytest.mark.parametrize(("key", "around"), [*product(KEYS, AROUND)])
def test_an_answer_is_its_key_however_it_is_said(key, around):
    for word in KEYS[key]:
        for said in (around.format(word), around.format(word.upper()), around.format(f"{KEYS[key][0]} {word}")):
            assert to_key(said, KEYS) == key, said
            assert is_reply(said), said


@pytest.mark.parametrize(
    "line", ["1 nee", "ja nee", "ja 2", "1 2", "3", "w", "prima", "ja, maar niet nu", "misschien", "ja dat"]
)
def test_what_chooses_nothing_or_two_things_is_no_key(line):
    assert not to_key(line, KEYS)


@pytest.mark.parametrize(
    "line", ["1 nee", "2 nee", "3 nee hoor", "w 2", "12z", "ja, maar niet nu", "misschien", "2,3", "nog niet"]
)
def test_an_answer_to_nothing_is_still_an_answer(line):
    assert is_reply(line)


@pytest.mark.parametrize(
    "line", ["", " ", "e1: ja", "ja dat ken ik", "wij 4", "2 weken", "e1", "nee want het kan niet", "*"]
)
def test_what_people_say_is_no_answer(line):
    assert not is_reply(line)


@pytest.mark.parametrize(
    ("line", "second"),
    [
        ("3 graag", ("network",)),
        ("graag 3, maar zin 2: 1", ("group",)),
        ("het netwerk, behalve zin 2 niet", ()),
        ("3 maar nummer 2 niemand", ()),
        ("3, maar zinnen 1 en 2: 0", ()),
        ("3 hoor, but sentence 2: the group", ("group",)),
    ],
)
def test_who_may_read_is_said_as_people_say_it(line, second):
    assert tuple(to_replies(line, 2)[1].allows) == second


@pytest.mark.parametrize(
    "line", ["ja", "graag", "3 liever niet", "3, maar zin 3: 1", "alleen de groep en 2 niemand", "goed"]
)
def test_what_leaves_open_who_may_read_is_no_answer(line):
    assert to_replies(line, 2) is None
