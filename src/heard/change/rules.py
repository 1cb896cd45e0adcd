"""Who may decide, own, claim and check, and in which order."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from heard.change.models import Action, ChangeClaim, Decision
from heard.engines.refusals import Refused
from heard.organisations.roles import Role
from heard.organisations.rules import check_has_role, check_works_for

if TYPE_CHECKING:
    from heard.findings.models import Finding
    from heard.organisations.viewers import Viewer


class NotNow(Refused):
    """The loop is not at this link yet, or is past it."""


class OwnAction(Refused):
    """The owner of an action cannot be the one who checks it."""


def check_can_decide(finding: Finding, viewer: Viewer) -> None:
    """Executive sponsors of the same force decide, once for each finding."""
    check_works_for(viewer, finding.force_id)
    check_has_role(viewer, Role.EXECUTIVE_SPONSOR)
    if Decision.objects.filter(finding=finding).exists():
        raise NotNow("This finding already has a decision.")


def check_can_add_action(
    decision: Decision, viewer: Viewer, *, owner_ids: set[UUID], owner_id: UUID, due: date, on: date
) -> None:
    """Sponsors and engagement leads give an action to an action owner, due in the future."""
    check_can_act_on(decision, viewer)
    if owner_id not in owner_ids:
        raise NotNow("Choose an action owner who works for your force.")
    if due < on:
        raise NotNow("Choose a date that has not passed.")


def check_can_claim(action: Action, viewer: Viewer) -> None:
    """The owner claims, when no claim is waiting or proven."""
    check_works_for(viewer, action.force_id)
    check_has_role(viewer, Role.ACTION_OWNER)
    if action.owner_id != viewer.id:
        raise NotNow("Only the owner of this action can claim a change.")
    standing = ChangeClaim.objects.filter(action=action).exclude(state=ChangeClaim.State.NOT_SHOWN)
    if standing.exists():
        raise NotNow("A change has already been claimed for this action.")


def check_can_check(claim: ChangeClaim, viewer: Viewer) -> None:
    """A change verifier who neither owns the action nor made the claim, once."""
    check_works_for(viewer, claim.force_id)
    check_has_role(viewer, Role.CHANGE_VERIFIER)
    if viewer.id in {claim.claimed_by_id, claim.action.owner_id}:
        raise OwnAction("You own this action, so somebody else must check the change.")
    if claim.state != ChangeClaim.State.CLAIMED:
        raise NotNow("This claim was checked before.")


def can_decide(finding: Finding, viewer: Viewer) -> bool:
    """``check_can_decide`` as a yes or no."""
    try:
        check_can_decide(finding, viewer)
    except Refused:
        return False
    return True


def check_can_act_on(decision: Decision, viewer: Viewer) -> None:
    """Sponsors and engagement leads act on what was not declined."""
    check_works_for(viewer, decision.force_id)
    check_has_role(viewer, Role.EXECUTIVE_SPONSOR, Role.ENGAGEMENT_LEAD)
    if decision.choice == Decision.Choice.DECLINE:
        raise NotNow("This finding was declined, so there is nothing to act on.")


def can_act_on(decision: Decision, viewer: Viewer) -> bool:
    """``check_can_act_on`` as a yes or no."""
    try:
        check_can_act_on(decision, viewer)
    except Refused:
        return False
    return True


def can_claim(action: Action, viewer: Viewer) -> bool:
    """``check_can_claim`` as a yes or no."""
    try:
        check_can_claim(action, viewer)
    except Refused:
        return False
    return True


def can_check(claim: ChangeClaim, viewer: Viewer) -> bool:
    """``check_can_check`` as a yes or no."""
    try:
        check_can_check(claim, viewer)
    except Refused:
        return False
    return True
