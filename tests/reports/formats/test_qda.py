"""A project for qualitative analysis selects every quote exactly."""

import json
import zipfile

import pytest


def test_a_qda_project_selects_every_quote_exactly(run, own_place):
    """Offsets in code points, emoji and diacritics included; elements are nested codes, speakers are cases."""
    from xml.etree import ElementTree

    run("new", "plek", "--participants", "e=3,u=3", "--no-input", "--date", "2026-11-23")
    said = ["Eén 👩‍👧 zag ‘ons’ níet", "<b>&amp;</b>", "regel één\r\nregel twee", "a\x00b", "عربى"]
    for text in said:
        line = {"kind": "quote", "speaker": "E1", "text": text, "element": "vertrouwen", "consent": ["group"]}
        assert run("record", "plek", "--json-lines", typed=json.dumps(line)).code == 0
    run("export", "plek", "--audience", "keyboard", "--to", str(own_place / "a.qdpx"))
    with zipfile.ZipFile(own_place / "a.qdpx") as project:
        root = ElementTree.fromstring(project.read("project.qde"))
        name = {"q": "urn:QDA-XML:project:1.0"}
        source = root.find(".//q:TextSource", name)
        text = project.read(source.get("plainTextPath").replace("internal://", "sources/")).decode()
    spans = [
        (int(s.get("startPosition")), int(s.get("endPosition"))) for s in source.findall("q:PlainTextSelection", name)
    ]
    expected = [each.replace("\r\n", "\n").replace("\x00", "\ufffd") for each in said]
    assert [text[start:end] for start, end in spans] == expected
    nested = root.find(".//q:Code/q:Code[@name='Trust']", name)
    coded = {ref.get("targetGUID") for ref in source.iterfind(".//q:CodeRef", name)}
    assert nested.get("guid") in coded
    assert [case.get("name") for case in root.iterfind(".//q:Case", name)] == ["2026-11-23-plek E1"]


def test_a_qda_project_is_read_by_another_program(run, network):
    qdpx = pytest.importorskip("qdapy.qdpx", reason="qdaPy is not installed (pip install qdaPy)")
    run("export", "--audience", "keyboard", "--to", str(network / "a.qdpx"))
    project = qdpx.read_qdpx(network / "a.qdpx", warn=False)
    assert "Mijn klantmanager vertrouw ik wel. De envelop niet." in set(project.fragments["text"])


def test_the_project_is_for_the_keyboard_alone(run, network):
    """It holds every code, as a case."""
    refused = run("export", "brieven", "--audience", "group", "--to", str(network / "a.qdpx"))
    assert refused.code == 6 and not (network / "a.qdpx").exists()


def test_the_codebook_says_what_each_code_means_with_words_that_may_leave(run, network):
    from xml.etree import ElementTree

    run("export", "--audience", "network", "--to", str(network / "a.qdc"), "--to", str(network / "a.json"), "--yes")
    run("export", "--audience", "network", "--report", "codebook", "--to", str(network / "a.md"), "--yes")
    told = {fact["text"] for fact in json.loads((network / "a.json").read_text())["facts"] if fact["fact"] == "words"}
    root = ElementTree.parse(network / "a.qdc").getroot()
    name = {"q": "urn:QDA-XML:codebook:1.0"}
    trust = root.find(".//q:Code/q:Code[@name='Trust']/q:Description", name).text.split("\n")
    assert trust[0].startswith("You dare to say what you think")
    examples = [line[1:-1] for each in root.iterfind(".//q:Description", name) for line in each.text.split("\n")[1:]]
    assert len(examples) > 8 and {*examples} <= told
    page = (network / "a.md").read_text()
    assert "### Trust" in page and trust[0] in page and "## Kinds" in page
