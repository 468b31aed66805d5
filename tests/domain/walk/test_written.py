"""What was written down can be typed again as it was: the line of an entry says what the entry says."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from scale import tries

from leernetwerk_cli.domain.record.entry import Entry
from leernetwerk_cli.domain.record.session import Participant, Session
from leernetwerk_cli.domain.walk.line import read_line
from leernetwerk_cli.domain.walk.written import to_line
from leernetwerk_cli.store import package

FRAMEWORK = package.read_framework()
CODES = ["E1", "E2", "U1", "G1"]
ROLES = {"E": "ervaringsdeskundige", "U": "uitvoerder", "G": "begeleider"}
PEOPLE = tuple(Participant(code, seat, ROLES[code[0]]) for seat, code in enumerate(CODES, 1))
TODAY = date(2026, 11, 23)
SESSION = Session(id="s", title="t", date=TODAY, method="m", participants=PEOPLE)
WORDS = ["koffie", "e1:", "e3", "@u2", "@", "#vertrouwen", "#taal", ">", "!", "?", "<>", "=", "*", "3:"]
WORDS += [
    "vrijdag",
    "voor",
    "3 december",
    "wij:",
    "::",
    "a|b",
    'zei "ja"',
    "zei “nee”",
    "e1+u2:",
    "1",
    "/uit",
    "morgen",
    "uiterlijk",
]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
people = st.sampled_from([(), ("E1",), ("U1",), ("E2", "U1"), ("G1", "E1", "U1")])
days = st.none() | st.integers(1, 400).map(lambda n: TODAY + timedelta(days=n))
AT = "2026-11-23T19:30:00+01:00"
KEPT = ("kind", "text", "speaker", "verbatim", "owner", "due", "before")


@st.composite
def entries(draw):
    kind = draw(st.sampled_from(["quote", "dissent", "action", "learning", "question"]))
    speaker = draw(people) if kind != "quote" else draw(people.filter(bool))
    fields = {"speaker": ("wij",) if kind == "learning" and not speaker else () if kind == "action" else speaker}
    fields |= {"verbatim": bool(fields["speaker"]) and kind != "action" and draw(st.booleans())}
    if kind == "action":
        due = draw(days)
        fields |= {"owner": "+".join(draw(people)), "due": due, "before": bool(due) and draw(st.booleans())}
    return Entry(id="x", at=None, kind=kind, text=draw(texts), **fields)


@settings(max_examples=tries(300, 20_000), deadline=None)
@given(entries())
def test_the_line_of_an_entry_says_the_same_again(entry):
    line = to_line(entry, FRAMEWORK, SESSION, TODAY)
    said = read_line(line, FRAMEWORK, SESSION, TODAY, unmarked=entry.kind)
    assert isinstance(said, list) and len(said) == 1, (line, said)
    speaker = said[0].get("speaker", ())
    found = {**said[0], "speaker": (speaker,) if isinstance(speaker, str) else tuple(speaker)}
    empty = {"text": "", "speaker": (), "verbatim": False, "owner": "", "due": None, "before": False}
    wanted = {key: getattr(entry, key) for key in KEPT}
    assert {key: found.get(key, empty.get(key)) for key in KEPT} == wanted, line
    assert not found.get("element")
