"""The pages of the example as text, in both languages: what changes on them is seen in review.

After a change that was meant: ``LEERNETWERK_GOLDEN=1 .venv/bin/pytest tests/reports/test_golden.py``, and look at it.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from leernetwerk_cli.jobs import workplace

GOLDEN = Path(__file__).parent / "golden"
PLACES = {
    "network": ["--audience", "network"],
    "group": ["brieven", "--audience", "group"],
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("report", ["factsheet", "full", "plain", "page", "codebook", "feedback", "network-year"])
@pytest.mark.parametrize("audience", PLACES)
def test_the_page_is_as_it_was(run, network, monkeypatch, audience, report, language):
    monkeypatch.setattr(workplace, "_now", lambda: datetime(2026, 11, 28, 12, tzinfo=UTC))
    made = network / "page.md"
    where = ["--report", report, "--to", str(made), "--yes"]
    assert run("--lang", language, "export", *PLACES[audience], *where).code == 0
    text = made.read_text("utf-8")
    golden = GOLDEN / f"{report}-{audience}-{language}.md"
    if "LEERNETWERK_GOLDEN" in os.environ:
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")
