"""The plain sheet: everything that people said yes to stands on it, and the first page is one page."""

import re
import shutil
import subprocess

import pytest

SESSIONS = [
    "waterstad-brieven",
    "eerste-gesprek",
    "meelezen",
    "first-month",
    "aan-tafel",
    "terugkijken",
    "eerste-brief",
]


def told(markdown):
    return [re.sub(r" \([^()]*\)$", "", line[2:]) for line in markdown.splitlines() if line.startswith("> ")]


def one_line(text):
    return re.sub(r"[^\w]+", "", text)


@pytest.mark.parametrize("session", SESSIONS)
def test_no_words_are_left_out_of_the_pdf_that_stand_in_the_text(run, network, tmp_path, session):
    pytest.importorskip("typst", reason="typst is not installed")
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed (apt-get install poppler-utils)")
    pdf, text = tmp_path / "x.pdf", tmp_path / "x.md"
    target = ("--report", "plain", "--to", str(pdf), "--to", str(text), "--yes")
    assert run("export", session, "--audience", "group", *target).code == 0
    pages = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True).stdout.split("\f")
    quotes = told(text.read_text())
    assert quotes
    printed = one_line(re.sub(r"\[U\+\w+\]", "", "".join(pages)))  # a sign that our fonts lack is named by its number
    assert [quote for quote in quotes if one_line(quote) not in printed] == []
    assert "When do you hear something?" in pages[0]


def test_it_says_what_was_promised_what_happens_and_whom_to_ask(run, network, tmp_path):
    run(
        "export",
        "waterstad-brieven",
        "--audience",
        "group",
        "--report",
        "plain",
        "--to",
        str(tmp_path / "x.md"),
        "--yes",
    )
    text = (tmp_path / "x.md").read_text()
    heads = [line[3:] for line in text.splitlines() if line.startswith("## ")]
    assert heads == [
        "What did we hear?",
        "How much influence was there?",
        "What will we do?",
        "The four steps",
        "When do you hear something?",
        "What else was said",
    ]
    assert "# Brieven die je snapt" in text and "Promised was: advise." in text
    assert "Ask: de begeleider van jouw bijeenkomst" in text
    assert re.search(r"Een lijst maken van tien woorden.*seat \d.*done", text)


def test_the_page_for_who_decides_is_one_page_with_hoped_and_found(run, network, tmp_path):
    """What is late comes first of what is still to be done."""
    target = tmp_path / "x.md"
    options = ("--audience", "network", "--report", "page", "--to", str(target), "--yes")
    assert run("export", *options).code == 0
    text = target.read_text()
    assert run("export", "--audience", "keyboard", *options[2:]).code == 0
    keyboards = target.read_text()
    heads = [line[3:] for line in text.splitlines() if line.startswith("## ")]
    assert heads[:3] == ["In short", "Promised and experienced", "Hoped for and found"]
    assert "at the start 41, now 26 (November 2026)" in text
    done = keyboards.partition("## What is still to be done")[2]
    late = [("late" in line) for line in done.splitlines() if line.startswith("| ☐")]
    assert late and late == sorted(late, reverse=True)


@pytest.mark.parametrize("report", ["factsheet", "plain", "page", "full"])
def test_a_ladder_on_which_nobody_stands_is_said_and_not_drawn(run, own_place, report):
    run("new", "plek", "--municipality", "Emmen", "--participants", "e=4,u=4", "--promised", "adv", "--no-input")
    run("record", "plek", "quote", "--speaker", "E1", "--consent", "group", typed="ik telde mee")
    for name in ("x.html", "x.docx", "x.pptx", "x.pdf", "x.md"):
        target = own_place / name
        assert run("export", "plek", "--audience", "group", "--report", report, "--to", str(target), "--yes").code == 0
    page = (own_place / "x.html").read_text()
    assert 'class="ladder"' not in page
    assert report == "page" or "Promised was: advise." in page


def test_words_without_a_label_and_the_same_words_twice_are_on_it(run, own_place):
    run("new", "plek", "--municipality", "Emmen", "--participants", "e=4,u=4", "--no-input")
    for code, text in [("E1", "zonder label"), ("E2", "te lang"), ("E3", "te lang"), ("U1", "te lang")]:
        element = ("--element", "plek") if text == "te lang" else ()
        run("record", "plek", "quote", "--speaker", code, "--consent", "group", *element, typed=text)
    run("export", "plek", "--audience", "group", "--report", "plain", "--to", str(own_place / "x.md"), "--yes")
    text = (own_place / "x.md").read_text()
    assert text.count("zonder label") == 1 and text.count("> te lang") == 3
