"""Slides: one insight each, the same bytes for the same data, a mark for each score, the rest in the notes."""

import json

import pytest

pptx = pytest.importorskip("pptx", reason="python-pptx is not installed (pip install 'leernetwerk-cli[office]')")


@pytest.fixture
def deck(run, network):
    targets = ("--to", str(network / "a.pptx"), "--to", str(network / "a.json"), "--to", str(network / "b.pptx"))
    assert run("--lang", "nl", "export", "--audience", "network", *targets, "--yes").code == 0
    assert (network / "a.pptx").read_bytes() == (network / "b.pptx").read_bytes()
    return pptx.Presentation(network / "a.pptx")


def texts(shapes):
    for shape in shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def test_one_insight_is_one_slide(deck):
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[0] == "Vier inzichten uit het actieleren"
    assert [title[0] for title in titles[1:]] == ["1", "2", "3", "4"]


def test_every_word_that_is_told_is_on_a_slide_or_in_its_notes(deck, network):
    told = "\n".join(text for slide in deck.slides for text in texts(slide.shapes))
    told += "\n".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    assert "41, nu 26 (november 2026)" in told and "Wat spreekt tegen" in told
    assert "10 tot 14 keer" in told and "de begeleider van jouw bijeenkomst" in told


def test_a_scale_has_a_mark_for_each_score(deck, network):
    facts = json.loads((network / "a.json").read_text())["facts"]
    scores = sum(sum(f["marks"]) for f in facts if f["fact"] == "scale" and f["element"] == "gelijkwaardigheid")
    drawn = [shape for shape in deck.slides[1].shapes if shape.shape_type == pptx.enum.shapes.MSO_SHAPE_TYPE.AUTO_SHAPE]
    assert len(drawn) == scores
    assert {shape._element.nvSpPr.cNvPr.get("descr") for shape in drawn} == {""}
