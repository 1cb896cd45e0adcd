"""Who a number counts, as a key that is the same in every table the number appears in."""

from typing import NamedTuple

ANYTHING = "*"
"""In a key: the question was answered, whatever the answer."""

Key = frozenset[tuple[str, str]]
"""Pairs of (variable id, code), all of which hold of the people counted."""


class Sum(NamedTuple):
    """``parts`` add up to ``whole`` when ``exact``, and otherwise to no less than it."""

    whole: Key
    parts: tuple[Key, ...]
    exact: bool


def base_key(variable: str, by: str, group: str) -> Key:
    """Those in ``group`` who answered ``variable``; an empty group is everybody who is in one."""
    return cell_key(variable, by, group, ANYTHING)


def cell_key(variable: str, by: str, group: str, code: str) -> Key:
    """Those in ``group`` who gave ``code`` for ``variable``; ``by`` is empty without groups."""
    mine = frozenset({(variable, code)})
    return mine | {(by, group or ANYTHING)} if by else mine


def wider(part: Key) -> list[Key]:
    """Every key that counts at least everybody ``part`` counts, by what the keys say."""
    found: list[Key] = [frozenset()]
    for variable, code in sorted(part):
        choices = [frozenset({(variable, code)}), frozenset({(variable, ANYTHING)}), frozenset()]
        found = list(dict.fromkeys(key | choice for key in found for choice in choices))
    return [key for key in found if key and key != part]


def sums(
    variable: str,
    by: str,
    groups: tuple[str, ...],
    codes: tuple[str, ...],
    *,
    parts_add_up: bool,
    groups_add_up: bool,
) -> list[Sum]:
    """What adds up in a table; ``groups`` is empty for one without groups."""
    found = [
        Sum(
            base_key(variable, by, group),
            tuple(cell_key(variable, by, group, code) for code in codes),
            parts_add_up,
        )
        for group in (*groups, "")
    ]
    if groups:
        for code in (*codes, ANYTHING):
            parts = tuple(cell_key(variable, by, group, code) for group in groups)
            found.append(Sum(cell_key(variable, by, "", code), parts, groups_add_up))
    return found
