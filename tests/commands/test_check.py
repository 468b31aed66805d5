"""``check``, ``config``, ``schema`` and ``show --versions``: what is wrong, where things are, what a file may hold."""

import json
import os
from pathlib import Path

import pytest


def problems(run, *options):
    answer = run("check", "plek", "--format", "json", *options)
    return answer.code, [(each["code"], each["line"]) for each in json.loads(answer.out)["problems"]]


def damage(session, text):
    (file,) = (path for path in (session / "entries").glob("*.toml") if "erased" not in path.name)
    file.write_bytes(file.read_bytes() + text)
    return file


ENTRY = b'\n[[entry]]\nat = 2026-11-23T10:00:00Z\nkind = "quote"\ntext = "x"\n%s\nid = "a"\n'


def test_check_names_file_line_and_field(run, session):
    run("record", "plek", "quote", "--speaker", "E1", typed="hallo")
    file = damage(session, ENTRY % b'verbatim = "ja"')
    line = file.read_text().splitlines().index("[[entry]]", 5) + 1
    answer = run("check", "plek")
    assert (
        answer.code == 3 and f"{session.name}/entries/{file.name}:{line}: " in answer.out and "verbatim" in answer.out
    )


def test_check_finds_words_codes_and_stages_that_are_not_there(run, session):
    run("record", "plek", "quote", "--speaker", "E1", typed="hallo")
    damage(session, ENTRY % b'speaker = "Z9"\nelement = "liefde"\nstage = "dessert"')
    code, found = problems(run)
    assert code == 0 and {each for each, _line in found} == {"speaker-unknown", "word-unknown", "stage-unknown"}


def test_check_finds_a_mark_that_the_scale_does_not_have_and_the_summary_does_not_count_it(run, session):
    value = b'kind = "value"\nelement = "vertrouwen"\nscores = {uitvoerder = [3, 9, 0]}'
    run("record", "plek", "quote", "--speaker", "E1", typed="hallo")
    damage(session, ENTRY.replace(b'kind = "quote"\ntext = "x"\n%s', value))
    code, found = problems(run)
    assert code == 0 and [each for each, _line in found] == ["mark-unknown", "mark-unknown"]
    told = json.loads(run("summary", "--format", "json").out)
    (trust,) = [each for insight in told["insights"] for each in insight["elements"] if each["id"] == "vertrouwen"]
    assert trust["scores"]["uitvoerder"] == {"3": 1}
    assert (
        run("summary").code == run("export", "plek", "--audience", "group", "--to", "-", "--format", "html").code == 0
    )


def test_a_rung_that_somebody_typed_by_hand_stops_no_summary(run, session):
    facts = session / "session.toml"
    facts.write_text(facts.read_text().replace("promised = ", 'promised = "onzin" # '))
    run("record", "plek", "value", "--element", "ladder", "--scores", "e:3", typed="")
    assert run("summary").code == run("summary", "--format", "json").code == run("show", "plek").code == 0


def test_check_lists_rival_edits(run, session):
    run("record", "plek", "quote", "--speaker", "E1", typed="hallo")
    run("edit", "plek", "last", "--set", "element=plek")
    run("edit", "plek", "last", "--set", "element=vertrouwen", "--recorder", "tablet")
    code, found = problems(run)
    assert code == 0 and [each for each, _line in found] == ["edit-rival"]
    versions = json.loads(run("show", "last", "--versions", "--format", "json").out)["versions"]
    assert [version["table"] for version in versions] == ["entry", "edit", "edit"]


def test_repair_opens_the_gate_and_keeps_a_no(run, session):
    """A damaged answer is set aside, in every copy; nobody knows whose it was, so everyone is asked again."""
    run("record", "plek", "quote", "--speaker", "E1", "--consent", "public", typed="hallo")
    file = damage(session, b"\n[[consent]]\nspeaker = 'E1'\nallows = []\n")
    (session / "entries" / "copy.toml").write_bytes(file.read_bytes())
    public = ["export", "plek", "--audience", "public", "--report", "full", "--to", "-", "--format", "md"]
    assert run(*public).code == 6
    assert run("check", "plek", "--repair").code == 2
    assert run("check", "plek", "--repair", "--yes").code == 0
    shown = run(*public)
    assert shown.code == 0 and "hallo" not in shown.out
    run("consent", "set", "plek", "last", "public")
    assert "hallo" in run(*public).out


