"""The accessible mode is the same walk in plain lines: the same record, and nothing that a screen reader trips over."""

import re

LINES = """e1:: drie weken wachten
*
e2 dat we koffie krijgen
1
/vrder
1
= ver e:2,3 u:4
e:9
> folder maken @u1 vrijdag 11 december
/erbij i1
i1: ik ook
/stil u2
u2: zwartwerk
/lees e1
3, maar 1: 2z
/verbeter
i1: ik ook, en mijn zus
+e1 +u1
/korter
/klaar 23:30
/wie
/ongedaan
/uit
e1: geheim
/aan
/stop
"""


def test_the_same_lines_make_the_same_record_and_no_control_byte(run, walk, session, monkeypatch, entries):
    walk(LINES, "--stage", "waarden")
    scripted = [_what(entry) for entry in entries()]
    people = "ervaringsdeskundige=3,uitvoerder=2,begeleider=1"
    run("new", "plain", "--date", "2026-11-23", "--participants", people, "--promised", "adv", "--no-input")
    monkeypatch.setenv("ACCESSIBLE", "1")
    answer = run("run", "plain", "--stage", "waarden", typed=LINES)
    assert [_what(entry) for entry in entries(name="plain")] == scripted
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", answer.out)
    assert "zwartwerk" not in run("show", "plain").out and "geheim" not in run("show", "plain").out


def _what(entry):
    return {key: value for key, value in entry.items() if key not in ("id", "code", "at", "question", "recorder")}
