"""Opening only behind every gate, and closing: who may, what is recorded, what stays."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from heard.audit.kinds import Kind
from heard.engagements.models import Engagement, StageReview
from heard.engagements.operations import change
from heard.engagements.queries import get_engagement
from heard.engines.questionnaire.definition import (
    AnswerKind,
    Question,
    Questionnaire,
    Section,
    Text,
)
from heard.engines.refusals import NotFound
from heard.fieldwork import operations, queries
from heard.fieldwork.models import Window
from heard.fieldwork.rules import AlreadyClosed, NotSafeToOpen, list_shut_gates
from heard.organisations.rules import RoleMissing
from heard.questionnaires.models import QuestionnaireVersion
from heard.questionnaires.operations import write_version
from heard.questionnaires.queries import get_version
from tests.cast import NOW, Cast
from tests.factories.engagements import (
    LATER,
    PLAN,
    make_engagement,
    make_live_engagement,
    make_ready_engagement,
    make_version,
)
from tests.record import block_the_record, count_events, events_about

EVERYBODY = ["alice", "ben", "dana", "erin", "femi", "gwen", "hari", "rhys", "ada", "cal", "lena"]
Ready = tuple[Engagement, QuestionnaireVersion]


def open_it(cast: Cast, ready: Ready, username: str = "alice") -> Window:
    engagement, version = ready
    made = operations.open_window(
        engagement=engagement, version=version, by=getattr(cast, username), now=NOW
    )
    return queries.get_window(viewer=cast.alice, window_id=made)


@pytest.mark.parametrize("username", EVERYBODY)
def test_only_leads_of_the_same_force_open(cast: Cast, username: str) -> None:
    ready = make_ready_engagement(cast)
    if username == "alice":
        window = open_it(cast, ready)
        assert events_about(window.id) == [Kind.FIELDWORK_OPENED]
    else:
        before = count_events()
        with pytest.raises(RoleMissing):
            open_it(cast, ready, username)
        assert not Window.objects.exists()
        assert count_events() == before


@pytest.mark.parametrize("username", EVERYBODY)
def test_only_leads_of_the_same_force_close(cast: Cast, username: str) -> None:
    _, window = make_live_engagement(cast)
    by = getattr(cast, username)
    if username == "alice":
        operations.close_window(window=window, by=by, now=LATER)
        assert events_about(window.id) == [Kind.FIELDWORK_OPENED, Kind.FIELDWORK_CLOSED]
    else:
        with pytest.raises(RoleMissing):
            operations.close_window(window=window, by=by, now=LATER)
        window.refresh_from_db()
        assert window.closed_at is None


def plan_changed(cast: Cast, ready: Ready, **parts: str) -> Ready:
    engagement, version = ready
    change(engagement=engagement, by=cast.alice, text=replace(PLAN, **parts), now=NOW)  # type: ignore[arg-type] # words only
    Engagement.objects.filter(id=engagement.id).update(
        data_protection_approved_by_id=cast.hari.id, data_protection_approved_at=NOW
    )
    return get_engagement(viewer=cast.alice, engagement_id=engagement.id), version


def not_approved(cast: Cast, ready: Ready) -> Ready:
    engagement, version = ready
    change(engagement=engagement, by=cast.alice, text=PLAN, now=NOW)
    return engagement, version


def one_stage_never_reviewed(cast: Cast, ready: Ready) -> Ready:
    StageReview.objects.filter(stage=5).delete()
    return ready


def forces_words(cast: Cast, ready: Ready) -> Ready:
    engagement, _ = ready
    forced = Question("said", AnswerKind.LONG_TEXT, Text("Say more"), required=True)
    made = write_version(
        engagement=engagement,
        by=cast.alice,
        questionnaire=Questionnaire(
            title=Text("A form"), sections=(Section("one", Text("One"), (forced,)),)
        ),
        origin="xlsform",
        now=NOW,
    )
    return engagement, get_version(viewer=cast.alice, version_id=made)


def another_engagements_version(cast: Cast, ready: Ready) -> Ready:
    engagement, _ = ready
    return engagement, make_version(make_engagement(cast.alice), cast.alice)


GATES: list[tuple[Callable[[Cast, Ready], Ready], str]] = [
    (not_approved, "has not approved this plan"),
    (one_stage_never_reviewed, "never been reviewed for this engagement: 5"),
    (forces_words, "HC010"),
    (another_engagements_version, "belongs to another engagement"),
    (lambda c, r: plan_changed(c, r, purpose=""), "HP001"),
    (lambda c, r: plan_changed(c, r, can_change=""), "HP002"),
    (lambda c, r: plan_changed(c, r, cannot_change=""), "HP003"),
    (lambda c, r: plan_changed(c, r, distress_cover=""), "HP004"),
    (lambda c, r: plan_changed(c, r, dpia_reference=""), "HP005"),
]


@pytest.mark.parametrize(("shut", "reason"), GATES, ids=[reason for _, reason in GATES])
def test_each_gate_alone_stops_opening(
    cast: Cast, shut: Callable[[Cast, Ready], Ready], reason: str
) -> None:
    ready = shut(cast, make_ready_engagement(cast))
    before = count_events()
    with pytest.raises(NotSafeToOpen, match=reason):
        open_it(cast, ready)
    assert not Window.objects.exists()
    assert count_events() == before


def test_every_shut_gate_is_listed_at_once(cast: Cast) -> None:
    engagement = make_engagement(cast.alice, replace(PLAN, purpose=""))
    reasons = list_shut_gates(engagement, make_version(engagement, cast.alice))
    assert len(reasons) == 3
    assert list_shut_gates(*make_ready_engagement(cast)) == []


def test_one_window_is_open_at_a_time(cast: Cast) -> None:
    ready = make_ready_engagement(cast)
    first = open_it(cast, ready)
    with pytest.raises(NotSafeToOpen, match="already open"):
        open_it(cast, ready)
    with pytest.raises(IntegrityError), transaction.atomic():
        Window.objects.create(
            force_id=first.force_id,
            engagement=first.engagement,
            version=first.version,
            link="x" * 43,
            told={},
            opened_by_id=cast.alice.id,
            opened_at=NOW,
        )
    operations.close_window(window=first, by=cast.alice, now=LATER)
    second = open_it(cast, ready)
    assert second.link != first.link
    assert queries.list_windows(viewer=cast.ben, engagement_id=first.engagement_id) != []


def test_a_link_cannot_be_guessed_and_holds_nothing(cast: Cast) -> None:
    _, window = make_live_engagement(cast)
    assert len(window.link) == 43
    for known in (window.id, window.engagement_id, window.version_id, window.force_id):
        assert known.hex not in window.link


def test_what_people_are_told_stays_as_it_was_when_the_plan_moves_on(cast: Cast) -> None:
    engagement, window = make_live_engagement(cast)
    change(
        engagement=engagement, by=cast.alice, text=replace(PLAN, can_change="Nothing."), now=LATER
    )
    window.refresh_from_db()
    assert window.told == {
        "purpose": PLAN.purpose,
        "can_change": PLAN.can_change,
        "cannot_change": PLAN.cannot_change,
        "force": "Ashgrove Police",
        "retention_months": 12,
    }


def test_closing_happens_once(cast: Cast) -> None:
    _, window = make_live_engagement(cast)
    operations.close_window(window=window, by=cast.alice, now=LATER)
    with pytest.raises(AlreadyClosed):
        operations.close_window(window=window, by=cast.alice, now=LATER)
    assert events_about(window.id).count(Kind.FIELDWORK_CLOSED) == 1


def test_nothing_is_opened_or_closed_that_cannot_be_recorded(cast: Cast) -> None:
    ready = make_ready_engagement(cast)
    window = open_it(cast, ready)
    block_the_record()
    with pytest.raises(IntegrityError):
        operations.close_window(window=window, by=cast.alice, now=LATER)
    window = queries.get_window(viewer=cast.alice, window_id=window.id)
    assert window.closed_at is None
    Window.objects.all().delete()
    with pytest.raises(IntegrityError):
        open_it(cast, ready)
    assert not Window.objects.exists()


def test_closing_is_whole_in_the_database_too(cast: Cast) -> None:
    make_live_engagement(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Window.objects.update(closed_at=NOW)


def test_a_link_opens_only_while_the_window_is_open(cast: Cast) -> None:
    _, window = make_live_engagement(cast)
    assert queries.get_open_window(link=window.link) == window
    for wrong in ("", "x" * 43, window.link[:-1], window.link.swapcase()):
        with pytest.raises(NotFound):
            queries.get_open_window(link=wrong)
    operations.close_window(window=window, by=cast.alice, now=LATER)
    with pytest.raises(NotFound):
        queries.get_open_window(link=window.link)
    assert queries.get_window_for_answering(window_id=window.id) == window
    with pytest.raises(NotFound):
        queries.get_window_for_answering(window_id=uuid4())


@pytest.mark.parametrize("username", ["cal", "dee", "lena"])
def test_other_forces_and_partners_find_no_window(cast: Cast, username: str) -> None:
    engagement, window = make_live_engagement(cast)
    viewer = getattr(cast, username)
    with pytest.raises(NotFound):
        queries.get_window(viewer=viewer, window_id=window.id)
    with pytest.raises(NotFound):
        queries.list_windows(viewer=viewer, engagement_id=engagement.id)
