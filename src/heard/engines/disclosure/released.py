"""A table that may be seen: hidden cells are words, and the policy used travels with it."""

from collections.abc import Mapping
from dataclasses import InitVar, asdict, dataclass
from typing import Any

from heard.engines.disclosure.policy import POLICIES, DisclosurePolicy

FORMAT_VERSION = 1
NOT_SHOWN = "not shown"
"""In place of every hidden number of a table where numbers that are not small are hidden too."""

SEAL = object()
"""Held by this module and by ``release``: what makes them the only builders of a table."""


class NotReleasable(TypeError):
    """Somebody other than disclosure control tried to build a released table."""


@dataclass(frozen=True)
class ReleasedCell:
    """One option. ``count`` is rounded; it is None, and ``count_text`` words, when hidden.

    ``percent`` is whole; ``low`` and ``high`` are whole percentages rounded outwards. All
    three are None, and ``percent_text`` empty, when hidden or when the base is too small.
    """

    code: str
    label: str
    count: int | None
    count_text: str
    percent: int | None
    percent_text: str
    low: int | None
    high: int | None
    hidden: bool


@dataclass(frozen=True)
class ReleasedLine:
    """One group of people. ``base`` is how many answered, rounded; None when hidden."""

    code: str
    label: str
    base: int | None
    base_text: str
    cells: tuple[ReleasedCell, ...]

    @property
    def hidden(self) -> bool:
        """Whether nothing at all is shown of this group."""
        return self.base is None and all(cell.hidden for cell in self.cells)


@dataclass(frozen=True)
class ReleasedTable:
    """A table after disclosure control. Only ``release`` and ``from_json`` can build one.

    ``variable`` and ``by`` are ids; ``question`` and ``by_question`` the wording people saw.
    ``lines`` is one line, or one per group; ``total`` is everybody, in a table with groups.
    ``parts_add_up`` says that each person is in one cell of a line (single answers);
    ``groups_add_up`` that each person is in one group. ``did_not_answer`` is in words.
    """

    title: str
    variable: str
    question: str
    by: str
    by_question: str
    weighted: bool
    parts_add_up: bool
    groups_add_up: bool
    lines: tuple[ReleasedLine, ...]
    total: ReleasedLine | None
    did_not_answer: str
    policy_name: str
    policy_version: str
    notes: tuple[str, ...]
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not SEAL:
            raise NotReleasable("only disclosure control builds a released table: call release()")

    @property
    def overall(self) -> ReleasedLine:
        """The line about everybody in the table."""
        return self.total or self.lines[0]

    @property
    def cells(self) -> tuple[ReleasedCell, ...]:
        """The cells of the line about everybody."""
        return self.overall.cells

    @property
    def base_text(self) -> str:
        """How many people answered, in words fit to be shown."""
        return self.overall.base_text

    @property
    def all_lines(self) -> tuple[ReleasedLine, ...]:
        """Every line, the total last."""
        return self.lines if self.total is None else (*self.lines, self.total)

    def cell(self, code: str) -> ReleasedCell:
        """The overall cell with this code. Raises KeyError when there is none."""
        for cell in self.cells:
            if cell.code == code:
                return cell
        raise KeyError(code)

    def to_json(self) -> dict[str, Any]:
        """The table as plain JSON values, policy name and version included."""
        return {"format": FORMAT_VERSION, **asdict(self)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "ReleasedTable":
        """The table held by ``stored``.

        Raises ValueError for an unknown format or policy, or a table its policy would not
        have released; KeyError when a part is missing.
        """
        if stored.get("format") != FORMAT_VERSION:
            raise ValueError("the table was written in an unknown format")
        policy = POLICIES.get((stored["policy_name"], stored["policy_version"]))
        if policy is None:
            raise ValueError("the table names a disclosure policy this version does not know")
        total = stored["total"]
        table = cls(
            title=stored["title"],
            variable=stored["variable"],
            question=stored["question"],
            by=stored["by"],
            by_question=stored["by_question"],
            weighted=stored["weighted"],
            parts_add_up=stored["parts_add_up"],
            groups_add_up=stored["groups_add_up"],
            lines=tuple(_line(line) for line in stored["lines"]),
            total=_line(total) if total is not None else None,
            did_not_answer=stored["did_not_answer"],
            policy_name=policy.name,
            policy_version=policy.version,
            notes=tuple(stored["notes"]),
            seal=SEAL,
        )
        for line in table.all_lines:
            _check(line, policy)
        return table


def _line(stored: Mapping[str, Any]) -> ReleasedLine:
    cells = tuple(ReleasedCell(**cell) for cell in stored["cells"])
    return ReleasedLine(stored["code"], stored["label"], stored["base"], stored["base_text"], cells)


def _check(line: ReleasedLine, policy: DisclosurePolicy) -> None:
    for cell in line.cells:
        if cell.hidden != (cell.count is None):
            raise ValueError("a cell is hidden if and only if it has no count")
        if cell.hidden and (cell.percent, cell.low, cell.high) != (None, None, None):
            raise ValueError("a hidden cell has a figure")
    for count in (line.base, *(cell.count for cell in line.cells)):
        if count is None:
            continue
        if count < policy.round(policy.count_threshold) or policy.round(count) != count:
            raise ValueError(f"the {policy.name} policy does not release such a count")
