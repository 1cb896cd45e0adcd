"""Making a finding."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from heard.audit.kinds import Kind
from heard.audit.operations import record
from heard.findings import rules
from heard.findings.models import Finding, FindingQuote, FindingTable, FindingTheme

if TYPE_CHECKING:
    from heard.coding.models import Theme
    from heard.engagements.models import Engagement
    from heard.evidence.queries import ReadableSegment
    from heard.figures.models import TableRelease
    from heard.organisations.viewers import Viewer


@transaction.atomic
def conclude(
    *,
    engagement: Engagement,
    by: Viewer,
    claim: str,
    strength: str,
    not_known: str,
    themes: Sequence[Theme],
    segments: Sequence[ReadableSegment],
    releases: Sequence[TableRelease],
    now: datetime,
) -> UUID:
    """Make a finding and return its id. Raises RoleMissing, RestsOnNothing or CannotBeQuoted."""
    rules.check_can_conclude(
        viewer=by,
        force_id=engagement.force_id,
        engagement_id=engagement.id,
        segments=segments,
        releases=releases,
    )
    made = Finding.objects.create(
        force_id=engagement.force_id,
        engagement=engagement,
        claim=claim,
        strength=Finding.Strength(strength),
        not_known=not_known,
        made_by_id=by.id,
        made_at=now,
    )
    FindingTheme.objects.bulk_create(FindingTheme(finding=made, theme=theme) for theme in themes)
    FindingQuote.objects.bulk_create(
        FindingQuote(finding=made, segment_id=segment.id) for segment in segments
    )
    FindingTable.objects.bulk_create(
        FindingTable(finding=made, release=release) for release in releases
    )
    record(
        Kind.FINDING_MADE,
        by=by.id,
        organisation=by.organisation_id,
        about=("finding", made.id),
        at=now,
        detail={"quotes": len(segments), "tables": len(releases), "themes": len(themes)},
    )
    return made.id
