"""``agree``: a number per label, or why there is none, and what was seen differently."""

import json

import pytest


@pytest.fixture
def labelled(run, session, say):
    """Twelve sentences, three of which the second one saw differently."""
    for number in range(12):
        id_ = say(f"zin nummer {number} over iets", "--element", ("vertrouwen", "plek")[number % 2])
        other = ("plek", "vertrouwen", "moed")[number % 3] if number < 3 else ("vertrouwen", "plek")[number % 2]
        run("--recorder", "tablet", "edit", "plek", id_[-4:], "--set", f"element={other}")


def test_it_tells_a_number_per_label_and_what_was_seen_differently(run, labelled):
    told = json.loads(run("agree", "plek", "--format", "json").out)
    over_all = told["agreement"][0]
    assert over_all["label"] is None and over_all["number"] == 12 and 0 < over_all["alpha"] < 1
    assert over_all["low"] <= over_all["alpha"] <= over_all["high"]
    assert len(told["different"]) == 3 and all(len({*each["labels"].values()}) == 2 for each in told["different"])
    shown = run("agree", "plek").out
    assert "All together" in shown and "Seen differently" in shown and f"{over_all['alpha']:.2f}" in shown
    assert f"{over_all['alpha']:.2f}".replace(".", ",") in run("--lang", "nl", "agree", "plek").out


def test_of_too_few_there_is_no_number(run, session, say):
    id_ = say("een zin", "--element", "plek")
    run("--recorder", "tablet", "edit", "plek", id_[-4:], "--set", "element=vertrouwen")
    told = json.loads(run("agree", "--format", "json").out)
    assert told["agreement"][0]["alpha"] is None and told["least"] == 10
    assert "fewer than 10" in run("agree").out
    assert run("agree", "--audience", "group").code == 2


def test_nobody_labelled_anything_twice(run, session):
    assert run("agree").code == 0
