"""Who may write a questionnaire, and what makes one unusable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heard.engines.questionnaire.validate import check_definition
from heard.engines.refusals import Refused
from heard.organisations.roles import Role
from heard.organisations.rules import check_has_role, check_works_for

if TYPE_CHECKING:
    from heard.engagements.models import Engagement
    from heard.engines.questionnaire.definition import Questionnaire
    from heard.organisations.viewers import Viewer


class UnusableQuestionnaire(Refused):
    """The definition could not be walked from start to end."""


def check_can_write(engagement: Engagement, viewer: Viewer) -> None:
    """Engagement leads of the same force write questionnaires."""
    check_works_for(viewer, engagement.force_id)
    check_has_role(viewer, Role.ENGAGEMENT_LEAD)


def check_is_usable(questionnaire: Questionnaire) -> None:
    """Raise UnusableQuestionnaire with the first structural problem, or when nothing is asked."""
    if not questionnaire.questions:
        raise UnusableQuestionnaire("This questionnaire asks nothing.")
    problems = check_definition(questionnaire)
    if problems:
        raise UnusableQuestionnaire(problems[0].message)
