"""``undo``: the last thing of one's own is taken back."""


def test_undo_takes_back_one_after_the_other(run, say, entries):
    say("een")
    say("twee")
    run("edit", "plek", "last", "--set", "star=true")
    assert run("undo", "plek").out.startswith("Taken back: change")
    assert [(entry["text"], entry.get("star")) for entry in entries()] == [("een", None), ("twee", None)]
    assert run("undo", "plek").out.startswith("Taken back: entry")
    assert run("undo", "plek").code == 0 and entries() == []
    assert run("undo", "plek").code == 4


def test_undo_leaves_another_recorder_alone(run, say, entries):
    say("van de laptop")
    assert run("undo", "plek", "--recorder", "tablet").code == 4 and len(entries()) == 1
