"""Drafting, approving (the second approval publishes), and noting who has been told."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from heard.audit.kinds import Kind
from heard.audit.operations import record
from heard.change.queries import find_decision, list_actions
from heard.findings.queries import get_basis
from heard.publishing import rules
from heard.publishing.models import Approval, Publication, PublishedFinding

if TYPE_CHECKING:
    from heard.change.models import Decision
    from heard.change.queries import ActionStanding
    from heard.engagements.models import Engagement
    from heard.findings.models import Finding
    from heard.organisations.viewers import Viewer


@transaction.atomic
def draft(
    *,
    engagement: Engagement,
    by: Viewer,
    title: str,
    introduction: str,
    findings: Sequence[Finding],
    now: datetime,
) -> UUID:
    """Fix a snapshot of these findings as they stand now, and return the publication's id.

    Only quotations whose people said yes go in. Raises RoleMissing or NothingToTell.
    """
    decisions = [find_decision(viewer=by, finding_id=finding.id) for finding in findings]
    rules.check_can_draft(engagement, by, findings, decisions)
    items = [
        _item(finding, decision, by=by, on=now.date())
        for finding, decision in zip(findings, decisions, strict=True)
        if decision is not None
    ]
    made = Publication.objects.create(
        force_id=engagement.force_id,
        engagement=engagement,
        # The random end keeps a draft's address from being guessed from its title.
        slug=f"{slugify(title)[:60].strip('-') or 'what-changed'}-{secrets.token_hex(4)}",
        title=title,
        snapshot={"introduction": introduction, "items": items},
        drafted_by_id=by.id,
        drafted_at=now,
    )
    PublishedFinding.objects.bulk_create(
        PublishedFinding(publication=made, finding=finding) for finding in findings
    )
    _record(Kind.PUBLICATION_DRAFTED, made, by=by, now=now)
    return made.id


@transaction.atomic
def approve(*, publication: Publication, by: Viewer, now: datetime) -> bool:
    """Say yes to publishing; the second person's yes publishes. Returns whether it is now public.

    Raises RoleMissing, OwnDraft or NotNow.
    """
    publication = Publication.objects.select_for_update().get(id=publication.id)
    rules.check_can_approve(publication, by)
    Approval.objects.create(publication=publication, approved_by_id=by.id, approved_at=now)
    _record(Kind.PUBLICATION_APPROVED, publication, by=by, now=now)
    if publication.first_approved_by_id is None:
        publication.first_approved_by_id = by.id
        publication.save(update_fields=["first_approved_by"])
        return False
    publication.second_approved_by_id = by.id
    publication.state, publication.published_at = Publication.State.PUBLISHED, now
    publication.save(update_fields=["second_approved_by", "state", "published_at"])
    _record(Kind.PUBLICATION_PUBLISHED, publication, by=by, now=now)
    return True


def _item(finding: Finding, decision: Decision, *, by: Viewer, on: date) -> dict[str, Any]:
    basis = get_basis(finding=finding)
    standings = list_actions(viewer=by, decision_id=decision.id, on=on)
    return {
        "finding": str(finding.id),
        "claim": finding.claim,
        "strength": finding.get_strength_display(),
        "not_known": finding.not_known,
        "choice": decision.choice,
        "reason": decision.reason,
        "tables": [
            {"table": table.to_json(), "notice": release.results.notice}
            for release, table in basis.tables
        ],
        "quotes": [
            {"segment": str(quote.segment_id), "words": quote.text.words}
            for quote in basis.quotes
            if quote.may_be_quoted
        ],
        "actions": [_action(standing) for standing in standings],
    }


def _action(standing: ActionStanding) -> dict[str, str]:
    told = {
        "what": standing.action.what,
        "measure": standing.action.measure,
        "due": standing.action.due_date.isoformat(),
        "state": "underway",
    }
    claim = standing.latest
    if claim is not None:
        told |= {
            "state": claim.state,
            "what_changed": claim.what_changed,
            "proof": claim.proof,
            "baseline": claim.baseline,
            "result": claim.result,
        }
    return told


def _record(kind: Kind, publication: Publication, *, by: Viewer, now: datetime) -> None:
    record(
        kind,
        by=by.id,
        organisation=by.organisation_id,
        about=("publication", publication.id),
        at=now,
    )
