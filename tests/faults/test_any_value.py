"""Whatever a hand types in any one field of any block: it costs only itself, and `check` names it by its line.

`make proof` tries a hundred thousand values.
"""

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scale import tries

FILE = """schema = 1
recorder = "laptop-x7k2"

[[entry]]
speaker = "E1"
at = 2026-11-23T10:12:03+01:00
kind = "quote"
text = "Ik telde mee."
verbatim = true
element = "vertrouwen"
knowledge = ["ervaringskennis"]
stage = "waarden"
sharer = true
tags = ["post"]
star = true
ref = "r1"
mijn_veld = "blijft"
id = "019ab2c4-0000-7000-8000-000000000001"

[[entry]]
speaker = ["E2", "U1"]
at = 2026-11-23T10:13:03+01:00
kind = "action"
text = "Helpdesk bellen"
owner = "U1"
due = 2026-12-01
state = "open"
about = "019ab2c4-0000-7000-8000-000000000001"
id = "019ab2c4-0000-7000-8000-000000000002"

[[entry]]
at = 2026-11-23T10:14:03+01:00
kind = "value"
element = "vertrouwen"
scores = {ervaringsdeskundige = [2, 3], uitvoerder = [4]}
id = "019ab2c4-0000-7000-8000-000000000003"

[[entry]]
at = 2026-11-23T10:15:03+01:00
kind = "expectation"
text = "Meer mensen komen terug"
element = "prevaluatie-impact"
signs = ["zes terug"]
look_back = 2027-03-01
id = "019ab2c4-0000-7000-8000-000000000004"

[[entry]]
at = 2026-11-23T10:16:03+01:00
kind = "stage"
stage = "waarden"
question = "ask"
state = "started"
minutes = 5
id = "019ab2c4-0000-7000-8000-000000000005"

[[entry]]
speaker = "U2"
at = 2026-11-23T10:17:03+01:00
kind = "note"
text = "blijft altijd staan"
id = "019ab2c4-0000-7000-8000-000000000006"

[[edit]]
entry = "019ab2c4-0000-7000-8000-000000000001"
at = 2026-11-23T11:40:00+01:00
element = "gelijkwaardigheid"
id = "019ab2c4-0000-7000-8000-000000000007"

[[consent]]
speaker = "E1"
entry = "019ab2c4-0000-7000-8000-000000000001"
at = 2026-11-23T11:41:00+01:00
allows = ["group", "network"]
read = "9f2c"
role = false
after = []
id = "019ab2c4-0000-7000-8000-000000000008"

[[undo]]
of = "019ab2c4-0000-7000-8000-000000000007"
at = 2026-11-23T11:42:00+01:00
id = "019ab2c4-0000-7000-8000-000000000009"

[[erased]]
entry = "019ab2c4-0000-7000-8000-00000000000f"
at = 2026-11-23T11:43:00+01:00
id = "019ab2c4-0000-7000-8000-00000000000a"

[[aside]]
piece = "abcdef"
at = 2026-11-23T11:44:00+01:00
id = "019ab2c4-0000-7000-8000-00000000000b"

[[exported]]
audience = "group"
file = "plek.html"
hash = "abc"
entries = ["019ab2c4-0000-7000-8000-000000000001"]
at = 2026-11-23T11:45:00+01:00
id = "019ab2c4-0000-7000-8000-00000000000c"

[[purged]]
line = "We bellen eerst"
counts = {quote = 2}
at = 2026-11-23T11:46:00+01:00
id = "019ab2c4-0000-7000-8000-00000000000d"
"""
BLOCKS = FILE.split("\n\n")
FIELDS = [(number, key) for number, block in enumerate(BLOCKS) for key in re.findall(r"(?m)^(\w+) =", block)]
VALUES = st.recursive(
    st.one_of(
        st.sampled_from(
            ['""', '"x"', '"E1"', '"e1 "', "true", "false", "0", "-1", "3", "9223372036854775807", "1e400"]
        ),
        st.sampled_from(["nan", "-inf", "2026-11-23", "10:00:00", "2026-11-23T10:00:00", "0001-01-01T00:00:00+23:59"]),
        st.sampled_from(
            ["9999-12-31T23:59:59-23:59", "9999-12-31", "9" * 4000, '"' + "a" * 300 + '"', '"a/b"', '"../x"']
        ),
        st.text("abcé\n\t/\\ ", max_size=8).map(json.dumps),
        st.integers().map(str),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda each: f"[{', '.join(each)}]"),
        st.lists(inner, max_size=2).map(lambda each: "{" + ", ".join(f"k{n} = {v}" for n, v in enumerate(each)) + "}"),
    ),
    max_leaves=4,
)
READERS = [
    ["show", "plek", "--format", "json"],
    ["list", "--format", "json"],
    ["summary", "--format", "json"],
    ["ledger", "--format", "json"],
    ["show", "plek", "--speaker", "E1", "--letter"],
    ["actions", "--format", "json"],
]


@pytest.fixture
def file(session):
    (session / "entries").mkdir(exist_ok=True)
    return session / "entries" / "laptop-x7k2.toml"


def shown(run):
    return {each["id"]: each for each in json.loads(run("show", "plek", "--format", "json").out)["entries"]}


@settings(max_examples=tries(60, 100_000), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(field=st.sampled_from(FIELDS), value=VALUES, reader=st.sampled_from(READERS))
def test_any_value_in_any_field_costs_only_itself(run, file, field, value, reader):
    """No reader ends with a bug, what was not touched stands as it stood, and `check` is not silent where it matters."""
    number, key = field
    file.write_text(FILE, "utf-8")
    before = shown(run)
    pattern = re.compile(rf"(?m)^{key} = .*$")
    blocks = [
        *BLOCKS[:number],
        pattern.sub(lambda _: f"{key} = {value}", BLOCKS[number], count=1),
        *BLOCKS[number + 1 :],
    ]
    file.write_text("\n\n".join(blocks), "utf-8")
    answer = run(*reader)
    assert answer.code in (0, 3, 4, 6), answer
    after = shown(run)
    touched = {id_ for id_ in before if id_ in BLOCKS[number]} or set(before) & set(
        re.findall(r"[0-9a-f-]{36}", BLOCKS[number])
    )
    assert {id_: each for id_, each in before.items() if id_ not in touched and each["kind"] != "stage"} == {
        id_: each for id_, each in after.items() if id_ in before and id_ not in touched and each["kind"] != "stage"
    }
    problems = json.loads(run("check", "plek", "--format", "json").out)["problems"]
    if touched - set(after):
        assert [each for each in problems if each["line"] > 1], (field, value)
