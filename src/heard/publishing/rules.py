"""Who may draft and approve, and how many approvals publishing takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from heard.engines.refusals import Refused
from heard.organisations.roles import Role
from heard.organisations.rules import check_has_role, check_works_for
from heard.publishing.models import Approval, Publication

if TYPE_CHECKING:
    from heard.change.models import Decision
    from heard.engagements.models import Engagement
    from heard.findings.models import Finding
    from heard.organisations.viewers import Viewer

APPROVALS_NEEDED = 2


class NothingToTell(Refused):
    """A publication tells of at least one finding, and each needs a decision first."""


class OwnDraft(Refused):
    """The person who drafted a publication does not approve it."""


class NotNow(Refused):
    """It is already published, or this person has already approved it."""


def check_can_draft(
    engagement: Engagement,
    viewer: Viewer,
    findings: Sequence[Finding],
    decisions: Sequence[Decision | None],
) -> None:
    """Engagement leads draft, once every finding in it has a decision.

    The findings come from one engagement, since those who spoke in it are told.
    """
    check_works_for(viewer, engagement.force_id)
    check_has_role(viewer, Role.ENGAGEMENT_LEAD)
    if not findings:
        raise NothingToTell("Choose at least one finding to tell people about.")
    if any(finding.engagement_id != engagement.id for finding in findings):
        raise NothingToTell("Every finding must come from the same engagement.")
    if any(decision is None for decision in decisions):
        raise NothingToTell(
            "One of these findings has no decision yet, so there is no answer to give."
        )


def check_can_approve(publication: Publication, viewer: Viewer) -> None:
    """Sponsors and release approvers who did not draft it, once each, while it is a draft."""
    check_works_for(viewer, publication.force_id)
    check_has_role(viewer, Role.EXECUTIVE_SPONSOR, Role.RELEASE_APPROVER)
    if publication.drafted_by_id == viewer.id:
        raise OwnDraft("You drafted this, so two other people must approve it.")
    if publication.state != Publication.State.DRAFT:
        raise NotNow("This is already published.")
    if Approval.objects.filter(publication=publication, approved_by_id=viewer.id).exists():
        raise NotNow("You have already approved this. Somebody else must be the second.")


def can_approve(publication: Publication, viewer: Viewer) -> bool:
    """``check_can_approve`` as a yes or no."""
    try:
        check_can_approve(publication, viewer)
    except Refused:
        return False
    return True
