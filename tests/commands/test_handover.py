"""``handover``: facts travel, signed; a folder of them is read as sessions are; what was taken out is gone next time."""

import json
import re
import shutil

import msgspec
import pytest
from scale import chance, tries


@pytest.fixture
def offices(run, network, own_place, monkeypatch):
    """Two offices with their own sessions and key, and a folder that they hand over to."""
    for town in ("waterstad", "heidedorp"):
        for folder in (network / "network").glob(f"*{town}*"):
            shutil.copytree(folder, own_place / town / folder.name)
    (own_place / "in").mkdir()

    def at(office):
        monkeypatch.setenv("LEERNETWERK_SESSIONS", str(own_place / office))
        monkeypatch.setenv("LEERNETWERK_CONFIG", str(own_place / f"config-{office}"))
        return own_place / "in"

    def hand(office, *options):
        target = at(office) / f"{office}.handover.json"
        answer = run("handover", "--audience", "network", "--to", str(target), "--name", office, "--yes", *options)
        assert answer.code == 0, answer.err
        return target

    hand.at = at
    return hand


def summary(run):
    answer = run("summary", "--format", "json")
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


def scores(told):
    return {
        (each["id"], role, mark): number
        for insight in told["insights"]
        for each in insight["elements"]
        for role, marks in each["scores"].items()
        for mark, number in marks.items()
    }


def test_what_two_offices_told_adds_up_and_says_whose_it_is(run, offices):
    apart = []
    for office in ("waterstad", "heidedorp"):
        offices(office)
        apart.append(json.loads(run("summary", "--audience", "network", "--format", "json").out))
    offices.at("in")
    both = summary(run)
    assert both["sessions"] == sum(each["sessions"] for each in apart) == 5
    assert both["entries"] == sum(each["entries"] for each in apart)
    assert scores(both) == scores(apart[0]) | scores(apart[1])  # one of the two may tell marks
    assert "heidedorp, waterstad handed over: at least this much" in " ".join(run("summary").out.split())
    told = run("compare").out
    assert "waterstad" in told and "heidedorp" in told
    assert [each["name"] for each in json.loads(run("handover", "--format", "json").out)["handovers"]] == [
        "heidedorp",
        "waterstad",
    ]


@pytest.mark.parametrize("form", ["html", "md", "json", "csv"])
def test_it_is_exported_as_sessions_are(run, offices, own_place, form):
    offices("waterstad")
    offices.at("in")
    target = own_place / f"f.{form}"
    assert run("export", "--audience", "network", "--to", str(target), "--yes").code == 0
    assert "waterstad" in target.read_text("utf-8-sig").lower()
    assert run("export", "--audience", "public", "--to", str(target), "--yes").code == 6
    assert run("summary", "--audience", "group").code == 6
    assert run("summary", "--since", "2026-01-01").code == 6


def test_only_facts_travel(run, offices, own_place):
    content = offices("waterstad").read_text()
    ids = {
        id_
        for path in (own_place / "waterstad").rglob("*.toml")
        if path.name != "method.toml"
        for id_ in re.findall(r'(?:id|secret|recorder|ref) = "([^"]{6,})"', path.read_text())
    }
    assert len(ids) > 50 and not [id_ for id_ in ids if id_ in content]
    assert set(json.loads(content)) == {"sender", "name", "number", "publication", "called_back", "signature"}


def test_what_was_erased_is_gone_at_the_next_handover_and_called_back(run, offices):
    target = offices("waterstad")
    offices.at("in")
    before = run("export", "--audience", "network", "--to", "-", "--format", "json", "--yes").out
    told = [fact["text"] for fact in json.loads(before)["facts"] if fact.get("text")]
    offices.at("waterstad")
    for number in range(1, 6):
        for session in ("brieven", "meelezen", "terugkijken"):
            run("erase", session, f"E{number}", "--yes")
    offices("waterstad")
    offices.at("in")
    after = run("export", "--audience", "network", "--to", "-", "--format", "json", "--yes").out
    left = [fact["text"] for fact in json.loads(after)["facts"] if fact.get("text")]
    assert {*left} < {*told}
    back = json.loads(run("handover", "--format", "json").out)["handovers"][0]["called_back"]
    assert len(back) == len({*told} - {*left})
    assert not [text for text in {*told} - {*left} if text in target.read_text()]


