"""Opening and closing fieldwork."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from heard.audit.kinds import Kind
from heard.audit.operations import record
from heard.engagements.holding import hold_still
from heard.fieldwork import rules
from heard.fieldwork.models import Window

if TYPE_CHECKING:
    from heard.engagements.models import Engagement
    from heard.organisations.viewers import Viewer
    from heard.questionnaires.models import QuestionnaireVersion


@transaction.atomic
def open_window(
    *, engagement: Engagement, version: QuestionnaireVersion, by: Viewer, now: datetime
) -> UUID:
    """Go live: from now anybody with the link can answer.

    Raises RoleMissing, NotSafeToOpen, or PlanMovedOn when the plan is no longer as it was read.
    """
    hold_still(engagement)
    rules.check_can_open(engagement, version, by)
    made = Window.objects.create(
        force_id=engagement.force_id,
        engagement=engagement,
        version=version,
        link=secrets.token_urlsafe(32),
        told={
            "purpose": engagement.purpose,
            "can_change": engagement.can_change,
            "cannot_change": engagement.cannot_change,
            "force": by.organisation_name,
            "retention_months": engagement.retention_months,
        },
        opened_by_id=by.id,
        opened_at=now,
    )
    _record(Kind.FIELDWORK_OPENED, made, by=by, now=now)
    return made.id


@transaction.atomic
def close_window(*, window: Window, by: Viewer, now: datetime) -> None:
    """Stop asking. Answers begun are kept only if they were sent. Raises AlreadyClosed."""
    rules.check_can_close(window, by)
    window.closed_by_id, window.closed_at = by.id, now
    window.save(update_fields=["closed_by", "closed_at"])
    _record(Kind.FIELDWORK_CLOSED, window, by=by, now=now)


def _record(kind: Kind, window: Window, *, by: Viewer, now: datetime) -> None:
    record(kind, by=by.id, organisation=by.organisation_id, about=("window", window.id), at=now)
