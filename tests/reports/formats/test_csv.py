"""A CSV file: no cell is a formula, whichever sign a spreadsheet takes for the end of a cell, and it comes back whole."""

import csv
import io
import json
import zipfile

import pytest

TEXTS = [
    "=1+1",
    "+31 6",
    "-1",
    "@SUM(A1)",
    "ja;=HYPERLINK(1)",
    "ja;+1;-1;@x",
    'ja;"=1+1"',
    'ja;""=1+1',
    "ja\t=1+1",
    "ja\n=1+1",
    "twee; drie, -vier",
    "'=al met een komma",
    "ja;'=zelf getypt",
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("text", TEXTS)
def test_no_cell_begins_as_a_formula(run, session, text, delimiter):
    run("record", "plek", "quote", "--speaker", "E1", typed=text)
    out = run("show", "plek", "--format", "csv").out
    for row in csv.reader(io.StringIO(out), delimiter=delimiter):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]


@pytest.mark.parametrize("text", TEXTS)
def test_it_comes_back_as_it_was_said(run, session, own_place, text):
    run("record", "plek", "quote", "--speaker", "E1", typed=text)
    said = json.loads(run("show", "plek", "--format", "json").out)["entries"][0]["text"]
    (own_place / "a.csv").write_text(run("show", "plek", "--format", "csv").out)
    run("new", "tweede", "--participants", "ervaringsdeskundige=1", "--no-input")
    run("import", str(own_place / "a.csv"), "--into", "tweede")
    (found,) = json.loads(run("show", "tweede", "--format", "json").out)["entries"]
    assert found["text"] == said.replace("\t", " ")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_dictionary_names_every_column(run, network, language):
    run("--lang", language, "export", "--audience", "group", "brieven", "--to", str(network / "a.zip"), "--yes")
    with zipfile.ZipFile(network / "a.zip") as archive:
        files = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist() if name.endswith(".csv")}
    mark = ";" if language == "nl" else ","
    facts, told = (
        list(csv.reader(io.StringIO(files[name]), delimiter=mark)) for name in ("factsheet.csv", "dictionary.csv")
    )
    assert {row[1] for row in told[1:]} == {*facts[0][1:]}
    assert all(len(row) == 3 and row[2] for row in told)