def test_the_last_one_of_a_sender_counts_wherever_the_older_one_still_lies(run, offices, own_place):
    old = offices("waterstad").read_bytes()
    offices("waterstad")
    (own_place / "in" / "again.handover.json").write_bytes(old)
    offices.at("in")
    assert summary(run)["sessions"] == 3


@pytest.mark.parametrize("wrong", ["changed", "cut", "other", "nothing", "added", "forged"])
def test_what_was_changed_on_the_way_is_refused_in_one_line(run, offices, own_place, wrong):
    target = offices("waterstad")
    content = target.read_text()
    fields = json.loads(content)
    other = json.loads(offices("heidedorp").read_text())
    made = {
        "changed": content.replace("Waterstad", "Zandstad"),
        "cut": content[: len(content) // 2],
        "other": "[1, 2]",
        "nothing": "",
        "added": json.dumps({**fields, "note": "x"}),
        "forged": json.dumps({**fields, "sender": other["sender"]}),
    }[wrong]
    target.write_text(made)
    offices.at("in")
    for command in (("summary",), ("export", "--audience", "network", "--to", "-", "--format", "md"), ("handover",)):
        answer = run(*command)
        assert answer.code == 3 and "waterstad.handover.json" in answer.err and "Zandstad" not in answer.out


def test_it_is_in_the_ledger_and_the_keyboard_hands_nothing_over(run, offices):
    target = offices("waterstad")
    assert target.name in run("ledger", "waterstad-brieven").out
    assert run("handover", "--audience", "keyboard", "--to", str(target)).code == 6
    assert run("handover", "--to", str(target)).code == 6


def places_of(value, at=()):
    """Yield the way to every value in a document."""
    yield at
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from places_of(each, (*at, key))


def with_value(document, at, value):
    if not at:
        return value
    changed = document.copy()
    changed[at[0]] = with_value(document[at[0]], at[1:], value)
    return changed


OTHERS = ["", "x", "9-", "2026-99", "-1", -1, 10**9, [], ["x"], {}, None, True, 1.5, "\x1b[2J", "<b>"]


def test_whatever_a_sender_signs_there_is_an_answer_or_one_clear_line(run, offices, own_place):
    """Signed by a key of its own, which anyone can make: every value of it replaced by another one, in every report."""
    from leernetwerk_cli.domain.privacy.handover import Handover
    from leernetwerk_cli.store import handovers

    target, dice = offices("waterstad"), chance("signed")
    fields = json.loads(target.read_text())
    offices.at("in")
    seen = set()
    for at in dice.choices([*places_of(fields["publication"])], k=tries(40, 1_500)):
        wrong = {**fields, "publication": with_value(fields["publication"], at, dice.choice(OTHERS))}
        try:
            target.write_bytes(handovers.to_bytes(handovers.sign(msgspec.convert(wrong, Handover, strict=False))))
        except (msgspec.ValidationError, TypeError):
            continue  # no handover at all
        report = dice.choice(["factsheet", "full", "plain", "page", "network-year", "compare"])
        form = dice.choice(["html", "md", "csv", "json", "xlsx", "ics"])
        export = ("export", "--audience", "network", "--report", report, "--to", str(own_place / f"x.{form}"), "--yes")
        for command in (("summary", "--full"), ("compare",), export, ("handover",)):
            answer = run(*command)
            assert answer.code in (0, 2, 3, 5, 6) and "\x1b[2J" not in answer.out, (at, command, answer)
            seen.add(answer.code)
    assert seen


def test_a_scale_without_marks_is_no_scale(run, offices):
    from leernetwerk_cli.domain.privacy.handover import Handover
    from leernetwerk_cli.store import handovers

    target = offices("waterstad")
    fields = json.loads(target.read_text())
    for fact in fields["publication"]["facts"]:
        if fact["fact"] == "scale":
            fact["marks"] = [0] * len(fact["marks"])
    target.write_bytes(handovers.to_bytes(handovers.sign(msgspec.convert(fields, Handover, strict=False))))
    offices.at("in")
    assert not scores(summary(run)) and run("summary").code == 0
