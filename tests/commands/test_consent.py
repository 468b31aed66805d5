"""``consent``: shown, read back, withdrawn with a code on paper, with or without the role."""

import json
import re

import pytest

from leernetwerk_cli.domain.record.ids import paper_code
from leernetwerk_cli.store.facts import read_session


@pytest.fixture
def said(run, session):
    """Two texts of E1 and one of U1; return the id of the first."""
    first = run("record", "plek", "quote", "--speaker", "E1", "--verbatim", typed="Ik telde mee").out.strip()
    run("record", "plek", "quote", "--speaker", "E1", typed="belde drie keer")
    run("record", "plek", "quote", "--speaker", "U1", typed="ziet het anders")
    return first


def texts(run, *who):
    return json.loads(run("consent", "show", "plek", *who, "--format", "json").out)["texts"]


def test_each_text_stands_with_its_speaker_and_readers(run, said):
    run("consent", "set", "plek", said, "municipality")
    told = {text["text"]: (text["speaker"], text["read_to_speaker"], text["readers"]) for text in texts(run)}
    assert told["Ik telde mee"] == ("E1", True, "the group, the municipality")
    assert told["ziet het anders"] == ("U1", False, "not asked")
    assert {text["speaker"] for text in texts(run, "E1")} == {"E1"}


def test_a_review_reads_each_text_and_keeps_the_version_that_was_read(run, session, said):
    answer = run("consent", "review", "plek", "E1", "--answers", "-", typed="c 2\nbelde vier keer\n2, but 2: 3w\n")
    assert answer.code == 0 and "Your own" not in answer.err
    shown = {text["text"]: text["readers"] for text in texts(run, "E1")}
    assert shown == {
        "Ik telde mee": "the group, the municipality",
        "belde vier keer": "the group, the network (without the role)",
    }
    run("edit", "plek", said, "--set", "verbatim=false")
    assert [text["read_to_speaker"] for text in texts(run, "E1") if text["text"] == "Ik telde mee"] == [False]


def test_a_review_takes_words_out_of_every_file(run, session, said):
    """Erased, passed over and a no: each does only that."""
    answer = run("consent", "review", "plek", "--answers", "-", typed="g 1\nyes\n\n0\n")
    assert (
        answer.code == 0
        and "Ik telde mee" not in b"".join(path.read_bytes() for path in session.rglob("*.toml")).decode()
    )
    assert {text["text"]: text["readers"] for text in texts(run)} == {
        "belde drie keer": "not asked",
        "ziet het anders": "nobody",
    }


def test_an_answer_about_what_the_group_said_is_the_groups(run, session):
    said = run("record", "plek", "learning", "--speaker", "wij", typed="eerst bellen").out.strip()
    run("record", "plek", "question", typed="wie leest er mee?")
    for word, speaker in ((said, "wij"), ("last", "wij"), ("last", "")):
        named = ["--speaker", speaker] if speaker else []
        assert run("consent", "set", "plek", word, "public", *named).code == 0
    assert run("consent", "set", "plek", said, "public", "--speaker", "E1").code == 2
    full = ["export", "plek", "--report", "full", "--format", "md", "--to", "-", "--audience"]
    assert all(text in run(*full, "public").out for text in ("eerst bellen", "wie leest er mee?"))
    assert run("consent", "withdraw", "plek", "last").code == 0
    assert "wie leest er mee?" not in run(*full, "group").out


def test_a_sentence_typed_in_the_wrong_place_is_not_repeated(run, session, said):
    answer = run("consent", "show", "plek", "ik sliep in de auto van mijn zus")
    assert answer.code == 4 and "auto" not in answer.err


def test_a_no_comes_in_with_the_code_on_paper(run, session, said):
    run("consent", "set", "plek", said, "public")
    code = paper_code(read_session(session).key, "E1")
    run("record", "plek", "note", typed="x")
    assert run("consent", "withdraw", "plek", code.upper()).out.strip() == "E1"
    assert {text["readers"] for text in texts(run, "E1")} == {"nobody"}
    assert run("consent", "withdraw", "plek", "zzz-zzz").code == 4


def test_sheets_and_slips_are_made_to_print(run, session, said, tmp_path):
    page = tmp_path / "sheets.html"
    assert run("consent", "show", "plek", "--to", str(page)).code == 0
    assert page.stat().st_mode & 0o777 == 0o600
    written = page.read_text("utf-8")
    assert written.count("<section>") == 2 and "Ik telde mee" in written and "<script" not in written
    assert "E1" not in written.replace("belde", "")


def test_a_sheet_is_in_one_language_whoever_prints_it(run, session, said, tmp_path):
    """The session was held in Dutch; who sits at the keyboard works in English, before and after."""
    run("edit", "plek", "--set", "language=nl")
    run("consent", "show", "plek", "--to", str(tmp_path / "sheets.html"))
    written = (tmp_path / "sheets.html").read_text("utf-8")
    assert "23 november 2026" in written and "zonder mijn rol" in written and "role" not in written
    assert "not asked" in run("consent", "show", "plek").out


