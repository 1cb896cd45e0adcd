"""The seven stages as plain values, and which follows which."""

from collections.abc import Sequence
from dataclasses import dataclass

NUMBER_OF_STAGES = 7


@dataclass(frozen=True)
class Stage:
    """One stage. ``title`` is a working name; ``short`` is the one or two words on the wheel."""

    number: int
    key: str
    title: str
    short: str
    asks: str
    related: tuple[int, ...] = ()


@dataclass(frozen=True)
class Neighbours:
    """The stages either side. After the last comes the first: the wheel goes round."""

    before: Stage
    after: Stage


def check_stages(stages: Sequence[Stage]) -> None:
    """Raises ValueError unless there are seven, numbered 1 to 7 in order, rightly related."""
    numbers = [stage.number for stage in stages]
    if numbers != list(range(1, NUMBER_OF_STAGES + 1)):
        raise ValueError(f"seven stages numbered 1 to 7 in order are needed, not {numbers}")
    if len({stage.key for stage in stages}) != NUMBER_OF_STAGES:
        raise ValueError("two stages have the same key")
    for stage in stages:
        if stage.number in stage.related:
            raise ValueError(f"stage {stage.number} is related to itself")
        if not set(stage.related) <= set(numbers):
            raise ValueError(f"stage {stage.number} is related to a stage that does not exist")


def neighbours(stages: Sequence[Stage], number: int) -> Neighbours:
    """The stages before and after ``number``. Raises ValueError when there is no such stage."""
    position = [stage.number for stage in stages].index(number)
    return Neighbours(
        before=stages[position - 1],
        after=stages[(position + 1) % len(stages)],
    )
