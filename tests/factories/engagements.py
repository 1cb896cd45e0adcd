"""Plans in every state a test may need, made through the real operations."""

from datetime import date, datetime, timedelta
from uuid import UUID

from heard.engagements import operations, queries
from heard.engagements.models import Engagement
from heard.fieldwork.models import Window
from heard.fieldwork.operations import open_window
from heard.fieldwork.queries import get_window
from heard.guidance.queries import build_questionnaire
from heard.organisations.viewers import Viewer
from heard.questionnaires.models import QuestionnaireVersion
from heard.questionnaires.operations import write_version
from heard.questionnaires.queries import get_version
from tests.cast import NOW, Cast

PLAN = operations.PlanText(
    title="After the call",
    purpose="To find out how well we keep people informed after they report domestic abuse.",
    can_change="How often we get in touch, and who does it.",
    cannot_change="What a court decides.",
    method="SUR-WEB",
    distress_cover="Rhys Morgan's desk reads what comes in each working day by noon.",
    dpia_reference="DPIA-MADE-UP-1",
    retention_months=12,
)


def make_engagement(
    by: Viewer, text: operations.PlanText = PLAN, now: datetime = NOW
) -> Engagement:
    """A plan nobody has approved or reviewed yet."""
    made = operations.plan(by=by, text=text, now=now)
    return queries.get_engagement(viewer=by, engagement_id=made)


def review_every_stage(engagement: Engagement, by: Viewer, now: datetime = NOW) -> None:
    """One review of each of the seven stages."""
    for stage in range(1, 8):
        operations.review_stage(
            engagement=engagement,
            by=by,
            stage=stage,
            pack_version="test",
            outcome="in_hand",
            note="Looked at together with Lantern House.",
            reviewed_on=date(2026, 11, 2),
            review_again_on=date(2027, 2, 1),
            now=now,
        )


def make_version(
    engagement: Engagement, by: Viewer, sets: tuple[str, ...] = ("da-victim-survey", "nfa-module")
) -> QuestionnaireVersion:
    """A questionnaire built from the bank."""
    made = write_version(
        engagement=engagement,
        by=by,
        questionnaire=build_questionnaire(sets, "After the call"),
        origin="bank",
        now=NOW,
    )
    return get_version(viewer=by, version_id=made)


def make_ready_engagement(cast: Cast) -> tuple[Engagement, QuestionnaireVersion]:
    """A plan with every gate open: approved, all stages reviewed, a clean questionnaire."""
    engagement = make_engagement(cast.alice)
    review_every_stage(engagement, cast.alice)
    version = make_version(engagement, cast.alice)
    operations.approve_data_protection(engagement=engagement, by=cast.hari, now=NOW)
    return engagement, version


def make_live_engagement(cast: Cast, now: datetime = NOW) -> tuple[Engagement, Window]:
    """An engagement anybody with the link can answer."""
    engagement, version = make_ready_engagement(cast)
    made: UUID = open_window(engagement=engagement, version=version, by=cast.alice, now=now)
    return engagement, get_window(viewer=cast.alice, window_id=made)


LATER = NOW + timedelta(days=1)
