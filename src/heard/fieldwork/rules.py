"""The short list of safety gates checked at go-live, and who may open and close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heard.engagements.queries import list_unreviewed_stages
from heard.engines.refusals import Refused
from heard.fieldwork.models import Window
from heard.organisations.roles import Role
from heard.organisations.rules import check_has_role, check_works_for
from heard.questionnaires.queries import sense_check

if TYPE_CHECKING:
    from heard.engagements.models import Engagement
    from heard.organisations.viewers import Viewer
    from heard.questionnaires.models import QuestionnaireVersion


class NotSafeToOpen(Refused):
    """At least one gate is shut; the message says the first."""


class AlreadyClosed(Refused):
    """Nobody can be asked through this window any more."""


def list_shut_gates(engagement: Engagement, version: QuestionnaireVersion) -> list[str]:
    """Every reason this may not go live, in plain sentences; empty when it may."""
    reasons = [
        f"{finding.message} ({finding.rule})"
        for finding in sense_check(version=version, engagement=engagement)
        if finding.severity == "block"
    ]
    if engagement.data_protection_approved_at is None:
        reasons.append("The data protection officer has not approved this plan.")
    missing = list_unreviewed_stages(engagement_id=engagement.id)
    if missing:
        stages = ", ".join(str(stage) for stage in missing)
        reasons.append(f"These stages have never been reviewed for this engagement: {stages}.")
    return reasons


def check_can_open(engagement: Engagement, version: QuestionnaireVersion, viewer: Viewer) -> None:
    """Raise RoleMissing, or NotSafeToOpen with the first shut gate."""
    check_works_for(viewer, engagement.force_id)
    check_has_role(viewer, Role.ENGAGEMENT_LEAD)
    if version.engagement_id != engagement.id:
        raise NotSafeToOpen("That questionnaire belongs to another engagement.")
    if Window.objects.filter(engagement=engagement, closed_at__isnull=True).exists():
        raise NotSafeToOpen("This engagement is already open. Close it before opening again.")
    reasons = list_shut_gates(engagement, version)
    if reasons:
        raise NotSafeToOpen(reasons[0])


def check_can_close(window: Window, viewer: Viewer) -> None:
    """Raise RoleMissing or AlreadyClosed."""
    check_works_for(viewer, window.force_id)
    check_has_role(viewer, Role.ENGAGEMENT_LEAD)
    if window.closed_at is not None:
        raise AlreadyClosed("This was closed before.")
