"""How this room forgets a person: quotations come off pages, and what was public is listed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from heard.audit.kinds import Kind
from heard.audit.operations import day_of, record
from heard.publishing.models import Publication, PublishedFinding


@transaction.atomic
def shred(*, segment_ids: list[UUID], finding_ids: set[UUID], now: datetime) -> list[str]:
    """Take these quotations out of every draft and publication.

    Returns the titles of what was already public and rested on this person,
    by quotation or by count, so that they can be told truthfully.
    """
    gone = {str(segment_id) for segment_id in segment_ids}
    resting = PublishedFinding.objects.filter(finding_id__in=finding_ids)
    titles = []
    pages = Publication.objects.select_for_update().filter(id__in=resting.values("publication_id"))
    for page in pages.order_by("published_at"):
        if page.state == Publication.State.PUBLISHED:
            titles.append(page.title)
        if _take_out(page.snapshot, gone):
            page.corrected_on = now.date()
            page.save(update_fields=["snapshot", "corrected_on"])
            record(
                Kind.PUBLICATION_CORRECTED,
                by=None,
                organisation=page.force_id,
                about=("publication", page.id),
                at=day_of(now),
            )
    return titles


def _take_out(snapshot: dict[str, list[dict[str, list[dict[str, str]]]]], gone: set[str]) -> bool:
    taken = False
    for item in snapshot["items"]:
        kept = [quote for quote in item["quotes"] if quote["segment"] not in gone]
        taken = taken or len(kept) != len(item["quotes"])
        item["quotes"] = kept
    return taken
