"""How this room forgets a person: quotations go with their segment; this lists what rested."""

from uuid import UUID

from heard.figures.shredders import list_release_ids_counting
from heard.findings.models import FindingQuote, FindingTable


def list_finding_ids_resting_on(*, response_id: UUID, segment_ids: list[UUID]) -> set[UUID]:
    """Findings that quote or count this response. Call before anything is destroyed."""
    quoting = FindingQuote.objects.filter(segment_id__in=segment_ids)
    counting = FindingTable.objects.filter(
        release_id__in=list_release_ids_counting(response_id=response_id)
    )
    return set(quoting.values_list("finding_id", flat=True)) | set(
        counting.values_list("finding_id", flat=True)
    )
