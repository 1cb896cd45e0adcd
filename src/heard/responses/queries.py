"""Reads for the person answering, and for the rooms above by force."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from uuid import UUID

from heard.engines.questionnaire.answers import Answer, Presence
from heard.organisations.viewers import Viewer
from heard.responses.models import Response, SealedText, StoredAnswer, Visit
from heard.responses.rules import VisitOver

CODES_SEPARATOR = "\n"


def digest_token(token: str) -> str:
    """What is stored of a visit's cookie."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def get_visit(*, token: str, now: datetime) -> Visit:
    """The visit this cookie holds. Raises VisitOver for wrong, expired and unknown alike."""
    found = (
        Visit.objects.select_related("window")
        .filter(token_digest=digest_token(token), expires_at__gt=now)
        .first()
    )
    if found is None:
        raise VisitOver
    return found


def get_answers_so_far(*, visit: Visit) -> dict[str, Answer]:
    """What has been answered in this visit, by question id."""
    return {
        question_id: Answer(Presence(kept["presence"]), tuple(kept["values"]))
        for question_id, kept in visit.answers.items()
    }


def get_quote_choice(*, response_id: UUID) -> str:
    """Whether this person's words may be quoted; ``unknown`` when they are gone."""
    found = Response.objects.filter(id=response_id).values_list("quote", flat=True).first()
    return found or Response.Quote.UNKNOWN


def may_quote(*, response_id: UUID) -> bool:
    """Whether they said yes. Unknown means no."""
    return get_quote_choice(response_id=response_id) == Response.Quote.DISGUISED


def list_sealed_texts(*, viewer: Viewer, engagement_id: UUID) -> list[SealedText]:
    """Every sealed text that was sent for one engagement of the viewer's force.

    Ordered by id, which is random: order says nothing about who wrote when.
    """
    sent = Response.objects.filter(
        force_id=viewer.organisation_id, window__engagement_id=engagement_id
    )
    rows = SealedText.objects.filter(response_key__in=sent.values("id"))
    return list(rows.select_related("window").order_by("id"))


def get_sealed_text(*, viewer: Viewer, text_id: UUID) -> SealedText:
    """One sent text of the viewer's force. Raises NotFound (as VisitOver does)."""
    found = (
        SealedText.objects.select_related("window")
        .filter(id=text_id, force_id=viewer.organisation_id)
        .first()
    )
    if found is None or not Response.objects.filter(id=found.response_key).exists():
        raise VisitOver
    return found


def list_response_ids(*, force_id: UUID, engagement_id: UUID) -> list[UUID]:
    """Ids of everything sent for one engagement. For rooms above, which have checked the viewer."""
    rows = Response.objects.filter(force_id=force_id, window__engagement_id=engagement_id)
    return list(rows.order_by("id").values_list("id", flat=True))


def list_response_ids_for_version(*, force_id: UUID, version_id: UUID) -> list[UUID]:
    """As ``list_response_ids``, for one questionnaire version."""
    rows = Response.objects.filter(force_id=force_id, window__version_id=version_id)
    return list(rows.order_by("id").values_list("id", flat=True))


def iter_answers(*, response_ids: list[UUID]) -> Iterator[Mapping[str, Answer]]:
    """The stored answers of each response, in the order of ``response_ids``."""
    by_response: dict[UUID, dict[str, Answer]] = {key: {} for key in response_ids}
    for row in StoredAnswer.objects.filter(response_id__in=response_ids).iterator():
        values = tuple(row.codes.split(CODES_SEPARATOR)) if row.codes else ()
        by_response[row.response_id][row.question_id] = Answer(Presence(row.presence), values)
    yield from by_response.values()
