"""How this room forgets a person."""

from uuid import UUID

from django.db import transaction

from heard.evidence.models import Segment


@transaction.atomic
def shred(*, response_id: UUID) -> None:
    """Destroy every segment made from this person's words."""
    Segment.objects.filter(response_id=response_id).delete()


def list_segment_ids_of(*, response_id: UUID) -> list[UUID]:
    """Segments made from one response's words. Call before they are destroyed."""
    return list(Segment.objects.filter(response_id=response_id).values_list("id", flat=True))