def test_nobody_finds_another_persons_words_on_their_sheet(run, session, said, tmp_path):
    """Word for word between quotation marks, the rest without; each with the code on paper of its own person."""
    assert run("consent", "show", "plek", "--to", str(tmp_path / "sheets.html")).code == 0
    pages = (tmp_path / "sheets.html").read_text("utf-8").split("<section>")[1:]
    first, last = sorted(pages, key=lambda page: "telde mee" not in page)  # they lie by seat, and seats are drawn
    assert "1. “Ik telde mee” " in first and "2. belde drie keer " in first and first.count("For all of this") == 1
    assert "ziet het anders" in last and "ziet het anders" not in first
    assert "telde mee" not in last and "drie keer" not in last
    assert paper_code(read_session(session).key, "E1") in first and paper_code(read_session(session).key, "U1") in last


def test_checked_reports_only_what_was_read_and_agreed_to(run, said):
    run("consent", "set", "plek", said, "group")
    shown = run("show", "plek", "--checked").out
    assert "Ik telde mee" in shown and "belde drie keer" not in shown and "ziet het anders" not in shown
    assert "belde drie keer" not in run("summary", "plek", "--checked").out


def test_a_role_stays_away_where_that_was_asked(run, said):
    def role():
        out = run("export", "plek", "--audience", "public", "--to", "-", "--format", "json").out
        return next(fact.get("by") for fact in json.loads(out)["facts"] if fact.get("text") == "Ik telde mee")

    run("run", "plek", "--answers", "-", typed="/erbij u3\n/stop\n")
    run("consent", "set", "plek", said, "public")
    assert role() == "ervaring"
    run("consent", "set", "plek", said, "public", "--without-role")
    assert role() is None


def test_a_translation_is_never_word_for_word(run, session):
    line = {"kind": "quote", "text": "I counted", "speaker": "E1", "translated": "ti"}
    assert run("record", "plek", "--json-lines", typed=json.dumps(line)).code == 0
    assert run("record", "plek", "--json-lines", typed=json.dumps({**line, "verbatim": True})).code == 7
    assert "translated" in run("show", "plek").out


def test_a_letter_holds_everything_on_one_person_in_plain_words(run, session, said, tmp_path):
    run("consent", "set", "plek", said, "municipality")
    run("record", "plek", "action", "--owner", "E1", typed="neemt de brief mee")
    run("export", "plek", "--audience", "municipality", "--to", str(tmp_path / "blad.html"))
    told = run("show", "plek", "--speaker", "E1", "--letter")
    assert told.code == 0
    for words in (
        "“Ik telde mee”",
        "belde drie keer",
        "the group, the municipality",
        "neemt de brief mee",
        "blad.html",
    ):
        assert words in told.out
    assert "ziet het anders" not in told.out
    assert run("show", "plek", "--speaker", "E9", "--letter").code == 4


OWN = """
[consent.ti]
consent_explained = "uitleg in een derde taal"
network_not_municipality = "netwerk en niet de gemeente, in een derde taal"
[consent.ti.audiences]
public = "lezers vier"
group = "lezers een"
keyboard = "lezers nul"
municipality = "lezers twee"
network = "lezers drie"
[consent.ti.sheet]
head = "kop {seat} <"
changed_your_mind = "anders? {code}"
"""


def test_a_network_reads_consent_in_a_language_of_its_own(run, session, said):
    """From network.toml beside the sessions; the numbers mean the same whatever order the file has."""
    (session.parent / "network.toml").write_text(OWN, "utf-8")
    page = session.parent / "sheets.html"
    assert run("consent", "show", "plek", "--language", "ti", "--to", str(page)).code == 0
    written = page.read_text("utf-8")
    assert 'lang="ti"' in written and "uitleg in een derde taal" in written and "lezers twee" in written
    assert (
        "&lt;</h1>" in written and "<h1>kop " in written and "anders? <b>" in written and "without my role" in written
    )
    shown = run("consent", "review", "plek", "E1", "--language", "ti", "--answers", "-", typed="3\n/stop\n")
    assert "0 lezers nul" in shown.out and "netwerk en niet de gemeente" in shown.out
    assert {text["readers"] for text in texts(run, "E1")} == {"the group, the network"}
    assert run("consent", "show", "plek", "--language", "xx", "--to", str(page)).code == 2
    (session.parent / "network.toml").write_text(OWN.replace('group = "lezers een"\n', ""), "utf-8")
    assert run("consent", "show", "plek", "--language", "ti", "--to", str(page)).code == 3


def test_consent_is_set_and_withdrawn(run, say, entries):
    say("hallo")
    assert run("consent", "set", "plek", "last", "network", "municipality").code == 0
    assert entries()[0]["consent"] == ["group", "municipality", "network"]
    run("consent", "set", "plek", "last", "group")
    assert entries()[0]["consent"] == ["group"]
    run("consent", "withdraw", "plek", "last")
    assert entries()[0]["consent"] == []
    run("consent", "set", "plek", "last", "public")
    run("consent", "withdraw", "plek", "E1")
    assert entries()[0]["consent"] == []
    run("consent", "set", "plek", "last", "group")
    assert entries()[0]["consent"] == ["group"], "asking again always opens"


