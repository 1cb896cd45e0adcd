"""Which numbers of a table stay hidden: the small ones, and those that would give them away."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from heard.engines.disclosure.attacker import Bounds
from heard.engines.disclosure.keys import Key, Sum, base_key, cell_key, sums
from heard.engines.disclosure.policy import DisclosurePolicy
from heard.engines.tables.tabulate import InternalTable
from heard.engines.tables.variables import VariableKind


@dataclass(frozen=True)
class Suppression:
    """The keys to hide, and whether the words in their place may say that they are small.

    Where they may not, some larger numbers are hidden too, or saying "small" of all of them
    would already narrow them down too far. All of a table read alike, or the words would tell.
    """

    hidden: frozenset[Key]
    may_say_small: bool


Attack = Callable[[Suppression], Bounds]
"""What an attacker would learn if the table went out like this."""


@dataclass(frozen=True, repr=False)
class Numbers:
    """The true numbers of a table by key, what adds up, and what is not said of a base."""

    true: Mapping[Key, int]
    sums: Sequence[Sum]

    def __repr__(self) -> str:
        return "Numbers([withheld])"


def numbers_of(table: InternalTable) -> Numbers:
    """Every number the table would publish, bases included."""
    variable, by = table.variable.id, table.by.id if table.by else ""
    lines = (*table.lines, table.total) if table.total else table.lines
    true: dict[Key, int] = {}
    for line in lines:
        true[base_key(variable, by, line.code)] = line.base
        for cell in line.cells:
            true[cell_key(variable, by, line.code, cell.code)] = cell.count
    added = sums(
        variable,
        by,
        tuple(line.code for line in table.lines) if by else (),
        tuple(code.code for code in table.variable.codes),
        parts_add_up=parts_add_up(table),
        groups_add_up=groups_add_up(table),
    )
    return Numbers(true, added)


def parts_add_up(table: InternalTable) -> bool:
    """Whether each person is in one cell of a line."""
    return table.variable.kind is VariableKind.SINGLE


def groups_add_up(table: InternalTable) -> bool:
    """Whether each person is in one group."""
    return table.by is None or table.by.kind is VariableKind.SINGLE


def suppress(numbers: Numbers, policy: DisclosurePolicy, attack: Attack) -> Suppression:
    """What to hide: small numbers, and with ``policy.secondary`` as much more as it takes.

    The result is the same whichever way round two questions are crossed: choices go by the
    number and the key, never by the place in the table.
    """
    hidden = _small(numbers, policy)
    settled = _as_suppression(numbers, hidden, policy)
    while policy.secondary:
        _hide_lone_ones(numbers, hidden)
        settled = _as_suppression(numbers, hidden, policy)
        given_away = _given_away(numbers, hidden, policy, attack(settled))
        if given_away and settled.may_say_small:
            # Neutral words are the mildest remedy, so they come before hiding more.
            settled = Suppression(settled.hidden, may_say_small=False)
            given_away = _given_away(numbers, hidden, policy, attack(settled))
        further = _next_to_hide(numbers, hidden, given_away)
        if further is None:
            break
        hidden.add(further)
    return settled


def _as_suppression(numbers: Numbers, hidden: set[Key], policy: DisclosurePolicy) -> Suppression:
    small = all(numbers.true[key] < policy.count_threshold for key in hidden)
    return Suppression(frozenset(hidden), may_say_small=small)


def _small(numbers: Numbers, policy: DisclosurePolicy) -> set[Key]:
    """Numbers under the threshold, and those of everybody: "all of them said" names each one.

    Where answers overlap, those who are left out are counted by a subtraction, so that
    number must not be small either.
    """
    hidden = {key for key, count in numbers.true.items() if count < policy.count_threshold}
    for one in numbers.sums:
        for part in one.parts:
            left_out = numbers.true[one.whole] - numbers.true[part]
            if left_out == 0 or (not one.exact and left_out < policy.count_threshold):
                hidden.add(part)
    return hidden


def _hide_lone_ones(numbers: Numbers, hidden: set[Key]) -> None:
    """Where one number alone is hidden it is a subtraction away: hide the next smallest."""
    while True:
        partners: set[Key] = set()
        for one in numbers.sums:
            alone = sum(key in hidden for key in (one.whole, *one.parts))
            if one.exact and one.parts and alone == 1:
                shown = _smallest(numbers, one.parts, hidden)
                partners.add(one.whole if shown is None else shown)
        first = _smallest(numbers, partners, hidden)
        if first is None:
            return
        hidden.add(first)


def _given_away(
    numbers: Numbers, hidden: set[Key], policy: DisclosurePolicy, learned: Bounds
) -> list[Key]:
    """Small numbers for which the attacker's range is narrower than the policy promises."""
    return [
        key
        for key in sorted(hidden, key=sorted)
        if numbers.true[key] < policy.count_threshold
        and learned[key][1] - learned[key][0] < policy.protection
    ]


def _next_to_hide(numbers: Numbers, hidden: set[Key], given_away: Sequence[Key]) -> Key | None:
    """A shown number that helps to give one away: beside it if there is one, else anywhere."""
    beside = [
        key
        for one in numbers.sums
        if any(key == one.whole or key in one.parts for key in given_away)
        for key in one.parts
    ]
    if not given_away:
        return None
    return _smallest(numbers, beside, hidden) or _smallest(numbers, numbers.true, hidden)


def _smallest(numbers: Numbers, keys: Iterable[Key], hidden: set[Key]) -> Key | None:
    shown = [key for key in keys if key not in hidden]
    return min(shown, key=lambda key: (numbers.true[key], sorted(key)), default=None)
