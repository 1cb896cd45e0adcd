"""What a released table shows, what it hides, and what it never lets anybody build."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.engines.disclosure import (
    NOT_SHOWN,
    PUBLIC,
    TEAM,
    DisclosurePolicy,
    NotReleasable,
    ReleasedTable,
    blur_count,
    release,
)
from heard.engines.tables.intervals import wilson
from tests.unit.engines.disclosure.making import line, one_way, overlapping, two_way, variable

counts = st.lists(st.integers(0, 120), min_size=2, max_size=6)


def shown(table: ReleasedTable) -> list[str]:
    return [cell.count_text for cell in table.cells]


def test_numbers_are_rounded_and_percentages_come_from_the_rounded_ones():
    table = release(one_way([141, 257, 12]), policy=PUBLIC)
    assert shown(table) == ["140", "255", "10"]
    assert table.base_text == "410"
    assert [cell.percent for cell in table.cells] == [34, 62, 2]


def test_two_small_cells_are_said_to_be_fewer_than_ten():
    table = release(one_way([141, 257, 3, 4]), policy=PUBLIC)
    assert shown(table) == ["140", "255", "fewer than 10", "fewer than 10"]
    assert [cell.hidden for cell in table.cells] == [False, False, True, True]
    assert table.cell("3").percent_text == ""
    assert (table.cell("3").low, table.cell("3").high) == (None, None)


def test_two_cells_that_only_just_are_small_are_not_said_to_be_so():
    """Together they are 14 to 18, so "fewer than 10" would put each between 5 and 9."""
    assert shown(release(one_way([141, 257, 8, 7]), policy=PUBLIC)) == [
        "140", "255", NOT_SHOWN, NOT_SHOWN,
    ]  # fmt: skip


def test_a_lone_small_cell_takes_the_next_smallest_with_it():
    table = release(one_way([141, 257, 8]), policy=PUBLIC)
    assert shown(table) == [NOT_SHOWN, "255", NOT_SHOWN]


def test_hidden_cells_of_one_table_all_read_alike():
    table = release(two_way([[40, 30, 3], [50, 60, 20]]), policy=PUBLIC)
    words = {cell.count_text for one in table.all_lines for cell in one.cells if cell.hidden}
    assert words == {NOT_SHOWN}


def test_nobody_is_a_small_number_too():
    assert shown(release(one_way([101, 90, 0, 0]), policy=PUBLIC))[2:] == ["fewer than 10"] * 2


def test_an_answer_that_everybody_gave_is_hidden():
    table = release(one_way([60, 0]), policy=PUBLIC)
    assert shown(table) == [NOT_SHOWN, NOT_SHOWN]
    assert table.base_text == "60"


def test_where_answers_overlap_nearly_everybody_is_hidden():
    table = release(overlapping([57, 30, 25], base=60), policy=PUBLIC)
    assert table.cell("1").hidden
    assert not table.cell("2").hidden


def test_a_small_group_shows_nothing_at_all():
    table = release(two_way([[3, 4], [40, 50], [30, 60], [2, 3]]), policy=PUBLIC)
    assert [one.hidden for one in table.lines] == [True, False, False, True]
    assert table.lines[0].base_text == "fewer than 10"


def test_a_lone_small_group_takes_another_with_it():
    table = release(two_way([[3, 4], [40, 50], [30, 60]]), policy=PUBLIC)
    assert sum(one.base is None for one in table.all_lines) >= 2


@pytest.mark.parametrize(("base", "has_percent"), [(29, False), (32, False), (33, True)])
def test_no_percentage_for_fewer_than_thirty_whatever_the_rounding(base: int, has_percent: bool):
    table = release(one_way([base - 14, 14]), policy=PUBLIC)
    assert (table.cells[0].percent is not None) is has_percent
    assert (table.cells[0].low is not None) is has_percent


def test_inside_the_team_the_threshold_is_five():
    table = release(one_way([14, 8, 6]), policy=TEAM)
    assert shown(table) == ["15", "10", "5"]
    assert [cell.hidden for cell in release(one_way([14, 8, 4, 3]), policy=TEAM).cells] == [
        False, False, True, True,
    ]  # fmt: skip


def test_how_many_did_not_answer_is_blurred_like_any_other_number():
    asked = variable("a", 2)
    few = one_way([40, 50])
    many = replace(few, lines=(line(asked, [40, 50], missing=23),))
    assert release(few, policy=PUBLIC).did_not_answer == "fewer than 10"
    assert release(many, policy=PUBLIC).did_not_answer == "25"


def test_the_table_says_which_rules_it_was_released_under_and_what_was_done():
    table = release(one_way([141, 257, 8]), policy=PUBLIC, title="Told what happened")
    assert (table.title, table.policy_name, table.policy_version) == (
        "Told what happened", "public", "1",
    )  # fmt: skip
    assert table.question == "Question a?"
    assert any("nearest 5" in note for note in table.notes)
    assert any("Numbers under 10 are not shown" in note for note in table.notes)


def test_a_weighted_table_says_so_and_shows_the_weighted_share():
    exact = one_way([200, 300], weighted=True)
    cell = replace(exact.lines[0].cells[0], share=0.516)
    weighted = replace(
        exact, lines=(replace(exact.lines[0], cells=(cell, *exact.lines[0].cells[1:])),)
    )
    table = release(weighted, policy=PUBLIC)
    assert table.cells[0].percent == 52
    assert any("weighted" in note for note in table.notes)


@given(counts)
def test_what_is_shown_is_big_enough_rounded_and_near_the_truth(numbers: list[int]):
    table = release(one_way(numbers), policy=PUBLIC)
    for cell, true in zip(table.cells, numbers, strict=True):
        assert cell.hidden == (cell.count is None)
        if cell.count is not None:
            assert true >= PUBLIC.count_threshold
            assert cell.count % 5 == 0
            assert abs(cell.count - true) <= 2
        else:
            assert not any(character.isdigit() for character in cell.count_text[:10])


@given(counts, st.booleans())
def test_a_published_interval_holds_the_exact_one(numbers: list[int], weighted: bool):
    table = release(one_way(numbers, weighted=weighted), policy=PUBLIC)
    base = sum(numbers)
    for cell, true in zip(table.cells, numbers, strict=True):
        if cell.low is not None and cell.high is not None:
            low, high = wilson(true / base, base)
            assert cell.low <= 100 * low + 1e-9
            assert cell.high >= 100 * high - 1e-9
            assert cell.percent is not None
            assert 0 <= cell.low <= cell.percent <= cell.high <= 100


@given(st.lists(st.lists(st.integers(0, 60), min_size=3, max_size=3), min_size=2, max_size=4))
def test_crossing_two_questions_the_other_way_round_hides_the_same_people(rows: list[list[int]]):
    straight = release(two_way(rows), policy=PUBLIC)
    columns = [list(column) for column in zip(*rows, strict=True)]
    turned = release(two_way(columns, ids=("b", "a")), policy=PUBLIC)
    for one in straight.lines:
        for cell in one.cells:
            other = next(x for x in turned.lines if x.code == cell.code)
            assert cell.hidden == next(c for c in other.cells if c.code == one.code).hidden


@given(counts)
def test_a_table_survives_being_stored_and_read(numbers: list[int]):
    for table in (
        release(one_way(numbers), policy=PUBLIC),
        release(two_way([numbers, numbers[::-1]]), policy=TEAM),
    ):
        assert ReleasedTable.from_json(json.loads(json.dumps(table.to_json()))) == table


def test_nobody_else_can_build_or_alter_a_released_table():
    table = release(one_way([141, 257, 12]), policy=PUBLIC)
    with pytest.raises(NotReleasable):
        replace(table, title="Better")
    fields = {k: v for k, v in table.to_json().items() if k != "format"}
    with pytest.raises(NotReleasable):
        ReleasedTable(**fields)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"format": 99}, "unknown format"),
        ({"policy_version": "99"}, "does not know"),
        ({"policy_name": "none"}, "does not know"),
    ],
)
def test_a_stored_table_of_unknown_kind_is_refused(change: dict[str, object], reason: str):
    stored = release(one_way([141, 257, 12]), policy=PUBLIC).to_json() | change
    with pytest.raises(ValueError, match=reason):
        ReleasedTable.from_json(stored)


@pytest.mark.parametrize(
    "change", [{"count": 3}, {"count": 7}, {"count": 12}, {"count": None}, {"hidden": True}]
)
def test_a_stored_table_that_the_policy_would_not_release_is_refused(change: dict[str, object]):
    stored = json.loads(json.dumps(release(one_way([141, 257, 12]), policy=PUBLIC).to_json()))
    stored["lines"][0]["cells"][0] |= change
    with pytest.raises(ValueError, match=r"count|figure"):
        ReleasedTable.from_json(stored)


def test_tables_under_two_policies_are_not_weighed_together():
    inside = release(one_way([141, 257, 12]), policy=TEAM)
    with pytest.raises(ValueError, match="one policy"):
        release(one_way([141, 257, 12]), policy=PUBLIC, alongside=[inside])


@pytest.mark.parametrize(
    ("count", "public", "team"),
    [
        (0, "fewer than 10", "fewer than 5"),
        (4, "fewer than 10", "fewer than 5"),
        (5, "fewer than 10", "5"),
        (10, "10", "10"),
        (1_238, "1,240", "1,240"),
    ],
)
def test_a_single_count_is_blurred(count: int, public: str, team: str):
    assert (blur_count(count, PUBLIC), blur_count(count, TEAM)) == (public, team)


def test_nobody_can_be_said_where_that_is_no_news_about_a_person():
    assert blur_count(0, PUBLIC, zero_is_safe=True) == "none"
    assert blur_count(1, PUBLIC, zero_is_safe=True) == "fewer than 10"


def test_a_count_below_zero_is_refused():
    with pytest.raises(ValueError, match="below zero"):
        blur_count(-1, PUBLIC)


@pytest.mark.parametrize("change", [{"rounding": 4}, {"rounding": 0}, {"percent_base": 3}])
def test_a_policy_that_makes_no_sense_is_refused(change: dict[str, int]):
    with pytest.raises(ValueError, match=r"odd number|at least"):
        replace(PUBLIC, **change)


@given(st.integers(0, 10_000), st.sampled_from([PUBLIC, TEAM]))
def test_a_rounded_count_could_be_the_true_one(count: int, policy: DisclosurePolicy):
    if count >= policy.count_threshold:
        low, high = policy.could_be(policy.round(count))
        assert low <= count <= high
