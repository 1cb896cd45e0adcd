"""Plans: who may do what to them, what is recorded, and that half a write never stays."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from heard.audit.kinds import Kind
from heard.engagements import operations, queries, rules
from heard.engagements.models import Engagement, PartnerShare, StageReview
from heard.engagements.rules import OwnPlan, PlanNotReady
from heard.engines.refusals import NotFound, Refused
from heard.organisations.rules import RoleMissing
from tests.cast import NOW, Cast
from tests.factories.engagements import PLAN, make_engagement, review_every_stage
from tests.record import block_the_record, count_events, events_about

EVERYBODY = (
    "alice ben dana erin femi gwen hari rhys ada cal dee lena".split()  # noqa: SIM905 - a row reads
)
MAY = {
    "plan": {"alice", "cal"},
    "change": {"alice"},
    "review": {"alice", "erin"},
    "approve": {"hari"},
    "share": {"alice"},
}


def attempt(what: str, engagement: Engagement, cast: Cast, username: str) -> None:
    by = getattr(cast, username)
    if what == "plan":
        operations.plan(by=by, text=PLAN, now=NOW)
    elif what == "change":
        operations.change(engagement=engagement, by=by, text=PLAN, now=NOW)
    elif what == "approve":
        operations.approve_data_protection(engagement=engagement, by=by, now=NOW)
    elif what == "share":
        partner_id = cast.lena.organisation_id
        operations.share_with_partner(engagement=engagement, by=by, partner_id=partner_id, now=NOW)
    else:
        review(engagement, cast, username)


def review(
    engagement: Engagement,
    cast: Cast,
    username: str = "alice",
    *,
    stage: int = 3,
    on: date = date(2026, 11, 2),
    again: date = date(2027, 2, 1),
    outcome: str = "in_hand",
) -> None:
    operations.review_stage(
        engagement=engagement,
        by=getattr(cast, username),
        stage=stage,
        pack_version="test",
        outcome=outcome,
        note="Looked at.",
        reviewed_on=on,
        review_again_on=again,
        now=NOW,
    )


@pytest.mark.parametrize("username", EVERYBODY)
@pytest.mark.parametrize("what", MAY)
def test_who_may_do_what_to_a_plan_of_ashgrove(cast: Cast, what: str, username: str) -> None:
    engagement = make_engagement(cast.alice)
    before = count_events()
    if username in MAY[what]:
        attempt(what, engagement, cast, username)
        assert count_events() == before + 1
    else:
        with pytest.raises(RoleMissing):
            attempt(what, engagement, cast, username)
        assert count_events() == before
    assert rules.can_change(engagement, cast.alice)


@pytest.mark.parametrize("username", EVERYBODY)
def test_the_yes_or_no_for_pages_agrees_with_the_rule(cast: Cast, username: str) -> None:
    engagement = make_engagement(cast.alice)
    viewer = getattr(cast, username)
    assert rules.can_change(engagement, viewer) is (username in MAY["change"])
    assert rules.can_review_stage(engagement, viewer) is (username in MAY["review"])
    assert rules.can_approve_data_protection(engagement, viewer) is (username in MAY["approve"])


@pytest.mark.parametrize("what", MAY)
def test_nothing_happens_that_cannot_be_recorded(cast: Cast, what: str) -> None:
    engagement = make_engagement(cast.alice, replace(PLAN, title="Before"))
    block_the_record()
    before = count_events()
    with pytest.raises(IntegrityError):
        attempt(what, engagement, cast, sorted(MAY[what])[0])
    assert count_events() == before
    assert Engagement.objects.count() == 1
    assert not StageReview.objects.exists()
    assert not PartnerShare.objects.exists()
    kept = Engagement.objects.get()
    assert kept.title == "Before"
    assert kept.data_protection_approved_at is None


def test_a_plan_holds_what_was_written_and_says_who_wrote_it(cast: Cast) -> None:
    engagement = make_engagement(cast.alice)
    assert engagement.title == PLAN.title
    assert engagement.force_id == cast.ashgrove
    assert (engagement.planned_by_id, engagement.planned_at) == (cast.alice.id, NOW)
    assert events_about(engagement.id) == [Kind.ENGAGEMENT_PLANNED]


def test_changing_a_plan_takes_its_approval_back(cast: Cast) -> None:
    engagement = make_engagement(cast.alice)
    operations.approve_data_protection(engagement=engagement, by=cast.hari, now=NOW)
    operations.change(
        engagement=engagement, by=cast.alice, text=replace(PLAN, title="After"), now=NOW
    )
    engagement = queries.get_engagement(viewer=cast.alice, engagement_id=engagement.id)
    assert engagement.title == "After"
    assert engagement.data_protection_approved_by is None
    assert engagement.data_protection_approved_at is None
    assert events_about(engagement.id)[1:] == [
        Kind.DATA_PROTECTION_APPROVED,
        Kind.ENGAGEMENT_CHANGED,
    ]


@pytest.mark.parametrize(
    ("lacking", "reason"),
    [
        ({"dpia_reference": ""}, "no data protection impact assessment reference"),
        ({"retention_months": None}, "does not say how long answers are kept"),
        ({"retention_months": 0}, "does not say how long answers are kept"),
    ],
)
def test_a_plan_that_lacks_something_cannot_be_approved(
    cast: Cast, lacking: dict[str, object], reason: str
) -> None:
    engagement = make_engagement(cast.alice, replace(PLAN, **lacking))  # type: ignore[arg-type] # the table's rows
    with pytest.raises(PlanNotReady, match=reason):
        operations.approve_data_protection(engagement=engagement, by=cast.hari, now=NOW)
    assert not rules.can_approve_data_protection(engagement, cast.hari)


def test_approval_is_given_once_for_one_wording(cast: Cast) -> None:
    engagement = make_engagement(cast.alice)
    operations.approve_data_protection(engagement=engagement, by=cast.hari, now=NOW)
    with pytest.raises(PlanNotReady, match="already approved"):
        operations.approve_data_protection(engagement=engagement, by=cast.hari, now=NOW)


def test_nobody_approves_their_own_plan(cast: Cast) -> None:
    engagement = make_engagement(cast.alice)
    Engagement.objects.filter(id=engagement.id).update(planned_by_id=cast.hari.id)
    engagement.refresh_from_db()
    with pytest.raises(OwnPlan):
        operations.approve_data_protection(engagement=engagement, by=cast.hari, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Engagement.objects.filter(id=engagement.id).update(
            data_protection_approved_by_id=cast.hari.id, data_protection_approved_at=NOW
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Engagement.objects.filter(id=engagement.id).update(data_protection_approved_at=NOW)


@pytest.mark.parametrize(
    "wrong",
    [
        {"stage": 0},
        {"stage": 8},
        {"again": date(2026, 11, 2)},
        {"again": date(2026, 11, 1)},
        {"outcome": "finished"},
    ],
)
def test_a_review_that_cannot_be_leaves_nothing_behind(
    cast: Cast, wrong: dict[str, object]
) -> None:
    engagement = make_engagement(cast.alice)
    before = count_events()
    with pytest.raises((IntegrityError, ValueError)), transaction.atomic():
        review(engagement, cast, **wrong)  # type: ignore[arg-type] # the table's rows
    assert not StageReview.objects.exists()
    assert count_events() == before


def test_reviews_pile_up_and_the_latest_says_where_a_stage_stands(cast: Cast) -> None:
    engagement = make_engagement(cast.alice)
    review(engagement, cast, on=date(2026, 11, 2), again=date(2026, 11, 9))
    review(engagement, cast, "erin", on=date(2026, 11, 9), outcome="reopened")
    review(engagement, cast, on=date(2026, 10, 1), again=date(2026, 10, 2))

    def standings(on: date) -> list[queries.StageStanding]:
        return queries.list_stage_standings(viewer=cast.ben, engagement_id=engagement.id, on=on)

    third = standings(date(2026, 11, 16))[2]
    assert third.latest is not None
    assert (third.latest.outcome, third.times_reviewed, third.is_due) == ("reopened", 3, False)
    due = date(2027, 2, 1)
    assert not standings(due - timedelta(days=1))[2].is_due
    assert standings(due)[2].is_due
    assert [s.is_due for s in standings(date(2026, 11, 16))].count(True) == 6
    reviews = queries.list_reviews(viewer=cast.ben, engagement_id=engagement.id, stage=3)
    assert [row.reviewed_on.month for row in reviews] == [11, 11, 10]
    assert queries.list_unreviewed_stages(engagement_id=engagement.id) == [1, 2, 4, 5, 6, 7]
    review_every_stage(engagement, cast.alice)
    assert queries.list_unreviewed_stages(engagement_id=engagement.id) == []


def test_sharing_is_with_agencies_the_force_works_with_and_happens_once(cast: Cast) -> None:
    engagement = make_engagement(cast.alice)
    for stranger in (cast.birchwater, cast.ashgrove, uuid4()):
        with pytest.raises(PlanNotReady, match="no partnership"):
            operations.share_with_partner(
                engagement=engagement, by=cast.alice, partner_id=stranger, now=NOW
            )
    for _ in range(2):
        attempt("share", engagement, cast, "alice")
    assert PartnerShare.objects.count() == 1
    names = queries.list_partners_shared_with(viewer=cast.alice, engagement_id=engagement.id)
    assert names == ["Lantern House"]


def test_a_partner_reads_the_plan_and_nothing_behind_it(cast: Cast) -> None:
    engagement = make_engagement(cast.alice)
    make_engagement(cast.alice)
    with pytest.raises(NotFound):
        queries.get_engagement(viewer=cast.lena, engagement_id=engagement.id)
    attempt("share", engagement, cast, "alice")
    assert queries.list_engagements(viewer=cast.lena) == [engagement]
    assert queries.get_engagement(viewer=cast.lena, engagement_id=engagement.id) == engagement
    for behind in (queries.get_own_engagement, queries.list_partners_shared_with):
        with pytest.raises(NotFound):
            behind(viewer=cast.lena, engagement_id=engagement.id)


def test_another_force_finds_nothing_of_it(cast: Cast) -> None:
    engagement = make_engagement(cast.alice)
    assert queries.list_engagements(viewer=cast.cal) == []
    for find in (
        lambda: queries.get_engagement(viewer=cast.cal, engagement_id=engagement.id),
        lambda: queries.get_own_engagement(viewer=cast.cal, engagement_id=engagement.id),
        lambda: queries.list_reviews(viewer=cast.cal, engagement_id=engagement.id, stage=1),
        lambda: queries.list_stage_standings(
            viewer=cast.cal, engagement_id=engagement.id, on=NOW.date()
        ),
    ):
        with pytest.raises(NotFound):
            find()


def test_plans_are_listed_newest_first(cast: Cast) -> None:
    old = make_engagement(cast.alice, replace(PLAN, title="Old"), NOW - timedelta(days=1))
    new = make_engagement(cast.alice, replace(PLAN, title="New"))
    assert queries.list_engagements(viewer=cast.ben) == [new, old]


def test_the_sense_check_reads_the_plan_as_it_is(cast: Cast) -> None:
    plan = queries.as_plan(make_engagement(cast.alice))
    assert (plan.purpose, plan.dpia_reference, plan.has_retention) == (
        PLAN.purpose,
        PLAN.dpia_reference,
        True,
    )
    empty = make_engagement(cast.alice, replace(PLAN, retention_months=None))
    assert queries.as_plan(empty).has_retention is False


def test_a_refusal_is_a_sentence_somebody_can_be_shown(cast: Cast) -> None:
    engagement = make_engagement(cast.alice)
    with pytest.raises(Refused) as refused:
        attempt("review", engagement, cast, "ben")
    assert str(refused.value) == (
        "Only somebody with the role engagement lead or executive sponsor can do this."
    )
