"""What was coded elsewhere in a project of ours comes back as labels of what was said, by whoever imports it."""

import zipfile

import pytest

from leernetwerk_cli.reports.keyboard.qda import guid


@pytest.fixture
def project(run, session, say, own_place):
    """A project of three things that were said, and a function that makes another of its description."""
    say("wie leest er mee", "--element", "vertrouwen")
    say("ik wacht al drie weken\nen niemand belt")
    say("ja", "--element", "plek")
    path = own_place / "study.qdpx"
    assert run("export", "plek", "--audience", "keyboard", "--to", str(path)).code == 0

    def change(*pairs):
        with zipfile.ZipFile(path) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        text = members["project.qde"].decode()
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        members["project.qde"] = text.encode()
        target = own_place / "coded.qdpx"
        with zipfile.ZipFile(target, "w") as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return str(target)

    return change


def imported(run, path, *options):
    answer = run("--recorder", "onderzoek", "import", path, "--into", "plek", *options)
    assert answer.code == 0, answer.err
    return answer.out.strip()


def coding(code):
    return f'<Coding guid="{guid("x", code)}"><CodeRef targetGUID="{code}"/></Coding></PlainTextSelection>'


def test_nothing_changed_is_nothing_new(run, project, entries):
    before = entries()
    assert imported(run, project()) == "0 new, 3 already here"
    assert entries() == before


def test_another_element_and_a_code_of_their_own(run, project, entries):
    theirs = guid("code", "eigen")
    book = ("</Codes>", f'<Code guid="{theirs}" name="lang wachten" isCodable="true"/></Codes>')
    other = (f'targetGUID="{guid("code", "vertrouwen")}"', f'targetGUID="{guid("code", "ondersteuning")}"')
    path = project(book, other, ("</PlainTextSelection>", coding(theirs)))
    for told in ("3 new, 0 already here", "0 new, 3 already here"):
        assert imported(run, path, "--dry-run").startswith(told)
        assert imported(run, path).startswith(told)
    said = {each["text"].split()[0]: each for each in entries("quote")}
    assert len(said) == 3
    assert said["wie"]["element"] == "ondersteuning" and said["ja"]["element"] == "plek"
    assert all(each["tags"] == ["lang wachten"] for each in said.values())


def test_programs_give_selections_names_of_their_own(run, project, entries):
    """A part of a sentence that is coded anew there is a label of the sentence; a second element is a tag."""
    new = (
        f'<PlainTextSelection guid="{guid("new")}" startPosition="20" endPosition="25">'
        f"{coding(guid('code', 'waardering'))}"
    )
    path = project(("</TextSource>", f"{new}</TextSource>"))
    assert imported(run, path).startswith("one new")
    said = {each["text"].split()[0]: each for each in entries("quote")}
    assert said["ik"]["element"] == "waardering" and said["ik"]["text"].endswith("niemand belt")


def test_words_that_were_changed_since_are_named(run, project, entries, monkeypatch):
    path = project()
    first = entries("quote")[0]
    monkeypatch.setenv("EDITOR", "sed -i s/leest/las/")
    assert run("edit", "plek", first["id"]).code == 0
    answer = run("import", path, "--into", "plek")
    assert (answer.code, answer.out.strip()) == (0, "0 new, 2 already here")
    assert "changed since" in answer.err


def test_another_program_codes_and_saves_it(run, project, entries, own_place):
    """pyrefiqda, a library that nobody here wrote, reads the project, codes a sentence otherwise, and writes it."""
    pyrefiqda = pytest.importorskip("pyrefiqda", reason="pyrefiqda is not installed (pip install pyrefiqda)")
    opened = pyrefiqda.RefiProject.load(project(), str(own_place / "opened"))
    (source,) = opened.sources.text_source
    for coding in source.plain_text_selection[0].coding:
        if coding.code_ref.target_guid == guid("code", "vertrouwen"):
            coding.code_ref.target_guid = guid("code", "waardering")
    pyrefiqda.RefiProject.save(opened, own_place / "theirs.qdpx", own_place / "opened")
    assert imported(run, str(own_place / "theirs.qdpx")) == "one new, 2 already here"
    assert [each.get("element", "") for each in entries("quote")] == ["waardering", "", "plek"]
