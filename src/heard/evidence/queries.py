"""Reads of redacted words, and of what is still waiting to be made safe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from heard.engagements.queries import get_own_engagement
from heard.engines.redaction import RedactedText
from heard.engines.refusals import NotFound
from heard.evidence.models import Segment
from heard.evidence.rules import can_read
from heard.responses.queries import list_sealed_texts, may_quote

if TYPE_CHECKING:
    from heard.organisations.viewers import Viewer
    from heard.responses.models import SealedText


@dataclass(frozen=True)
class ReadableSegment:
    """One redacted text and what may be done with it."""

    id: UUID
    engagement_id: UUID
    response_id: UUID
    question_id: str
    text: RedactedText
    may_be_quoted: bool


def list_segments(*, viewer: Viewer, engagement_id: UUID) -> list[ReadableSegment]:
    """Every redacted text of one engagement. Raises NotFound for roles that may not read."""
    engagement = get_own_engagement(viewer=viewer, engagement_id=engagement_id)
    if not can_read(viewer):
        raise NotFound
    rows = Segment.objects.filter(engagement=engagement, outcome=Segment.Outcome.REDACTED)
    return [_readable(row) for row in rows.order_by("id")]


def get_segment(*, viewer: Viewer, segment_id: UUID) -> ReadableSegment:
    """One redacted text. Raises NotFound."""
    row = Segment.objects.filter(
        id=segment_id, force_id=viewer.organisation_id, outcome=Segment.Outcome.REDACTED
    ).first()
    if row is None or not can_read(viewer):
        raise NotFound
    return _readable(row)


def list_waiting(*, viewer: Viewer, engagement_id: UUID) -> list[SealedText]:
    """Sealed texts nobody has reviewed yet. Holds no words."""
    get_own_engagement(viewer=viewer, engagement_id=engagement_id)
    decided = set(
        Segment.objects.filter(engagement_id=engagement_id).values_list("text_id", flat=True)
    )
    texts = list_sealed_texts(viewer=viewer, engagement_id=engagement_id)
    return [text for text in texts if text.id not in decided]


@dataclass(frozen=True)
class DeskStanding:
    """What waits to be reviewed, each with its steady number, and how many are done."""

    waiting: tuple[tuple[int, SealedText], ...]
    redacted: int
    set_aside: int


def get_desk(*, viewer: Viewer, engagement_id: UUID) -> DeskStanding:
    """The reviewers' desk of one engagement. Holds no words. Raises NotFound."""
    get_own_engagement(viewer=viewer, engagement_id=engagement_id)
    rows = Segment.objects.filter(engagement_id=engagement_id)
    outcomes = dict(rows.values_list("text_id", "outcome"))
    texts = list_sealed_texts(viewer=viewer, engagement_id=engagement_id)
    done = list(outcomes.values())
    return DeskStanding(
        waiting=tuple(
            (number, text) for number, text in enumerate(texts, start=1) if text.id not in outcomes
        ),
        redacted=done.count(Segment.Outcome.REDACTED),
        set_aside=done.count(Segment.Outcome.SET_ASIDE),
    )


def is_decided(*, text_id: UUID) -> bool:
    """Whether a sealed text has been reviewed. For those who already hold the text."""
    return Segment.objects.filter(text_id=text_id).exists()


def get_segment_id_for(*, text_id: UUID) -> UUID:
    """The segment made from a sealed text. Raises NotFound."""
    found = Segment.objects.filter(text_id=text_id).values_list("id", flat=True).first()
    if found is None:
        raise NotFound
    return found


def map_responses(*, segment_ids: set[UUID]) -> dict[UUID, UUID]:
    """Response id by segment id. For rooms above, which have checked the viewer."""
    rows = Segment.objects.filter(id__in=segment_ids).values_list("id", "response_id")
    return dict(rows)


def _readable(row: Segment) -> ReadableSegment:
    return ReadableSegment(
        id=row.id,
        engagement_id=row.engagement_id,
        response_id=row.response_id,
        question_id=row.question_id,
        text=RedactedText.from_store(
            row.words,
            kinds=tuple(row.kinds),
            accepted_by=str(row.decided_by_id),
            accepted_at=row.decided_at,
        ),
        may_be_quoted=may_quote(response_id=row.response_id),
    )
