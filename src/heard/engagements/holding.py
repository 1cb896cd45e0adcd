"""Holding a plan still while something is decided about it."""

from heard.engagements.models import Engagement
from heard.engagements.rules import PlanMovedOn

_DECIDED_ABOUT = (
    "title",
    "purpose",
    "can_change",
    "cannot_change",
    "method",
    "distress_cover",
    "dpia_reference",
    "retention_months",
    "data_protection_approved_by_id",
    "data_protection_approved_at",
)


def hold_still(engagement: Engagement) -> None:
    """Lock a plan until the transaction ends. Raises PlanMovedOn unless it is as it was read.

    Without this, somebody could approve or open a plan that a colleague changed
    between the reading and the yes.
    """
    now_held = Engagement.objects.select_for_update().get(id=engagement.id)
    if any(getattr(now_held, name) != getattr(engagement, name) for name in _DECIDED_ABOUT):
        raise PlanMovedOn("The plan was changed while you were reading it. Read it again first.")
