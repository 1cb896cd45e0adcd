"""The rules a table is released under, by name and version, and a number blurred by them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DisclosurePolicy:
    """How small numbers are kept from view.

    ``count_threshold``: a cell with fewer people than this is hidden, nobody included.
    ``rounding``: every count shown is rounded to the nearest multiple of this (odd, or 1).
    ``percent_base``: no percentage, and no interval, where fewer people than this answered.
    ``protection``: what the release as a whole may give away of a hidden cell: never a range
    narrower than this. ``secondary``: whether more cells are hidden to keep that promise.
    """

    name: str
    version: str
    count_threshold: int
    rounding: int
    percent_base: int
    protection: int
    secondary: bool = True

    def __post_init__(self) -> None:
        if self.rounding < 1 or self.rounding % 2 == 0:
            raise ValueError("counts are rounded to an odd number, so that no count is half-way")
        if self.count_threshold < 1 or self.percent_base < self.count_threshold:
            raise ValueError("a percentage needs at least as many people as a count")

    @property
    def hidden_words(self) -> str:
        """What stands in place of a number that is too small."""
        return f"fewer than {self.count_threshold}"

    def round(self, count: int) -> int:
        """``count`` to the nearest multiple of ``rounding``."""
        return (count + self.rounding // 2) // self.rounding * self.rounding

    def could_be(self, rounded: int) -> tuple[int, int]:
        """The smallest and the largest count that would be shown as ``rounded``."""
        reach = self.rounding // 2
        return max(self.count_threshold, rounded - reach), rounded + reach


PUBLIC = DisclosurePolicy(
    name="public",
    version="1",
    count_threshold=10,
    rounding=5,
    percent_base=30,
    protection=5,
)
"""For anything outside the team: the "10-5" rule used by official statisticians."""

TEAM = DisclosurePolicy(
    name="team",
    version="1",
    count_threshold=5,
    rounding=5,
    percent_base=10,
    protection=3,
)
"""For people inside the force who analyse the answers. Nobody inside is a stranger either."""

POLICIES = {(policy.name, policy.version): policy for policy in (PUBLIC, TEAM)}


def blur_count(n: int, policy: DisclosurePolicy, *, zero_is_safe: bool = False) -> str:
    """One count in words fit to be shown: "fewer than 10", or the rounded number.

    ``zero_is_safe`` shows nobody as "none": only for counts where nobody is not news about a
    person, such as how many changes have been proven. Raises ValueError below zero.
    """
    if n < 0:
        raise ValueError("a count is never below zero")
    if n == 0 and zero_is_safe:
        return "none"
    if n < policy.count_threshold:
        return policy.hidden_words
    return f"{policy.round(n):,}"
