"""``new`` and ``record``: what is acknowledged is on the disk, and what is wrong is answered by one line."""

import json
import stat

import pytest
import tomli


def read_blocks(session):
    files = sorted((session / "entries").glob("*.toml"))
    return [block for file in files for block in tomli.loads(file.read_text())["entry"]]


def test_a_sentence_is_stored_as_it_was_said(run, session):
    """The acknowledgement is the id of a block that holds the text, its speaker and its element."""
    answer = run(
        "record", "plek", "quote", "--speaker", "e1", "--element", "ver", "--verbatim", typed="Ik telde mee.\n"
    )
    (block,) = read_blocks(session)
    assert answer.out.strip() == block["id"]
    assert (block["text"], block["speaker"], block["element"]) == ("Ik telde mee.", "E1", "vertrouwen")
    assert block["verbatim"] is True
    assert block["at"].tzinfo


HARD = [
    "[naam]",
    "[/]",
    ":smile:",
    "\x1b[31mrood",
    "\u202eomgekeerd",
    "👩‍👩‍👧",
    "a\x00b",
    "een\r\ntwee",
    "x" * 1_000_000,
    "'''\"\\",
]


@pytest.mark.parametrize("text", HARD)
def test_hard_texts_come_back_whole_and_without_a_control_sign(run, session, text):
    """Text is stored as it was said; what is shown holds no control byte, and nothing is dropped."""
    assert run("record", "plek", "quote", "--speaker", "E1", typed=text).code == 0
    assert read_blocks(session)[0]["text"] == text
    shown = run("show", "plek").out
    assert not {sign for sign in shown if ord(sign) < 32 and sign != "\n"} and "\u202e" not in shown
    document = json.loads(run("show", "plek", "--format", "json").out)
    assert document["entries"][0]["text"] == text


def test_a_lone_surrogate_is_made_visible_at_the_door(run, session):
    line = '{"kind": "quote", "speaker": "E1", "text": "a\\ud800b"}'
    assert run("record", "plek", "--json-lines", typed=line).code == 0
    assert read_blocks(session)[0]["text"] == "a\\ud800b"


