"""Who may decide what is hidden, and who may read what is left."""

from uuid import UUID

from heard.engines.refusals import Refused
from heard.evidence.models import Segment
from heard.organisations.roles import Role
from heard.organisations.rules import check_has_role, check_works_for
from heard.organisations.viewers import Viewer

READERS = (
    Role.ANALYST,
    Role.ENGAGEMENT_LEAD,
    Role.EXECUTIVE_SPONSOR,
    Role.RELEASE_APPROVER,
    Role.REDACTION_REVIEWER,
)
"""Roles that may read redacted words in their own force."""


class AlreadyDecided(Refused):
    """This text was reviewed before; a decision is not made twice."""


def check_can_decide(force_id: UUID, text_id: UUID, viewer: Viewer) -> None:
    """Redaction reviewers of the same force, once for each text."""
    check_works_for(viewer, force_id)
    check_has_role(viewer, Role.REDACTION_REVIEWER)
    if Segment.objects.filter(text_id=text_id).exists():
        raise AlreadyDecided("Somebody has already decided about this one.")


def can_read(viewer: Viewer) -> bool:
    """Whether the viewer may read redacted words of their own force."""
    return viewer.is_force and viewer.has(*READERS)
