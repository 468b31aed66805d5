"""``summary``: the four insights, whole and per group."""

import pytest


@pytest.mark.parametrize("by", ["municipality", "month", "method", "role"])
def test_checked_reaches_the_groups_too(run, session, say, by):
    """Words that their speaker did not hear and say yes to are in no group either."""
    say("niet gevraagd", "--element", "vertrouwen", "--knowledge", "ervaring")
    assert "niet gevraagd" in run("summary", "--by", by, "--format", "json").out
    answer = run("summary", "--by", by, "--checked", "--format", "json")
    assert answer.code == 0 and "niet gevraagd" not in answer.out
