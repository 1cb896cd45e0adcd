"""How this room forgets a person."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from heard.audit.kinds import Kind
from heard.audit.operations import day_of, record
from heard.engines.refusals import NotFound
from heard.responses.models import Response, SealedText, Visit, Withdrawal
from heard.responses.overwriting import overwrite_deleted


@transaction.atomic
def shred(*, response_id: UUID, published_before: int, now: datetime) -> None:
    """Destroy a response, its answers and its sealed words, leaving a tombstone without a link.

    Raises NotFound when it is already gone.
    """
    found = Response.objects.select_for_update().filter(id=response_id).first()
    if found is None:
        raise NotFound
    SealedText.objects.filter(response_key=response_id).delete()
    Visit.objects.filter(response_key=response_id).delete()
    Withdrawal.objects.create(
        force_id=found.force_id,
        window_id=found.window_id,
        week=(now - timedelta(days=now.weekday())).date(),
        published_before=published_before,
    )
    record(
        Kind.RESPONSE_WITHDRAWN,
        by=None,
        organisation=found.force_id,
        about=("window", found.window_id),
        at=day_of(now),
    )
    found.delete()
    # Robust, as the withdrawal stands by then: tidying overwrites again every few minutes.
    transaction.on_commit(overwrite_deleted, robust=True)
