"""Who may open a person's words, and when something can still be answered."""

from datetime import datetime
from enum import StrEnum

from heard.engines.refusals import NotFound
from heard.organisations.roles import Role
from heard.organisations.rules import check_has_role, check_works_for
from heard.organisations.viewers import Viewer
from heard.responses.models import SealedText, Visit


class OpeningReason(StrEnum):
    """Why somebody's words may be opened; recorded before they are."""

    REDACT = "redact"
    SAFETY = "safety"
    RIGHTS = "rights"


class VisitOver(NotFound):
    """The visit has ended, was sent, or never was; all three look the same."""


def check_can_open(text: SealedText, viewer: Viewer) -> None:
    """Redaction reviewers of the same force. Raises RoleMissing."""
    check_works_for(viewer, text.force_id)
    check_has_role(viewer, Role.REDACTION_REVIEWER)


def check_is_answering(visit: Visit, now: datetime) -> None:
    """Raise VisitOver unless this visit may still add answers."""
    if visit.is_sent or visit.is_return or visit.expires_at <= now:
        raise VisitOver
    if visit.window.closed_at is not None:
        raise VisitOver


def check_can_hold_code(visit: Visit, now: datetime) -> None:
    """Raise VisitOver unless this visit has just sent its answers."""
    if not visit.is_sent or visit.is_return or visit.expires_at <= now:
        raise VisitOver
