"""``method form``: a session on participants' own telephones; their answers come in as their own words, with ``import``."""

import csv
import tomllib
import zipfile

import openpyxl
import pytest
from pyxform.xls2xform import convert


@pytest.fixture
def form(run, session, own_place):
    """The sheets of the form of a session, each as its rows."""
    target = own_place / "form.xlsx"
    answer = run("method", "form", "plek", "--to", str(target))
    assert answer.code == 0, answer.err
    book = openpyxl.load_workbook(target)
    return {page.title: [dict(zip(heads(page), row, strict=True)) for row in values(page)] for page in book}


def heads(page):
    return [cell.value for cell in page[1]]


def values(page):
    return page.iter_rows(min_row=2, values_only=True)


def mark(form):
    return next(row["calculation"].strip("'") for row in form["survey"] if row["type"] == "calculate")


def answered(own_place, *rows, name="answers.csv", delimiter=","):
    path = own_place / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, sorted({key for row in rows for key in row}), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


def test_a_form_that_its_programs_take(form, own_place):
    """pyxform, the reference of ODK and KoBo, makes a form of it without a complaint about what it asks."""
    made = convert(own_place / "form.xlsx")
    assert made.xform.startswith("<?xml")
    assert not [each for each in made.warnings if "minutes" not in each and "leads" not in each]
    parts = [row for row in form["survey"] if row["type"] == "begin_group"]
    assert parts[0]["name"] == "part_welkom" and parts[0]["minutes"] == 10 and parts[0]["leads"] == "begeleider"
    assert "part_pauze" not in {row["name"] for row in parts}
    seats = [row["name"] for row in form["choices"] if row["list_name"] == "seat"]
    assert seats == ["1", "2", "3", "4", "5", "6", "none"]


@pytest.mark.parametrize("way", ["part_waarden-waarden_0", "part_waarden/waarden_0", "waarden_0"])
def test_each_has_their_own_words(run, form, session, own_place, entries, way):
    group = way.removesuffix("waarden_0")
    rows = [
        {"KEY": "1", "leernetwerk_session": mark(form), "leernetwerk_seat": "2", way: "ik werd gehoord"},
        {"KEY": "2", "leernetwerk_session": mark(form), "leernetwerk_seat": "none", way: "zeg ik niet"},
        {"KEY": "3", "leernetwerk_session": mark(form), "leernetwerk_seat": "4", f"{group}waarden_1": "soms"},
    ]
    for told in ("3 new, 0 already here", "0 new, 3 already here"):
        answer = run("import", answered(own_place, *rows, delimiter=";"), "--into", "plek")
        assert (answer.code, answer.out.strip()) == (0, told), answer.err
    facts = tomllib.loads((session / "session.toml").read_text("utf-8"))
    seats = {each["seat"]: each["code"] for each in facts["participants"]}
    said = {each["text"]: each for each in entries("quote")}
    assert said["ik werd gehoord"]["speaker"] == [seats[2]] and said["soms"]["speaker"] == [seats[4]]
    assert said["zeg ik niet"]["speaker"] == []
    assert all(each["verbatim"] and each["stage"] == "waarden" and not each["consent"] for each in said.values())


def test_marks_are_one_vote_of_each_role(run, form, session, own_place, entries):
    column = next(row["name"] for row in form["survey"] if row["name"] and row["name"].endswith("_mark"))
    rows = [
        {"leernetwerk_session": mark(form), "leernetwerk_seat": seat, column: given}
        for seat, given in (("1", "3"), ("2", "4"), ("3", "2"), ("none", "5"))
    ]
    answer = run("import", answered(own_place, *rows), "--into", "plek")
    assert answer.code == 0 and "number of a card" in answer.err
    (value,) = entries("value")
    assert sorted(mark for marks in value["scores"].values() for mark in marks) == [2, 3, 4]
    rows.append({"leernetwerk_session": mark(form), "leernetwerk_seat": "5", column: "1"})
    for told in ("one new", "0 new"):  # somebody answers later: it is the same vote, with one more in it
        assert run("import", answered(own_place, *rows), "--into", "plek").out.startswith(told)
        (value,) = entries("value")
        assert sorted(mark for marks in value["scores"].values() for mark in marks) == [1, 2, 3, 4]