def test_files_are_for_this_user_only_whatever_the_umask(run, session):
    run("record", "plek", "quote", "--speaker", "E1", typed="hallo")
    for path in [session, *session.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_rerun_with_a_ref_records_nothing_twice(run, session):
    """The same line gives the same id and no second block; another text under that ref is a conflict."""
    line = {"kind": "quote", "text": "een", "speaker": "E1", "ref": "r1", "consent": ["network"]}
    first = run("record", "plek", "--json-lines", typed=json.dumps(line))
    again = run("record", "plek", "--json-lines", typed=json.dumps(line))
    assert first.out == again.out and len(read_blocks(session)) == 1
    other = run("record", "plek", "--json-lines", typed=json.dumps({**line, "text": "twee"}))
    assert other.code == 7 and "r1" in other.err and "twee" not in other.err


def test_a_wrong_line_is_named_and_the_others_go_on(run, session):
    good = '{"kind": "quote", "text": "%s", "speaker": "E1"}\n'
    lines = good % "a" + '{"kind": "quote"\n' + good % "b"
    answer = run("record", "plek", "--json-lines", typed=lines)
    assert answer.code == 7 and answer.err.startswith("line 2:")
    assert [block["text"] for block in read_blocks(session)] == ["a", "b"]


@pytest.mark.parametrize(
    ("options", "near"),
    [
        (["--element", "vertrouwn"], "vertrouwen"),
        (["--speaker", "E9"], "E1"),
        (["--stage", "waardn"], "waarden"),
        (["--knowledge", "ervaringskenis"], "ervaringskennis"),
    ],
)
def test_a_word_that_is_not_known_is_answered_by_the_nearest(run, session, options, near):
    answer = run("record", "plek", "quote", *options, typed="geheim")
    assert answer.code == 2 and near in answer.err and answer.err.count("\n") == 1
    assert "geheim" not in answer.err and not list((session / "entries").iterdir())


@pytest.mark.parametrize("slug", ["../weg", "a/b", "CON", "nul", "", ".", "met spatie", "x" * 81, "a\x1bb"])
def test_a_name_that_leaves_the_folder_is_refused_before_anything_is_written(run, own_place, slug):
    answer = run("new", "--no-input", "--", slug)
    assert answer.code == 2 and not (own_place / "sessions").exists() and "\x1b" not in answer.err


def test_a_linked_folder_is_refused(run, own_place):
    (own_place / "elsewhere").mkdir()
    (own_place / "sessions").symlink_to(own_place / "elsewhere")
    assert run("new", "plek", "--no-input").code == 8
    assert not list((own_place / "elsewhere").iterdir())


def test_lines_are_read_as_in_the_walk(run, session):
    lines = "e1:: Ik telde mee #ver\n! wij vragen eerst\nlos\n"
    path = session.parent.parent / "lines.txt"
    path.write_text(lines)
    assert run("record", "plek", "--lines", str(path)).code == 0
    assert [(block["kind"], block["text"]) for block in read_blocks(session)] == [
        ("quote", "Ik telde mee"),
        ("learning", "wij vragen eerst"),
        ("note", "los"),
    ]


def test_nothing_is_written_through_a_link(run, session, own_place):
    """Entries that point elsewhere are refused before anything is written there."""
    (own_place / "elsewhere").mkdir()
    (session / "entries").rmdir()
    (session / "entries").symlink_to(own_place / "elsewhere")
    assert run("record", "plek", "quote", "--speaker", "E1", typed="hallo").code == 8
    assert not list((own_place / "elsewhere").iterdir())


def test_a_star_from_a_script_marks_the_last_thing_said(run, session):
    run("record", "plek", "quote", "--speaker", "E1", typed="hallo")
    assert run("record", "plek", typed="*").code == 0
    entries = json.loads(run("show", "plek", "--format", "json").out)["entries"]
    assert entries[0]["star"] is True


def test_a_service_number_is_masked_wherever_it_stands(run, session, entries):
    """In a key that nobody knows too, as text and as a number; and in the facts of a session."""
    line = {
        "kind": "note",
        "text": "x",
        "eigen": ["123456782"],
        "nummer": 123456782,
        "diep": {"a 123456782": "123 456 782"},
    }
    assert run("record", "plek", "--json-lines", typed=json.dumps(line)).code == 0
    assert run("new", "ander", "--title", "bij 123456782", "--subject", "123456782", "--no-input").code == 0
    assert run("edit", "plek", "--set", "subject=over 123.456.782").code == 0
    written = b"".join(path.read_bytes() for path in session.parent.rglob("*.toml"))
    assert b"123456782" not in written and b"123 456" not in written and b"123.456" not in written
    assert written.count(b"[bsn]") == 7


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["value", "--element", "trust", "--scores", "e:2,3"], 0),
        (["step", "--element", "plek", "--state", "open"], 0),
        (["score", "--element", "trust", "--scores", "e:2,3"], 2),
        (["quote", "--speaker", "E1"], 2),
        ([], 2),
    ],
)
def test_only_what_is_said_needs_words(run, session, words, code):
    answer = run("record", "plek", *words, typed="")
    assert answer.code == code
    assert ("no text" in answer.err) == (code == 2 and words[:1] != ["score"]), answer.err


def test_one_stream_records_in_many_sessions(run, session, entries):
    run("new", "tweede", "--date", "2026-12-01", "--participants", "e=2", "--no-input")
    lines = [
        {"session": "tweede", "kind": "quote", "text": "daar", "speaker": "E2", "ref": "a"},
        {"session": "plek", "kind": "quote", "text": "hier", "speaker": "E1", "ref": "b"},
        {"kind": "quote", "text": "nergens", "speaker": "E1"},
        {"session": "vierde", "kind": "quote", "text": "weg", "speaker": "E1"},
        {"session": 3, "kind": "quote", "text": "weg", "speaker": "E1"},
        {"session": "tweede", "kind": "quote", "text": "daar weer", "speaker": "E1", "ref": "c"},
    ]
    typed = "\n".join(map(json.dumps, lines))
    for _time in range(2):  # again: nothing is recorded twice
        answer = run("record", "-", "--json-lines", typed=typed)
        assert answer.code == 7 and len(answer.out.split()) == 3
        assert [number for number in range(1, 7) if f"line {number}:" in answer.err] == [3, 4, 5]
        assert [each["text"] for each in entries("quote")] == ["hier"]
        assert [each["text"] for each in entries("quote", name="tweede")] == ["daar", "daar weer"]


def test_a_line_without_a_session_of_its_own_goes_into_the_one_that_is_named(run, session, entries):
    run("new", "tweede", "--date", "2026-12-01", "--participants", "e=2", "--no-input")
    typed = '{"kind": "note", "text": "a"}\n{"kind": "note", "text": "b", "session": "tweede"}\n{"text": "c"}'
    assert run("record", "plek", "--json-lines", typed=typed).code in (0, 7)
    assert [each["text"] for each in entries("note")][:1] == ["a"]
    assert [each["text"] for each in entries("note", name="tweede")] == ["b"]
    assert run("record", "weg", "--json-lines", typed=typed).code == 4
