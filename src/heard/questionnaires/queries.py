"""Reads of questionnaire versions and of what the sense-check says about them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from heard.engagements.queries import as_plan, get_own_engagement
from heard.engines.questionnaire.definition import from_json
from heard.engines.refusals import NotFound
from heard.engines.sensecheck import check
from heard.questionnaires.models import QuestionnaireVersion

if TYPE_CHECKING:
    from heard.engagements.models import Engagement
    from heard.engines.questionnaire.definition import Questionnaire
    from heard.engines.sensecheck import Finding
    from heard.organisations.viewers import Viewer


def list_versions(*, viewer: Viewer, engagement_id: UUID) -> list[QuestionnaireVersion]:
    """Every version of one engagement's questionnaire, newest first."""
    engagement = get_own_engagement(viewer=viewer, engagement_id=engagement_id)
    rows = QuestionnaireVersion.objects.filter(engagement=engagement)
    return list(rows.select_related("written_by").order_by("-number"))


def get_version(*, viewer: Viewer, version_id: UUID) -> QuestionnaireVersion:
    """One version of the viewer's own force. Raises NotFound."""
    found = (
        QuestionnaireVersion.objects.select_related("engagement", "written_by")
        .filter(id=version_id, force_id=viewer.organisation_id)
        .first()
    )
    if found is None or not viewer.is_force:
        raise NotFound
    return found


@lru_cache(maxsize=64)
def get_definition(*, version_id: UUID) -> Questionnaire:
    """What a version asks. Takes no viewer: what is asked is not secret from who answers it.

    Kept in memory, because a version never changes and every page of every
    person answering needs it. Raises NotFound.
    """
    found = QuestionnaireVersion.objects.filter(id=version_id).first()
    if found is None:
        raise NotFound
    return from_json(found.definition)


def map_questions_asked(*, viewer: Viewer, engagement_id: UUID) -> dict[str, str]:
    """The wording of every question of an engagement by its id; the newest version's wins."""
    versions = list_versions(viewer=viewer, engagement_id=engagement_id)
    return {
        question.id: str(question.ask)
        for version in reversed(versions)
        for question in from_json(version.definition).questions
    }


def sense_check(*, version: QuestionnaireVersion, engagement: Engagement) -> tuple[Finding, ...]:
    """Everything the sense-check finds in this version and its plan, blocking ones first."""
    return check(from_json(version.definition), plan=as_plan(engagement))
