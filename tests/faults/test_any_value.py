"""Whatever a hand types in any one field of any block: it costs only itself, and `check` names it by its line.

`make proof` tries a hundred thousand values.
"""

import io
import json
import re
from contextlib import suppress
from datetime import date

import msgspec
import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from rich.console import Console
from scale import chance, tries

from leernetwerk_cli.domain.insights.summary import summarise
from leernetwerk_cli.domain.record.record import to_record
from leernetwerk_cli.domain.record.session import Session
from leernetwerk_cli.errors import Failure
from leernetwerk_cli.jobs.check import check
from leernetwerk_cli.jobs.erase import plan
from leernetwerk_cli.jobs.ledger import read_ledger
from leernetwerk_cli.jobs.letter import write_letter
from leernetwerk_cli.jobs.listing import list_sessions
from leernetwerk_cli.jobs.reading import Selection, read
from leernetwerk_cli.jobs.scan import scan
from leernetwerk_cli.jobs.versions import read_versions
from leernetwerk_cli.jobs.workplace import at_desk
from leernetwerk_cli.reports.formats import flow, text
from leernetwerk_cli.reports.formats.terminal import render
from leernetwerk_cli.reports.keyboard.ledger import ledger_report
from leernetwerk_cli.reports.keyboard.listing import record_report
from leernetwerk_cli.reports.pages.factsheet import factsheet
from leernetwerk_cli.reports.pages.summary import summary_report
from leernetwerk_cli.reports.pages.voices import actions_report
from leernetwerk_cli.store import sessions
from leernetwerk_cli.store.blocks import from_bytes

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
FIRST = "019ab2c4-0000-7000-8000-000000000001"
SESSION = Session("s", "s", date(2026, 11, 23), "vier-inzichten")
READERS = {
    "show": lambda place: text.to_json(_shown(place)),
    "list": lambda place: text.to_json(list_sessions(place)),
    "summary": lambda place: text.to_json(summary_report(summarise(*_released(place)), [])),
    "table": lambda place: render(summary_report(summarise(*_released(place)), []), Console(file=io.StringIO())),
    "factsheet": lambda place: flow.to_markdown(factsheet(summarise(*_released(place)))),
    "actions": lambda place: text.to_json(actions_report(summarise(*_released(place)))),
    "ledger": lambda place: text.to_json(ledger_report([each._asdict() for each in read_ledger(place, Selection())])),
    "letter": lambda place: write_letter(place, "plek", "E1"),
    "versions": lambda place: [read_versions(place, entry.id) for entry in _record(place).entries[:1]],
    "scan": lambda place: scan(place, ()),
    "erase": lambda place: [plan(place, "plek", word) for word in ("last", "E1")],
}


def _released(place):
    return read(place, Selection())


def _shown(place):
    return record_report(*_released(place), {})


def _record(place):
    return sessions.read_record(sessions.find_folder(place.root, "plek"))


def bare(entry):
    """Return an entry without what the head of its file says."""
    return msgspec.structs.replace(entry, recorder="")


UNTOUCHED = to_record(SESSION, *from_bytes(FILE.encode(), "x"))


@pytest.mark.parametrize("part", range(8))
def test_any_value_in_any_field_costs_only_itself(session, part):
    """No reader ends with a bug, what was not touched stands as it stood, and `check` names what is not there."""
    place = at_desk(session.parent, "", False)

    @seed(chance(f"any value {part}").getrandbits(64))
    @settings(max_examples=tries(20, 12_500), deadline=None, database=None)
    @given(field=st.sampled_from(FIELDS), value=VALUES, reader=st.sampled_from(sorted(READERS)))
    def attempt(field, value, reader):
        costs_only_itself(place, session / "entries" / "laptop-x7k2.toml", field, value, reader)

    attempt()


def costs_only_itself(place, file, field, value, reader):
    number, key = field
    for other in set(file.parent.iterdir()) - {file}:  # a reader may note that it was there: a letter does
        other.unlink()
    before = {entry.id: bare(entry) for entry in UNTOUCHED.entries}
    changed = re.sub(rf"(?m)^{key} = .*$", lambda _: f"{key} = {value}", BLOCKS[number], count=1)
    file.write_text("\n\n".join([*BLOCKS[:number], changed, *BLOCKS[number + 1 :]]), "utf-8")
    with suppress(Failure):
        READERS[reader](place)
    record = _record(place)
    after = {entry.id: bare(entry) for entry in record.entries}
    named = set(re.findall(r"[0-9a-f-]{36}", BLOCKS[number] + changed))
    named |= {FIRST} if "[[undo]]" in changed else set()  # what is taken back there is a change of the first entry
    people = {code for code in ("E1", "E2", "U1", "U2") if f'"{code}"' in changed and "[[erased]]" in changed}
    spared = {id_ for id_, entry in before.items() if id_ not in named and not people & {*entry.speaker, entry.owner}}
    assert {id_: before[id_] for id_ in spared} == {id_: after.get(id_) for id_ in spared}
    problems = check(place, ())
    lost = set(before) - set(after) - record.gone.entries
    undone = {id_ for id_, story in record.stories.items() if story.is_undone}
    assert lost <= undone or problems, (field, value)
