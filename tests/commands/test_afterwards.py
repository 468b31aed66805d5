"""Not live: labelling afterwards, another laptop's entries, and paper for when the power fails."""

import json
import shutil
from html.parser import HTMLParser


def entries(run, name="plek"):
    return json.loads(run("show", name, "--format", "json").out)["entries"]


def test_label_takes_the_unlabelled_first_and_goes_on_where_it_stopped(run, session, own_place):
    run("record", "plek", "quote", "--speaker", "E1", "--element", "plek", typed="al gelabeld")
    run("record", "plek", "quote", "--speaker", "E1", typed="zonder label")
    path = own_place / "keys.txt"
    path.write_text("l\nver\ne,p\ny\n/stop\n")
    answer = run("label", "plek", "--answers", str(path))
    assert answer.code == 0 and answer.out.index("zonder label") < answer.out.index("al gelabeld")
    found = {entry["text"]: entry for entry in entries(run)}["zonder label"]
    assert (found["kind"], found["element"], found["sharer"]) == ("learning", "vertrouwen", True)
    assert found["knowledge"] == ["ervaringskennis", "praktijkkennis"]


def test_label_asks_again_for_what_is_not_known(run, session, own_place):
    run("record", "plek", "quote", "--speaker", "E1", typed="zonder label")
    path = own_place / "keys.txt"
    path.write_text("\nliefde\nver\n\n\n")
    answer = run("label", "plek", "--answers", str(path))
    assert "liefde is not known" in answer.out and entries(run)[0]["element"] == "vertrouwen"


def test_bring_adds_files_and_makes_one_record(run, session, own_place):
    """The other laptop wrote in a copy of the folder: afterwards all is here, once, and nothing here was changed."""
    stick = own_place / "stick" / session.name
    shutil.copytree(session, stick)
    run("record", "plek", "quote", "--speaker", "E1", typed="hier")
    run("--sessions", str(own_place / "stick"), "record", "plek", "quote", "--speaker", "E2", typed="daar")
    assert run("bring", str(own_place / "stick")).code == 0
    assert {entry["text"] for entry in entries(run)} == {"hier", "daar"}
    assert "0 new files" in run("bring", str(stick)).out and len(entries(run)) == 2


def test_bring_does_not_bring_back_what_was_erased(run, session, own_place):
    run("record", "plek", "quote", "--speaker", "E1", typed="mijn geheim")
    shutil.copytree(session, own_place / "stick" / session.name)
    run("erase", "plek", "last", "--yes")
    run("bring", str(own_place / "stick"))
    assert entries(run) == []
    assert not any(b"geheim" in path.read_bytes() for path in session.rglob("*.toml"))


def test_bring_takes_a_session_that_is_not_here_yet(run, session, own_place):
    run("record", "plek", "quote", "--speaker", "E1", typed="daar")
    (own_place / "stick").mkdir()
    session.rename(own_place / "stick" / session.name)
    run("bring", str(own_place / "stick"))
    assert [entry["text"] for entry in entries(run)] == ["daar"]
    assert run("bring", str(own_place)).code == 4


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def test_paper_has_cards_with_a_number_and_nothing_else(run, own_place):
    answer = run("new", "papier", "--title", "<b>x</b>", "--participants", "e=2,u=1", "--no-input", "--paper")
    page = (own_place / "sessions" / answer.out.strip() / "paper.html").read_text()
    cards = page.split('class="cards"')[1].split("</section>")[0]
    assert [n for n in ("1", "2", "3") if f'<div class="card">{n}</div>' in cards] == ["1", "2", "3"]
    assert "E1" not in cards and "&lt;b&gt;x" in page
    parser = Page()
    parser.feed(page)
    assert not [tag for tag, attrs in parser.tags if tag in ("script", "link", "img") or "src" in attrs]


def test_new_warns_where_a_folder_is_copied_away(run, own_place):
    answer = run("--sessions", str(own_place / "OneDrive - Gemeente" / "x"), "new", "plek", "--no-input")
    assert answer.code == 0 and "OneDrive" in answer.err
    assert "lies in" not in run("new", "plek", "--no-input").err
