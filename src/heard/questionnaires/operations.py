"""Writing a new version of what an engagement asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from heard.audit.kinds import Kind
from heard.audit.operations import record
from heard.engines.questionnaire.definition import to_json
from heard.questionnaires import rules
from heard.questionnaires.models import QuestionnaireVersion

if TYPE_CHECKING:
    from heard.engagements.models import Engagement
    from heard.engines.questionnaire.definition import Questionnaire
    from heard.organisations.viewers import Viewer


@transaction.atomic
def write_version(
    *,
    engagement: Engagement,
    by: Viewer,
    questionnaire: Questionnaire,
    origin: str,
    notes: Sequence[str] = (),
    now: datetime,
) -> UUID:
    """Store a new, immutable version and return its id.

    Raises RoleMissing, or UnusableQuestionnaire naming the first problem.
    """
    rules.check_can_write(engagement, by)
    rules.check_is_usable(questionnaire)
    latest = QuestionnaireVersion.objects.filter(engagement=engagement).aggregate(
        latest=Max("number")
    )["latest"]
    made = QuestionnaireVersion.objects.create(
        force_id=engagement.force_id,
        engagement=engagement,
        number=(latest or 0) + 1,
        definition=to_json(questionnaire),
        origin=QuestionnaireVersion.Origin(origin),
        origin_notes=list(notes),
        written_by_id=by.id,
        written_at=now,
    )
    record(
        Kind.QUESTIONNAIRE_WRITTEN,
        by=by.id,
        organisation=by.organisation_id,
        about=("questionnaire_version", made.id),
        at=now,
        detail={"number": made.number, "origin": origin},
    )
    return made.id
