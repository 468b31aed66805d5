"""``method``: every run sheet is walked to its end, wrong ones are named by their line, and they can be made and changed."""

import json
import re
from pathlib import Path

import pytest
from scale import EVERY

from leernetwerk_cli.store.package import lint_method, method_ids, read_method_text, to_method

GOOD = read_method_text("vier-inzichten")
ANSWERS, PLAIN = ["--answers", "-"], ["--accessible"]
WALKS = [("nl", ANSWERS), ("en", PLAIN), ("nl", PLAIN), ("en", ANSWERS)]


@pytest.mark.parametrize(("language", "way"), WALKS if EVERY else WALKS[:2])
@pytest.mark.parametrize("method", method_ids())
def test_every_method_is_walked_from_start_to_end(run, method, language, way):
    """From the file of answers and in the accessible mode, with a second presenter where there are rounds."""
    people = "ervaringsdeskundige=3,uitvoerder=3,beleidsmedewerker=1"
    made = run("new", "walk", "--method", method, "--participants", people, "--language", language, "--no-input")
    sheet = to_method(read_method_text(method), method)
    typed = ["e1:: Ik telde mee", "*", "/verder", "1" if any(s.repeat for s in sheet.stage) else "/next"]
    typed += ["/next"] * 120
    flags = [] if way == PLAIN else way
    everywhere = way if way == PLAIN else []
    answer = run(*everywhere, "--lang", language, "run", "walk", *flags, typed="\n".join(typed) + "\n")
    assert made.code == answer.code == 0
    assert (
        "The walk is done" if language == "en" else "De wandeling is klaar"
    ) in answer.out or "leernetwerk summary" in answer.out
    entries = json.loads(run("show", "walk", "--format", "json").out)["entries"]
    begun = {entry["stage"] for entry in entries if entry["kind"] == "stage"}
    assert begun == {stage.id for stage in sheet.stage}
    assert entries[-1]["state"] == "ended" and entries[-1]["stage"] == sheet.stage[-1].id
    for stage in sheet.stage:
        if stage.ask and stage.records[:1] != ("action",) and stage.type != "actions":
            assert " ".join(stage.ask.to(language).split()) in " ".join(answer.out.split())
    elements = json.loads(run("summary", "walk", "--format", "json").out)
    assert elements["entries"] >= 1


@pytest.mark.parametrize("method", method_ids())
def test_ours_have_no_trouble(method):
    assert not lint_method(read_method_text(method))


def fields():
    """Yield (stage or not, field) for every field that a run sheet has."""
    for name in ("id", "title", "about", "minutes", "group", "safety", "certainty", "cautions", "schema"):
        yield False, name
    for name in ("id", "title", "minutes", "type", "about", "purpose", "leads", "says", "ask", "follow_up", "records"):
        yield True, name


def where(text, is_stage, name):
    """Return the number and the lines of ``text`` with the first line of this field."""
    lines = text.split("\n")
    begin = lines.index("[[stage]]") if is_stage else 0
    return lines, next(n for n in range(begin, len(lines)) if re.match(rf"{name} *=", lines[n]))


@pytest.mark.parametrize(("is_stage", "name"), list(fields()))
def test_a_wrong_type_is_named_by_line_field_and_what_is_allowed(is_stage, name):
    lines, number = where(GOOD, is_stage, name)
    many = lines[number].rstrip().endswith("[")
    end = next(n for n in range(number, len(lines)) if lines[n] == "]") if many else number
    lines[number : end + 1] = [
        f"{name} = {{ nix = 1 }}"
        if name
        in ("id", "type", "minutes", "safety", "schema", "certainty", "records", "leads", "cautions", "follow_up")
        or (name == "about" and is_stage)
        else f"{name} = 7"
    ]
    troubles = [each for each in lint_method("\n".join(lines)) if each.field == name]
    assert [(each.line, each.is_error) for each in troubles] == [(number + 1, True)]
    assert troubles[0].data["allowed"]


