"""How this room forgets a person."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from heard.audit.kinds import Kind
from heard.audit.operations import day_of, record
from heard.figures.extracts import write_snapshot
from heard.figures.models import Results, SnapshotMember, TableRelease


@transaction.atomic
def shred(*, response_id: UUID, now: datetime) -> None:
    """Take a person out of every snapshot and write each extract again without them.

    Tables already released stay as they were, because taking one person away
    from a published number would show what that person said; each is marked
    with how many of the people it counted have withdrawn.
    Call before the response itself is destroyed.
    """
    counted = SnapshotMember.objects.filter(response_id=response_id)
    for results in Results.objects.select_for_update().filter(id__in=counted.values("results_id")):
        members = SnapshotMember.objects.filter(results=results)
        members.filter(response_id=response_id).delete()
        left = list(members.order_by("response_id").values_list("response_id", flat=True))
        write_snapshot(results, left)
        results.rows_kept = len(left)
        results.withdrawn += 1
        results.save(update_fields=["rows_kept", "withdrawn"])
        TableRelease.objects.filter(results=results).update(
            members_withdrawn=F("members_withdrawn") + 1
        )
        record(
            Kind.SNAPSHOT_REBUILT,
            by=None,
            organisation=results.force_id,
            about=("results", results.id),
            at=day_of(now),
        )


def list_release_ids_counting(*, response_id: UUID) -> set[UUID]:
    """Releases whose snapshot counts this response."""
    snapshots = SnapshotMember.objects.filter(response_id=response_id).values("results_id")
    rows = TableRelease.objects.filter(results_id__in=snapshots)
    return set(rows.values_list("id", flat=True))
