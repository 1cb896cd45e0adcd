"""Small exact tables made from plain counts, and the simplest possible attacker."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from heard.engines.disclosure.keys import Key, base_key, cell_key
from heard.engines.disclosure.policy import DisclosurePolicy
from heard.engines.disclosure.released import NOT_SHOWN, ReleasedLine, ReleasedTable
from heard.engines.tables.intervals import effective_size, wilson
from heard.engines.tables.tabulate import InternalCell, InternalLine, InternalTable
from heard.engines.tables.variables import Code, Variable, VariableKind


def variable(id: str, codes: int, *, kind: VariableKind = VariableKind.SINGLE) -> Variable:
    options = tuple(Code(str(n), f"Answer {n}") for n in range(1, codes + 1))
    return Variable(id, kind, f"Question {id}?", codes=options)


def line(
    asked: Variable,
    counts: Sequence[int],
    *,
    code: str = "",
    base: int | None = None,
    missing: int = 0,
    weight: float = 1.0,
) -> InternalLine:
    """A line in which everybody weighs ``weight``."""
    size = sum(counts) if base is None else base
    effective = effective_size(size * weight, size * weight * weight)
    cells = []
    for option, count in zip(asked.codes, counts, strict=True):
        share = count / size if size else None
        low, high = wilson(share, effective) if share is not None else (0.0, 1.0)
        cells.append(
            InternalCell(option.code, option.label, count, count * weight, share, share, low, high)
        )
    return InternalLine(
        code, f"Group {code}" if code else "Everybody", size, size * weight, effective,
        0, missing, 0, tuple(cells),
    )  # fmt: skip


def one_way(counts: Sequence[int], *, id: str = "a", weighted: bool = False) -> InternalTable:
    asked = variable(id, len(counts))
    return InternalTable(asked, None, (line(asked, counts),), None, weighted)


def overlapping(counts: Sequence[int], base: int) -> InternalTable:
    """A question where people can give several answers."""
    asked = variable("m", len(counts), kind=VariableKind.MULTIPLE)
    return InternalTable(asked, None, (line(asked, counts, base=base),), None, False)


def two_way(
    rows: Sequence[Sequence[int]],
    *,
    ids: tuple[str, str] = ("a", "b"),
    weighted: bool = False,
) -> InternalTable:
    """``rows`` holds the counts of each group."""
    asked, by = variable(ids[0], len(rows[0])), variable(ids[1], len(rows))
    lines = tuple(line(asked, row, code=str(n)) for n, row in enumerate(rows, start=1))
    total = line(asked, [sum(column) for column in zip(*rows, strict=True)])
    return InternalTable(asked, by, lines, total, weighted)


def true_numbers(table: InternalTable) -> dict[Key, int]:
    by = table.by.id if table.by else ""
    lines = (*table.lines, table.total) if table.total else table.lines
    found = {}
    for one in lines:
        found[base_key(table.variable.id, by, one.code)] = one.base
        for cell in one.cells:
            found[cell_key(table.variable.id, by, one.code, cell.code)] = cell.count
    return found


def every_way_to_fill(
    released: ReleasedTable, policy: DisclosurePolicy, most: int
) -> Iterator[Mapping[Key, int]]:
    """All tables of single answers that would look like ``released``: counting, no cleverness."""
    lines = [_ways(released, one, policy, most) for one in released.lines]
    for chosen in product(*lines):
        numbers = {key: count for one in chosen for key, count in one.items()}
        if released.total is not None:
            total = _sum_of(released, chosen)
            if not _looks_like(released, released.total, total, policy):
                continue
            numbers |= total
        yield numbers


def _ways(
    table: ReleasedTable, one: ReleasedLine, policy: DisclosurePolicy, most: int
) -> list[dict[Key, int]]:
    ranges = [range(*_ends(cell.count, cell.count_text, policy, most)) for cell in one.cells]
    ways = []
    for counts in product(*ranges):
        numbers = {
            cell_key(table.variable, table.by, one.code, cell.code): count
            for cell, count in zip(one.cells, counts, strict=True)
        }
        numbers[base_key(table.variable, table.by, one.code)] = sum(counts)
        if _looks_like(table, one, numbers, policy):
            ways.append(numbers)
    return ways


def _ends(count: int | None, words: str, policy: DisclosurePolicy, most: int) -> tuple[int, int]:
    if count is not None:
        low, high = policy.could_be(count)
        return low, high + 1
    return 0, (most if words == NOT_SHOWN else policy.count_threshold - 1) + 1


def _looks_like(
    table: ReleasedTable, one: ReleasedLine, numbers: Mapping[Key, int], policy: DisclosurePolicy
) -> bool:
    published = [(base_key(table.variable, table.by, one.code), one.base, one.base_text)]
    for cell in one.cells:
        key = cell_key(table.variable, table.by, one.code, cell.code)
        published.append((key, cell.count, cell.count_text))
    for key, count, words in published:
        low, high = _ends(count, words, policy, 10**6)
        if not low <= numbers[key] < high:
            return False
    return True


def _sum_of(table: ReleasedTable, chosen: Sequence[Mapping[Key, int]]) -> dict[Key, int]:
    total: dict[Key, int] = {}
    codes = [cell.code for cell in table.cells]
    for one, numbers in zip(table.lines, chosen, strict=True):
        pairs = [(base_key(table.variable, table.by, code), base_key(table.variable, table.by, ""))
                 for code in [one.code]]  # fmt: skip
        pairs += [
            (
                cell_key(table.variable, table.by, one.code, code),
                cell_key(table.variable, table.by, "", code),
            )
            for code in codes
        ]
        for part, whole in pairs:
            total[whole] = total.get(whole, 0) + numbers[part]
    return total
