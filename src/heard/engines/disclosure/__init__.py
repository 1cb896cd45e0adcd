"""Disclosure control: small numbers are hidden and the rest rounded before anybody sees them."""

from heard.engines.disclosure.policy import PUBLIC, TEAM, DisclosurePolicy, blur_count
from heard.engines.disclosure.release import release
from heard.engines.disclosure.released import (
    NOT_SHOWN,
    NotReleasable,
    ReleasedCell,
    ReleasedLine,
    ReleasedTable,
)

__all__ = [
    "NOT_SHOWN",
    "PUBLIC",
    "TEAM",
    "DisclosurePolicy",
    "NotReleasable",
    "ReleasedCell",
    "ReleasedLine",
    "ReleasedTable",
    "blur_count",
    "release",
]
