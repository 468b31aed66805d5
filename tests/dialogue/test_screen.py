"""What people see on a screen of 80 by 24: a real terminal in tmux, by one keyboard and by two."""

import shutil
import time

import pytest
from scale import EVERY, chance

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux, which draws the screens, is not here")
QUESTION = "When did your knowledge really count? How did you notice?"
MARKS = "e1: E1 zei · e1:: letterlijk · > actie · * voorlezen · /uit niets noteren"


@pytest.fixture
def leader(screens, session):
    screen = screens("run", "plek", "--stage", "waarden")
    screen.wait("Ziet de zaal dit scherm")
    screen.enter("nee")
    screen.wait("2/10 Waarden", "gehoord: 0 van 6")
    return screen


def test_what_happens_at_one_keyboard_stands_on_the_other_without_a_key(leader, screens, run):
    notes = screens("run", "plek", "--write", "--recorder", "notulist")
    notes.wait("2/10 Waarden", "gehoord: 0 van 6", MARKS)
    leader.enter("e1: drie weken")
    notes.wait("gehoord: 1 van 6", seconds=4)
    leader.enter("/stil u2")
    notes.wait("niets van: U2", seconds=4)
    notes.enter("u2: zwartwerk")
    notes.wait("U2 doet mee en wil niets op papier")
    leader.enter("/verder")
    notes.wait("welke cijfers, 1 tot 5", seconds=4)
    leader.enter("/uit")
    notes.wait("Er wordt niets opgeschreven", seconds=4)
    notes.enter("e1: geheim")
    notes.wait("Niet bewaard")
    notes.enter("/aan")
    leader.wait("2/10 Waarden", seconds=4)
    shown = run("show", "plek").out
    assert "geheim" not in shown and "zwartwerk" not in shown and "drie weken" in shown


def test_the_question_and_the_marks_stay_on_the_screen(leader):
    """After every one of many lines, of every kind and length."""
    random = chance("screen")
    words = ["wachten", "brief", "gemeente", "bellen", "niemand", "opnieuw", "formulier", "uitkering", "gehoord"]
    for number in range(200 if EVERY else 12):
        said = " ".join(random.choice(words) for _ in range(random.randint(1, 60)))
        mark = random.choice(["e1: ", "u2:: ", "> ", "! ", "? ", "<> u1: ", "e3 ", "", "/wie", "/help", "#taal e1: "])
        leader.enter(mark if mark.startswith("/") else f"{mark}{said} {number}"[:300])
        if mark in ("e3 ", "#taal e1: "):
            leader.wait("  1 ")
            leader.enter("1")
        until = time.monotonic() + 10
        while not is_whole(leader.lines()):
            assert time.monotonic() < until, "\n".join(leader.lines())
            time.sleep(0.05)


def is_whole(lines):
    """Return whether the last four lines are the question, the marks and the two lines of the bar."""
    below = [line.strip() for line in lines[-4:]]
    return below[:2] == [QUESTION, MARKS] and below[2].startswith("2/10") and " van " in below[3]
