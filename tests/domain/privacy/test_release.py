"""The gate: nothing leaks to who may not read it, in any report and any form."""

import json
import re
import shutil
from pathlib import Path

import pytest
from scale import EVERY

from leernetwerk_cli.domain.privacy.audience import AUDIENCES
from leernetwerk_cli.domain.privacy.consent import Answers
from leernetwerk_cli.jobs.reading import Selection, read_records
from leernetwerk_cli.jobs.workplace import at_desk

SESSIONS = Path(__file__).parents[3] / "sessions"
WIDER = AUDIENCES[1:]
COMMANDS = ["summary", "actions", "voices", "export --to - --report full"]
PLACES = {"group": ["brieven"], "municipality": ["--municipality", "Waterstad"], "network": [], "public": []}
FORMATS = ["table", "json", "csv", "markdown"]
TOWNS = {"Waterstad", "Heidedorp", "Lage Veen", "Hoge Duin"}


@pytest.fixture(scope="module")
def records():
    return read_records(at_desk(SESSIONS, "", False), Selection())


@pytest.fixture(autouse=True)
def copied(tmp_path, monkeypatch):
    """A copy, for what leaves is noted in the sessions."""
    shutil.copytree(SESSIONS, tmp_path / "network")
    monkeypatch.setenv("LEERNETWERK_SESSIONS", str(tmp_path / "network"))


def consents(record):
    answers = Answers(record)
    return {entry.id: answers.allowed(entry) for entry in record.entries}


def plain(text: str) -> str:
    """Return only the letters and figures: no wrapping, escaping or quotation marks hide a sentence."""
    return "".join(re.findall(r"\w+", text))


def secrets(records, audience):
    """Return every text that ``audience`` may not read, by the plainest reading of consent."""
    agreed = {id_: consent for record in records for id_, consent in consents(record).items()}
    allowed = {plain(e.text) for r in records for e in r.entries if audience in (agreed[e.id] or ())}
    for record in records:
        for entry in record.entries:
            about = entry.carried or (entry.about,) if entry.kind in ("insight", "feedback", "look-back") else ()
            is_for_them = about and (entry.kind == "insight" or audience == "group")
            if is_for_them and all(audience in (agreed[id_] or ("group",)) for id_ in about):
                continue  # it may be told where all that it is about is
            consent = agreed[entry.id]
            of_group = audience == "group" and not entry.speaker and entry.kind not in ("note", "quote", "dissent")
            text = plain(entry.text)
            if len(text) > 12 and audience not in (consent or ()) and not of_group and text not in allowed:
                yield text


@pytest.mark.parametrize("audience", WIDER)
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("form", FORMATS if EVERY else FORMATS[1:3])
def test_no_word_reaches_who_may_not_read_it(run, records, audience, command, form):
    form = (
        "md"
        if (command, form) == (COMMANDS[-1], "markdown")
        else "html"
        if command == COMMANDS[-1] and form == "table"
        else form
    )
    place = PLACES[audience]
    if command == "actions" and audience == "group":
        place = ["--session", *place]
    answer = run(*command.split(), *place, "--audience", audience, "--format", form)
    assert answer.code == 0
    shown = plain(answer.out)
    assert not [text for text in secrets(records, audience) if text in shown]


@pytest.mark.parametrize("audience", WIDER)
def test_no_code_seat_or_recorder_leaves_the_room(run, records, audience):
    for command in ("summary", "voices", "export --to -"):
        document = run(*command.split(), *PLACES[audience], "--audience", audience, "--format", "json").out
        assert not re.search(r'"(E|I|U|B|L|O|G)\d"|"seat"|"recorder"|laptop-|tablet-|2026-\d\d-\d\d[T-]', document), (
            command
        )
        ids = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[57]")
        assert not ids.search(document) and "waterstad-" not in document
        assert not [each for each in records if each.session.secret in document or each.session.id in document]


def summary_for(run, audience, *place):
    answer = run("summary", *place, "--audience", audience, "--format", "json")
    return json.loads(answer.out)


def elements_of(document):
    return [element for insight in document["insights"] for element in insight["elements"]]


def test_small_numbers_are_taken_together_per_side_then_told_in_words(run):
    """Over seven sessions 25 and 21 chairs are told per side; in one session of nine people only words."""
    network = summary_for(run, "network")
    assert {role: voice["present"] for role, voice in network["voices"]["by_role"].items()} == {
        "ervaring": 25,
        "beroep": 21,
    }
    assert {role for element in elements_of(network) for role in element["scores"]} == {"ervaring", "beroep"}
    one = summary_for(run, "public", "brieven")
    assert not any(voice["present"] for voice in one["voices"]["by_role"].values())
    assert not any(element["scores"] or element["people"] for element in elements_of(one))
    assert any(element["both_sides"] for element in elements_of(one))
    assert set(summary_for(run, "group", "brieven")["voices"]["by_role"]) >= {"leidinggevende", "inwoner"}


@pytest.mark.parametrize(
    ("audience", "place"),
    [
        ("group", []),
        ("group", ["brieven", "meelezen"]),
        ("municipality", []),
        ("municipality", ["brieven", "first-month"]),
        ("network", ["brieven"]),
        ("network", ["--municipality", "Waterstad"]),
        ("network", ["--since", "2026-03-01"]),
        ("network", ["--method", "vier-inzichten"]),
        ("public", ["brieven", "meelezen"]),
        ("public", ["--since", "2026-03-01"]),
        ("public", ["--municipality", "Waterstad", "--since", "2026-04-01"]),
    ],
)
def test_an_audience_is_bound_to_a_place(run, audience, place):
    """Words agreed for one room, or for one town, come into no other hands; what to name is said."""
    answer = run("summary", *place, "--audience", audience)
    assert answer.code == 6 and not answer.out and "Name" in answer.err


def test_a_whole_year_of_three_towns_is_a_network_too(run):
    year = ["--since", "2026-01-01", "--until", "2026-12-31"]
    assert summary_for(run, "network", *year) == summary_for(run, "network")
    empty = [word.replace("2026", "2025") for word in year]
    assert run("summary", *empty, "--audience", "network").code == 6


def test_a_file_that_travels_says_for_whom_it_is(run):
    for form in ("csv", "markdown"):
        answer = run("summary", "--format", form)
        assert answer.code == 6 and not answer.out


@pytest.mark.parametrize("by", ["municipality", "month", "method"])
def test_sessions_are_not_told_apart_for_others(run, by):
    answer = run("summary", "--by", by, "--audience", "network")
    assert answer.code == 6 and not answer.out


def test_a_filter_works_on_what_is_told(run):
    """Nothing that is told without its role comes out by asking for that role."""
    whole = summary_for(run, "network")
    for role in ("ervaringsdeskundige", "beroep"):
        part = summary_for(run, "network", "--role", role)
        assert part["entries"] == sum(element["roles"].get(role, 0) for element in elements_of(whole))
    groups = summary_for(run, "network", "--by", "role")["groups"]
    assert {group["id"] for group in groups} == {"ervaring", "beroep"}


def test_sessions_that_do_not_say_where_they_were_are_not_of_one_town(run):
    for slug in ("ergens", "elders"):
        run("new", slug, "--participants", "e=3,u=3", "--date", "2025-01-01", "--no-input")
        run("record", slug, "quote", "--speaker", "E1", "--consent", "municipality", typed="van hier")
    town = ["summary", "--audience", "municipality"]
    assert run(*town, "ergens").code == 0 and run(*town, "ergens", "elders").code == 6
