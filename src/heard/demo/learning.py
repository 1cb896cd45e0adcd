"""What Ashgrove made of what it heard: redaction, themes, tables and findings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from heard.coding import operations as coding
from heard.coding.queries import get_theme
from heard.demo import voices
from heard.engines.redaction import Kind, SensitiveText, Span, propose
from heard.evidence.operations import accept_redaction, set_aside
from heard.evidence.queries import get_segment, list_segments, list_waiting
from heard.figures.operations import decide_release, freeze_snapshot, propose_table
from heard.figures.queries import get_release, get_results
from heard.findings.operations import conclude
from heard.organisations.queries import get_viewer_by_username
from heard.responses.opening import open_text
from heard.responses.rules import OpeningReason

if TYPE_CHECKING:
    from heard.engagements.models import Engagement
    from heard.evidence.queries import ReadableSegment

# What a careful reader sees and a detector cannot: details that fit one person.
A_READER_ALSO_HIDES = ("Ashgrove Cross", "Hughes", "Whitcombe", "Megan", "14 Linden Road")


ENOUGH = 16
"""Characters by which the story knows its own texts again."""

A_READER_KEEPS = ("June", "reads")
"""Proposed as names; a reader sees that they are not."""


def make_words_safe(engagement: Engagement, now: datetime) -> None:
    """Rhys opens each text on the record, hides what could identify anybody, and accepts."""
    rhys = get_viewer_by_username(username="rhys")
    set_aside_words = {said.words for said in voices.TEXTS if said.is_set_aside}
    for text in list_waiting(viewer=rhys, engagement_id=engagement.id):
        words = open_text(text=text, by=rhys, reason=OpeningReason.REDACT, now=now)
        if words.words_for_review() in set_aside_words:
            set_aside(text=text, by=rhys, now=now)
            continue
        accept_redaction(text=text, words=words, spans=_spans(words), by=rhys, now=now)


def find_themes(engagement: Engagement, now: datetime) -> dict[str, UUID]:
    """Ben names four themes and puts them on the redacted words. Returns theme ids by name."""
    ben = get_viewer_by_username(username="ben")
    themes = {
        name: coding.name_theme(engagement=engagement, by=ben, name=name, meaning=meaning, now=now)
        for name, meaning in voices.THEMES.items()
    }
    for segment in list_segments(viewer=ben, engagement_id=engagement.id):
        name = _theme_of(segment)
        if name:
            theme = get_theme(viewer=ben, theme_id=themes[name])
            coding.code(segment=segment, theme=theme, by=ben, now=now)
    return themes


def count(engagement: Engagement, version_id: UUID, now: datetime) -> UUID:
    """Ben freezes a snapshot; returns its id."""
    ben = get_viewer_by_username(username="ben")
    return freeze_snapshot(engagement=engagement, version_id=version_id, by=ben, now=now)


def ask_for_table(results_id: UUID, variable: str, now: datetime) -> UUID:
    """Ben asks for a table to be released; returns the release's id."""
    ben = get_viewer_by_username(username="ben")
    return propose_table(
        results=get_results(viewer=ben, results_id=results_id),
        variable=variable,
        by_variable="",
        by=ben,
        now=now,
    )


def release_table(release_id: UUID, now: datetime) -> None:
    """Dana releases it."""
    dana = get_viewer_by_username(username="dana")
    release = get_release(viewer=dana, release_id=release_id)
    decide_release(release=release, is_released=True, by=dana, now=now)


def find(
    engagement: Engagement,
    *,
    claim: str,
    strength: str,
    not_known: str,
    theme_id: UUID,
    theme: str,
    release_ids: Iterable[UUID],
    now: datetime,
) -> UUID:
    """Ben concludes, resting on a theme, two quotations and released tables."""
    ben = get_viewer_by_username(username="ben")
    quotable = [
        segment
        for segment in list_segments(viewer=ben, engagement_id=engagement.id)
        if segment.may_be_quoted and _theme_of(segment) == theme
    ]
    return conclude(
        engagement=engagement,
        by=ben,
        claim=claim,
        strength=strength,
        not_known=not_known,
        themes=[get_theme(viewer=ben, theme_id=theme_id)],
        segments=[get_segment(viewer=ben, segment_id=one.id) for one in quotable[:2]],
        releases=[get_release(viewer=ben, release_id=release) for release in release_ids],
        now=now,
    )


def _spans(words: SensitiveText) -> list[Span]:
    """What the detectors propose, and what a careful reader adds."""
    said = words.words_for_review()
    spans = [span for span in propose(words) if said[span.start : span.end] not in A_READER_KEEPS]
    for detail in A_READER_ALSO_HIDES:
        at = said.find(detail)
        found = Span(at, at + len(detail), Kind.DETAIL, "person")
        if at >= 0 and not any(found.overlaps(span) for span in spans):
            spans.append(found)
    return spans


def _theme_of(segment: ReadableSegment) -> str:
    """Which theme the story gives these words: by how they begin or end, whatever was hidden."""
    words = segment.text.words
    for said in voices.TEXTS:
        if said.words[:ENOUGH] == words[:ENOUGH] or said.words[-ENOUGH:] == words[-ENOUGH:]:
            return said.theme
    return ""
