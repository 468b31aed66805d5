"""``new``: a session with its facts, its seats, and paper for when the power fails."""

from html.parser import HTMLParser


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
