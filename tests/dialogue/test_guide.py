"""An evening at two keyboards in real terminals of 80 by 24, from what docs/handleiding.md teaches and nothing else."""

import json
import shutil
import signal
import subprocess

import pytest

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux, which draws the screens, is not here")

# What is typed, and what must be on the screen before the next line. A slip is answered with one key, as the guide says.
EVENING = [
    ("e1: ik wacht al drie weken", "✓ E1, bij Vertrouwen: ik wacht al drie weken"),
    ("e1:: Niemand belt terug.", "✓ E1, woord voor woord"),
    ("*", "★ wordt voorgelezen: E1: “Niemand belt terug.”"),
    ("u1; wij hebben daar geen tijd voor", "1 u1: wij hebben daar geen tijd voor"),
    ("1", "✓ U1, bij Vertrouwen: wij hebben daar geen tijd voor"),
    ("e2 bij ons ging het goed", "1 e2: bij ons ging het goed"),
    ("1", "✓ E2, bij Vertrouwen: bij ons ging het goed"),
    ("/wie", "niet"),
    ("/verder", "Wat spreken we af?"),
    ("Telefoons gaan uit", "✓ Afspraak"),
    ("/verder", "Wat hopen we te zien?"),
    ("/verder", "2/8 Waarden"),
    ("3: hallo van stoel drie", "✓"),
    ("e9: ook iets", "e9"),
    ("e3: ook iets, maar nu goed", "✓ E3, bij Waarden: ook iets, maar nu goed"),
    ("e1+u1: we willen allebei een brief die klopt", "✓ E1, U1, bij Waarden"),
    ("e1: dit bedoel ik niet", "✓ E1, bij Waarden: dit bedoel ik niet"),
    ("/wis", "Dit voorgoed wissen?"),
    ("1", "Gewist"),
    ("u2: de teamleider wil dat ook", "✓ U2"),
    ("/ongedaan", "Teruggenomen"),
    ("u2: de teamleider wil dat", "✓ U2"),
    ("<> u1: bij ons werkt het al zo", "✓ Tegengeluid, U1"),
    ("! eerst bellen, dan schrijven", "✓ Leerpunt"),
    ("? wie belt er dan", "✓ Vraag"),
    ("#taal u1: gewone woorden", "#"),
    ("u1: gewone woorden #begrippen", "✓ U1, bij Begrippen: gewone woorden"),
    ("> folder maken @u1 vrijdag 3 december 2032", "✓ Actie, bij Waarden, wie: U1, uiterlijk vrijdag 3 december 2032"),
    ("> iets doen @wethouder", "@wethouder"),
    ("> iets doen met de wethouder @g1", "✓ Actie, bij Waarden, wie: G1"),
    ("= ver e:2,2,3 u:4,4", "✓ Score, bij Vertrouwen"),
    ("= ver e:9", "1 tot en met 5"),
    ("+e1 +u2", "✓ Beurt, U2"),
    ("/erbij i1", "✓"),
    ("i1: ik kom later binnen", "✓ I1"),
    ("/vertrekt e1", "één zin is nog niet voorgelezen"),
    ("/lees e1", "Wie mag dit lezen?"),
    ("3", "het leernetwerk"),
    ("/vrder", "/verder"),
    ("/stop", "Gestopt; alles is bewaard"),
]
SAID = {
    "ik wacht al drie weken": ["E1"],
    "Niemand belt terug.": ["E1"],
    "wij hebben daar geen tijd voor": ["U1"],
    "bij ons ging het goed": ["E2"],
    "Telefoons gaan uit": [],
    "ook iets, maar nu goed": ["E3"],
    "we willen allebei een brief die klopt": ["E1", "U1"],
    "de teamleider wil dat": ["U2"],
    "bij ons werkt het al zo": ["U1"],
    "eerst bellen, dan schrijven": ["wij"],
    "wie belt er dan": [],
    "gewone woorden": ["U1"],
    "folder maken": [],
    "iets doen met de wethouder": [],
    "ik kom later binnen": ["I1"],
    "van de notulist": ["E2"],
    "halve zin en de rest": ["E3"],
}


def test_the_record_holds_what_was_said_by_whom_and_nothing_else(run, own_place, screens):
    people = "ervaringsdeskundige=3,uitvoerder=2,begeleider=1"
    run("new", "avond", "--lang", "nl", "--participants", people, "--minutes", "90", "--no-input")
    leader = screens("run", "avond")
    leader.wait("Ziet de zaal dit scherm")
    leader.enter("nee")
    leader.wait("1/8 Welkom")
    notes = screens("run", "avond", "--write", "--recorder", "notulist")
    notes.wait("1/8 Welkom")
    for line, shown in EVENING[:-1]:
        leader.enter(line)
        leader.wait(shown)
        if line == "/wie":
            notes.enter("e2: van de notulist")
            notes.wait("✓ E2")
            notes.enter("/stil e3")
            notes.wait("niets")
            leader.wait("niets van: E3", seconds=4)
            notes.enter("/mee e3")
            notes.wait("E3 mag")
    leader.type("e3: halve zin")
    leader.wait("e3: halve zin")
    wait_for_draft(own_place, "e3: halve zin")
    subprocess.run(["pkill", f"-{signal.SIGKILL}", "-P", leader.pid()], check=True)
    again = screens("run", "avond")
    again.wait("e3: halve zin")
    again.enter(" en de rest")
    again.wait("✓ E3")
    again.enter("/stop")
    again.wait("Gestopt; alles is bewaard")
    entries = json.loads(run("show", "avond", "--format", "json").out)["entries"]
    kept = {entry["text"]: entry["speaker"] for entry in entries if entry.get("text") and entry["kind"] != "note"}
    seat = next(entry["text"] for entry in entries if "stoel drie" in entry.get("text", ""))
    assert len(kept.pop(seat)) == 1
    assert kept == SAID
    doubts = {line for line, _shown in EVENING if line[0] in "#=>" or line.startswith("e9")}
    assert {entry["text"] for entry in entries if entry["kind"] == "note"} <= doubts


def wait_for_draft(place, text):
    """Wait until what is half typed stands on the disk."""
    while not any(path.read_text() == text for path in place.rglob("drafts/*.txt")):
        pass
