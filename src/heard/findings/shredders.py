"""How this room forgets a person: quotations go with their segment; this lists what rested."""

from uuid import UUID

from heard.figures.shredders import list_release_ids_counting
from heard.findings.models import FindingQuote, FindingTable, FindingTheme


def list_finding_ids_resting_on(
    *, response_id: UUID, segment_ids: list[UUID], theme_ids: set[UUID]
) -> set[UUID]:
    """Findings that quote, count, or rest on a theme of this response. Call before destroying."""
    quoting = FindingQuote.objects.filter(segment_id__in=segment_ids)
    counting = FindingTable.objects.filter(
        release_id__in=list_release_ids_counting(response_id=response_id)
    )
    themed = FindingTheme.objects.filter(theme_id__in=theme_ids)
    return {
        finding_id
        for rows in (quoting, counting, themed)
        for finding_id in rows.values_list("finding_id", flat=True)
    }
