"""Who may conclude, and what a finding must rest on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from heard.engines.refusals import Refused
from heard.organisations.roles import Role
from heard.organisations.rules import check_has_role, check_works_for

if TYPE_CHECKING:
    from heard.evidence.queries import ReadableSegment
    from heard.figures.models import TableRelease
    from heard.organisations.viewers import Viewer

READERS = (
    Role.ANALYST,
    Role.ENGAGEMENT_LEAD,
    Role.EXECUTIVE_SPONSOR,
    Role.RELEASE_APPROVER,
    Role.ACTION_OWNER,
    Role.CHANGE_VERIFIER,
)
"""Roles that may read findings of their own force."""


class RestsOnNothing(Refused):
    """A finding needs both a released table and a redacted quotation."""


class CannotBeQuoted(Refused):
    """The person has not said that their words may be quoted."""


def can_read(viewer: Viewer) -> bool:
    """Whether the viewer may read findings of their own force."""
    return viewer.is_force and viewer.has(*READERS)


def can_conclude(force_id: UUID, viewer: Viewer) -> bool:
    """Whether the viewer may make findings for this force at all, whatever they would rest on."""
    return viewer.is_force and viewer.organisation_id == force_id and viewer.has(Role.ANALYST)


def check_can_conclude(
    *,
    viewer: Viewer,
    force_id: UUID,
    engagement_id: UUID,
    segments: Sequence[ReadableSegment],
    releases: Sequence[TableRelease],
) -> None:
    """Analysts of the same force, resting on a released table and a quotable quotation."""
    check_works_for(viewer, force_id)
    check_has_role(viewer, Role.ANALYST)
    if not segments:
        raise RestsOnNothing("Choose at least one quotation for this finding to rest on.")
    if not releases:
        raise RestsOnNothing("Choose at least one released table for this finding to rest on.")
    for segment in segments:
        if segment.engagement_id != engagement_id:
            raise RestsOnNothing("A quotation must come from the same engagement.")
        if not segment.may_be_quoted:
            raise CannotBeQuoted("One of these people has not said that their words may be quoted.")
    if any(release.state != "released" for release in releases):
        raise RestsOnNothing("A finding can rest only on tables that have been released.")