def test_repair_takes_out_words_that_came_back(run, session):
    run("record", "plek", "quote", "--speaker", "E1", typed="mijn geheim")
    old = next((session / "entries").glob("*.toml")).read_bytes()
    run("erase", "plek", "last", "--yes")
    copy = session / "entries" / "copy.toml"
    copy.write_bytes(old)
    assert run("check", "plek").code == 3
    assert run("check", "plek", "--repair", "--yes").code == 0
    assert b"geheim" not in copy.read_bytes()


@pytest.mark.parametrize("folder", ["entries", "erased", "drafts", "."])
@pytest.mark.parametrize("what", ["a pipe", "a folder", "a link to nowhere", "a link round"])
def test_what_is_no_file_hangs_and_ends_nobody(run, session, say, entries, folder, what):
    say("hallo")
    odd = session / folder / "vreemd.toml"
    odd.parent.mkdir(exist_ok=True)
    make = {"a pipe": os.mkfifo, "a folder": Path.mkdir, "a link to nowhere": lambda path: path.symlink_to("/nergens")}
    make.get(what, lambda path: path.symlink_to(path))(odd)
    assert [each["text"] for each in entries()] == ["hallo"]
    for command in (["check"], ["list"], ["summary"], ["record", "plek", "note"], ["undo", "plek"]):
        assert run(*command, typed="ja").code in (0, 3), command
    assert run("erase", "plek", "E1", "--yes").code == (8 if folder == "drafts" else 0)


def test_of_a_great_many_alike_the_first_are_shown_and_the_rest_are_counted(run, session):
    pieces = "".join(f'[[entry]]\ntext = "x"\nid = "a{number}"\n\n' for number in range(50))
    (session / "entries" / "laptop.toml").write_text(pieces)
    (session / "entries" / "laptop.toml").chmod(0o600)
    answer = run("check", "plek")
    assert len([line for line in answer.out.splitlines() if "laptop.toml:" in line]) == 21
    assert "and 30 more:" in answer.out
    assert len(json.loads(run("check", "plek", "--format", "json").out)["problems"]) == 50


def test_what_cannot_be_understood_closes_the_gate_but_not_the_keyboard(run, session):
    run("record", "plek", "quote", "--speaker", "E1", "--consent", "public", typed="hallo")
    (file,) = (session / "entries").glob("*.toml")
    file.write_bytes(file.read_bytes() + b"\n[[consent]]\nspeaker = 'E1'\n")
    assert run("summary", "plek", "--audience", "group").code == 6
    assert "hallo" in run("show", "plek").out


def test_marks_of_a_role_that_somebody_typed_by_hand_stop_no_summary(run, walk, session):
    walk("= ver e:2,3 u:4\n", "--stage", "waarden")
    (file,) = (session / "entries").glob("*.toml")
    file.write_text(file.read_text("utf-8").replace("uitvoerder = ", "k0 = "), "utf-8")
    assert "k0" in file.read_text("utf-8")
    for command in (["summary", "plek"], ["summary", "plek", "--pictures"], ["summary", "plek", "--format", "json"]):
        assert run(*command).code == 0
    assert run("check", "plek").code in (0, 3)


def test_a_folder_in_which_there_is_nothing_is_said(run, own_place):
    answer = run("--sessions", str(own_place / "gone"), "check")
    assert answer.code == 0 and "no sessions" in answer.err


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ('slug = "x"\nid = ', "session.toml:2: a session whose facts cannot be read;"),
        ('id = "x"\ntitle = 3\n', "session.toml:1: a session whose facts are not right at title;"),
    ],
    ids=["toml", "field"],
)
def test_where_the_facts_of_a_session_are_wrong_is_said(run, session, facts, told):
    (session / "session.toml").write_text(facts, "utf-8")
    answer = run("check")
    assert answer.code == 3 and told in answer.out.replace("\n", " ")
