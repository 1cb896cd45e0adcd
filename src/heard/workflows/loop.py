"""The loop as a funnel: how many voices got how far, and where they stopped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from heard.change.queries import map_progress
from heard.coding.queries import list_coded_segment_ids
from heard.engagements.queries import get_own_engagement
from heard.engines.disclosure import TEAM, blur_count
from heard.engines.refusals import NotFound
from heard.evidence.queries import map_responses
from heard.findings.queries import map_voices
from heard.findings.rules import can_read
from heard.publishing.queries import map_told
from heard.responses.queries import list_response_ids

if TYPE_CHECKING:
    from heard.organisations.viewers import Viewer


@dataclass(frozen=True)
class Link:
    """One link of the loop: how many people's words, and how many counted in a figure, got here.

    Counts are blurred by the team policy; ``width`` (0 to 100) follows the
    blurred count, so that a bar never shows what the words hide.
    """

    name: str
    by_words: str
    by_figures: str
    width: int


def get_loop(*, viewer: Viewer, engagement_id: UUID) -> list[Link]:
    """The links in order, from voices to told. Raises NotFound."""
    engagement = get_own_engagement(viewer=viewer, engagement_id=engagement_id)
    if not can_read(viewer):
        raise NotFound
    everybody = set(list_response_ids(force_id=viewer.organisation_id, engagement_id=engagement.id))
    coded = list_coded_segment_ids(engagement_id=engagement.id)
    in_theme = set(map_responses(segment_ids=coded).values())
    voices = map_voices(viewer=viewer, engagement_id=engagement.id)
    progress = map_progress(finding_ids=set(voices))
    published, told = map_told(viewer=viewer, engagement_id=engagement.id)
    rows: list[tuple[str, set[UUID], set[UUID]]] = [
        ("Spoke", everybody, everybody),
        ("Reached a theme", in_theme, set()),
        ("Reached a finding", *_reached(voices, set(voices))),
        ("Reached a decision", *_reached(voices, progress["decided"])),
        ("Reached an action", *_reached(voices, progress["actioned"])),
        ("Reached a proven change", *_reached(voices, progress["proven"])),
        ("Published", *_reached(voices, published)),
        ("Were told", told, set()),
    ]
    return [
        _link(name, words & everybody, figures & everybody, rows) for name, words, figures in rows
    ]


def _reached(
    voices: dict[UUID, tuple[set[UUID], set[UUID]]], findings: set[UUID]
) -> tuple[set[UUID], set[UUID]]:
    by_words: set[UUID] = set()
    by_figures: set[UUID] = set()
    for finding_id in findings & set(voices):
        by_words |= voices[finding_id][0]
        by_figures |= voices[finding_id][1]
    return by_words, by_figures


def _link(
    name: str,
    words: set[UUID],
    figures: set[UUID],
    rows: list[tuple[str, set[UUID], set[UUID]]],
) -> Link:
    most = max(len(rows[0][1]), 1)
    shown = TEAM.round(len(words)) if len(words) >= TEAM.count_threshold else 0
    return Link(
        name=name,
        by_words=blur_count(len(words), TEAM, zero_is_safe=True),
        by_figures=blur_count(len(figures), TEAM, zero_is_safe=True),
        width=min(100, round(100 * shown / most)),
    )
