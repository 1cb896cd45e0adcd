"""Who may plan, approve and review, and when."""

from uuid import UUID

from heard.engagements.models import Engagement
from heard.engines.refusals import Refused
from heard.organisations.roles import Role
from heard.organisations.rules import check_has_role, check_works_for
from heard.organisations.viewers import Viewer


class OwnPlan(Refused):
    """The person who wrote a plan may not approve its data protection."""


class PlanNotReady(Refused):
    """Something the plan needs first is missing."""


class PlanMovedOn(Refused):
    """The plan is no longer the one that was read."""


def check_can_plan(viewer: Viewer) -> None:
    """Engagement leads of a force plan."""
    check_works_for(viewer, viewer.organisation_id)
    check_has_role(viewer, Role.ENGAGEMENT_LEAD)


def check_can_change(engagement: Engagement, viewer: Viewer) -> None:
    """Engagement leads of the same force change a plan."""
    check_works_for(viewer, engagement.force_id)
    check_has_role(viewer, Role.ENGAGEMENT_LEAD)


def can_change(engagement: Engagement, viewer: Viewer) -> bool:
    """``check_can_change`` as a yes or no, for pages."""
    return viewer.organisation_id == engagement.force_id and viewer.has(Role.ENGAGEMENT_LEAD)


def check_can_review_stage(engagement: Engagement, viewer: Viewer) -> None:
    """Engagement leads and executive sponsors review stages."""
    check_works_for(viewer, engagement.force_id)
    check_has_role(viewer, Role.ENGAGEMENT_LEAD, Role.EXECUTIVE_SPONSOR)


def can_review_stage(engagement: Engagement, viewer: Viewer) -> bool:
    """``check_can_review_stage`` as a yes or no, for pages."""
    try:
        check_can_review_stage(engagement, viewer)
    except Refused:
        return False
    return True


def check_can_approve_data_protection(engagement: Engagement, viewer: Viewer) -> None:
    """A data protection officer who did not write the plan, once it has what it needs."""
    check_works_for(viewer, engagement.force_id)
    check_has_role(viewer, Role.DATA_PROTECTION_OFFICER)
    if engagement.planned_by_id == viewer.id:
        raise OwnPlan("You wrote this plan, so somebody else must approve its data protection.")
    if not engagement.dpia_reference:
        raise PlanNotReady("The plan has no data protection impact assessment reference yet.")
    if not engagement.retention_months:
        raise PlanNotReady("The plan does not say how long answers are kept.")
    if engagement.data_protection_approved_at is not None:
        raise PlanNotReady("The data protection of this plan is already approved.")


def can_approve_data_protection(engagement: Engagement, viewer: Viewer) -> bool:
    """``check_can_approve_data_protection`` as a yes or no."""
    try:
        check_can_approve_data_protection(engagement, viewer)
    except Refused:
        return False
    return True


def check_is_partner(partner_ids: set[UUID], partner_id: UUID) -> None:
    """Only agencies the force already works with can be shown a plan."""
    if partner_id not in partner_ids:
        raise PlanNotReady("Your force has no partnership with that agency.")
