"""Reads of themes and of what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from heard.coding.models import CodeApplication, Theme
from heard.engagements.queries import get_own_engagement
from heard.engines.refusals import NotFound
from heard.evidence.queries import map_responses

if TYPE_CHECKING:
    from heard.organisations.viewers import Viewer


@dataclass(frozen=True)
class ThemeStanding:
    """A theme and how many people's words carry it."""

    theme: Theme
    voices: int
    segment_ids: frozenset[UUID]


def list_themes(*, viewer: Viewer, engagement_id: UUID) -> list[ThemeStanding]:
    """Every theme of one engagement, by name, with how many different people it rests on."""
    engagement = get_own_engagement(viewer=viewer, engagement_id=engagement_id)
    themes = list(
        Theme.objects.filter(engagement=engagement).select_related("named_by").order_by("name")
    )
    segments: dict[UUID, set[UUID]] = {theme.id: set() for theme in themes}
    for theme_id, segment_id in CodeApplication.objects.filter(theme__in=themes).values_list(
        "theme_id", "segment_id"
    ):
        segments[theme_id].add(segment_id)
    people = map_responses(segment_ids=set().union(*segments.values()) if segments else set())
    return [
        ThemeStanding(
            theme=theme,
            voices=len({people[segment] for segment in segments[theme.id] if segment in people}),
            segment_ids=frozenset(segments[theme.id]),
        )
        for theme in themes
    ]


def get_theme(*, viewer: Viewer, theme_id: UUID) -> Theme:
    """One theme of the viewer's own force. Raises NotFound."""
    found = Theme.objects.filter(id=theme_id, force_id=viewer.organisation_id).first()
    if found is None or not viewer.is_force:
        raise NotFound
    return found


def map_themes_by_segment(*, viewer: Viewer, engagement_id: UUID) -> dict[UUID, list[Theme]]:
    """The themes on each segment, by segment id, in order of name and without repeats."""
    engagement = get_own_engagement(viewer=viewer, engagement_id=engagement_id)
    found: dict[UUID, list[Theme]] = {}
    rows = CodeApplication.objects.filter(theme__engagement=engagement).select_related("theme")
    for row in rows.order_by("theme__name"):
        themes = found.setdefault(row.segment_id, [])
        if row.theme not in themes:
            themes.append(row.theme)
    return found


def list_own_themes_on(*, viewer: Viewer, segment_id: UUID) -> list[UUID]:
    """Ids of the themes this viewer has put on one segment."""
    rows = CodeApplication.objects.filter(segment_id=segment_id, applied_by_id=viewer.id)
    return list(rows.values_list("theme_id", flat=True))


def list_coded_segment_ids(*, engagement_id: UUID) -> set[UUID]:
    """Segments with at least one theme. For rooms above, which have checked the viewer."""
    rows = CodeApplication.objects.filter(theme__engagement_id=engagement_id)
    return set(rows.values_list("segment_id", flat=True))
