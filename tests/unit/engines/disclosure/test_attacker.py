"""An attacker reads everything that is published. With the rules on he must fail; with any
one of them off he must succeed, or he was asleep."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.engines.disclosure import PUBLIC, TEAM, DisclosurePolicy, ReleasedTable, release
from heard.engines.disclosure.attacker import Contradiction, bounds
from heard.engines.disclosure.keys import Key, cell_key
from heard.engines.tables.tabulate import InternalTable
from tests.unit.engines.disclosure.making import (
    every_way_to_fill,
    one_way,
    overlapping,
    true_numbers,
    two_way,
)

cells = st.one_of(st.integers(0, 14), st.integers(0, 80))
lines = st.lists(cells, min_size=2, max_size=6)
grids = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=2, max_size=4)
)
policies = st.sampled_from([PUBLIC, TEAM])

SOME_TABLES = [
    one_way([141, 257, 8]),
    one_way([38, 3]),
    one_way([39, 1, 1]),
    one_way([60, 0]),
    two_way([[40, 30, 3], [50, 60, 20]]),
    two_way([[49, 2, 31], [48, 1, 31], [47, 16, 40]]),
    two_way([[12, 3], [4, 25]]),
]


def narrowest(
    tables: Iterable[InternalTable], released: Iterable[ReleasedTable], policy: DisclosurePolicy
) -> int:
    """The width of the narrowest range found for a true number from 1 to the threshold."""
    true: dict[Key, int] = {}
    for table in tables:
        true |= true_numbers(table)
    learned = bounds(list(released), policy=policy)
    widths = [
        learned[key][1] - learned[key][0]
        for key, count in true.items()
        if 0 < count < policy.count_threshold
    ]
    return min(widths, default=10**9)


@given(lines, policies, st.booleans())
def test_no_small_cell_of_a_one_way_table_is_worked_out(
    counts: list[int], policy: DisclosurePolicy, weighted: bool
):
    table = one_way(counts, weighted=weighted)
    assert narrowest([table], [release(table, policy=policy)], policy) >= policy.protection


@settings(deadline=None)
@given(grids, policies, st.booleans())
def test_no_small_cell_of_a_two_way_table_is_worked_out(
    rows: list[list[int]], policy: DisclosurePolicy, weighted: bool
):
    table = two_way(rows, weighted=weighted)
    assert narrowest([table], [release(table, policy=policy)], policy) >= policy.protection


@settings(deadline=None)
@given(grids, st.lists(st.integers(0, 12), min_size=8, max_size=8), policies)
def test_no_small_cell_is_worked_out_from_all_tables_together(
    rows: list[list[int]], gave_one_answer_only: list[int], policy: DisclosurePolicy
):
    columns = [list(column) for column in zip(*rows, strict=True)]
    only_a, only_b = gave_one_answer_only[:4], gave_one_answer_only[4:]
    exact = [
        one_way([sum(column) + more for column, more in zip(columns, only_a, strict=False)]),
        one_way([sum(row) + more for row, more in zip(rows, only_b, strict=False)], id="b"),
        two_way(rows),
        two_way(columns, ids=("b", "a")),
    ]
    out: list[ReleasedTable] = []
    for table in exact:
        out.append(release(table, policy=policy, alongside=out))
    assert narrowest(exact, out, policy) >= policy.protection


@given(st.lists(st.integers(0, 60), min_size=2, max_size=5), st.integers(0, 20), policies)
def test_no_small_cell_is_worked_out_where_answers_overlap(
    counts: list[int], more: int, policy: DisclosurePolicy
):
    base = max(counts) + min(more, sum(counts) - max(counts))
    table = overlapping(counts, base)
    assert narrowest([table], [release(table, policy=policy)], policy) >= policy.protection


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 24), min_size=2, max_size=3))
def test_for_one_line_the_attacker_finds_exactly_what_counting_every_way_finds(counts: list[int]):
    table = one_way(counts)
    out = release(table, policy=PUBLIC)
    most = PUBLIC.could_be(out.overall.base)[1] if out.overall.base is not None else 9
    ways = list(every_way_to_fill(out, PUBLIC, most))
    learned = bounds([out], policy=PUBLIC)
    for key, true in true_numbers(table).items():
        values = {way[key] for way in ways}
        assert true in values
        if out.overall.base is not None:
            assert learned[key] == (min(values), max(values))


@settings(deadline=None, max_examples=25)
@given(st.lists(st.lists(st.integers(8, 16), min_size=2, max_size=2), min_size=2, max_size=2))
def test_counting_every_way_to_fill_a_two_way_table_agrees(rows: list[list[int]]):
    table = two_way(rows)
    out = release(table, policy=PUBLIC)
    ways = list(every_way_to_fill(out, PUBLIC, 20))
    learned = bounds([out], policy=PUBLIC)
    for key, true in true_numbers(table).items():
        values = {way[key] for way in ways}
        assert true in values
        assert learned[key][0] <= min(values)
        assert max(values) <= learned[key][1]
        if true < PUBLIC.count_threshold:
            assert max(values) - min(values) >= PUBLIC.protection


# The rules switched off one by one: the attacker must wake up.


@pytest.mark.parametrize(
    "weaker",
    [
        pytest.param(replace(PUBLIC, secondary=False), id="no secondary suppression"),
        pytest.param(replace(PUBLIC, secondary=False, rounding=1), id="nor rounding"),
        pytest.param(
            replace(PUBLIC, count_threshold=1, percent_base=30, secondary=False),
            id="no threshold",
        ),
        pytest.param(replace(PUBLIC, protection=0), id="no audit of the draft"),
    ],
)
def test_with_a_rule_off_some_small_cell_is_worked_out(weaker: DisclosurePolicy):
    found = []
    for table in SOME_TABLES:
        out = release(table, policy=weaker)
        true = {k: n for k, n in true_numbers(table).items() if 0 < n < PUBLIC.count_threshold}
        learned = bounds([out], policy=weaker)
        found += [learned[key][1] - learned[key][0] for key in true]
    assert min(found) < PUBLIC.protection


def test_with_rounding_off_more_must_be_hidden_to_keep_the_promise():
    exact = replace(PUBLIC, rounding=1)
    table = one_way([100, 90, 2, 1])
    assert not release(table, policy=PUBLIC).cell("1").hidden
    assert release(table, policy=exact).cell("2").hidden


def test_without_suppression_and_rounding_a_lone_cell_is_a_subtraction_away():
    weak = replace(PUBLIC, secondary=False, rounding=1)
    learned = bounds([release(one_way([141, 257, 8]), policy=weak)], policy=weak)
    assert learned[cell_key("a", "", "", "3")] == (8, 8)


def test_the_linked_tables_that_any_rule_for_one_table_misses():
    """Every published number is 10 or more, and yet the hidden outcome follows: 2 and 1."""
    weak = replace(PUBLIC, secondary=False, rounding=1)
    learned = bounds([release(two_way([[31, 16, 2], [31, 16, 1]]), policy=weak)], policy=weak)
    assert learned[cell_key("a", "b", "1", "3")] == (2, 2)
    assert learned[cell_key("a", "b", "2", "3")] == (1, 1)


def test_near_equal_weights_make_weighted_percentages_as_telling_as_counts():
    """The reason the draft is audited with percentages taken at their word."""
    table = one_way([30, 21, 1], weighted=True)
    weak = replace(PUBLIC, secondary=False)
    out = release(table, policy=weak)
    key = cell_key("a", "", "", "3")
    with_them = bounds([out], policy=weak)[key]
    without = bounds([out], policy=weak, trust_percents=False)[key]
    assert with_them[1] - with_them[0] < without[1] - without[0]


def test_tables_about_different_people_contradict_each_other():
    first = release(one_way([100, 90, 80]), policy=PUBLIC)
    with pytest.raises(Contradiction):
        release(one_way([300, 90, 80]), policy=PUBLIC, alongside=[first])
