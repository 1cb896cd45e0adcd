"""Reads of drafts and publications by the staff of a force."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from heard.engagements.queries import get_own_engagement
from heard.engines.refusals import NotFound
from heard.findings.rules import can_read
from heard.publishing.models import Approval, Publication, PublishedFinding, Told

if TYPE_CHECKING:
    from heard.organisations.viewers import Viewer


def list_publications(*, viewer: Viewer, engagement_id: UUID | None = None) -> list[Publication]:
    """Drafts and publications of the viewer's own force, newest first."""
    if not can_read(viewer):
        raise NotFound
    rows = Publication.objects.filter(force_id=viewer.organisation_id)
    if engagement_id is not None:
        rows = rows.filter(engagement_id=engagement_id)
    return list(rows.select_related("engagement", "drafted_by").order_by("-drafted_at"))


def get_publication(*, viewer: Viewer, publication_id: UUID) -> Publication:
    """One of them. Raises NotFound."""
    found = (
        Publication.objects.select_related("engagement", "force", "drafted_by")
        .filter(id=publication_id, force_id=viewer.organisation_id)
        .first()
    )
    if found is None or not can_read(viewer):
        raise NotFound
    return found


def list_approvals(*, publication: Publication) -> list[Approval]:
    """The approvals so far, oldest first."""
    rows = Approval.objects.filter(publication=publication).select_related("approved_by")
    return list(rows.order_by("approved_at"))


def map_told(*, viewer: Viewer, engagement_id: UUID) -> tuple[set[UUID], set[UUID]]:
    """(findings published, responses whose people have come back and read)."""
    engagement = get_own_engagement(viewer=viewer, engagement_id=engagement_id)
    published = Publication.objects.filter(engagement=engagement, state=Publication.State.PUBLISHED)
    findings = PublishedFinding.objects.filter(publication__in=published)
    told = Told.objects.filter(publication__in=published)
    return (
        set(findings.values_list("finding_id", flat=True)),
        set(told.values_list("response_id", flat=True)),
    )