@pytest.mark.parametrize(
    ("is_stage", "name"),
    [
        (False, "id"),
        (False, "title"),
        (False, "about"),
        *[(True, name) for name in ("id", "title", "minutes", "type", "purpose")],
    ],
)
def test_a_missing_field_is_named(is_stage, name):
    lines, number = where(GOOD, is_stage, name)
    del lines[number]
    troubles = lint_method("\n".join(lines))
    assert [each.field for each in troubles] == [name] and troubles[0].message.startswith("is missing")


@pytest.mark.parametrize(
    ("old", "new", "field", "told"),
    [
        ("safety = 1", "safety = 9", "safety", "1, 2, 3"),
        ('type = "open"', 'type = "opening"', "type", "open, talk"),
        ('about = "waarden"', 'about = "warden"', "about", "waarden"),
        ('id = "waarden"', 'id = "welkom"', "id", ""),
        ("minutes = 120", "minuten = 120", "minuten", "minutes"),
        ('minutes_from = "proposal"', 'minutes_from = "guess"', "minutes_from", "source"),
        ('type = "break"', 'type = "break"\nrepeat = "always"', "repeat", "presenter"),
        ('type = "break"', 'type = "break"\nwhen = {stage = "later", kind = "quote"}', "when", "welkom"),
        ('type = "break"', 'type = "break"\ncoffee = true', "coffee", ""),
        ("safety = 1", "safety = ", "TOML", ""),
    ],
)
def test_a_wrong_word_is_named_with_what_is_allowed(run, own_place, old, new, field, told):
    text = GOOD.replace(old, new, 1)
    path = own_place / "eigen.toml"
    path.write_text(text, "utf-8")
    answer = run("method", "check", str(path))
    wanted = new.split("\n")[-1]
    line = max(
        n for n, each in enumerate(text.split("\n"), 1) if each == wanted and each not in GOOD.split("\n")[n - 1 : n]
    )
    assert (
        answer.code == 3
        and f"{path}:{line}: " in answer.out.replace("\n", "")
        and field in answer.out
        and told in " ".join(answer.out.split())
    )
    assert "Traceback" not in answer.err and len(answer.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("old", "new", "advice"),
    [
        ("minutes = 120", "minutes = 100", "the stages take 120"),
        ('type = "break"', 'type = "talk"', "need a break"),
        ('type = "reserve"', 'type = "talk"', "a tenth in reserve"),
        ('type = "check-out"', 'type = "talk"', "8 to 10 percent"),
        ('type = "read-back"', 'type = "talk"', "nobody is asked"),
        (
            'id = "welkom"',
            'id = "welkom"\nmoral_question = {nl = "Hoe moet het?", en = "May a clerk break the rule?"}',
            "begin with how",
        ),
        (
            'id = "welkom"',
            f'id = "welkom"\nmoral_question = {{nl = "Mag {"dat " * 16}?", en = "May one?"}}',
            "at most 15",
        ),
        ('says = {nl = "', f'says = {{nl = "{"lang " * 30}', "more than 25 words"),
        ('ask = {nl = "', 'ask = {nl = "", xx = "', "languages is empty"),
    ],
)
def test_what_people_would_trip_over_is_advice(run, own_place, old, new, advice):
    path = own_place / "eigen.toml"
    path.write_text(GOOD.replace(old, new, 1), "utf-8")
    answer = run("method", "check", str(path))
    assert answer.code == 0 and advice in " ".join(answer.out.split()) and "advice: " in answer.out


def test_the_list_keeps_back_what_needs_trust_until_it_is_asked_for(run):
    listed = json.loads(run("method", "list", "--format", "json").out)["methods"]
    assert all(method["safety"] < 3 for method in listed) and "--safety 3" in run("method", "list").out
    assert {"roddel", "balint"} <= {
        each["id"] for each in json.loads(run("method", "list", "--safety", "3", "--format", "json").out)["methods"]
    }
    fitting = json.loads(run("method", "list", "--minutes", "70", "--people", "8", "--format", "json").out)["methods"]
    assert fitting and all(
        each["minutes"] <= 70 and each["people"]["min"] <= 8 <= each["people"]["max"] for each in fitting
    )


