"""Reads of findings with everything they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from heard.coding.queries import list_themes
from heard.engagements.queries import get_own_engagement
from heard.engines.redaction import RedactedText
from heard.engines.refusals import NotFound
from heard.evidence.queries import map_responses
from heard.figures.queries import list_members, read_table
from heard.findings.models import Finding, FindingQuote, FindingTable, FindingTheme
from heard.findings.rules import can_read
from heard.responses.queries import may_quote

if TYPE_CHECKING:
    from heard.coding.models import Theme
    from heard.engines.disclosure import ReleasedTable
    from heard.figures.models import TableRelease
    from heard.organisations.viewers import Viewer


@dataclass(frozen=True)
class Quote:
    """A quotation, and whether its person still says it may be quoted."""

    segment_id: UUID
    text: RedactedText
    may_be_quoted: bool


@dataclass(frozen=True)
class Basis:
    """What one finding rests on."""

    themes: tuple[Theme, ...]
    quotes: tuple[Quote, ...]
    tables: tuple[tuple[TableRelease, ReleasedTable], ...]


def list_strengths() -> list[tuple[str, str]]:
    """How sure a finding may be: (value stored, words), strongest first."""
    return [(value, str(label)) for value, label in Finding.Strength.choices]


def list_findings(*, viewer: Viewer, engagement_id: UUID) -> list[Finding]:
    """Every finding of one engagement, newest first. Raises NotFound."""
    engagement = get_own_engagement(viewer=viewer, engagement_id=engagement_id)
    if not can_read(viewer):
        raise NotFound
    rows = Finding.objects.filter(engagement=engagement).select_related("made_by")
    return list(rows.order_by("-made_at"))


def get_finding(*, viewer: Viewer, finding_id: UUID) -> Finding:
    """One finding of the viewer's own force. Raises NotFound."""
    found = (
        Finding.objects.select_related("engagement", "made_by")
        .filter(id=finding_id, force_id=viewer.organisation_id)
        .first()
    )
    if found is None or not can_read(viewer):
        raise NotFound
    return found


def get_basis(*, finding: Finding) -> Basis:
    """What a finding rests on. The finding itself was fetched for a viewer who may read it."""
    themes = FindingTheme.objects.filter(finding=finding).select_related("theme")
    quotes = FindingQuote.objects.filter(finding=finding).select_related("segment")
    tables = FindingTable.objects.filter(finding=finding).select_related("release__results")
    return Basis(
        themes=tuple(row.theme for row in themes.order_by("theme__name")),
        quotes=tuple(
            Quote(
                segment_id=row.segment_id,
                text=RedactedText.from_store(
                    row.segment.words,
                    kinds=tuple(row.segment.kinds),
                    accepted_by=str(row.segment.decided_by_id),
                    accepted_at=row.segment.decided_at,
                ),
                may_be_quoted=may_quote(response_id=row.segment.response_id),
            )
            for row in quotes.order_by("id")
        ),
        tables=tuple((row.release, read_table(row.release)) for row in tables.order_by("id")),
    )


def map_voices(*, viewer: Viewer, engagement_id: UUID) -> dict[UUID, tuple[set[UUID], set[UUID]]]:
    """By finding: the responses it rests on through words, and through figures."""
    findings = list_findings(viewer=viewer, engagement_id=engagement_id)
    standings = {
        standing.theme.id: standing.segment_ids
        for standing in list_themes(viewer=viewer, engagement_id=engagement_id)
    }
    found: dict[UUID, tuple[set[UUID], set[UUID]]] = {}
    for finding in findings:
        segments: set[UUID] = set(
            FindingQuote.objects.filter(finding=finding).values_list("segment_id", flat=True)
        )
        for theme_id in FindingTheme.objects.filter(finding=finding).values_list(
            "theme_id", flat=True
        ):
            segments |= standings.get(theme_id, frozenset())
        results = set(
            FindingTable.objects.filter(finding=finding).values_list(
                "release__results_id", flat=True
            )
        )
        by_words = set(map_responses(segment_ids=segments).values())
        found[finding.id] = (by_words, list_members(results_ids=results))
    return found
