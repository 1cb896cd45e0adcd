"""The picture of the wheel holds together for any number of segments and any size."""

import re
from itertools import pairwise
from math import hypot, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.engines.wheel.geometry import Point, Proportions, draw_wheel, on_circle

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def radius_of(point: Point, centre: Point) -> float:
    return hypot(point.x - centre.x, point.y - centre.y)


@given(count=st.integers(3, 12), size=st.integers(100, 4000))
def test_segments_meet_all_the_way_round_without_overlapping(count: int, size: int) -> None:
    segments = draw_wheel(count=count, size=size).segments
    assert [s.number for s in segments] == list(range(1, count + 1))
    assert isclose(segments[-1].end - segments[0].start, 360)
    for before, after in pairwise(segments):
        assert isclose(before.end, after.start)


@given(count=st.integers(3, 12), size=st.integers(100, 4000))
def test_every_label_lies_in_the_ring(count: int, size: int) -> None:
    wheel = draw_wheel(count=count, size=size)
    shape = Proportions()
    for segment in wheel.segments:
        share = radius_of(segment.label, wheel.centre) / (size / 2)
        assert shape.inner < share < shape.outer


@given(count=st.integers(3, 12), size=st.integers(100, 4000))
def test_nothing_is_drawn_outside_the_box(count: int, size: int) -> None:
    wheel = draw_wheel(count=count, size=size)
    ends = [arrow.head for arrow in wheel.arrows]
    for written in ends:
        for number in NUMBER.findall(written):
            assert -0.01 <= float(number) <= size + 0.01


@given(size=st.integers(100, 4000))
def test_the_first_segment_is_at_the_top(size: int) -> None:
    wheel = draw_wheel(size=size)
    label = wheel.segments[0].label
    assert isclose(label.x, wheel.centre.x, abs_tol=0.01)
    assert label.y < wheel.centre.y


def test_segments_go_clockwise() -> None:
    second = draw_wheel().segments[1].label
    assert second.x > 320


def test_the_hub_leaves_room_before_the_ring() -> None:
    wheel = draw_wheel()
    assert wheel.hub_radius < Proportions().inner * wheel.size / 2


def test_there_is_an_arrow_for_every_step() -> None:
    assert len(draw_wheel(count=7).arrows) == 7


@pytest.mark.parametrize(
    ("angle", "x", "y"), [(0, 50, 40), (90, 60, 50), (180, 50, 60), (270, 40, 50)]
)
def test_angles_run_clockwise_from_straight_up(angle: float, x: float, y: float) -> None:
    assert on_circle(Point(50, 50), 10, angle) == Point(x, y)


@pytest.mark.parametrize("count", [-1, 0, 2, 13])
def test_too_few_or_too_many_segments_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match="segments"):
        draw_wheel(count=count)


@pytest.mark.parametrize("size", [0, -640])
def test_a_size_that_is_not_positive_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="size"):
        draw_wheel(size=size)
