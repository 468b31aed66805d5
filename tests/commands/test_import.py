"""``import``: each row once, loss named, bombs refused, and consent never taken over."""

import json
import zipfile

import pytest


def entries(run):
    return json.loads(run("show", "plek", "--format", "json").out)["entries"]


def test_a_spreadsheet_comes_in_once(run, session, own_place):
    path = own_place / "a.csv"
    path.write_text(
        'kind;text;speaker;element;kleur\nquote;"Eén; twee";E1;vertrouwen;rood\nquote;\'=1+1;E2;plek;\n', "utf-8-sig"
    )
    codes = ["--code", "E1=E1,E2=E2"]
    assert run("import", str(path), "--into", "plek", *codes, "--dry-run").out.startswith("2 new") and not entries(run)
    answer = run("import", str(path), "--into", "plek", *codes)
    assert answer.out.startswith("2 new") and "column kleur" in answer.err
    assert run("import", str(path), "--into", "plek").out == "0 new, 2 already here\n"
    assert [(each["text"], each["speaker"], each["element"]) for each in entries(run)] == [
        ("Eén; twee", ["E1"], "vertrouwen"),
        ("=1+1", ["E2"], "plek"),
    ]


def test_our_own_json_and_project_come_back(run, session, own_place):
    line = {
        "kind": "quote",
        "speaker": "E1",
        "text": "Ik telde mee 👩‍👧",
        "element": "vertrouwen",
        "consent": ["group"],
    }
    run("record", "plek", "--json-lines", typed=json.dumps(line))
    (own_place / "a.json").write_text(run("show", "plek", "--format", "json").out, "utf-8")
    run("export", "plek", "--audience", "keyboard", "--to", str(own_place / "a.qdpx"))
    for name in ("a.json", "a.qdpx"):
        run("new", f"in-{name[2:]}", "--participants", "e=1", "--no-input")
        assert run("import", str(own_place / name), "--into", f"in-{name[2:]}").out.startswith("one new")
        (found,) = json.loads(run("show", f"in-{name[2:]}", "--format", "json").out)["entries"]
        assert (found["text"], found["element"], found["kind"]) == (line["text"], "vertrouwen", "quote")
        assert found["consent"] is None


def test_a_row_that_is_not_right_is_named_and_the_others_come(run, session, own_place):
    (own_place / "a.json").write_text(json.dumps([{"kind": "roddel", "text": "a"}, {"text": "b"}]))
    answer = run("import", str(own_place / "a.json"), "--into", "plek")
    assert answer.out.startswith("one new") and "line 1:" in answer.err and "kind" in answer.err


def _zip(path, content=b"", name="project.qde", flags=0):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + place] |= flags
    path.write_bytes(data)


RUBBISH = {
    "zip bomb": lambda path: _zip(path, b" " * 60_000_000),
    "entity bomb": lambda path: _zip(path, b'<!DOCTYPE x [<!ENTITY a "b">]><Project>&a;</Project>'),
    "no zip": lambda path: path.write_bytes(b"rubbish"),
    "no project in it": lambda path: _zip(path, name="sources/a.txt"),
    "another kind of project": lambda path: _zip(path, b"<Project/>"),
    "with a password": lambda path: _zip(path, b"<Project/>", flags=1),
    "half": lambda path: (_zip(path, b"<Project>" * 99), path.write_bytes(path.read_bytes()[:60])),
}


@pytest.mark.parametrize("case", RUBBISH)
def test_bombs_and_rubbish_are_refused_in_one_line(run, session, own_place, case):
    RUBBISH[case](own_place / "a.qdpx")
    answer = run("import", str(own_place / "a.qdpx"), "--into", "plek")
    assert answer.code == 3 and answer.err.count("\n") == 1 and not entries(run)


def test_json_that_is_none_is_refused(run, session, own_place):
    (own_place / "a.json").write_bytes(b"\xff{[")
    assert run("import", str(own_place / "a.json"), "--into", "plek").code == 3


@pytest.mark.parametrize("rows", ['[1, {"text": "b"}, "c"]', '{"entries": [null, {"text": "b"}, []]}'])
def test_a_row_that_is_no_row_is_named_too(run, session, own_place, rows):
    (own_place / "a.json").write_text(rows)
    answer = run("import", str(own_place / "a.json"), "--into", "plek")
    assert answer.code == 7 and answer.out.startswith("one new")
    assert "line 1:" in answer.err and "line 3:" in answer.err


