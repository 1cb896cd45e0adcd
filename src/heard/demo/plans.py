"""The made-up engagements: one that has run its whole loop, one not yet safe to open, and Cal's."""

from __future__ import annotations

from datetime import datetime, timedelta
from importlib import resources
from typing import TYPE_CHECKING

from heard.engagements import operations
from heard.engagements.operations import PlanText
from heard.engagements.queries import get_engagement
from heard.engines.questionnaire.xlsform import read_with_notes
from heard.fieldwork.operations import open_window
from heard.fieldwork.queries import get_window
from heard.guidance.queries import build_questionnaire, get_pack
from heard.organisations.queries import get_viewer_by_username, list_partners
from heard.questionnaires.operations import write_version
from heard.questionnaires.queries import get_version

if TYPE_CHECKING:
    from heard.engagements.models import Engagement
    from heard.fieldwork.models import Window

AFTER_THE_CALL = PlanText(
    title="After the call",
    purpose=(
        "To find out how well we keep people informed and safe after they contact us for help, "
        "and to change what is not good enough."
    ),
    can_change=(
        "How often we get in touch and by which route. Who you speak to. How we tell you that a "
        "case is closed. What our officers are taught."
    ),
    cannot_change=(
        "What a court decides, or the decision in your own case. Asking for that to be looked at "
        "again is a separate route: the person dealing with your case can tell you how."
    ),
    method="SUR-WEB",
    distress_cover=(
        "The redaction desk (Rhys Morgan and one other) reads what comes in by noon each working "
        "day. Anything that points to danger goes to the duty inspector within the hour. Nobody "
        "reads overnight, and the first page says so."
    ),
    dpia_reference="DPIA-2026-041 (made up)",
    retention_months=12,
)

THE_CLOSING_LETTER = PlanText(
    title="The closing letter",
    purpose="To test a new way of telling people that a case will not go further.",
    can_change="The words of the letter, and whether somebody rings first.",
    cannot_change="The decision to close a case.",
    method="INT",
)

FRONT_COUNTER = PlanText(
    title="At the front counter",
    purpose="To find out how people are met when they walk in.",
    can_change="Opening hours, privacy at the counter, what the first person says.",
    cannot_change="Which buildings we have.",
    method="SUR-WEB",
)

REVIEW_NOTES = {
    1: "Purpose agreed with Erin Maddox. We wrote down what cannot change before what can.",
    2: "Lantern House told us who a web survey misses: people without a phone of their own.",
    3: "Exit tried on four phones. The first page now says what it cannot hide.",
    4: "Two survivors from Lantern House read every question. Three were rewritten.",
    5: "Who reads what comes in, and when, is on the first page.",
    6: "Two people check each table. Small numbers are hidden before anybody looks.",
    7: "We promised an answer within twelve weeks. This is the date to hold us to.",
}


def plan_after_the_call(now: datetime) -> Window:
    """The engagement that runs: planned, reviewed, approved, shared and opened."""
    alice = get_viewer_by_username(username="alice")
    hari = get_viewer_by_username(username="hari")
    made = operations.plan(by=alice, text=AFTER_THE_CALL, now=now)
    engagement = get_engagement(viewer=alice, engagement_id=made)
    for stage, note in REVIEW_NOTES.items():
        _review(engagement, stage, note, now + timedelta(days=stage))
    version_id = write_version(
        engagement=engagement,
        by=alice,
        questionnaire=build_questionnaire(("da-victim-survey", "nfa-module"), "Your view"),
        origin="bank",
        now=now + timedelta(days=8),
    )
    operations.approve_data_protection(engagement=engagement, by=hari, now=now + timedelta(days=9))
    for partner_id, _ in list_partners(viewer=alice):
        operations.share_with_partner(
            engagement=engagement, by=alice, partner_id=partner_id, now=now + timedelta(days=9)
        )
    window_id = open_window(
        engagement=engagement,
        version=get_version(viewer=alice, version_id=version_id),
        by=alice,
        now=now + timedelta(days=14),
    )
    return get_window(viewer=alice, window_id=window_id)


def plan_the_closing_letter(now: datetime) -> None:
    """An engagement whose questions came from a file, and which the sense-check will not open."""
    alice = get_viewer_by_username(username="alice")
    made = operations.plan(by=alice, text=THE_CLOSING_LETTER, now=now)
    engagement = get_engagement(viewer=alice, engagement_id=made)
    _review(engagement, 1, "Started from what the first survey told us.", now)
    name = "closing-letter.xlsx"
    content = resources.files("heard.demo").joinpath("inputs", name).read_bytes()
    questionnaire, notes = read_with_notes(content, name=name)
    write_version(
        engagement=engagement,
        by=alice,
        questionnaire=questionnaire,
        origin="xlsform",
        notes=notes,
        now=now + timedelta(days=1),
    )


def plan_at_the_front_counter(now: datetime) -> None:
    """Birchwater's own plan, which nobody in Ashgrove can see."""
    cal = get_viewer_by_username(username="cal")
    operations.plan(by=cal, text=FRONT_COUNTER, now=now)


def review_again(engagement: Engagement, stage: int, note: str, now: datetime) -> None:
    """A later look at a stage, which stands beside the earlier one."""
    _review(engagement, stage, note, now)


def _review(engagement: Engagement, stage: int, note: str, now: datetime) -> None:
    operations.review_stage(
        engagement=engagement,
        by=get_viewer_by_username(username="alice"),
        stage=stage,
        pack_version=get_pack().version,
        outcome="in_hand",
        note=note,
        reviewed_on=now.date(),
        review_again_on=(now + timedelta(days=91)).date(),
        now=now,
    )
