"""What somebody could work out from published tables: bounds on every number in them.

The attacker knows the rules, reads every table made from one extract together, and tightens
what each number can be until nothing moves (interval propagation). It is kept in the product
because ``release`` asks it before a table goes out, and the tests ask it whether that worked.
Bounds are sound, and exact for a single line; over many linked lines a linear programme could
be somewhat tighter.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from heard.engines.disclosure.keys import Key, Sum, base_key, cell_key, sums, wider
from heard.engines.disclosure.policy import DisclosurePolicy
from heard.engines.disclosure.released import NOT_SHOWN, ReleasedCell, ReleasedLine, ReleasedTable

Bounds = Mapping[Key, tuple[int, int]]
_Ranges = dict[Key, tuple[int, int]]

_MANY = 10**9
_ROUNDS = 200


class Contradiction(ValueError):
    """No people fit everything that was published under the assumptions made."""


@dataclass
class _Knowledge:
    ranges: _Ranges = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)

    def learn(self, key: Key, low: int, high: int) -> bool:
        """Take in that ``key`` is between ``low`` and ``high``; True when that is news."""
        before = self.ranges.get(key, (0, _MANY))
        after = max(before[0], low), min(before[1], high)
        if after[0] > after[1]:
            raise Contradiction("nobody fits all that was published")
        self.ranges[key] = after
        return after != before


def bounds(
    tables: Sequence[ReleasedTable], *, policy: DisclosurePolicy, trust_percents: bool = True
) -> Bounds:
    """The narrowest range the attacker can give for every number in ``tables``.

    ``tables`` are all made from one extract under ``policy``. With ``trust_percents`` the
    attacker takes weighted percentages for plain ones, the worst case for near-equal weights;
    where that contradicts the counts, they are ignored.
    Raises Contradiction when the tables cannot all be about the same people.
    """
    if trust_percents:
        try:
            return _tighten(_read(tables, policy, with_percents=True))
        except Contradiction:
            pass
    return _tighten(_read(tables, policy, with_percents=False))


def _read(
    tables: Iterable[ReleasedTable], policy: DisclosurePolicy, *, with_percents: bool
) -> _Knowledge:
    known = _Knowledge()
    for table in tables:
        for line in table.all_lines:
            _read_line(known, table, line, policy)
            if with_percents and table.weighted:
                _read_percents(known, table, line)
        known.sums += sums(
            table.variable,
            table.by,
            tuple(line.code for line in table.lines) if table.by else (),
            tuple(cell.code for cell in table.cells),
            parts_add_up=table.parts_add_up,
            groups_add_up=table.groups_add_up,
        )
    return known


def _read_line(
    known: _Knowledge, table: ReleasedTable, line: ReleasedLine, policy: DisclosurePolicy
) -> None:
    base = base_key(table.variable, table.by, line.code)
    known.learn(base, *_range(line.base, line.base_text, policy))
    for cell in line.cells:
        key = cell_key(table.variable, table.by, line.code, cell.code)
        known.learn(key, *_range(cell.count, cell.count_text, policy))


def _range(count: int | None, words: str, policy: DisclosurePolicy) -> tuple[int, int]:
    if count is not None:
        return policy.could_be(count)
    return (0, _MANY) if words == NOT_SHOWN else (0, policy.count_threshold - 1)


def _read_percents(known: _Knowledge, table: ReleasedTable, line: ReleasedLine) -> None:
    """Try each size the base could have, and keep what any of them allows."""
    base = base_key(table.variable, table.by, line.code)
    keys = {cell_key(table.variable, table.by, line.code, c.code): c for c in line.cells}
    if line.base is None or all(cell.percent is None for cell in keys.values()):
        return
    adds_up = Sum(base, tuple(keys), table.parts_add_up)
    sizes = range(known.ranges[base][0], known.ranges[base][1] + 1)
    tried = (_with_base(known, adds_up, keys, size) for size in sizes)
    allowed = [ranges for ranges in tried if ranges is not None]
    if not allowed:
        raise Contradiction("the percentages are not plain shares of the base")
    for key in (base, *keys):
        ranges = [trial[key] for trial in allowed]
        known.learn(key, min(low for low, _ in ranges), max(high for _, high in ranges))


def _with_base(
    known: _Knowledge, adds_up: Sum, keys: Mapping[Key, ReleasedCell], size: int
) -> _Ranges | None:
    """What the line could be if exactly ``size`` people answered; None when it could not."""
    base = {adds_up.whole: (size, size)}
    trial = _Knowledge({key: known.ranges[key] for key in keys} | base)
    try:
        for key, cell in keys.items():
            if cell.percent is not None:
                trial.learn(key, *_of_percent(cell, size))
        while _use_sum(trial, adds_up):
            pass
    except Contradiction:
        return None
    return trial.ranges


def _of_percent(cell: ReleasedCell, size: int) -> tuple[int, int]:
    """The counts that are ``cell.percent`` of ``size`` when rounded to a whole percentage."""
    percent = cell.percent or 0
    return -((1 - 2 * percent) * size // 200), (2 * percent + 1) * size // 200


def _tighten(known: _Knowledge) -> Bounds:
    inside = [
        (part, whole) for part in known.ranges for whole in wider(part) if whole in known.ranges
    ]
    for _ in range(_ROUNDS):
        news = [_use_sum(known, one) for one in known.sums]
        news += [_use_inside(known, part, whole) for part, whole in inside]
        if not any(news):
            break
    return known.ranges


def _use_sum(known: _Knowledge, one: Sum) -> bool:
    ranges = [known.ranges[part] for part in one.parts]
    least, most = sum(low for low, _ in ranges), sum(high for _, high in ranges)
    news = known.learn(one.whole, least if one.exact else 0, most)
    low, high = known.ranges[one.whole]
    for part, (part_low, part_high) in zip(one.parts, ranges, strict=True):
        ceiling = high - (least - part_low) if one.exact else high
        news |= known.learn(part, low - (most - part_high), ceiling)
    return news


def _use_inside(known: _Knowledge, part: Key, whole: Key) -> bool:
    news = known.learn(part, 0, known.ranges[whole][1])
    return known.learn(whole, known.ranges[part][0], _MANY) or news
