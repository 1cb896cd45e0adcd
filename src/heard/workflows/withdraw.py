"""Withdrawing one person from everywhere, in one transaction."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from heard.coding import shredders as coding
from heard.evidence import shredders as evidence
from heard.figures import shredders as figures
from heard.findings import shredders as findings
from heard.publishing import shredders as publishing
from heard.responses import shredders as responses


@transaction.atomic
def withdraw(*, response_id: UUID, now: datetime) -> list[str]:
    """Destroy everything one person gave, and return the titles of what was already public.

    Words and quotations are destroyed; snapshots are written again without
    them; published figures stay and are listed. Raises NotFound when they have
    already withdrawn.
    """
    segment_ids = evidence.list_segment_ids_of(response_id=response_id)
    finding_ids = findings.list_finding_ids_resting_on(
        response_id=response_id,
        segment_ids=segment_ids,
        theme_ids=coding.list_theme_ids_on(segment_ids=segment_ids),
    )
    titles = publishing.shred(segment_ids=segment_ids, finding_ids=finding_ids, now=now)
    figures.shred(response_id=response_id, now=now)
    evidence.shred(response_id=response_id)
    responses.shred(response_id=response_id, published_before=len(titles), now=now)
    return titles
