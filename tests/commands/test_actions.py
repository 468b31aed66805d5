"""``actions``: what became of what was promised, in whichever session it was said."""

import json
from datetime import UTC, date, datetime

import pytest

from leernetwerk_cli.domain.insights.actions import iter_actions
from leernetwerk_cli.domain.privacy.publication import Action
from leernetwerk_cli.domain.privacy.publisher import Scope, publish
from leernetwerk_cli.domain.privacy.release import release
from leernetwerk_cli.jobs import workplace
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
    records = [each.read() for each in sessions.group(network / "network")]
    seen = {action.text: action for action in iter_actions(release(records, framework, today=date(2026, 12, 1)))}
    (late,) = (action for text, action in seen.items() if text.startswith("Move the information evening"))
    assert (late.late, due(late)) == (2, "late: was to be done by 1 October 2026")
    assert {action.late for action in seen.values() if action.state != "open" or action.due >= "2026-12"} == {0}
    for day in (1, 15, 30):  # the network reads no days, and learns none from how late it is
        told = publish(records, "network", Scope("x", date(2026, 11, day)), framework).publication.facts
        assert {fact.late for fact in told if isinstance(fact, Action) and fact.due == "2026-10"} <= {1}


@pytest.fixture
def promised(run, session, monkeypatch):
    """Make some actions and return what asks for them: their texts, in the order in which they are shown."""
    monkeypatch.setattr(workplace, "_now", lambda: datetime(2026, 12, 10, 12, tzinfo=UTC))
    for text, more in {
        "zonder dag": ["--owner", "U1"],
        "later": ["--owner", "U1", "--due", "2026-12-20"],
        "te laat": ["--owner", "E1+U2", "--due", "2026-12-01"],
        "van niemand": ["--due", "2026-12-24"],
        "gedaan": ["--owner", "U1", "--due", "2026-12-01", "--state", "done"],
    }.items():
        assert run("record", "plek", "action", *more, typed=text).code == 0

    def ask(*options):
        return [each["text"] for each in json.loads(run("actions", *options, "--format", "json").out)["actions"]]

    return ask


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        ([], ["te laat", "later", "van niemand", "zonder dag", "gedaan"]),
        (["--open"], ["te laat", "later", "van niemand", "zonder dag"]),
        (["--late"], ["te laat"]),
        (["--owner", "u1", "--open"], ["later", "zonder dag"]),
        (["--owner", "U2"], ["te laat"]),
        (["--owner", "niemand"], ["van niemand"]),
        (["--due-before", "2026-12-20"], ["te laat", "gedaan"]),
        (["--due-before", "over twee weken", "--open"], ["te laat", "later"]),
        (["--audience", "group", "--session", "plek", "--late"], ["te laat"]),
    ],
)
def test_only_what_is_asked_for_and_by_its_day(promised, options, texts):
    assert promised(*options) == texts


def test_whoever_has_no_owner_or_day_is_named_until_it_has(promised, run):
    shown = " ".join(run("actions").out.split())
    assert "nobody yet, by 24 December 2026" in shown and "U1, no date" in shown
    code = next(each for each in json.loads(run("actions", "--format", "json").out)["actions"] if not each["owner"])[
        "code"
    ]
    assert run("actions", "give", code, "e2").code == 0
    assert promised("--owner", "nobody") == [] and promised("--owner", "E2") == ["van niemand"]


@pytest.mark.parametrize(("owner", "code"), [("e9", 2), ("", 0), ("x", 2)])
def test_it_is_given_only_to_who_was_there(promised, run, owner, code):
    entry = json.loads(run("actions", "--format", "json").out)["actions"][0]["code"]
    assert run("actions", "give", entry, owner).code == code


def test_it_is_not_given_to_who_wants_nothing_written(promised, run, walk):
    walk("/unwritten e3\n", "--stage", "waarden")
    entry = json.loads(run("actions", "--format", "json").out)["actions"][0]["code"]
    assert run("actions", "give", entry, "e3").code == 6
    assert run("edit", "plek", entry, "--set", "owner=e3").code == 6


def test_closed_twice_it_says_so_and_what_was_told_stays(promised, run):
    entry = json.loads(run("actions", "--format", "json").out)["actions"][0]["code"]
    assert "already" not in run("actions", "done", entry, typed="gebeld").err
    again = run("actions", "done", entry, typed="")
    assert again.code == 0 and again.err.splitlines() == ["It was done already."]
    answers = [each["answer"] for each in json.loads(run("feedback", "--format", "json").out)["feedback"]]
    assert "gebeld" in answers


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "words",
    [["actions"], ["feedback", "--due"], ["expectations", "--due"], ["insights"], ["insights", "suggest"],
     ["aftercare", "show", "brieven"], ["compare", "--by", "municipality"]],
)  # fmt: skip
def test_what_comes_afterwards_needs_no_terminal_and_speaks_both_languages(run, network, words, language):
    documents = [json.loads(run("--lang", each, *words, "--format", "json").out) for each in (language, "en")]
    assert documents[0].keys() == documents[1].keys() and "format_version" in documents[0]
    shown = run("--lang", language, *words)
    assert shown.code == 0 and shown.out.strip()
