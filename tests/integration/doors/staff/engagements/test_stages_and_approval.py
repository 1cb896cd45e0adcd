"""Stages looked at again and again, and the data protection officer's yes."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from heard.engagements.models import StageReview
from heard.engagements.operations import PlanText, change, review_stage
from heard.engagements.queries import get_engagement
from tests.cast import NOW, Cast
from tests.factories.engagements import PLAN, make_engagement
from tests.pages import Door

DoorAs = Callable[[str], Door]


def stage_page(engagement_id: UUID, stage: int = 3) -> str:
    return f"/staff/engagements/{engagement_id}/stages/{stage}/"


def approval_page(engagement_id: UUID) -> str:
    return f"/staff/engagements/{engagement_id}/data-protection/"


def in_boxes(name: str, day: date) -> dict[str, str]:
    return {
        f"{name}-day": str(day.day),
        f"{name}-month": str(day.month),
        f"{name}-year": str(day.year),
    }


def typed_review(*, looked: int = -3, again: int = 90) -> dict[str, str]:
    """A review as typed; days are counted from today."""
    today = timezone.localdate()
    return {
        "outcome": "needs_work",
        "note": "The desk is not covered on Saturdays.\nLantern House will help.",
        **in_boxes("reviewed_on", today + timedelta(days=looked)),
        **in_boxes("review_again_on", today + timedelta(days=again)),
    }


@pytest.mark.parametrize("username", ["alice", "erin"])
def test_leads_and_sponsors_add_reviews_and_earlier_ones_stay(
    cast: Cast, door_as: DoorAs, username: str
) -> None:
    engagement = make_engagement(cast.alice)
    door = door_as(username)
    assert "This stage has never been looked at" in door.get(stage_page(engagement.id)).text
    door.post(stage_page(engagement.id), typed_review(looked=-30))
    page = door.post(stage_page(engagement.id), typed_review() | {"outcome": "reopened"})
    assert "Your review of stage 3 is saved." in page.text
    assert page.text.count("Lantern House will help.") == 2
    assert StageReview.objects.filter(stage=3).count() == 2


@pytest.mark.parametrize("stage", range(1, 8))
def test_every_stage_has_its_page_and_says_its_name_is_a_working_one(
    cast: Cast, door_as: DoorAs, stage: int
) -> None:
    engagement = make_engagement(cast.alice)
    page = door_as("alice").get(stage_page(engagement.id, stage))
    assert page.h1.startswith(f"Stage {stage}: ")
    assert "working names" in page.text
    assert page.links["Read this stage in the resource"].endswith(f"/{stage}/")


@pytest.mark.parametrize("stage", [0, 8, 99999999999999999999])
def test_there_are_seven_stages_and_no_more(cast: Cast, door_as: DoorAs, stage: int) -> None:
    engagement = make_engagement(cast.alice)
    door_as("alice").get(stage_page(engagement.id, stage), status=404)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"outcome": ""}, "Choose where this stage stands"),
        ({"outcome": "finished"}, "Choose from the answers listed"),
        ({"note": ""}, "Enter what you looked at"),
        ({"note": "x" * 4001}, "Use 4,000 characters or fewer. You have used 4,001"),
        ({"reviewed_on-day": ""}, "The date must include a day"),
        ({"reviewed_on-month": "13"}, "The month must be a number from 1 to 12, like 3"),
        ({"reviewed_on-year": "26"}, "The year must have 4 numbers, like 2026"),
        (in_boxes("review_again_on", date(2020, 1, 1)), "The next look must be after this one"),
        (in_boxes("review_again_on", date(2999, 1, 1)), "Choose a date within five years"),
    ],
)
def test_a_review_that_says_too_little_is_kept_on_the_page_and_not_saved(
    cast: Cast, door_as: DoorAs, wrong: dict[str, str], error: str
) -> None:
    engagement = make_engagement(cast.alice)
    page = door_as("alice").post(stage_page(engagement.id), typed_review() | wrong)
    assert page.errors == [error]
    if "note" not in wrong:
        assert page.typed["note"].strip().startswith("The desk is not covered")
    assert not StageReview.objects.exists()


def test_a_review_cannot_be_dated_in_the_future(cast: Cast, door_as: DoorAs) -> None:
    engagement = make_engagement(cast.alice)
    page = door_as("alice").post(stage_page(engagement.id), typed_review(looked=2))
    assert len(page.errors) == 1
    assert page.errors[0].endswith("or earlier")


def test_a_stage_whose_day_has_come_is_marked_due_again(cast: Cast, door_as: DoorAs) -> None:
    engagement = make_engagement(cast.alice)
    today = timezone.localdate()
    for stage, again in ((1, today), (2, today + timedelta(days=1))):
        review_stage(
            engagement=engagement,
            by=cast.alice,
            stage=stage,
            pack_version="test",
            outcome="in_hand",
            note="Looked at.",
            reviewed_on=today - timedelta(days=10),
            review_again_on=again,
            now=NOW,
        )
    door = door_as("alice")
    assert "Due again" in door.get(stage_page(engagement.id, 1)).text
    assert "Due again" not in door.get(stage_page(engagement.id, 2)).text
    marks = door.get(f"/staff/engagements/{engagement.id}/").all("strong", css="govuk-tag")
    assert [mark.text for mark in marks] == ["Due again", "In hand", *["Never looked at"] * 5]


@pytest.mark.parametrize("username", ["ben", "rhys", "hari", "ada"])
def test_others_read_the_history_and_add_nothing(
    cast: Cast, door_as: DoorAs, username: str
) -> None:
    engagement = make_engagement(cast.alice)
    door = door_as(username)
    assert "Add a review" not in door.get(stage_page(engagement.id)).text
    page = door.post(stage_page(engagement.id), typed_review(), status=403)
    assert "Only somebody with the role engagement lead or executive sponsor" in page.text
    assert not StageReview.objects.exists()


def test_the_officer_approves_what_is_on_the_page(cast: Cast, door_as: DoorAs) -> None:
    engagement = make_engagement(cast.alice)
    hari = door_as("hari")
    page = hari.get(approval_page(engagement.id))
    assert PLAN.dpia_reference in page.text
    seen = page.typed["seen"]
    assert hari.post(approval_page(engagement.id), {"seen": seen}).errors == [
        "Tick the box to approve"
    ]
    page = hari.post(approval_page(engagement.id), {"seen": seen, "confirmed": "yes"})
    assert "You approved the data protection of this plan." in page.text
    assert "Approved by Hari Sethi" in page.text
    assert "already approved" in hari.get(approval_page(engagement.id)).text


def test_a_plan_changed_while_the_officer_reads_is_not_approved(
    cast: Cast, door_as: DoorAs
) -> None:
    engagement = make_engagement(cast.alice)
    hari = door_as("hari")
    seen = hari.get(approval_page(engagement.id)).typed["seen"]
    moved_on = PlanText(**{**PLAN.__dict__, "can_change": "Nothing at all."})
    change(engagement=engagement, by=cast.alice, text=moved_on, now=NOW)
    page = hari.post(approval_page(engagement.id), {"seen": seen, "confirmed": "yes"})
    assert page.errors == [
        "The plan was changed after you opened this page. Read it again before you approve"
    ]
    assert "Nothing at all." in page.text
    engagement = get_engagement(viewer=cast.hari, engagement_id=engagement.id)
    assert engagement.data_protection_approved_at is None


@pytest.mark.parametrize(
    ("missing", "obstacle"),
    [
        (
            {"dpia_reference": ""},
            "The plan has no data protection impact assessment reference yet.",
        ),
        ({"retention_months": None}, "The plan does not say how long answers are kept."),
    ],
)
def test_a_plan_that_lacks_something_says_what_instead_of_offering_a_button(
    cast: Cast, door_as: DoorAs, missing: dict[str, object], obstacle: str
) -> None:
    engagement = make_engagement(cast.alice, PlanText(**{**PLAN.__dict__, **missing}))
    hari = door_as("hari")
    page = hari.get(approval_page(engagement.id))
    assert obstacle in page.text
    assert not [button for button in page.all("button") if button.text == "Approve"]
    page = hari.post(
        approval_page(engagement.id), {"seen": page.typed.get("seen", ""), "confirmed": "yes"}
    )
    engagement.refresh_from_db()
    assert engagement.data_protection_approved_at is None


@pytest.mark.parametrize("username", ["alice", "ben", "erin", "ada", "lena", "cal"])
def test_nobody_else_can_open_the_approval_page(cast: Cast, door_as: DoorAs, username: str) -> None:
    engagement = make_engagement(cast.alice)
    door_as(username).get(approval_page(engagement.id), status=404)
    door_as(username).post(approval_page(engagement.id), {"confirmed": "yes"}, status=404)
