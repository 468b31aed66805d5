"""``actions``: what became of what was promised, in whichever session it was said."""

import json


def states(run, *options):
    found = json.loads(run("actions", *options, "--format", "json").out)
    return sorted(action["state"] for action in found["actions"])


def test_what_a_later_session_closed_is_closed_wherever_it_is_read(run, network):
    """Four of the five were done later, and one was dropped."""
    assert states(run, "--session", "waterstad-brieven") == ["done"] * 4 + ["dropped"]


def test_the_factsheet_of_one_session_says_the_same(run, network, tmp_path):
    options = ("waterstad-brieven", "--audience", "group", "--to", str(tmp_path / "x.json"), "--yes")
    assert run("export", *options).code == 0
    found = [fact for fact in json.loads((tmp_path / "x.json").read_text())["facts"] if fact["fact"] == "action"]
    assert sorted(action["state"] for action in found) == ["done"] * 4 + ["dropped"]
    assert not [action for action in found if "late" in action]  # when it was done is not known, only that it was said