def test_a_run_sheet_has_clock_times_from_the_start(run):
    stages = json.loads(run("method", "show", "vier-inzichten", "--start", "10:00", "--format", "json").out)["stages"]
    assert [stage["at"] for stage in stages[:3]] == ["10:00", "10:10", "10:26"]
    for wrong in ("tien", "25:00", "10:60", "1", ""):
        assert run("method", "show", "vier-inzichten", "--start", wrong).code == 2
    for clock in ("19:30", "19.30", "19u30", "1930", " 19:30 "):
        assert "19:30" in run("method", "show", "vier-inzichten", "--start", clock).out
    assert len(run("method", "show", "vier-inzichten").out.splitlines()) <= 60


@pytest.mark.parametrize(
    ("flags", "doubt"),
    [
        (["--method", "roddel", "--participants", "ervaringsdeskundige=3,uitvoerder=3"], "trusts each other"),
        (["--participants", "ervaringsdeskundige=1,uitvoerder=6"], "One expert by experience alone"),
        (["--participants", "ervaringsdeskundige=2,uitvoerder=2"], "at least 6"),
        (["--participants", "ervaringsdeskundige=9,uitvoerder=9"], "at most 14"),
        (
            ["--participants", "ervaringsdeskundige=3,uitvoerder=3", "--minutes", "60"],
            "takes 120 minutes; there are 60, so every part was made shorter",
        ),
        (["--participants", "ervaringsdeskundige=3,uitvoerder=3"], "no case file"),
    ],
)
def test_new_says_why_a_method_may_not_fit_and_stops_nothing(run, flags, doubt):
    answer = run("new", "twijfel", "--no-input", *flags)
    assert answer.code == 0 and doubt in answer.err
    fine = run(
        "new", "past", "--no-input", "--management-agreed", "--participants", "ervaringsdeskundige=4,uitvoerder=4"
    )
    assert fine.code == 0 and not fine.err


def test_an_agreement_that_was_not_made_is_not_read_out(run):
    people = ["--participants", "ervaringsdeskundige=4,uitvoerder=4", "--no-input", "--language", "en"]
    run("new", "zonder", *people)
    run("new", "met", *people, "--management-agreed")
    assert "goes into no file" not in run("run", "zonder", "--answers", "-", typed="/stop\n").out
    assert "goes into no file" in run("run", "met", "--answers", "-", typed="/stop\n").out


def test_one_of_your_own_is_made_checked_and_used(run, own_place):
    path = own_place / "keukentafel.toml"
    made = run(
        "method",
        "new",
        str(path),
        "--title",
        "Keukentafel",
        "--minutes",
        "120",
        "--people",
        "4-8",
        "--part",
        "Verhaal",
        "--part",
        "Vragen",
        "--no-input",
    )
    assert made.code == 0 and "Nothing is wrong" in made.out
    assert run("method", "new", str(path), "--title", "x", "--no-input").code == 5
    run("new", "tafel", "--method", str(path), "--participants", "ervaringsdeskundige=3,uitvoerder=3", "--no-input")
    assert run("run", "tafel", "--answers", "-", typed="e1: een zin\n" + "/next\n" * 30).code == 0


def test_a_changed_run_sheet_comes_in_where_it_was_not_used(run, session, own_place):
    run("run", "plek", "--answers", "-", typed="e1: een zin\n/next\n/stop\n")
    path = own_place / "anders.toml"
    path.write_text(
        GOOD.replace("minutes = 10\n", "minutes = 11\n").replace("minutes = 16\n", "minutes = 17\n"), "utf-8"
    )
    answer = run("method", "update", "plek", str(path))
    assert answer.code == 0
    stages = {
        each["stage"]: each["planned"]
        for each in json.loads(run("show", "plek", "--timing", "--format", "json").out)["stages"]
    }
    assert stages["welkom"] == 10 and stages["participatie" if "participatie" in stages else "stappen"] != 0
    assert 11 in stages.values() and "welkom" in answer.out.splitlines()[1]
    assert run("check", "plek").code == 0
    path.write_text("id = 1", "utf-8")
    assert run("method", "update", "plek", str(path)).code == 3