def test_a_dry_run_says_exactly_what_importing_does(run, session, own_place, entries):
    """New, known, lost, and each row that is refused by its number, exit 7; only nothing is written."""
    file = own_place / "rijen.csv"
    file.write_text(
        "text,speaker,kind\neen,E1,quote\ntwee,Z9,quote\n,E1,quote\nvier,E1,step\nvijf,U1,learning\n", "utf-8"
    )
    codes = ["--code", "e1=E1", "--code", "U1=u1"]
    run("import", str(file), "--into", "plek", *codes, "--dry-run")
    dry = run("import", str(file), "--into", "plek", *codes, "--dry-run")
    assert entries() == []
    real = run("import", str(file), "--into", "plek", *codes)
    assert (dry.code, dry.out, dry.err) == (real.code, real.out, real.err) and real.code == 7
    assert [line.split(":")[0] for line in real.err.splitlines()[2:4]] == ["line 3", "line 4"]
    assert [(entry["text"], entry["speaker"]) for entry in entries()] == [
        ("een", ["E1"]),
        ("twee", []),
        ("vijf", ["U1"]),
    ]
    again = run("import", str(file), "--into", "plek", "--dry-run")
    assert "nothing" in again.out or again.out.startswith("0 new, 3 already here")


def test_a_row_that_was_erased_is_refused_by_its_number_in_a_dry_run_too(run, session, own_place):
    (own_place / "a.json").write_text('[{"text": "weg"}, {"text": "blijft"}]')
    run("import", str(own_place / "a.json"), "--into", "plek")
    (gone,) = [each for each in entries(run) if each["text"] == "weg"]
    run("erase", "plek", gone["id"], "--yes")
    for options in (["--dry-run"], []):
        answer = run("import", str(own_place / "a.json"), "--into", "plek", *options)
        assert answer.code == 7 and "line 1:" in answer.err and answer.out.startswith("0 new, one already here")


def test_a_code_in_a_file_is_nobody_here_until_somebody_says_who(run, session, own_place):
    """The E1 of another room is another person: words of theirs must not stand in our E1's mouth."""
    rows = [
        {"kind": "quote", "text": "a", "speaker": "E1"},
        {"kind": "quote", "text": "b", "speaker": ["E1", "E2"]},
        {"kind": "action", "text": "c", "owner": "U1+E1"},
        {"kind": "learning", "text": "d", "speaker": "wij"},
        {"kind": "quote", "text": "e", "speaker": "zij heeft me geslagen"},
        {"kind": "joined", "speaker": "E9", "role": "ervaringsdeskundige", "seat": 9},
        {"kind": "leads", "speaker": "E1"},
    ]
    (own_place / "a.json").write_text(json.dumps(rows))
    answer = run("import", str(own_place / "a.json"), "--into", "plek", "--code", "E1=E2")
    assert answer.code == 0 and "geslagen" not in answer.err and "--code E2=" in answer.err
    named = [(each["text"], each["speaker"] or each.get("owner", "")) for each in entries(run)]
    assert named == [("a", ["E2"]), ("b", ""), ("c", ""), ("d", ""), ("e", "")]


@pytest.mark.parametrize("code", ["E1", "E1=", "E1=Z9", "=E1"])
def test_who_is_who_must_be_a_pair_of_somebody_here(run, session, own_place, code):
    (own_place / "a.json").write_text("[]")
    assert run("import", str(own_place / "a.json"), "--into", "plek", "--code", code).code in (0, 2)


@pytest.mark.parametrize("kind", ["question", "expectation", "agreement", "action"])
def test_what_somebody_unknown_asked_or_hoped_does_not_become_the_groups(run, session, own_place, kind):
    """Without whose it is, the group would read it without a yes of whoever said it."""
    path = own_place / "a.csv"
    path.write_text(f"text,speaker,kind\neen,E1,{kind}\ntwee,E2,quote\n", "utf-8")
    answer = run("import", str(path), "--into", "plek", "--code", "E2=E2")
    assert answer.code == 7 and "line 1:" in answer.err and "--code" in answer.err
    assert run("import", str(path), "--into", "plek", "--code", "E1=E2,E2=E2").out.startswith("one new")
