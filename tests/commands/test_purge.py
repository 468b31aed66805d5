"""``purge``: words that were kept long enough go, whatever form they stood in; counts and one line stay."""

import json

import pytest


@pytest.fixture
def old(run, session):
    """A session of long ago with words that were said, changed and taken back."""
    run("edit", "plek", "--set", "keep_until=2020-01-01")
    run("record", "plek", "quote", "--speaker", "E1", "--element", "vertrouwen", typed="een zin van toen")
    run("record", "plek", "quote", "--speaker", "E1", typed="teruggenomen zin")
    run("undo", "plek")
    run("record", "plek", "action", "--owner", "U1", typed="nog te doen")
    run("record", "plek", typed="= ver e:2,3")
    run("record", "plek", "step", "--element", "plek", "--state", "open", typed="woorden bij een stap")
    return session


def held(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file()).decode()


def test_it_says_what_goes_and_names_open_actions_first(run, old):
    answer = run("purge", "--dry-run")
    assert answer.code == 0 and "still open: nog te doen (@U1)" in answer.out
    assert "een zin van toen" in held(old)
    assert "purge" in run("list").out


def test_the_words_go_and_the_counts_and_one_line_stay(run, old):
    answer = run("purge", "--yes", "--line", "-", typed="We leerden eerst te bellen.\n")
    assert answer.code == 0
    left = held(old)
    for words in ("een zin van toen", "teruggenomen", "nog te doen", "woorden bij een stap"):
        assert words not in left
    assert "We leerden eerst te bellen." in run("show", "plek").out
    document = json.loads(run("summary", "plek", "--format", "json").out)
    elements = {each["id"]: each for insight in document["insights"] for each in insight["elements"]}
    assert elements["vertrouwen"]["scores"] == {"ervaringsdeskundige": {"2": 1, "3": 1}}
    assert elements["plek"]["states"] == {"open": 1}
    assert json.loads(run("list", "--format", "json").out)["sessions"][0]["purged"] is True
    assert "No session" in run("purge", "--yes").err
    assert run("check", "plek").code == 0


def test_a_session_of_today_stays(run, session):
    run("record", "plek", "quote", "--speaker", "E1", typed="van vandaag")
    assert run("purge", "--yes").code == 0
    assert "van vandaag" in held(session)


def test_words_are_kept_as_long_as_the_setting_says(run, session, own_place):
    """Where a session has no day of its own: so many days after it was held."""
    run("record", "plek", "quote", "--speaker", "E1", typed="van vorig jaar")
    run("edit", "plek", "--set", "date=2024-01-01")
    run("edit", "plek", "--set", "keep_until=2999-01-01")
    assert "No session" in run("purge", "--yes").err
    assert "van vorig jaar" in held(session)
    facts = (session / "session.toml").read_text("utf-8")
    (session / "session.toml").write_text(facts.replace("keep_until = 2999-01-01\n", ""), "utf-8")
    settings = own_place / "config" / "settings.toml"
    settings.write_text("keep_days = 2000\n", "utf-8")
    assert "No session" in run("purge", "--yes").err
    settings.write_text("keep_days = 200\n", "utf-8")
    assert run("purge", "--yes").code == 0
    assert "van vorig jaar" not in held(session)


def test_a_session_that_is_named_goes_before_its_day(run, session):
    run("record", "plek", "quote", "--speaker", "E1", typed="van vandaag")
    run("record", "plek", "action", typed="al gedaan")
    run("edit", "plek", "last", "--set", "state=done")
    answer = run("purge", "plek", "--yes")
    assert "still open" not in answer.out
    assert "van vandaag" not in held(session)


def test_without_a_yes_nothing_goes(run, old):
    assert run("purge").code == 2
    assert "een zin van toen" in held(old)
