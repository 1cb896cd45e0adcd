"""What each coding page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from heard.coding.rules import can_code
from heard.engines.disclosure import TEAM, blur_count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.core.paginator import Page

    from heard.coding.models import Theme
    from heard.coding.queries import ThemeStanding
    from heard.engagements.models import Engagement
    from heard.evidence.queries import ReadableSegment
    from heard.organisations.viewers import Viewer


@dataclass(frozen=True)
class ThemeRow:
    """A theme and how many people's words carry it, blurred."""

    id: UUID
    name: str
    meaning: str
    named_by: str
    voices: str
    has_words: bool


@dataclass(frozen=True)
class Themes:
    """Every theme of one engagement."""

    engagement: Engagement
    rows: tuple[ThemeRow, ...]
    may_code: bool

    @classmethod
    def of(cls, engagement: Engagement, found: Sequence[ThemeStanding], viewer: Viewer) -> Themes:
        """The themes as this viewer may see them."""
        rows = tuple(
            ThemeRow(
                id=standing.theme.id,
                name=standing.theme.name,
                meaning=standing.theme.meaning,
                named_by=standing.theme.named_by.display_name,
                voices=blur_count(standing.voices, TEAM, zero_is_safe=True),
                has_words=standing.voices > 0,
            )
            for standing in found
        )
        return cls(engagement, rows, can_code(engagement.force_id, viewer))


@dataclass(frozen=True)
class NewTheme:
    """Where a new theme goes."""

    engagement: Engagement


@dataclass(frozen=True, repr=False)
class SegmentRow:
    """One redacted text in a list: its steady number, its words, its themes."""

    number: int
    id: UUID
    words: str
    asked: str
    themes: tuple[str, ...]
    may_be_quoted: bool

    @classmethod
    def all_of(
        cls,
        segments: Sequence[ReadableSegment],
        themes: Mapping[UUID, list[Theme]],
        asked: Mapping[str, str],
        *,
        only_theme: UUID | None,
    ) -> list[SegmentRow]:
        """A row for each text, or for each that carries one theme."""
        rows = []
        for number, segment in enumerate(segments, start=1):
            on_it = themes.get(segment.id, [])
            if only_theme is not None and only_theme not in {theme.id for theme in on_it}:
                continue
            rows.append(
                cls(
                    number=number,
                    id=segment.id,
                    words=segment.text.words,
                    asked=asked.get(segment.question_id, ""),
                    themes=tuple(theme.name for theme in on_it),
                    may_be_quoted=segment.may_be_quoted,
                )
            )
        return rows


@dataclass(frozen=True, repr=False)
class Segments:
    """One page of the redacted texts of an engagement."""

    engagement: Engagement
    rows: Page[SegmentRow]
    only_theme: Theme | None
    may_code: bool

    @property
    def href(self) -> str:
        """The address of another page of this list, ready for its number."""
        return f"?theme={self.only_theme.id}&" if self.only_theme else "?"


@dataclass(frozen=True)
class ThemeChoice:
    """A theme beside a text, and who put it on."""

    id: UUID
    name: str
    meaning: str
    is_mine: bool
    is_anothers: bool


@dataclass(frozen=True, repr=False)
class OneSegment:
    """One redacted text with every theme it could carry."""

    engagement: Engagement
    id: UUID
    words: str
    asked: str
    may_be_quoted: bool
    choices: tuple[ThemeChoice, ...]
    may_code: bool

    @classmethod
    def of(
        cls,
        engagement: Engagement,
        segment: ReadableSegment,
        *,
        asked: str,
        themes: Sequence[Theme],
        mine: set[UUID],
        anybodys: set[UUID],
        viewer: Viewer,
    ) -> OneSegment:
        """The text as this viewer may code it."""
        return cls(
            engagement=engagement,
            id=segment.id,
            words=segment.text.words,
            asked=asked,
            may_be_quoted=segment.may_be_quoted,
            choices=tuple(
                ThemeChoice(
                    theme.id,
                    theme.name,
                    theme.meaning,
                    is_mine=theme.id in mine,
                    is_anothers=theme.id in anybodys and theme.id not in mine,
                )
                for theme in themes
            ),
            may_code=can_code(engagement.force_id, viewer),
        )
