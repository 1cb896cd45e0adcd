"""Noting that somebody who spoke has come back and been told what came of it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from heard.audit.kinds import Kind
from heard.audit.operations import day_of, record
from heard.publishing.models import Publication, Told


@transaction.atomic
def note_told(*, response_id: UUID, publication_ids: Sequence[UUID], now: datetime) -> None:
    """Count this person as told, once for each publication they were shown."""
    for publication in Publication.objects.filter(id__in=publication_ids):
        _, is_new = Told.objects.get_or_create(publication=publication, response_id=response_id)
        if is_new:
            record(
                Kind.CONTRIBUTOR_TOLD,
                by=None,
                organisation=publication.force_id,
                about=("publication", publication.id),
                at=day_of(now),
            )
