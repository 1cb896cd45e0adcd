"""The chart says in words what it draws, draws nothing hidden, and needs no style or script."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.design_system.charts import BAR, HATCH, INK, PAPER, bar_chart
from heard.engines.disclosure import PUBLIC, TEAM, ReleasedTable, release
from tests.unit.engines.disclosure.making import one_way, two_way

SVG = "{http://www.w3.org/2000/svg}"


def drawn(table: ReleasedTable) -> ElementTree.Element:
    return ElementTree.fromstring(str(bar_chart(table, chart_id="told")))  # noqa: S314 - our own


def texts(svg: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in svg.iter(f"{SVG}text")]


def bars(svg: ElementTree.Element) -> list[float]:
    return [float(r.get("width", "0")) for r in svg.iter(f"{SVG}rect") if r.get("fill") == BAR]


def hatched(svg: ElementTree.Element) -> list[ElementTree.Element]:
    return [r for r in svg.iter(f"{SVG}rect") if r.get("fill") == "url(#told-hatch)"]


def test_bars_are_as_long_as_the_released_percentages():
    table = release(one_way([141, 257, 12]), policy=PUBLIC)
    svg = drawn(table)
    assert bars(svg) == [68.0, 124.0, 4.0]
    assert "34% (29 to 40)" in texts(svg)


def test_it_is_one_image_with_a_title_and_the_figures_in_words():
    svg = drawn(release(one_way([141, 257, 12]), policy=PUBLIC, title="Told what happened"))
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "told-title told-desc"
    title, words = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert title is not None
    assert words is not None
    assert (title.get("id"), title.text) == ("told-title", "Told what happened")
    assert words.text is not None
    assert words.text.startswith("Bar chart. Everybody (about 410 answered): Answer 1, 34%, likely")


def test_hidden_numbers_are_hatched_and_all_of_one_length():
    svg = drawn(release(one_way([141, 257, 8]), policy=PUBLIC))
    assert len(hatched(svg)) == 2
    assert len({rect.get("width") for rect in hatched(svg)}) == 1
    assert texts(svg).count("not shown") == 2
    assert len(bars(svg)) == 1


def test_counts_are_drawn_where_there_are_no_percentages():
    svg = drawn(release(one_way([14, 11]), policy=PUBLIC))
    assert len(bars(svg)) == 2
    assert "%" not in "".join(texts(svg))


def test_a_group_too_small_for_percentages_gets_its_count_without_a_bar():
    svg = drawn(release(two_way([[60, 70], [14, 15]]), policy=PUBLIC))
    assert "about 15" in texts(svg)
    assert "Group 1 (about 130 answered)" in texts(svg)


@settings(deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 60), min_size=2, max_size=3), min_size=2, max_size=3).filter(
        lambda rows: len({len(row) for row in rows}) == 1
    ),
    st.sampled_from([PUBLIC, TEAM]),
)
def test_every_chart_is_well_formed_and_draws_only_what_is_shown(rows, policy):
    table = release(two_way(rows), policy=policy)
    svg = drawn(table)
    cells = [cell for line in table.all_lines for cell in line.cells]
    assert len(hatched(svg)) == sum(cell.hidden for cell in cells)
    assert len(bars(svg)) <= sum(not cell.hidden for cell in cells)
    assert all(0 <= width <= 200 for width in bars(svg))
    height = float(str(svg.get("viewBox")).split()[3])
    assert all(float(text.get("y", "0")) <= height for text in svg.iter(f"{SVG}text"))


def test_nothing_in_it_needs_an_exception_from_the_security_policy():
    markup = str(bar_chart(release(two_way([[60, 70], [3, 15]]), policy=PUBLIC), chart_id="told"))
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=|href", markup)


def test_what_people_wrote_in_labels_is_escaped():
    table = release(one_way([141, 257]), policy=PUBLIC, title='<script>"&')
    assert "&lt;script&gt;&#34;&amp;" in bar_chart(table, chart_id="told")
    assert "<script" not in bar_chart(table, chart_id="told")


def test_long_labels_are_wrapped_to_the_width_of_a_phone():
    exact = one_way([141, 257])
    object.__setattr__(exact.lines[0].cells[0], "label", "word " * 30)
    svg = drawn(release(exact, policy=PUBLIC))
    assert max(len(text) for text in texts(svg)) <= 40
    assert str(svg.get("viewBox")).startswith("0 0 320 ")


@pytest.mark.parametrize("colour", [BAR, INK, HATCH])
def test_colours_stand_out_from_the_paper(colour: str):
    assert contrast(colour, PAPER) >= 4.5


def test_the_whisker_stands_out_from_the_bar():
    assert contrast(INK, BAR) >= 3


def contrast(one: str, other: str) -> float:
    """As WCAG 2.2 defines it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("chart_id", ["", "1st", 'a"b', "a b", "A", "a" * 80])
def test_an_id_that_could_break_the_page_is_refused(chart_id: str):
    with pytest.raises(ValueError, match="chart id"):
        bar_chart(release(one_way([141, 257]), policy=PUBLIC), chart_id=chart_id)


def test_an_exact_table_is_never_drawn():
    with pytest.raises(TypeError, match="released"):
        bar_chart(one_way([141, 257]), chart_id="told")  # type: ignore[arg-type] # what is tested
