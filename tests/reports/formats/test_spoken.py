"""What is read out: sentences with every number and every word of the tables, and no sign that has to be seen."""

import re

import pytest

SEEN = re.compile("[●□◇○◐☐☑☒◀━─│]")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("words", [["summary", "--full"], ["summary", "--pictures"], ["actions"], ["voices"], ["list"]])
def test_nothing_has_to_be_seen(run, network, words, language):
    shown = run("--lang", language, *words)
    told = run("--lang", language, "--accessible", *words)
    assert SEEN.search(shown.out) and not SEEN.search(told.out)
    everything = {*re.findall(r"[^\W\d_]{3,}", shown.out)}
    assert everything <= {*re.findall(r"[^\W\d_]{3,}", told.out)}


def test_marks_are_counted_and_columns_named(run, network):
    told = run("--lang", "nl", "--accessible", "summary", "--full").out
    assert "Uitvoerder: 3: 2 keer; 4: 6 keer" in told
    assert "3 Adviseren 2 keer beloofd: Ervaring: 7 keer; Beroep: 10 keer" in told
