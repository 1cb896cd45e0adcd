"""The one door out: an exact table goes in, a table that may be seen comes out."""

from collections.abc import Sequence
from math import ceil, floor

from heard.engines.disclosure import attacker, suppression
from heard.engines.disclosure.keys import Key, base_key, cell_key
from heard.engines.disclosure.policy import DisclosurePolicy, blur_count
from heard.engines.disclosure.released import (
    NOT_SHOWN,
    SEAL,
    ReleasedCell,
    ReleasedLine,
    ReleasedTable,
)
from heard.engines.disclosure.suppression import Suppression
from heard.engines.tables.intervals import wilson
from heard.engines.tables.tabulate import InternalCell, InternalLine, InternalTable


def release(
    table: InternalTable,
    *,
    policy: DisclosurePolicy,
    title: str = "",
    alongside: Sequence[ReleasedTable] = (),
) -> ReleasedTable:
    """``table`` as it may be seen under ``policy``.

    ``alongside`` are tables of the same extract that are out already, under the same policy:
    what they say counts when deciding what to hide. Raises ValueError for tables released
    under another policy, or that cannot be about the same people.

    Sources: the threshold of 10 of the ONS Secure Research Service, and NHS Digital's
    rounding to the nearest 5, taken together; see docs/reference/disclosure.md.
    """
    if any(other.policy_name != policy.name for other in alongside):
        raise ValueError("tables to be read together must share one policy")
    numbers = suppression.numbers_of(table)

    def attack(draft: Suppression) -> attacker.Bounds:
        return attacker.bounds([*alongside, _build(table, draft, policy, title)], policy=policy)

    return _build(table, suppression.suppress(numbers, policy, attack), policy, title)


def _build(
    table: InternalTable, settled: Suppression, policy: DisclosurePolicy, title: str
) -> ReleasedTable:
    hidden = settled.hidden
    words = policy.hidden_words if settled.may_say_small else NOT_SHOWN
    shown = _Shown(table, hidden, policy, words)
    by = table.by
    asked = table.variable
    overall = table.overall
    return ReleasedTable(
        title=title or (f"{asked.title} by {by.title}" if by else asked.title),
        variable=asked.id,
        question=asked.ask,
        by=by.id if by else "",
        by_question=by.ask if by else "",
        weighted=table.weighted,
        parts_add_up=suppression.parts_add_up(table),
        groups_add_up=suppression.groups_add_up(table),
        lines=tuple(shown.line(line) for line in table.lines),
        total=shown.line(table.total) if table.total else None,
        did_not_answer=blur_count(overall.declined + overall.not_answered, policy),
        policy_name=policy.name,
        policy_version=policy.version,
        notes=_notes(table, policy, words if hidden else ""),
        seal=SEAL,
    )


class _Shown:
    """How the lines of one table look once it is settled what is hidden."""

    def __init__(
        self, table: InternalTable, hidden: frozenset[Key], policy: DisclosurePolicy, words: str
    ) -> None:
        self.variable = table.variable.id
        self.by = table.by.id if table.by else ""
        self.weighted = table.weighted
        self.hidden = hidden
        self.policy = policy
        self.words = words

    def line(self, line: InternalLine) -> ReleasedLine:
        is_hidden = base_key(self.variable, self.by, line.code) in self.hidden
        base = None if is_hidden else self.policy.round(line.base)
        return ReleasedLine(
            code=line.code,
            label=line.label,
            base=base,
            base_text=self.words if base is None else f"{base:,}",
            cells=tuple(self.cell(line, cell, base) for cell in line.cells),
        )

    def cell(self, line: InternalLine, cell: InternalCell, base: int | None) -> ReleasedCell:
        if cell_key(self.variable, self.by, line.code, cell.code) in self.hidden:
            return ReleasedCell(
                cell.code, cell.label, None, self.words, None, "", None, None, hidden=True
            )
        count = self.policy.round(cell.count)
        percent: int | None = None
        low: int | None = None
        high: int | None = None
        # Judged by the rounded base: a missing percentage must not tell more than it does.
        if base is not None and self.policy.could_be(base)[0] >= self.policy.percent_base:
            if self.weighted and cell.share is not None:
                percent, low, high = self._weighted(cell.share, line.effective_n)
            else:
                percent, low, high = self._plain(count, base)
        text = "" if percent is None else f"{percent}%"
        return ReleasedCell(
            cell.code, cell.label, count, f"{count:,}", percent, text, low, high, hidden=False
        )

    def _plain(self, count: int, base: int) -> tuple[int, int, int]:
        """Percentage and interval from the rounded figures alone, so they tell nothing more.

        The interval is that of the widest figures which round to these, so that it always
        holds the exact one.
        """
        few, many = self.policy.could_be(count)
        fewest, most = self.policy.could_be(base)
        low, _ = wilson(min(1.0, few / most), fewest)
        _, high = wilson(min(1.0, many / fewest), fewest)
        return min(100, _whole(count / base)), floor(100 * low), min(100, ceil(100 * high))

    def _weighted(self, share: float, effective_n: float) -> tuple[int, int, int]:
        """Whole weighted percentage; its interval from that and the rounded effective size."""
        percent = _whole(share)
        reach = self.policy.rounding // 2
        size = max(1, self.policy.round(floor(effective_n)) - reach)
        low, _ = wilson(max(0.0, (percent - 0.5) / 100), size)
        _, high = wilson(min(1.0, (percent + 0.5) / 100), size)
        return percent, floor(100 * low), min(100, ceil(100 * high))


def _whole(share: float) -> int:
    return floor(100 * share + 0.5)


def _notes(table: InternalTable, policy: DisclosurePolicy, words: str) -> tuple[str, ...]:
    notes: list[str] = []
    if policy.rounding > 1:
        notes.append(
            f"Numbers of people are rounded to the nearest {policy.rounding},"
            " each on its own, so they may not add up."
        )
    if words == NOT_SHOWN:
        notes.append(
            f"Numbers under {policy.count_threshold} are not shown. Neither are larger ones that"
            " would let a small number be worked out."
        )
    elif words:
        notes.append(f"Numbers under {policy.count_threshold} are not shown, to protect people.")
    notes.append(f"No percentages are given where fewer than {policy.percent_base} answered.")
    if table.weighted:
        notes.append("Percentages are weighted. Numbers of people are not.")
    notes.append(
        "Beside a percentage stands the range in which the true figure is likely to be,"
        " 19 times in 20. It allows for weights, but not for how the sample was clustered."
    )
    return tuple(notes)
