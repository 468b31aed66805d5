"""``export``: a look at what would leave before it does."""

import json

import pytest

PEOPLE = "ervaringsdeskundige=3,uitvoerder=3"
PUBLIC = ("export", "plek", "--audience", "public", "--report", "full")


@pytest.fixture
def make(run, own_place):
    run("new", "plek", "--date", "2026-11-23", "--participants", PEOPLE, "--municipality", "Aadorp", "--no-input")

    def record(text, *more):
        line = ["quote", "--speaker", "E1", "--consent", "public", *more]
        return run("record", "plek", *line, typed=text).out.strip()

    return record


@pytest.mark.parametrize(("text", "is_number"), [("bel 06 12345678", True), ("zei mevrouw Jansen", False)])
def test_what_may_give_someone_away_is_shown_and_nothing_is_made_without_a_yes(run, make, own_place, text, is_number):
    code = make(text)[-4:]
    target = own_place / "a.html"
    answer = run(*PUBLIC, "--to", str(target))
    assert answer.code == 6 and code in answer.err and text not in answer.err and not target.exists()
    assert "a.html" not in run("ledger", "plek").out
    assert (run(*PUBLIC, "--to", str(target), "--yes").code == 0) is not is_number
    assert run(*PUBLIC, "--to", str(target), "--allow", code).code == 0 and text in target.read_text("utf-8")


def test_what_stays_behind_holds_nothing_up(run, make, own_place):
    run("record", "plek", "quote", "--speaker", "E1", "--consent", "group", typed="bel 06 12345678")
    make("niets aan de hand")
    assert run(*PUBLIC, "--to", str(own_place / "a.html")).code == 0


def test_words_told_without_a_place_may_not_name_one(run, own_place):
    for town in ("Aadorp", "Beekdam", "Cornwijk"):
        run("new", town.lower(), "--date", "2026-11-23", "--participants", PEOPLE, "--municipality", town, "--no-input")
        said = ["quote", "--speaker", "E1", "--consent", "network", "--element", "plek"]
        run("record", town.lower(), *said, typed="in Beekdam ging het goed" if town == "Cornwijk" else "ging het goed")
    answer = run("export", "--audience", "network", "--to", str(own_place / "a.json"))
    assert answer.code == 6 and "name of a town" in answer.err and "cornwijk" in answer.err
    assert run("export", "--audience", "network", "--to", str(own_place / "a.json"), "--yes").code == 0


def test_a_dry_run_names_every_text_and_makes_nothing(run, make, own_place):
    make("mag overal")
    run("record", "plek", "quote", "--speaker", "E2", typed="nooit gevraagd")
    answer = run(*PUBLIC, "--to", str(own_place / "a.html"), "--dry-run")
    lines = answer.out.splitlines()
    assert answer.code == 0 and [line.rpartition("(")[2] for line in lines] == ["leaves)", "not asked yet)"]
    assert not (own_place / "a.html").exists() and "a.html" not in run("ledger", "plek").out


def test_the_data_file_is_the_publication_itself(run, make, own_place):
    make("mag overal")
    run(*PUBLIC, "--to", str(own_place / "a.json"))
    publication = json.loads((own_place / "a.json").read_text("utf-8"))
    known = json.loads(run("schema", "publication").out)["$defs"]
    tags = {each["properties"]["fact"]["enum"][0] for each in known.values() if "fact" in each.get("properties", {})}
    assert {fact["fact"] for fact in publication["facts"]} <= tags and publication["place"] == "Plek"
