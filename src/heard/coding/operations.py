"""Naming a theme, and putting it on words or taking it off."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from heard.audit.kinds import Kind
from heard.audit.operations import record
from heard.coding import rules
from heard.coding.models import CodeApplication, Theme

if TYPE_CHECKING:
    from heard.engagements.models import Engagement
    from heard.evidence.queries import ReadableSegment
    from heard.organisations.viewers import Viewer


@transaction.atomic
def name_theme(
    *, engagement: Engagement, by: Viewer, name: str, meaning: str, now: datetime
) -> UUID:
    """Add a theme and return its id. Raises RoleMissing or NameTaken."""
    rules.check_can_code(engagement.force_id, by)
    if Theme.objects.filter(engagement=engagement, name__iexact=name).exists():
        raise rules.NameTaken("There is already a theme with this name.")
    made = Theme.objects.create(
        force_id=engagement.force_id,
        engagement=engagement,
        name=name,
        meaning=meaning,
        named_by_id=by.id,
        named_at=now,
    )
    _record(Kind.THEME_NAMED, made.id, made.id, by=by, now=now)
    return made.id


@transaction.atomic
def code(*, segment: ReadableSegment, theme: Theme, by: Viewer, now: datetime) -> None:
    """Say that a theme is in a segment. Raises RoleMissing or NotTheSameEngagement."""
    rules.check_can_code(theme.force_id, by)
    if theme.engagement_id != segment.engagement_id:
        raise rules.NotTheSameEngagement("That theme belongs to another engagement.")
    _, is_new = CodeApplication.objects.get_or_create(
        theme=theme, segment_id=segment.id, applied_by_id=by.id, defaults={"applied_at": now}
    )
    if is_new:
        _record(Kind.SEGMENT_CODED, segment.id, theme.id, by=by, now=now)


@transaction.atomic
def take_off(*, segment: ReadableSegment, theme: Theme, by: Viewer, now: datetime) -> None:
    """Undo this person's own coding; other coders' stays. Raises RoleMissing."""
    rules.check_can_code(theme.force_id, by)
    gone, _ = CodeApplication.objects.filter(
        theme=theme, segment_id=segment.id, applied_by_id=by.id
    ).delete()
    if gone:
        _record(Kind.CODE_TAKEN_OFF, segment.id, theme.id, by=by, now=now)


def _record(kind: Kind, about: UUID, theme_id: UUID, *, by: Viewer, now: datetime) -> None:
    record(
        kind,
        by=by.id,
        organisation=by.organisation_id,
        about=("theme" if about == theme_id else "segment", about),
        at=now,
        detail={"theme": str(theme_id)},
    )
