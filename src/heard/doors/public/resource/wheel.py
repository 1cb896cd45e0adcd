"""The wheel with its links: geometry from the engine, words from the pack, addresses from here."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.urls import reverse

from heard.engines.wheel import geometry
from heard.engines.wheel.stages import Stage


@dataclass(frozen=True)
class WheelLink:
    """One segment: its outline, its label's place, its words and where it goes."""

    number: int
    title: str
    short: str
    asks: str
    href: str
    path: str
    x: float
    y: float
    is_current: bool

    @property
    def name(self) -> str:
        """What a screen reader says; it holds the words seen, so that speaking them works too."""
        if self.title.startswith(self.short):
            return f"Stage {self.number}: {self.title}"
        return f"Stage {self.number}: {self.short}. {self.title}"


@dataclass(frozen=True)
class WheelPicture:
    """Everything the wheel's template needs. ``hub_is_current`` on the overarching page."""

    size: int
    centre: float
    hub_radius: float
    hub_href: str
    hub_is_current: bool
    links: tuple[WheelLink, ...]
    arrows: tuple[geometry.Arrow, ...]


@cache
def _drawn() -> geometry.Wheel:
    return geometry.draw_wheel()


def picture(
    stages: Sequence[Stage], *, current: int = 0, hub_is_current: bool = False
) -> WheelPicture:
    """The wheel of these stages; ``current`` is the number of the stage being read, or 0."""
    drawn = _drawn()
    return WheelPicture(
        size=drawn.size,
        centre=drawn.centre.x,
        hub_radius=drawn.hub_radius,
        hub_href=reverse("public:resource:overarching"),
        hub_is_current=hub_is_current,
        links=tuple(
            WheelLink(
                number=stage.number,
                title=stage.title,
                short=stage.short,
                asks=stage.asks,
                href=reverse("public:resource:stage", args=[stage.number]),
                path=segment.path,
                x=segment.label.x,
                y=segment.label.y,
                is_current=stage.number == current,
            )
            for stage, segment in zip(stages, drawn.segments, strict=True)
        ),
        arrows=drawn.arrows,
    )
