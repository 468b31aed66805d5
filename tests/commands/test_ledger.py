"""``ledger``: what was exported, answered and erased, never words, and which files should be called back."""

import json


def test_a_file_is_called_back_after_a_no_or_an_erasure(run, session, own_place):
    for speaker, text in (("E1", "geheim een"), ("E2", "geheim twee")):
        run("record", "plek", "quote", "--speaker", speaker, "--consent", "public", typed=text)
    run("record", "plek", "learning", "--speaker", "wij", typed="van ons samen")
    run("export", "plek", "--audience", "group", "--to", str(own_place / "a.html"))
    before = run("ledger", "plek")
    assert "a.html" in before.out and "Call back" not in before.out and "geheim" not in before.out
    run("consent", "withdraw", "plek", "E1")
    assert "Call back: a.html" in run("ledger").out
    lines = json.loads(run("ledger", "--format", "json").out)["ledger"]
    assert {line["table"] for line in lines} == {"consent", "exported"}
    run("erase", "plek", "E2", "--yes")
    answer = run("ledger")
    assert "erased" in answer.out and "geheim" not in answer.out
