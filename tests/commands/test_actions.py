"""``actions``: what became of what was promised, in whichever session it was said."""

import json
from datetime import date

from leernetwerk_cli.domain.insights.actions import iter_actions
from leernetwerk_cli.domain.privacy.publication import Action
from leernetwerk_cli.domain.privacy.publisher import Scope, publish
from leernetwerk_cli.domain.privacy.release import release
from leernetwerk_cli.reports.pages.steps import due
from leernetwerk_cli.store import package, sessions


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


def test_what_is_late_says_so_and_to_the_network_only_by_how_many_months(network):
    framework = package.read_framework()
    records = list(sessions.iter_records(network / "network", []))
    seen = {action.text: action for action in iter_actions(release(records, framework, today=date(2026, 12, 1)))}
    (late,) = (action for text, action in seen.items() if text.startswith("Move the information evening"))
    assert (late.late, due(late)) == (2, "late: was to be done by 1 October 2026")
    assert {action.late for action in seen.values() if action.state != "open" or action.due >= "2026-12"} == {0}
    for day in (1, 15, 30):  # the network reads no days, and learns none from how late it is
        told = publish(records, "network", Scope("x", date(2026, 11, day)), framework).publication.facts
        assert {fact.late for fact in told if isinstance(fact, Action) and fact.due == "2026-10"} <= {1}
