"""Reads about plans. A partner sees only the plans shared with their agency."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from heard.engagements.models import Engagement, PartnerShare, StageReview
from heard.engines.refusals import NotFound
from heard.engines.sensecheck.plan import Plan
from heard.organisations.viewers import Viewer

STAGES = range(1, 8)


@dataclass(frozen=True)
class StageStanding:
    """Where one stage stands: its latest review, and whether it is due again."""

    stage: int
    latest: StageReview | None
    times_reviewed: int
    is_due: bool


def _visible(viewer: Viewer) -> QuerySet[Engagement]:
    if viewer.is_force:
        return Engagement.objects.filter(force_id=viewer.organisation_id)
    shared = PartnerShare.objects.filter(partner_id=viewer.organisation_id)
    return Engagement.objects.filter(Q(id__in=shared.values("engagement_id")))


def list_engagements(*, viewer: Viewer) -> list[Engagement]:
    """Every plan the viewer may read, newest first."""
    return list(_visible(viewer).select_related("force").order_by("-planned_at", "title"))


def get_engagement(*, viewer: Viewer, engagement_id: UUID) -> Engagement:
    """One plan. Raises NotFound when there is none for this viewer."""
    found = (
        _visible(viewer)
        .select_related("force", "planned_by", "data_protection_approved_by")
        .filter(id=engagement_id)
        .first()
    )
    if found is None:
        raise NotFound
    return found


def get_own_engagement(*, viewer: Viewer, engagement_id: UUID) -> Engagement:
    """One plan of the viewer's own force; partners get NotFound for all that is behind it."""
    engagement = get_engagement(viewer=viewer, engagement_id=engagement_id)
    if engagement.force_id != viewer.organisation_id:
        raise NotFound
    return engagement


def list_stage_standings(*, viewer: Viewer, engagement_id: UUID, on: date) -> list[StageStanding]:
    """Seven rows, one a stage, in order."""
    engagement = get_engagement(viewer=viewer, engagement_id=engagement_id)
    reviews = list(
        StageReview.objects.filter(engagement=engagement).order_by("reviewed_on", "recorded_at")
    )
    standings = []
    for stage in STAGES:
        of_stage = [review for review in reviews if review.stage == stage]
        latest = of_stage[-1] if of_stage else None
        is_due = latest is None or latest.review_again_on <= on
        standings.append(StageStanding(stage, latest, len(of_stage), is_due))
    return standings


def list_reviews(*, viewer: Viewer, engagement_id: UUID, stage: int) -> list[StageReview]:
    """Every review of one stage, newest first."""
    engagement = get_engagement(viewer=viewer, engagement_id=engagement_id)
    rows = StageReview.objects.filter(engagement=engagement, stage=stage)
    return list(rows.select_related("reviewed_by").order_by("-reviewed_on", "-recorded_at"))


def list_unreviewed_stages(*, engagement_id: UUID) -> list[int]:
    """Stages never reviewed. Takes no viewer: used by go-live rules, which have checked."""
    done = set(
        StageReview.objects.filter(engagement_id=engagement_id).values_list("stage", flat=True)
    )
    return [stage for stage in STAGES if stage not in done]


def list_partners_shared_with(*, viewer: Viewer, engagement_id: UUID) -> list[str]:
    """Names of the partner agencies that may read this plan."""
    engagement = get_own_engagement(viewer=viewer, engagement_id=engagement_id)
    rows = PartnerShare.objects.filter(engagement=engagement).select_related("partner")
    return sorted(row.partner.name for row in rows)


def as_plan(engagement: Engagement) -> Plan:
    """The plan as the sense-check reads it."""
    return Plan(
        purpose=engagement.purpose,
        can_change=engagement.can_change,
        cannot_change=engagement.cannot_change,
        distress_cover=engagement.distress_cover,
        dpia_reference=engagement.dpia_reference,
        has_retention=bool(engagement.retention_months),
    )
