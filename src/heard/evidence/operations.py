"""A named person deciding what is hidden in a text, or setting it aside."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from heard.audit.kinds import Kind
from heard.audit.operations import record
from heard.engines.redaction import SensitiveText, Span, redact
from heard.evidence import rules
from heard.evidence.models import Segment

if TYPE_CHECKING:
    from heard.organisations.viewers import Viewer
    from heard.responses.models import SealedText


@transaction.atomic
def accept_redaction(
    *,
    text: SealedText,
    words: SensitiveText,
    spans: Iterable[Span],
    by: Viewer,
    now: datetime,
) -> UUID:
    """Keep the words with ``spans`` hidden, as this person's decision, and return the segment's id.

    Raises RoleMissing, AlreadyDecided, or SpanRefused.
    """
    rules.check_can_decide(text.force_id, text.id, by)
    redacted = redact(words, spans, accepted_by=str(by.id), accepted_at=now)
    made = _segment(text, by=by, now=now, outcome=Segment.Outcome.REDACTED)
    made.words = redacted.words
    made.kinds = [kind.value for kind in redacted.kinds]
    made.save(force_insert=True)
    _record(Kind.TEXT_REDACTED, made, by=by, now=now)
    return made.id


@transaction.atomic
def set_aside(*, text: SealedText, by: Viewer, now: datetime) -> None:
    """Decide that a text cannot be used safely. Raises RoleMissing or AlreadyDecided."""
    rules.check_can_decide(text.force_id, text.id, by)
    made = _segment(text, by=by, now=now, outcome=Segment.Outcome.SET_ASIDE)
    made.save(force_insert=True)
    _record(Kind.TEXT_SET_ASIDE, made, by=by, now=now)


def _segment(text: SealedText, *, by: Viewer, now: datetime, outcome: Segment.Outcome) -> Segment:
    return Segment(
        force_id=text.force_id,
        engagement_id=text.window.engagement_id,
        response_id=text.response_key,
        text_id=text.id,
        question_id=text.question_id,
        outcome=outcome,
        decided_by_id=by.id,
        decided_at=now,
    )


def _record(kind: Kind, segment: Segment, *, by: Viewer, now: datetime) -> None:
    record(
        kind,
        by=by.id,
        organisation=by.organisation_id,
        about=("segment", segment.id),
        at=now,
        detail={"hidden": len(segment.kinds)},
    )
