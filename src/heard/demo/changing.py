"""What Ashgrove did about it: decisions, actions, one proven change, and telling people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from heard.change import operations as change
from heard.change.queries import get_action, get_claim, get_decision
from heard.findings.queries import get_finding
from heard.organisations.queries import get_viewer_by_username
from heard.publishing import operations as publishing
from heard.publishing.queries import get_publication

if TYPE_CHECKING:
    from heard.engagements.models import Engagement


def decide(finding_id: UUID, choice: str, reason: str, now: datetime) -> UUID:
    """Erin decides; returns the decision's id."""
    erin = get_viewer_by_username(username="erin")
    finding = get_finding(viewer=erin, finding_id=finding_id)
    return change.decide(finding=finding, by=erin, choice=choice, reason=reason, now=now)


def take_on(decision_id: UUID, *, what: str, measure: str, due: timedelta, now: datetime) -> UUID:
    """Alice gives Femi an action; returns its id."""
    alice = get_viewer_by_username(username="alice")
    femi = get_viewer_by_username(username="femi")
    return change.take_on(
        decision=get_decision(viewer=alice, decision_id=decision_id),
        by=alice,
        what=what,
        measure=measure,
        owner_id=femi.id,
        due_date=(now + due).date(),
        now=now,
    )


def claim(
    action_id: UUID, *, what_changed: str, proof: str, baseline: str, result: str, now: datetime
) -> UUID:
    """Femi claims a change; returns the claim's id."""
    femi = get_viewer_by_username(username="femi")
    return change.claim_change(
        action=get_action(viewer=femi, action_id=action_id),
        by=femi,
        what_changed=what_changed,
        proof=proof,
        baseline=baseline,
        result=result,
        now=now,
    )


def prove(claim_id: UUID, note: str, now: datetime) -> None:
    """Gwen checks the proof and finds it good."""
    gwen = get_viewer_by_username(username="gwen")
    change.check_change(
        claim=get_claim(viewer=gwen, claim_id=claim_id), by=gwen, is_proven=True, note=note, now=now
    )


def draft(
    engagement: Engagement,
    *,
    title: str,
    introduction: str,
    finding_ids: Sequence[UUID],
    now: datetime,
) -> UUID:
    """Alice drafts what people will be told; returns the publication's id."""
    alice = get_viewer_by_username(username="alice")
    return publishing.draft(
        engagement=engagement,
        by=alice,
        title=title,
        introduction=introduction,
        findings=[get_finding(viewer=alice, finding_id=one) for one in finding_ids],
        now=now,
    )


def approve(publication_id: UUID, username: str, now: datetime) -> None:
    """One of the two approvals."""
    viewer = get_viewer_by_username(username=username)
    publication = get_publication(viewer=viewer, publication_id=publication_id)
    publishing.approve(publication=publication, by=viewer, now=now)