def test_the_form_of_another_session_names_nobody(run, form, session, own_place, entries):
    row = {"leernetwerk_session": "0123456789ab", "leernetwerk_seat": "2", "waarden_0": "van elders"}
    answer = run("import", answered(own_place, row), "--into", "plek")
    assert answer.code == 0 and "--code" in answer.err
    assert entries("quote")[0]["speaker"] == []


def test_who_does_not_say_who_they_are_is_told_to_nobody(run, form, session, own_place, entries):
    """An expectation of nobody in particular is the group's; one that somebody typed for themselves is not."""
    rows = [
        {"leernetwerk_session": mark(form), "leernetwerk_seat": seat, "welkom_0": f"rust {seat}"}
        for seat in ("none", "2")
    ]
    assert run("import", answered(own_place, *rows), "--into", "plek").code == 0
    assert {each["text"]: each["kind"] for each in entries()} == {"rust none": "quote", "rust 2": "expectation"}
    told = run("export", "plek", "--audience", "group", "--to", "-", "--format", "json", "--yes").out
    assert "rust" not in told


def made_elsewhere(own_place, *rows, heads=("type", "name", "label", "minutes", "leads")):
    book = openpyxl.Workbook()
    page = book.active
    page.title = "survey"
    for row in (heads, *rows):
        page.append(row)
    book.create_sheet("settings").append(["form_title"])
    book["settings"].append(["Gesprek in de wijk"])
    book.save(own_place / "elsewhere.xlsx")
    return str(own_place / "elsewhere.xlsx")


def test_a_form_made_elsewhere_becomes_a_run_sheet(run, own_place):
    source = made_elsewhere(
        own_place,
        ("start", "start", None),
        ("text", "naam_straat", "In welke straat woon je?"),
        ("begin_group", "werk", "Je werk", 25, "begeleider, schrijver"),
        ("note", "uitleg", "Neem je tijd."),
        ("text", "wat", "Wat deed je?"),
        ("begin group", "binnen", "Binnenin"),
        ("select_one janee", "hielp", "Hielp het, ${wat}?"),
        ("end group", None, None),
        ("end_group", None, None),
    )
    target = own_place / "wijk.toml"
    answer = run("method", "new", str(target), "--from", source, "--no-input")
    assert answer.code == 0, answer.err
    method = tomllib.loads(target.read_text())
    assert method["title"]["nl"] == "Gesprek in de wijk"
    street, work = method["stage"]
    assert street["ask"]["nl"] == "In welke straat woon je?" and street["minutes"] == 10
    assert (work["title"]["nl"], work["minutes"], work["leads"]) == ("Je werk", 25, ["begeleider", "schrijver"])
    assert (work["says"]["nl"], work["ask"]["nl"]) == ("Neem je tijd.", "Wat deed je?")
    assert [each["nl"] for each in work["follow_up"]] == ["Hielp het, …?"]
    assert run("method", "check", str(target)).code == 0
    assert run("new", "wijk", "--method", str(target), "--no-input").code == 0


def test_our_own_form_comes_back_as_it_was(run, form, session, own_place):
    target = own_place / "terug.toml"
    assert run("method", "new", str(target), "--from", str(own_place / "form.xlsx"), "--no-input").code == 0
    before = {stage["id"]: stage for stage in tomllib.loads((session / "method.toml").read_text())["stage"]}
    after = tomllib.loads(target.read_text())["stage"]
    assert len(after) > 3
    for stage in after:
        was = before[stage["id"]]
        assert all(stage.get(key) == was.get(key) for key in ("title", "minutes", "says", "ask")), stage["id"]
        assert stage.get("leads", []) == was.get("leads", [])


@pytest.mark.parametrize("what", ["nothing", "text", "empty", "zip"])
def test_what_is_no_form_is_said(run, own_place, what):
    path = own_place / "odd.xlsx"
    if what == "text":
        path.write_text("geen formulier")
    elif what == "empty":
        path = made_elsewhere(own_place)
    elif what == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", b"0" * 60_000_000)
    answer = run("method", "new", str(own_place / "nieuw.toml"), "--from", str(path), "--no-input")
    assert answer.code in (3, 4) and "Traceback" not in answer.err
    assert not (own_place / "nieuw.toml").exists()
