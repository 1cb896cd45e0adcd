"""Writing the record. Every other room's operations call ``record`` beside their change."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from heard.audit.kinds import Kind
from heard.audit.models import ChainEnd, Event


@transaction.atomic
def record(
    kind: Kind,
    *,
    by: UUID | None,
    organisation: UUID | None,
    about: tuple[str, UUID],
    at: datetime,
    detail: Mapping[str, str | int | bool] | None = None,
) -> None:
    """Add one event to the end of the chain, in the caller's transaction.

    ``about`` is (noun, id). ``detail`` holds ids, codes and counts only.
    Raises TypeError when a detail is of any other type.
    """
    facts = dict(detail or {})
    for name, value in facts.items():
        if not isinstance(value, str | int | bool) or (isinstance(value, str) and len(value) > 80):
            raise TypeError(f"audit detail {name!r} must be a short code, a count or a yes or no")
    ChainEnd.objects.get_or_create(id=1)
    end = ChainEnd.objects.select_for_update().get(id=1)
    event = Event(
        sequence=end.sequence + 1,
        at=at.astimezone(UTC),
        kind=kind.value,
        by_id=by,
        organisation_id=organisation,
        about_kind=about[0],
        about_id=about[1],
        detail=facts,
        previous_digest=end.digest,
    )
    event.digest = digest_of(event)
    event.save(force_insert=True)
    end.sequence, end.digest = event.sequence, event.digest
    end.save(update_fields=["sequence", "digest"])


def day_of(now: datetime) -> datetime:
    """Midnight of that day, UTC: the only time kept of what a person answering did.

    A finer one could be laid beside the order of rows to tell who wrote what.
    """
    return now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def digest_of(event: Event) -> str:
    """SHA-256 over everything the event says and the digest before it, as hex."""
    said: list[Any] = [
        event.sequence,
        event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        event.kind,
        str(event.by_id),
        str(event.organisation_id),
        event.about_kind,
        str(event.about_id),
        event.detail,
        event.previous_digest,
    ]
    packed = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(packed.encode("ascii")).hexdigest()
