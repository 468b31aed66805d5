"""Everything that may be read: session after session, and no element or sentence twice."""

from collections import Counter


def test_it_is_in_the_order_of_the_sessions_and_nothing_stands_twice(run, own_place):
    for day, texts in (("2026-11-23", ["derde", "vierde"]), ("2026-03-02", ["eerste", "tweede"])):
        run("new", f"plek-{day}", "--municipality", "Emmen", "--participants", "e=4,u=4", "--date", day, "--no-input")
        for text in texts:
            line = ("--element", "vertrouwen", "--consent", "municipality")
            run("record", f"plek-{day}", "quote", "--speaker", "E1", *line, typed=text)
        marks = ("value", "--element", "vertrouwen", "--scores", "e:2,2,3,4")
        assert run("record", f"plek-{day}", *marks).code == 0
    for audience in (["keyboard"], ["municipality", "--municipality", "Emmen"]):
        run("export", "--audience", *audience, "--report", "full", "--to", str(own_place / "x.md"), "--yes")
        text = (own_place / "x.md").read_text()
        said = [line[2:] for line in text.splitlines() if line.startswith("> ")]
        assert [each.split(" ")[0].strip("“”") for each in said] == ["eerste", "tweede", "derde", "vierde"], text
        heads = Counter(line for line in text.splitlines() if line.startswith("#") and "speaks against" not in line)
        assert heads["### Trust"] == 1 and max(heads.values()) == 1
