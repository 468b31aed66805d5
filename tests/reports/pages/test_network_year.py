"""The year of a network on one page, for who coordinates and, the same, for who took part; and one sentence followed."""

import json

import pytest


def words(path):
    return path.read_text("utf-8")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_both_say_the_same_and_the_first_is_one_page_and_an_annex(run, network, language):
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    pytest.importorskip("typst", reason="Typst is not installed")
    made = {}
    for report in ("network-year", "network-year-for-all"):
        for suffix in ("md", "pdf"):
            target = network / f"{report}.{suffix}"
            options = ("export", "--audience", "network", "--report", report, "--to", str(target), "--yes")
            assert run("--lang", language, *options).code == 0
        made[report] = words(network / f"{report}.md").splitlines()
    assert [line for line in made["network-year"] if not line.startswith("# ")] == [
        line for line in made["network-year-for-all"] if not line.startswith("# ")
    ]
    assert len(pypdf.PdfReader(network / "network-year.pdf").pages) == 2


def test_its_numbers_are_true_to_what_is_told(run, network):
    target = network / "y.md"
    run("export", "--audience", "keyboard", "--report", "network-year", "--to", str(target), "--yes")
    actions = json.loads(run("actions", "--format", "json").out)["actions"]
    opened = [each for each in actions if each["state"] == "open"]
    done = sum(each["state"] == "done" for each in actions)
    late = len(json.loads(run("actions", "--late", "--format", "json").out)["actions"])
    waiting = len(json.loads(run("feedback", "--due", "--format", "json").out)["feedback"])
    text = words(target)
    assert f"Of {len(actions)} actions told here {done} were done." in text
    assert f"Of {len(opened)} open actions told here {late} are late." in text
    asked = len(json.loads(run("feedback", "--format", "json").out)["feedback"])
    assert f"Of {asked} things put forward here {waiting} wait for an answer." in text
    assert "at the start 41, now 26" in text and "7 sessions, 4 places." in text


def test_one_spoken_sentence_is_followed_to_the_year_and_back(run, walk, session, own_place):
    """Walk, label, action, done, feedback letter, insight, report, and back by its trace."""
    walk("e1:: de brief kwam te laat\n", "--stage", "waarden")
    show = json.loads(run("show", "plek", "--format", "json").out)["entries"]
    said = next(each for each in show if each.get("text") == "de brief kwam te laat")
    code = said["code"]
    run("edit", "plek", code, "--set", "element=vertrouwen")
    run("consent", "set", "plek", code, "group", "network")
    run("record", "plek", "action", "--about", code, "--owner", "U1", typed="brieven eerder sturen")
    action = json.loads(run("actions", "--format", "json").out)["actions"][0]["code"]
    done = run("actions", "done", action, typed="ze gaan nu op maandag weg")
    assert "To be told to: E1" in done.err
    letter = run("feedback", "letter", "plek", "e1").out
    assert "de brief kwam te laat" in letter and "Done: ze gaan nu op maandag weg" in letter
    run("insights", "draw", "--carried-by", code, "--none-heard", typed="op tijd is ook respect")
    target = own_place / "year.md"
    run("export", "--audience", "keyboard", "--report", "network-year", "--to", str(target), "--yes")
    assert "> op tijd is ook respect (carried by one · one experience alone · none heard against)" in words(target)
    insight = json.loads(run("insights", "--format", "json").out)["insights"][0]["code"]
    (back,) = json.loads(run("insights", "trace", insight, "--format", "json").out)["trace"]
    assert back["id"] == said["id"] and back["text"] == "de brief kwam te laat"
