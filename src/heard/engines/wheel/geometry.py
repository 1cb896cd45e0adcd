"""Where everything on the wheel lies: segments, labels and arrows, as numbers for an SVG.

Angles are in degrees, clockwise from straight up. Lengths are in the units of the view box.
"""

from dataclasses import dataclass
from math import cos, degrees, radians, sin

FEWEST, MOST = 3, 12


@dataclass(frozen=True)
class Point:
    """A place in the picture; y grows downwards, as in SVG."""

    x: float
    y: float


@dataclass(frozen=True)
class Segment:
    """One piece of the ring: its outline as an SVG path, and where its label is centred."""

    number: int
    path: str
    label: Point
    start: float
    end: float


@dataclass(frozen=True)
class Arrow:
    """One arrow outside the ring, from a segment to the next: its line and its head."""

    line: str
    head: str


@dataclass(frozen=True)
class Wheel:
    """The whole picture. ``size`` is the side of its square view box."""

    size: int
    centre: Point
    hub_radius: float
    segments: tuple[Segment, ...]
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True)
class Proportions:
    """Radii as shares of half the view box; ``label`` as a share of the ring's width from inside.

    ``arrow_rest`` is in degrees; ``head`` and ``gap`` are lengths on a wheel of size 640.
    """

    hub: float = 0.29
    inner: float = 0.365
    outer: float = 0.86
    arrow: float = 0.955
    arrow_rest: float = 12.0
    head: float = 13.0
    gap: float = 19.0
    label: float = 0.51


def draw_wheel(*, count: int = 7, size: int = 640, proportions: Proportions | None = None) -> Wheel:
    """The wheel of ``count`` equal segments, the first centred at the top, going clockwise.

    Raises ValueError for fewer than 3 or more than 12 segments, or a size that is not positive.
    """
    if not FEWEST <= count <= MOST:
        raise ValueError(f"a wheel has {FEWEST} to {MOST} segments, not {count}")
    if size <= 0:
        raise ValueError("the size of a wheel is a positive number")
    shape = proportions or Proportions()
    half = size / 2
    centre = Point(half, half)
    step = 360 / count
    return Wheel(
        size=size,
        centre=centre,
        hub_radius=round(shape.hub * half, 2),
        segments=tuple(
            _segment(index + 1, centre, half, (index - 0.5) * step, (index + 0.5) * step, shape)
            for index in range(count)
        ),
        arrows=tuple(
            _arrow(centre, half, index * step, (index + 1) * step, shape) for index in range(count)
        ),
    )


def on_circle(centre: Point, radius: float, angle: float) -> Point:
    """The point ``angle`` degrees clockwise from straight up on a circle."""
    turn = radians(angle)
    return Point(
        round(centre.x + radius * sin(turn), 2),
        round(centre.y - radius * cos(turn), 2),
    )


def _segment(
    number: int, centre: Point, half: float, start: float, end: float, shape: Proportions
) -> Segment:
    inner, outer = shape.inner * half, shape.outer * half
    # The same distance between neighbours at both edges, so the gap is a stripe and not a wedge.
    at_inner = _degrees_for(shape.gap * half / 320, inner)
    at_outer = _degrees_for(shape.gap * half / 320, outer)
    first = on_circle(centre, outer, start + at_outer)
    second = on_circle(centre, outer, end - at_outer)
    third = on_circle(centre, inner, end - at_inner)
    fourth = on_circle(centre, inner, start + at_inner)
    path = (
        f"M{first.x} {first.y}A{outer:.2f} {outer:.2f} 0 0 1 {second.x} {second.y}"
        f"L{third.x} {third.y}A{inner:.2f} {inner:.2f} 0 0 0 {fourth.x} {fourth.y}Z"
    )
    label = on_circle(centre, inner + shape.label * (outer - inner), (start + end) / 2)
    return Segment(number=number, path=path, label=label, start=start, end=end)


def _arrow(centre: Point, half: float, start: float, end: float, shape: Proportions) -> Arrow:
    radius, reach = shape.arrow * half, shape.head * half / 320
    first, tip = start + shape.arrow_rest, end - shape.arrow_rest
    neck = tip - _degrees_for(3.4 * reach, radius)
    begin, stop = on_circle(centre, radius, first), on_circle(centre, radius, neck)
    corners = (
        on_circle(centre, radius, tip),
        on_circle(centre, radius + 0.8 * reach, neck),
        on_circle(centre, radius - 0.8 * reach, neck),
    )
    return Arrow(
        line=f"M{begin.x} {begin.y}A{radius:.2f} {radius:.2f} 0 0 1 {stop.x} {stop.y}",
        head=" ".join(f"{corner.x},{corner.y}" for corner in corners),
    )


def _degrees_for(length: float, radius: float) -> float:
    """The angle that half of ``length`` takes up on a circle of ``radius``."""
    return degrees(length / 2 / radius)
