"""A calendar folds its lines and escapes."""

import json


def test_a_calendar_folds_its_lines_and_escapes(run, session, own_place):
    line = {
        "kind": "action",
        "text": "bellen; mailen, " + "é" * 80,
        "due": "2026-12-01",
        "speaker": "E1",
        "consent": ["group"],
    }
    run("record", "plek", "--json-lines", typed=json.dumps(line))
    run("export", "plek", "--audience", "group", "--to", str(own_place / "a.ics"))
    data = (own_place / "a.ics").read_bytes()
    assert (
        max(map(len, data.split(b"\r\n"))) <= 75
        and b"bellen\\; mailen\\," in data
        and b"DUE;VALUE=DATE:20261201" in data
    )