def test_an_answer_is_not_put_in_another_mouth(run, session, entries):
    run("record", "plek", "quote", "--speaker", "E1,U1", typed="samen")
    assert run("consent", "set", "plek", "last", "public").code == 2
    run("consent", "set", "plek", "last", "public", "--speaker", "E1")
    assert entries()[0]["consent"] is None
    run("consent", "set", "plek", "last", "network", "--speaker", "U1")
    assert entries()[0]["consent"] == ["group", "network"]


def test_after_a_sheet_a_yes_is_to_the_words_that_were_printed(run, said, own_place):
    """What was changed meanwhile does not go out under a yes to other words."""
    run("consent", "show", "plek", "E1", "--to", str(own_place / "sheet.html"))
    code, printed = re.search(r"<small>(\w{4}) (\w{4})</small>", (own_place / "sheet.html").read_text("utf-8")).groups()
    assert said.endswith(code)
    run("edit", "plek", code, "--set", "kind=learning")
    assert run("consent", "set", "plek", code, "public").code == 6
    run("consent", "set", "plek", code, "public", "--read", printed)
    assert entries_of(run)[code] is None, "a yes to other words opens nothing"
    run("consent", "show", "plek", "E1", "--to", str(own_place / "sheet.html"))
    anew = re.search(rf"<small>{code} (\w{{4}})</small>", (own_place / "sheet.html").read_text("utf-8"))[1]
    run("consent", "set", "plek", code, "public", "--read", anew)
    assert "public" in entries_of(run)[code]


def entries_of(run):
    entries = json.loads(run("show", "plek", "--format", "json").out)["entries"]
    return {entry["code"]: entry["consent"] for entry in entries}


@pytest.mark.parametrize(
    "change",
    ["kind=learning", "sharer=true", "verbatim=false", "speaker=E2"],
)
def test_what_goes_out_with_the_words_is_part_of_what_was_agreed(run, said, change):
    run("consent", "set", "plek", said, "public")
    assert "public" in entries_of(run)[said[-4:]]
    assert run("edit", "plek", said[-4:], "--set", change).code == 0
    assert entries_of(run)[said[-4:]] is None


@pytest.mark.parametrize("typed", ["{code}", "{bare}", "{upper}", " {spaced} "])
def test_the_code_on_paper_is_understood_as_people_write_it(run, session, said, typed):
    code = paper_code(read_session(session).key, "E1")
    word = typed.format(code=code, bare=code.replace("-", ""), upper=code.upper(), spaced=code.replace("-", " "))
    answer = run("consent", "withdraw", "plek", word)
    assert (answer.code, answer.out) == (0, "E1\n") and "a no" in answer.err


def test_on_a_sheet_stands_what_was_answered_already(run, session, own_place):
    run("record", "plek", "quote", "--speaker", "E1", "--consent", "group", typed="mag de groep")
    run("record", "plek", "quote", "--speaker", "E1", typed="nog niet gevraagd")
    alone = run("record", "plek", "quote", "--speaker", "E2", typed="alleen deze").out.strip()
    assert run("consent", "set", "plek", alone, "network", "--without-role").code == 0
    run("consent", "show", "plek", "--to", str(own_place / "bladen.html"))
    page = (own_place / "bladen.html").read_text()
    asked = page.index("nog niet gevraagd")
    answered = page.index("mag de groep")
    assert "☑ 1" in page[answered : page.index("</blockquote>", answered)]
    assert "☑" not in page[asked : page.index("</blockquote>", asked)]
    boxes = page.partition("alleen deze")[2].partition("</section>")[0]
    assert "☑ 3" in boxes and "☑ without my role" in boxes and "☐ 2" in boxes


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_the_sheets_are_a_page_per_seat_in_other_formats_too(run, network, suffix):
    """Every sentence stands there once with its codes, as on the HTML page, and what was answered is ticked."""
    target, page = network / f"s.{suffix}", network / "s.html"
    for each in (target, page):
        assert run("--lang", "nl", "consent", "show", "waterstad-brieven", "--to", str(each)).code == 0
    if suffix == "pdf":
        pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
        pages = pypdf.PdfReader(target).pages
        assert len(pages) == page.read_text().count("<section>")
        text = " ".join(" ".join(each.extract_text().split()) for each in pages)
    else:
        docx = pytest.importorskip("docx", reason="python-docx is not installed")
        text = " ".join(" ".join(each.text.split()) for each in docx.Document(str(target)).paragraphs)
    codes = re.findall(r"<small>([0-9a-f]+ [0-9a-f]{4})", page.read_text())
    assert len(codes) > 20 and all(text.count(code) == 1 for code in codes)
    assert text.count("Nummer") >= page.read_text().count("<section>") and "☑ 1, 2" in text
