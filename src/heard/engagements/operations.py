"""Writing plans, approving them, reviewing stages and sharing with partners."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from heard.audit.kinds import Kind
from heard.audit.operations import record
from heard.engagements import rules
from heard.engagements.holding import hold_still
from heard.engagements.models import Engagement, PartnerShare, StageReview
from heard.organisations.queries import list_partners
from heard.organisations.viewers import Viewer


@dataclass(frozen=True)
class PlanText:
    """What a plan says, as an engagement lead writes it."""

    title: str
    purpose: str
    can_change: str
    cannot_change: str
    method: str
    distress_cover: str = ""
    dpia_reference: str = ""
    retention_months: int | None = None


@transaction.atomic
def plan(*, by: Viewer, text: PlanText, now: datetime) -> UUID:
    """Start a plan and return its id. Raises RoleMissing."""
    rules.check_can_plan(by)
    made = Engagement.objects.create(
        force_id=by.organisation_id, planned_by_id=by.id, planned_at=now, **asdict(text)
    )
    _record(Kind.ENGAGEMENT_PLANNED, made, by=by, now=now)
    return made.id


@transaction.atomic
def change(*, engagement: Engagement, by: Viewer, text: PlanText, now: datetime) -> None:
    """Change a plan. Raises RoleMissing.

    Approval of its data protection is taken back, because it was for another plan.
    """
    rules.check_can_change(engagement, by)
    for name, value in asdict(text).items():
        setattr(engagement, name, value)
    engagement.data_protection_approved_by = None
    engagement.data_protection_approved_at = None
    engagement.save()
    _record(Kind.ENGAGEMENT_CHANGED, engagement, by=by, now=now)


@transaction.atomic
def approve_data_protection(*, engagement: Engagement, by: Viewer, now: datetime) -> None:
    """Approve the data protection side of the plan as it was read.

    Raises RoleMissing, OwnPlan, PlanNotReady or PlanMovedOn.
    """
    hold_still(engagement)
    rules.check_can_approve_data_protection(engagement, by)
    engagement.data_protection_approved_by_id = by.id
    engagement.data_protection_approved_at = now
    engagement.save(update_fields=["data_protection_approved_by", "data_protection_approved_at"])
    _record(Kind.DATA_PROTECTION_APPROVED, engagement, by=by, now=now)


@transaction.atomic
def review_stage(
    *,
    engagement: Engagement,
    by: Viewer,
    stage: int,
    pack_version: str,
    outcome: str,
    note: str,
    reviewed_on: date,
    review_again_on: date,
    now: datetime,
) -> None:
    """Add one dated review of one stage; earlier ones stay. Raises RoleMissing."""
    rules.check_can_review_stage(engagement, by)
    StageReview.objects.create(
        engagement=engagement,
        stage=stage,
        pack_version=pack_version,
        outcome=StageReview.Outcome(outcome),
        note=note,
        reviewed_on=reviewed_on,
        review_again_on=review_again_on,
        reviewed_by_id=by.id,
        recorded_at=now,
    )
    record(
        Kind.STAGE_REVIEWED,
        by=by.id,
        organisation=by.organisation_id,
        about=("engagement", engagement.id),
        at=now,
        detail={"stage": stage, "outcome": outcome},
    )


@transaction.atomic
def share_with_partner(
    *, engagement: Engagement, by: Viewer, partner_id: UUID, now: datetime
) -> None:
    """Let a partner agency read this plan. Raises RoleMissing or PlanNotReady."""
    rules.check_can_change(engagement, by)
    rules.check_is_partner({row[0] for row in list_partners(viewer=by)}, partner_id)
    PartnerShare.objects.get_or_create(
        engagement=engagement, partner_id=partner_id, defaults={"shared_at": now}
    )
    _record(Kind.ENGAGEMENT_SHARED, engagement, by=by, now=now)


def _record(kind: Kind, engagement: Engagement, *, by: Viewer, now: datetime) -> None:
    record(
        kind,
        by=by.id,
        organisation=by.organisation_id,
        about=("engagement", engagement.id),
        at=now,
    )