def test_planned_minutes_stand_beside_what_they_took(run, session):
    run("run", "plek", "--answers", "-", typed="/skip\n/stop\n")
    timing = json.loads(run("show", "plek", "--timing", "--format", "json").out)["stages"]
    assert [len(each["used"]) for each in timing][:3] == [1, 1, 0]
    learned = json.loads(run("method", "show", "vier-inzichten", "--learned", "--format", "json").out)["stages"]
    assert learned[0]["planned"] == 10 and len(learned[0]["used"]) == 1


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_needed_before_a_session_has_its_own_facts(run, own_place, language):
    run(
        "new",
        "vooraf",
        "--date",
        "2026-12-01",
        "--municipality",
        "Emmen",
        "--subject",
        "<b>brieven</b>",
        "--promised",
        "adv",
        "--language",
        language,
        "--participants",
        "ervaringsdeskundige=2,uitvoerder=2",
        "--no-input",
        "--title",
        "Aan tafel",
    )
    for suffix in ("md", "html"):
        path = own_place / f"vooraf.{suffix}"
        assert run("--lang", language, "method", "prepare", "vooraf", "--to", str(path), "--start", "10:00").code == 0
        assert path.stat().st_mode & 0o777 == 0o600
        text = path.read_text("utf-8")
        for words in ("Aan tafel", "Emmen", "2026", "10:00", "12:00", "E1", "E2"):
            assert words in text
        assert "<script" not in text and (suffix == "md" or "<b>brieven" not in text)
        assert ("Uitnodiging" if language == "nl" else "Invitation") in text
        assert "goes into no file" not in text and "in geen dossier en wordt" not in text
    assert run("method", "prepare", "vooraf", "--to", str(own_place / "x.pdf")).code == 2


def test_the_example_of_the_manual_is_sound_and_walks(run, own_place):
    manual = (Path(__file__).parents[2] / "docs" / "methods.md").read_text("utf-8")
    path = own_place / "keukentafel.toml"
    path.write_text(manual.split("```toml\n")[1].split("```")[0], "utf-8")
    assert "Nothing is wrong" in run("method", "check", str(path)).out
    run(
        "new",
        "keuken",
        "--method",
        str(path),
        "--participants",
        "ervaringsdeskundige=3,uitvoerder=3",
        "--no-input",
        "--language",
        "nl",
    )
    typed = [
        "/next",
        "/next",
        "<> u1: bij ons niet",
        "/next",
        "/next",
        "/next",
        "1",
        "/next",
        "/next",
        "/next",
        "2",
        *["/next"] * 30,
    ]
    shown = run("run", "keuken", "--answers", "-", typed="\n".join(typed) + "\n")
    assert shown.code == 0 and shown.out.count("Wat gebeurde er") == 2 and "Wat hoort er nog bij?" in shown.out


def test_the_walk_says_when_a_moral_question_is_not_one(run):
    run(
        "new",
        "beraad",
        "--method",
        "moreel-beraad",
        "--participants",
        "ervaringsdeskundige=3,uitvoerder=3",
        "--no-input",
    )
    typed = "? hoe moet het nu\n? mag een uitvoerder de regel laten gaan\n/stop\n"
    shown = run("run", "beraad", "--stage", "morele-vraag", "--answers", "-", typed=typed)
    assert shown.code == 0 and shown.out.count("does not begin with how") == 1


def test_subgroups_are_each_asked_afterwards(run):
    run(
        "new",
        "kring",
        "--method",
        "actieleren-cyclus",
        "--participants",
        "ervaringsdeskundige=4,uitvoerder=4",
        "--no-input",
        "--language",
        "nl",
    )
    shown = run("--lang", "nl", "run", "kring", "--stage", "oorzaken", "--answers", "-", typed="/next\n/stop\n").out
    assert "Groepje 1: Welke gewoonte" in shown and "Groepje 2: Welke gewoonte" in shown
