"""What is printed for the keyboard: whatever stands in the facts of a session, it is text on the page."""

import pytest
import tomli
import tomli_w
from pages import Tags

PAYLOAD = "nl\"><script>x</script><img src=x onerror='x'>"
FIELDS = ("title", "language", "municipality", "subject", "basis", "promised", "facilitator")
PAGES = {
    "paper": ["new", "tweede", "--paper", "--no-input", "--participants", "e=1"],
    "prepare": ["method", "prepare", "plek", "--to"],
    "sheets": ["consent", "show", "plek", "--to"],
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("field", FIELDS)
def test_facts_typed_by_hand_stay_text_on_every_page(run, session, say, own_place, name, field):
    say("hallo")
    facts = tomli.loads((session / "session.toml").read_text())
    target = own_place / "page.html"
    if name == "paper":
        if field != "title":
            pytest.skip("new takes this as a word from a list, or leaves it out")
        answer = run(*PAGES[name], "--title", PAYLOAD)
        target = own_place / "sessions" / answer.out.strip() / "paper.html"
    else:
        (session / "session.toml").write_text(tomli_w.dumps({**facts, field: PAYLOAD}))
        answer = run(*PAGES[name], str(target))
    if answer.code:
        assert not target.exists() and len(answer.err.splitlines()) == 1
        return
    tags = Tags(target.read_text()).found
    assert not [tag for tag, attributes in tags if tag in ("script", "img") or "onerror" in attributes]
    assert tags[0][0] == "html" and set(tags[0][1]) == {"lang"}
