"""A drawing has a mark for each that is counted, and no sign of a letter font."""

import re

import pytest

from leernetwerk_cli.reports.formats import drawing
from leernetwerk_cli.reports.model.sheet import Chairs, Side


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 24, 25, 100])
@pytest.mark.parametrize(("mark", "shape"), [("●", "<circle"), ("□", "<rect"), ("◇", "<rect")])
def test_a_pile_has_a_mark_for_each_up_to_the_most(count, mark, shape):
    assert drawing.piled(mark, count, 3, 24).count(shape) == min(count, 24)


@pytest.mark.parametrize(("seats", "slips"), [(0, 0), (1, 0), (0, 3), (22, 63), (31, 200)])
def test_the_table_has_every_chair_and_every_slip(seats, slips):
    sides = tuple(
        Side(name, mark, side, seats, slips, "")
        for name, mark, side in (("E", "●", "experience"), ("P", "□", "profession"))
    )
    drawn = drawing.table(Chairs(sides, "", ""))
    assert drawn.count('class="slip"') == 2 * slips
    assert drawn.count('class="full"') == drawn.count('class="open"') == seats


def test_boxes_bars_and_steps_have_their_number():
    assert drawing.boxes(3, 2, 25).count("<g ") == 30 and drawing.boxes(0, 0, 0) == ""
    assert drawing.bars(2, 5).count('class="full"') == 2 and drawing.bars(2, 5).count('class="open"') == 3
    assert [len(re.findall(r"<path", drawing.state(level))) for level in range(3)] == [0, 1, 1]


def test_a_caption_stands_with_its_own_words(run, network, tmp_path):
    run("export", "--audience", "network", "--to", str(tmp_path / "x.html"), "--yes")
    page = (tmp_path / "x.html").read_text()
    assert page.count('class="who"') == len(
        re.findall(r'<div class="said"><blockquote[^>]*>[^<]*</blockquote><p class="who">', page)
    )
    assert not set("●□◇▮▯☐☑☒○◐") & set(re.sub(r"<style>.*?</style>", "", page, flags=re.S))
