"""An error repeats a word that was typed, never a sentence: that may be what somebody said. And no sign that acts."""

import json

import pytest
import tomli
import tomli_w
from scale import EVERY

SENTENCE = "zij heeft me geslagen"
FIELDS = (
    "kind",
    "speaker",
    "element",
    "stage",
    "owner",
    "knowledge",
    "about",
    "consent",
    "scores",
    "at",
    "due",
    "state",
)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("value", [SENTENCE, [SENTENCE], {SENTENCE: [3]}, {"e": SENTENCE}])
def test_a_sentence_in_any_field_of_a_line_is_not_repeated(run, session, field, value):
    line = json.dumps({"kind": "action", "text": "x", field: value})
    answer = run("record", "plek", "--json-lines", typed=line)
    assert answer.code in (0, 7) and "geslagen" not in answer.err + answer.out


COMMANDS = [
    ["show", SENTENCE],
    ["show", "plek", "--kind", SENTENCE],
    ["show", "plek", "--speaker", SENTENCE, "--letter"],
    ["new", SENTENCE, "--no-input"],
    ["new", "x", "--date", SENTENCE, "--no-input"],
    ["new", "x", "--promised", SENTENCE, "--no-input"],
    ["new", "x", "--participants", f"{SENTENCE}=3", "--no-input"],
    ["new", "x", "--participants", f"e={SENTENCE}", "--no-input"],
    ["new", "x", "--method", SENTENCE, "--no-input"],
    ["run", "plek", "--stage", SENTENCE],
    ["edit", "plek", SENTENCE, "--set", "star=true"],
    ["edit", "plek", "--set", SENTENCE],
    ["consent", "set", "plek", SENTENCE, "group"],
    ["consent", "set", "plek", "last", SENTENCE],
    ["consent", "withdraw", "plek", SENTENCE],
    ["erase", "plek", SENTENCE, "--yes"],
    ["summary", "--audience", SENTENCE],
    ["summary", "--role", SENTENCE],
    ["list", "--format", SENTENCE],
    ["actions", "done", SENTENCE],
    ["export", "plek", "--audience", "group", "--to", f"x.{SENTENCE}"],
    ["--recorder", SENTENCE, "record", "plek", "note"],
    [SENTENCE],
    ["show", "plek", SENTENCE],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_sentence_in_any_option_is_not_repeated(run, session, command):
    answer = run(*command, typed="x")
    assert answer.code in (2, 3, 4, 6) and "geslagen" not in answer.err + answer.out


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_sign_that_acts_never_reaches_the_screen(run, session, command):
    acting = "\x1b]0;titel\x07\u202e"
    answer = run(*(word.replace(SENTENCE, acting) for word in command), typed="x")
    assert not {"\x1b", "\x07", "\u202e"} & {*answer.err, *answer.out}


ACTING = "\x1b]0;titel\x07\u202e"
SHOWN = [
    ["list"],
    ["show", "plek"],
    ["show", "plek", "--speaker", "E1", "--letter"],
    ["summary"],
    ["summary", "--by", "municipality"],
    ["summary", "--pictures"],
    ["voices"],
    ["actions"],
    ["check"],
    ["scan"],
    ["ledger"],
    ["consent", "show", "plek"],
    ["export", "plek", "--audience", "group", "--to", "x.html", "--why"],
    ["purge", "plek", "--dry-run"],
    ["erase", "plek", "E1", "--dry-run"],
    ["run", "plek", "--answers", "answers"],
    ["new", "x", "--language", "\x1b[2J", "--no-input"],
]


FACTS = {
    "words": ("title", "municipality", "subject", "promised"),
    "language": ("language",),
    "people": (),
    "folder": (),
}


@pytest.mark.parametrize("command", SHOWN if EVERY else SHOWN[::2], ids=" ".join)
@pytest.mark.parametrize("facts", FACTS)
def test_no_fact_of_a_session_acts_on_the_screen(run, session, say, own_place, monkeypatch, facts, command):
    say("x", "--element", "plek")
    run("record", "plek", "action", "--owner", "E2", typed="bellen")
    document = tomli.loads((session / "session.toml").read_text())
    if facts == "people":
        document["participants"][1] |= {"code": ACTING, "role": ACTING}
    (session / "session.toml").write_text(tomli_w.dumps(document | dict.fromkeys(FACTS[facts], ACTING)))
    if facts == "folder":
        session.rename(session.with_name(f"{session.name}{ACTING}"))
    (own_place / "answers").write_text("e1: hallo\n/wie\n/stop\n")
    monkeypatch.chdir(own_place)
    answer = run(*command, typed="")
    assert answer.code in (0, 2, 3, 4, 6)
    assert not {"\x1b", "\x07", "\u202e"} & {*answer.err, *answer.out}


def test_a_word_is_repeated_with_the_nearest(run, session):
    answer = run("record", "plek", "quote", "--speaker", "E1", "--element", "vertrouwn", typed="x")
    assert "vertrouwn" in answer.err and "vertrouwen" in answer.err


def test_what_is_the_keyboards_own_has_no_other_audience(run, session):
    assert run("list", "--audience", "public").code == 2
    assert run("list", "--format", "csv").code == 0
