"""What this computer remembers: its own four characters, and a recorder's name that stays in its folder."""

import re

import pytest
from scale import chance

from leernetwerk_cli.errors import UnsafeRecorder
from leernetwerk_cli.store import settings

BAD = ["../x", "/tmp/x", "a/b", "a\\b", ".x", "-x", "a b", "é", "con", "a" * 41, "a*", "[a]", "a\n", "\0"]


@pytest.mark.parametrize("name", BAD)
def test_a_name_that_would_leave_its_folder_is_refused_before_anything_is_written(run, session, name):
    """Acknowledged and out of sight would be lost."""
    with pytest.raises(UnsafeRecorder):
        settings.recorder(name)
    answer = run("record", "plek", "quote", "--speaker", "E1", "--recorder", name, typed="weg")
    assert answer.code == 2 and not answer.out and not list(session.glob("entries/*"))


@pytest.mark.parametrize("name", ["laptop", "erased-jan", "Anna-2", "2", "a_b", "erased"])
def test_any_other_name_is_only_a_name(run, session, entries, name):
    """No word in it means anything to the program: what was recorded is there, also after somebody was erased."""
    assert run("record", "plek", "quote", "--speaker", "E1", "--recorder", name, typed="blijft").code == 0
    run("record", "plek", "quote", "--speaker", "E2", typed="weg")
    assert run("erase", "plek", "E2", "--yes").code == 0 and run("check", "plek", "--repair", "--yes").code == 0
    assert [entry["text"] for entry in entries()] == ["blijft"]


def test_the_characters_are_a_word_and_no_number():
    """Four figures would look like the number of a file that a recorder went on in."""
    random = chance("characters")
    for _ in range(2000):
        assert re.fullmatch("laptop-[a-z][a-z0-9]{3}", settings.recorder("laptop", random))


@pytest.mark.parametrize("content", [b"\0\0\0\0", b"", b"1234\n", b"../x"])
def test_characters_that_were_not_synced_are_drawn_again(run, session, own_place, entries, content):
    """The power failed: a file of zeros."""
    (own_place / "config").mkdir(exist_ok=True)
    (own_place / "config" / "computer").write_bytes(content)
    assert run("record", "plek", "quote", "--speaker", "E1", typed="blijft").code == 0
    assert re.fullmatch(rb"[a-z][a-z0-9]{3}\n", (own_place / "config" / "computer").read_bytes())
