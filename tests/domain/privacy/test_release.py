"""The gate: nothing leaks to who may not read it, in any report and any form."""

import json
import re
from pathlib import Path

import pytest

from leernetwerk_cli.domain.privacy.audience import AUDIENCES
from leernetwerk_cli.domain.privacy.consent import Answers
from leernetwerk_cli.jobs.reading import Selection, read_records
from leernetwerk_cli.jobs.workplace import at_desk

SESSIONS = Path(__file__).parents[3] / "sessions"
WIDER = AUDIENCES[1:]
COMMANDS = ["summary", "actions", "voices", "show terugkijken", "show brieven", "show first-month"]
FORMATS = ["table", "json", "csv", "markdown"]
TOWNS = {"Waterstad", "Heidedorp", "Lage Veen"}


@pytest.fixture(scope="module")
def records():
    return read_records(at_desk(SESSIONS, "", False), Selection(), [])


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
            consent = agreed[entry.id]
            of_group = audience == "group" and not entry.speaker and entry.kind not in ("note", "quote", "dissent")
            text = plain(entry.text)
            if len(text) > 12 and audience not in (consent or ()) and not of_group and text not in allowed:
                yield text


@pytest.mark.parametrize("audience", WIDER)
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("form", FORMATS)
def test_no_word_reaches_who_may_not_read_it(run, records, audience, command, form):
    answer = run("--sessions", str(SESSIONS), *command.split(), "--audience", audience, "--format", form)
    assert answer.code == 0
    shown = plain(answer.out)
    assert not [text for text in secrets(records, audience) if text in shown]


@pytest.mark.parametrize("audience", ["municipality", "network", "public"])
def test_no_code_seat_or_recorder_leaves_the_group(run, audience):
    for command in ("summary", "actions", "voices", "show terugkijken"):
        document = run("--sessions", str(SESSIONS), *command.split(), "--audience", audience, "--format", "json").out
        assert not re.search(r'"(E|I|U|B|L|O|G)\d"|"seat"|"recorder"|laptop-|tablet-', document), command


def summary_for(run, audience, *names):
    answer = run("--sessions", str(SESSIONS), "summary", *names, "--audience", audience, "--format", "json")
    return json.loads(answer.out)


def elements_of(document):
    return [element for insight in document["insights"] for element in insight["elements"]]


def test_small_numbers_are_taken_together_per_side_then_told_in_words(run):
    """Over six sessions 22 and 20 chairs are told per side; in one session of nine people only "from both sides"."""
    network = summary_for(run, "network")
    assert {role: voice["present"] for role, voice in network["voices"]["by_role"].items()} == {
        "ervaring": 22,
        "beroep": 20,
    }
    assert {role for element in elements_of(network) for role in element["scores"]} == {"ervaring", "beroep"}
    one = summary_for(run, "network", "brieven")
    assert not one["voices"]["by_role"]
    assert not any(element["scores"] or element["roles"] or element["people"] for element in elements_of(one))
    assert any(element["both_sides"] for element in elements_of(one))
    assert set(summary_for(run, "group", "brieven")["voices"]["by_role"]) >= {"leidinggevende", "inwoner"}


def test_what_everyone_may_read_is_rounded(run):
    document = summary_for(run, "public")
    counts = [document["entries"], *(element["entries"] for element in elements_of(document))]
    counts += [n for voice in document["voices"]["by_role"].values() for n in voice.values()]
    counts += [n for element in elements_of(document) for marks in element["scores"].values() for n in marks.values()]
    assert counts and all(n % 5 == 0 for n in counts)
    ladder = next(element for element in elements_of(document) if element["id"] == "ladder")
    for told in ("scores", "against_promise"):
        assert {role: sum(marks.values()) for role, marks in ladder[told].items()} == {"ervaring": 20, "beroep": 20}


def test_for_the_network_but_not_the_own_town_only_among_three_towns(run, records):
    """Such a sentence appears in a report over three towns, without place, session, role or id."""
    record, entry = next(
        (record, entry)
        for record in records
        for entry in record.entries
        if entry.star
        and "network" in (allows := consents(record)[entry.id] or ())
        and "municipality" not in allows
        and entry.kind == "quote"
    )
    base = ["--sessions", str(SESSIONS), "show", record.session.slug, "--audience", "network", "--format", "json"]
    assert entry.text not in run(*base).out
    summary = run("--sessions", str(SESSIONS), "summary", "--audience", "network", "--format", "json").out
    examples = [
        element["example"]
        for insight in json.loads(summary)["insights"]
        for element in insight["elements"]
        if element["example"]
    ]
    unplaced = [example for example in examples if "session" not in example]
    assert unplaced and all(
        set(example) == {"text", "verbatim", "role"} and not example["role"] for example in unplaced
    )


def test_what_is_withheld_still_counts_but_for_what_the_own_municipality_may_not_even_know_of(run, records):
    def entries(audience):
        answer = run("--sessions", str(SESSIONS), "summary", "--audience", audience, "--format", "json")
        return json.loads(answer.out)["entries"]

    assert entries("group") == entries("network")
    assert entries("group") - entries("municipality") == sum(
        "network" in consent and "municipality" not in consent
        for record in records
        for consent in consents(record).values()
        if consent
    )


def test_a_file_that_travels_says_for_whom_it_is(run):
    for form in ("csv", "markdown"):
        answer = run("--sessions", str(SESSIONS), "summary", "--format", form)
        assert answer.code == 6 and not answer.out


def test_nobody_is_singled_out_within_one_session(run):
    answer = run("--sessions", str(SESSIONS), "summary", "brieven", "--role", "inwoner", "--audience", "network")
    assert answer.code == 6 and not answer.out


@pytest.mark.parametrize("picks", [["--role", "inwoner"], ["--speaker", "E1"], ["--contains", "brief"]])
def test_nothing_is_picked_out_of_one_session_for_outsiders(run, picks):
    answer = run("--sessions", str(SESSIONS), "show", "brieven", *picks, "--audience", "municipality")
    assert answer.code == 6 and not answer.out
    assert run("--sessions", str(SESSIONS), "show", "brieven", *picks, "--audience", "group").code == 0


def test_what_cannot_be_understood_closes_the_gate_but_not_the_keyboard(run, session):
    run("record", "plek", "quote", "--speaker", "E1", "--consent", "public", typed="hallo")
    (file,) = (session / "entries").glob("*.toml")
    file.write_bytes(file.read_bytes() + b"\n[[consent]]\nspeaker = 'E1'\n")
    assert run("show", "plek", "--audience", "group").code == 6
    assert "hallo" in run("show", "plek").out


def test_what_is_withheld_is_listed_without_what_it_was_about(run):
    """Kind and element of such a row could be laid beside words that stand apart, and tell their place."""
    answer = run("--sessions", str(SESSIONS), "show", "brieven", "--audience", "network", "--format", "json")
    withheld = [entry for entry in json.loads(answer.out)["entries"] if entry.get("withheld")]
    assert withheld and all(set(entry) == {"code", "withheld"} for entry in withheld)
