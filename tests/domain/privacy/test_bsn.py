"""What looks like a citizen service number becomes [bsn]; a telephone or account number does not."""

import pytest

from leernetwerk_cli.domain.privacy.bsn import mask


@pytest.mark.parametrize(
    "number", ["111222333", "123456782", "111 222 333", "1112.22.333", "111-222-333", "11 12 22 333"]
)
def test_a_number_that_passes_the_eleven_test_is_masked(number):
    assert mask(f"Mijn nummer is {number}, zei ze in 2026.") == "Mijn nummer is [bsn], zei ze in 2026."


@pytest.mark.parametrize(
    "text",
    [
        "123456789",
        "000000000",
        "06 12345678",
        "0612345678",
        "020-1234567",
        "+31 612345672",
        "0031 111222333",
        "NL91 ABNA 0417164300",
        "NL91ABNA111222333",
        "1112223334",
        "12345678",
        "2026 en 12345",
        "put:0190a1b2-c3d4-7e5f-8a6b-a111222333bc",
        "put:11122233-3111-7222-8333-a111222333bc",
    ],
)
def test_another_number_stays(text):
    assert mask(text) == text
