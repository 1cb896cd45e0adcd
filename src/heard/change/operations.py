"""Deciding, taking on, claiming and checking."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from heard.audit.kinds import Kind
from heard.audit.operations import record
from heard.change import rules
from heard.change.models import Action, ChangeClaim, Decision
from heard.organisations.queries import list_colleagues
from heard.organisations.roles import Role

if TYPE_CHECKING:
    from heard.findings.models import Finding
    from heard.organisations.viewers import Viewer


@transaction.atomic
def decide(*, finding: Finding, by: Viewer, choice: str, reason: str, now: datetime) -> UUID:
    """Decide what to do about a finding; returns the decision's id. Raises RoleMissing, NotNow."""
    rules.check_can_decide(finding, by)
    made = Decision.objects.create(
        force_id=finding.force_id,
        finding=finding,
        choice=Decision.Choice(choice),
        reason=reason,
        decided_by_id=by.id,
        decided_at=now,
    )
    _record(Kind.DECISION_MADE, ("decision", made.id), by=by, now=now, state=choice)
    return made.id


@transaction.atomic
def take_on(
    *,
    decision: Decision,
    by: Viewer,
    what: str,
    measure: str,
    owner_id: UUID,
    due_date: date,
    now: datetime,
) -> UUID:
    """Give somebody an action under a decision and return its id. Raises RoleMissing, NotNow."""
    owners = {row[0] for row in list_colleagues(viewer=by, role=Role.ACTION_OWNER)}
    rules.check_can_add_action(
        decision, by, owner_ids=owners, owner_id=owner_id, due=due_date, on=now.date()
    )
    made = Action.objects.create(
        force_id=decision.force_id,
        decision=decision,
        what=what,
        measure=measure,
        owner_id=owner_id,
        due_date=due_date,
        taken_on_by_id=by.id,
        taken_on_at=now,
    )
    _record(Kind.ACTION_TAKEN_ON, ("action", made.id), by=by, now=now)
    return made.id


@transaction.atomic
def claim_change(
    *,
    action: Action,
    by: Viewer,
    what_changed: str,
    proof: str,
    baseline: str,
    result: str,
    now: datetime,
) -> UUID:
    """Say that something changed, with proof, and return the claim's id. Raises NotNow."""
    rules.check_can_claim(action, by)
    made = ChangeClaim.objects.create(
        force_id=action.force_id,
        action=action,
        what_changed=what_changed,
        proof=proof,
        baseline=baseline,
        result=result,
        claimed_by_id=by.id,
        claimed_at=now,
    )
    _record(Kind.CHANGE_CLAIMED, ("change_claim", made.id), by=by, now=now)
    return made.id


@transaction.atomic
def check_change(
    *, claim: ChangeClaim, by: Viewer, is_proven: bool, note: str, now: datetime
) -> None:
    """Find a claim proven or not shown; "not shown" is an honest end.

    Raises RoleMissing, OwnAction or NotNow.
    """
    # Read again under a lock: two verifiers may have had the page open at once.
    claim = (
        ChangeClaim.objects.select_for_update(of=("self",))
        .select_related("action")
        .get(id=claim.id)
    )
    rules.check_can_check(claim, by)
    claim.state = ChangeClaim.State.PROVEN if is_proven else ChangeClaim.State.NOT_SHOWN
    claim.checked_by_id, claim.checked_at, claim.check_note = by.id, now, note
    claim.save(update_fields=["state", "checked_by", "checked_at", "check_note"])
    kind = Kind.CHANGE_VERIFIED if is_proven else Kind.CHANGE_NOT_SHOWN
    _record(kind, ("change_claim", claim.id), by=by, now=now)


def _record(
    kind: Kind, about: tuple[str, UUID], *, by: Viewer, now: datetime, state: str = ""
) -> None:
    detail: dict[str, str | int | bool] = {"choice": state} if state else {}
    record(kind, by=by.id, organisation=by.organisation_id, about=about, at=now, detail=detail)
