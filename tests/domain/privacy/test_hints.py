"""Hints point at what may give someone away, and leave everyday sentences alone."""

import random

import pytest

from leernetwerk_cli.domain.privacy.hints import find_hints
from leernetwerk_cli.jobs.reading import Selection, read_records
from leernetwerk_cli.jobs.workplace import at_desk

FOUND = {
    "an account number": ["NL91ABNA0417164300", "NL91 ABNA 0417 1643 00"],
    "a telephone number": [
        "0612345678",
        "06-12345678",
        "06 12 34 56 78",
        "020-1234567",
        "+31 6 12345678",
        "0031612345678",
    ],
    "an e-mail address": ["a.b@example.org", "jan+x@gemeente-x.nl"],
    "a postcode": ["1234 AB", "9999ZZ"],
    "an address": ["Dorpsstraat 12", "Beukenlaan 3"],
    "a date of birth": ["geboren op 3 mei 1980", "3-5-1980"],
    "a name": ["mevrouw Jansen", "meneer Özdemir"],
}


@pytest.mark.parametrize("what", FOUND)
def test_what_gives_someone_away_is_pointed_out(what):
    for text in FOUND[what]:
        hints = find_hints(f"En toen zei ze: {text}, en dat was het.")
        assert [hint.what for hint in hints] == [what], text


def test_a_number_that_is_no_account_is_left_alone():
    assert not find_hints("NL91ABNA0417164301") and not find_hints("code AB12 CD34 en verder niets")


def test_the_example_network_gives_few_false_alarms():
    """Nothing in these made-up sentences gives anyone away; what is pointed at anyway stays under two in a hundred."""
    from pathlib import Path

    records = read_records(at_desk(Path(__file__).parents[3] / "sessions", "", False), Selection())
    texts = [entry.text for record in records for entry in record.entries if entry.text]
    assert sum(bool(find_hints(text)) for text in texts) / len(texts) < 0.02


def test_a_corpus_made_with_a_seed_is_found_for_95_percent():
    chance = random.Random(1)
    missed = total = 0
    for _ in range(2000):
        digits = "".join(str(chance.randint(0, 9)) for _ in range(8))
        text = chance.choice(
            [
                f"bel 06{digits}",
                f"bel 06-{digits}",
                f"bel +31 6 {digits}",
                f"mail p{digits}@example.org",
                f"woont op {chance.randint(1000, 9999)} {chance.choice('BCDF')}{chance.choice('GHJK')}",
            ]
        )
        total += 1
        missed += not find_hints(text)
    assert missed / total < 0.05
