"""Reads of what was decided, is being done, and has been shown to have changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from heard.change.models import Action, ChangeClaim, Decision
from heard.engines.refusals import NotFound
from heard.findings.queries import get_finding
from heard.findings.rules import can_read

if TYPE_CHECKING:
    from heard.organisations.viewers import Viewer


@dataclass(frozen=True)
class ActionStanding:
    """One action with its claims, newest first."""

    action: Action
    claims: tuple[ChangeClaim, ...]
    is_overdue: bool

    @property
    def latest(self) -> ChangeClaim | None:
        """The newest claim, if there is one."""
        return self.claims[0] if self.claims else None

    @property
    def is_proven(self) -> bool:
        """Whether a change was checked and proven."""
        return any(claim.state == ChangeClaim.State.PROVEN for claim in self.claims)


def find_decision(*, viewer: Viewer, finding_id: UUID) -> Decision | None:
    """The decision on a finding, or None while there is none. Raises NotFound."""
    finding = get_finding(viewer=viewer, finding_id=finding_id)
    return Decision.objects.select_related("decided_by").filter(finding=finding).first()


def get_decision(*, viewer: Viewer, decision_id: UUID) -> Decision:
    """One decision of the viewer's own force. Raises NotFound."""
    found = (
        Decision.objects.select_related("finding__engagement", "decided_by")
        .filter(id=decision_id, force_id=viewer.organisation_id)
        .first()
    )
    if found is None or not can_read(viewer):
        raise NotFound
    return found


def list_decisions(*, viewer: Viewer) -> list[Decision]:
    """Every decision of the viewer's own force, newest first."""
    if not can_read(viewer):
        raise NotFound
    rows = Decision.objects.filter(force_id=viewer.organisation_id)
    return list(
        rows.select_related("finding__engagement", "decided_by").order_by("-decided_at", "id")
    )


def list_actions(*, viewer: Viewer, decision_id: UUID, on: date) -> list[ActionStanding]:
    """Every action under a decision, soonest due first."""
    decision = get_decision(viewer=viewer, decision_id=decision_id)
    rows = Action.objects.filter(decision=decision).select_related(
        "owner", "decision__finding__engagement"
    )
    return [_standing(action, on) for action in rows.order_by("due_date", "id")]


def list_all_actions(*, viewer: Viewer, on: date) -> list[ActionStanding]:
    """Every action of the viewer's own force, soonest due first."""
    if not can_read(viewer):
        raise NotFound
    rows = Action.objects.filter(force_id=viewer.organisation_id).select_related(
        "owner", "decision__finding__engagement"
    )
    return [_standing(action, on) for action in rows.order_by("due_date", "id")]


def get_action(*, viewer: Viewer, action_id: UUID) -> Action:
    """One action of the viewer's own force. Raises NotFound."""
    found = (
        Action.objects.select_related(
            "owner", "decision__finding__engagement", "decision__decided_by"
        )
        .filter(id=action_id, force_id=viewer.organisation_id)
        .first()
    )
    if found is None or not can_read(viewer):
        raise NotFound
    return found


def get_standing(*, viewer: Viewer, action_id: UUID, on: date) -> ActionStanding:
    """One action with its claims. Raises NotFound."""
    return _standing(get_action(viewer=viewer, action_id=action_id), on)


def get_claim(*, viewer: Viewer, claim_id: UUID) -> ChangeClaim:
    """One change claim of the viewer's own force. Raises NotFound."""
    found = (
        ChangeClaim.objects.select_related(
            "action__owner", "action__decision__finding__engagement", "claimed_by", "checked_by"
        )
        .filter(id=claim_id, force_id=viewer.organisation_id)
        .first()
    )
    if found is None or not can_read(viewer):
        raise NotFound
    return found


def map_progress(*, finding_ids: set[UUID]) -> dict[str, set[UUID]]:
    """Which findings got how far: sets of finding ids under decided, actioned and proven.

    For rooms above, which have checked the viewer.
    """
    decided = set(
        Decision.objects.filter(finding_id__in=finding_ids).values_list("finding_id", flat=True)
    )
    actions = Action.objects.filter(decision__finding_id__in=finding_ids)
    actioned = set(actions.values_list("decision__finding_id", flat=True))
    proven_claims = ChangeClaim.objects.filter(action__in=actions, state=ChangeClaim.State.PROVEN)
    proven = set(proven_claims.values_list("action__decision__finding_id", flat=True))
    return {"decided": decided, "actioned": actioned, "proven": proven}


def _standing(action: Action, on: date) -> ActionStanding:
    claims = tuple(
        ChangeClaim.objects.filter(action=action)
        .select_related("claimed_by", "checked_by")
        .order_by("-claimed_at")
    )
    is_proven = any(claim.state == ChangeClaim.State.PROVEN for claim in claims)
    return ActionStanding(action, claims, is_overdue=action.due_date < on and not is_proven)
