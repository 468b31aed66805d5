"""``new``: a session with its facts, its seats, and paper for when the power fails."""

import time

import pytest
from pages import Tags

from leernetwerk_cli.jobs.new import card


def test_paper_has_cards_with_a_number_and_nothing_else(run, own_place):
    answer = run("new", "papier", "--title", "<b>x</b>", "--participants", "e=2,u=1", "--no-input", "--paper")
    page = (own_place / "sessions" / answer.out.strip() / "paper.html").read_text()
    cards = page.split('class="cards"')[1].split("</section>")[0]
    assert [n for n in ("1", "2", "3") if f'<div class="card">{n}</div>' in cards] == ["1", "2", "3"]
    assert "E1" not in cards and "&lt;b&gt;x" in page
    assert not [tag for tag, attrs in Tags(page).found if tag in ("script", "link", "img") or "src" in attrs]


def test_new_warns_where_a_folder_is_copied_away(run, own_place):
    answer = run("--sessions", str(own_place / "OneDrive - Gemeente" / "x"), "new", "plek", "--no-input")
    assert answer.code == 0 and "OneDrive" in answer.err
    assert "lies in" not in run("new", "plek", "--no-input").err


@pytest.mark.parametrize("day", ["9999-12-31", "9999-07-03", "0001-01-01"])
def test_the_first_and_the_last_day_are_days_too(run, own_place, day):
    assert run("new", "later", "--date", day, "--participants", "e=1", "--no-input").code == 0
    for command in (["list"], ["show", "later"], ["summary"], ["check"], ["purge", "later", "--dry-run"]):
        assert run(*command).code == 0, command


@pytest.mark.parametrize("zone", ["XXX+99:99:99", "::::", "Nergens/Nooit", "", "X-24"])
def test_a_zone_that_does_not_exist_stops_nobody(run, session, say, entries, monkeypatch, zone):
    with monkeypatch.context() as there:
        there.setenv("TZ", zone)
        time.tzset()
        say("hallo")
    time.tzset()
    assert [each["text"] for each in entries()] == ["hallo"]


def test_a_session_in_which_nothing_was_said_can_be_thrown_away(run, session):
    assert run("new", "plek", "--delete").code == 0
    assert not session.exists()


@pytest.mark.parametrize("what", [["quote", "--speaker", "E1"], ["note"]], ids=str)
def test_a_session_in_which_something_was_said_is_not(run, session, what):
    run("record", "plek", *what, typed="woorden")
    run("undo", "plek")
    answer = run("new", "plek", "--delete")
    assert answer.code == 6 and "woorden" in (next((session / "entries").glob("*.toml"))).read_text()


def test_the_card_beside_the_keyboard_holds_every_mark_and_command_on_one_page(run, own_place):
    from leernetwerk_cli.dialogue.commands import TABLE

    run("new", "papier", "--lang", "nl", "--participants", "e=3", "--paper", "--no-input")
    page = next((own_place / "sessions").glob("*/paper.html")).read_text("utf-8")
    card = page[page.index('class="keys"') :].partition("</section>")[0]
    assert all(f"/{command.dutch}" in card for command in TABLE.values()) and "e1:: …" in card
    assert "<h1>Pauze" not in page


def test_nothing_is_thrown_away_that_was_not_named_or_is_half_typed(run, session):
    assert run("new", "--delete").code == 2 and session.exists()
    (session / "drafts").mkdir(exist_ok=True)
    (session / "drafts" / "laptop.txt").write_text("e1: halve zin")
    assert run("new", "plek", "--delete").code == 6 and session.exists()


def test_the_card_of_a_session_of_nobody_says_how_people_join(run, own_place):
    made = run("new", "leeg", "--municipality", "Emmen")
    told = "\n".join(card(own_place / "sessions" / made.out.strip()))
    assert "who comes?" in told
    assert "/join E1" in told


PLAN = """slug;title;date;municipality;participants;start;minutes;management_agreed
plek-1;Plek één;2026-12-01;Almelo;e=2,u=2;19:30;90;ja
;Tweede avond;2026-12-08;Almelo;e=3,u=2,g=1;;;
plek-3;Derde;2026-12-15;Almelo;kok=2;;;
"""


def test_a_season_is_made_of_a_plan_and_a_row_that_is_not_right_stops_no_other(run, own_place):
    plan = own_place / "plan.csv"
    plan.write_text(PLAN, "utf-8")
    answer = run("new", "--from-csv", str(plan))
    assert answer.code == 7 and "line 3:" in answer.err and "kok" in answer.err
    assert answer.out.split() == ["2026-12-01-plek-1", "2026-12-08-tweede-avond"]
    plan.write_text(PLAN.replace("kok=2", "e=2"), "utf-8")
    again = run("new", "--from-csv", str(plan))
    assert (again.code, again.out.strip()) == (0, "2026-12-15-plek-3")
    assert "one new, 2 already here" in again.err
    facts = (own_place / "sessions" / "2026-12-01-plek-1" / "session.toml").read_text("utf-8")
    assert "19:30" in facts and "management_agreed = true" in facts and "minutes = 90" in facts


def test_two_rows_of_one_name_are_no_two_sessions(run, own_place):
    plan = own_place / "plan.csv"
    plan.write_text("slug,date\nplek,2026-12-01\nplek,2026-12-01\n", "utf-8")
    for told in ("one new, 0 already here", "0 new, one already here"):
        answer = run("new", "--from-csv", str(plan))
        assert answer.code == 7 and told in answer.err and "line 2:" in answer.err


def test_a_plan_with_a_column_that_nobody_knows_makes_nothing(run, own_place):
    plan = own_place / "plan.csv"
    plan.write_text("slug,titel\nplek-1,Plek\n", "utf-8")
    answer = run("new", "--from-csv", str(plan))
    assert answer.code == 2 and "titel" in answer.err
    assert not (own_place / "sessions").exists()
