"""The plain parts of a pack beside its pages: support services, limits wordings and sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Mark(StrEnum):
    """How sure we are of a fact, and why."""

    READ = "read"
    SECONDARY = "secondary"
    MEMORY = "memory"
    OURS = "ours"

    @property
    def words(self) -> str:
        """The mark as a reader of the resource sees it."""
        return _MARK_WORDS[self]


_MARK_WORDS: Mapping[Mark, str] = {
    Mark.READ: "read on the page named",
    Mark.SECONDARY: "read in somebody else's copy only: check before use",
    Mark.MEMORY: "from memory: check before use",
    Mark.OURS: "our own proposal",
}


@dataclass(frozen=True)
class Source:
    """Where a statement comes from, and how sure that is."""

    id: str
    title: str
    address: str
    mark: Mark
    checked: date | None
    note: str


@dataclass(frozen=True)
class LimitsWording:
    """What a person is told beside a free-text box. ``paragraphs`` may hold ``{force}``."""

    id: str
    version: int
    effective_date: date
    language: str
    heading: str
    short: str
    paragraphs: tuple[str, ...]

    def for_force(self, force_name: str) -> tuple[str, ...]:
        """The paragraphs with the force's own name in them."""
        return tuple(one.replace("{force}", force_name) for one in self.paragraphs)


@dataclass(frozen=True)
class SupportService:
    """One service to point people to. Empty text means not known, never that there is none."""

    id: str
    name: str
    what: str
    who_for: str
    phone: str
    text: str
    web: str
    web_label: str
    hours: str
    note: str
    emergency: bool
    for_victims: bool
    source: str
    source_note: str
    mark: Mark
    last_verified: date | None
    show_to_respondents: bool
    review_every: timedelta
    lapses_after: timedelta

    @property
    def telephone_link(self) -> str:
        """The number as a ``tel:`` address, or empty."""
        return "tel:" + "".join(c for c in self.phone if c.isdigit()) if self.phone else ""

    def is_overdue(self, on: date) -> bool:
        """Whether somebody should check this entry again."""
        return self.last_verified is None or on > self.last_verified + self.review_every

    def has_lapsed(self, on: date) -> bool:
        """Whether the last check is so old that it no longer counts as knowing.

        999 never lapses: a page with no help on it would be worse than an old entry.
        """
        if self.emergency:
            return False
        return self.last_verified is None or on > self.last_verified + self.lapses_after

    def may_show_to_respondents(self, on: date) -> bool:
        """Whether a respondent may be shown this entry. Unknown means no."""
        return self.show_to_respondents and self.for_victims and not self.has_lapsed(on)
