"""The page everybody starts from: work for one's roles, counted, and nobody else's."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from heard.change import operations as change
from heard.change.queries import get_action, get_decision
from heard.engagements.operations import share_with_partner
from heard.figures.operations import decide_release
from heard.figures.queries import get_release
from heard.publishing import operations as publishing
from tests.cast import NOW, Cast
from tests.factories.engagements import make_engagement, make_live_engagement
from tests.factories.figures import make_finding, make_proposal, make_snapshot
from tests.factories.responses import make_response
from tests.factories.words import make_segment, text_questions
from tests.pages import Door

DoorAs = Callable[[str], Door]
HOME = "/staff/"
EVERYBODY = ("alice", "ben", "dana", "erin", "femi", "gwen", "hari", "rhys", "ada", "cal", "lena")


@pytest.mark.parametrize("username", EVERYBODY)
def test_everybody_has_a_home_even_when_nothing_has_been_made(
    door_as: DoorAs, username: str
) -> None:
    page = door_as(username).get(HOME)
    assert page.h1 in {"What is waiting for you", "Plans shared with you"}
    assert page.links["What can I see, and why?"] == "/staff/roles/"


def test_a_lead_is_led_to_plan_the_first_engagement(door_as: DoorAs) -> None:
    page = door_as("alice").get(HOME)
    assert "No engagement has been planned yet" in page.text
    assert page.links["Plan an engagement"] == "/staff/engagements/new/"
    assert "Plan an engagement" not in door_as("ben").get(HOME).links


def test_nobody_is_not_let_in(door: Door, db: None) -> None:
    response = door.client.get(HOME)
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/staff/sign-in/")


def test_the_reviewer_sees_how_many_texts_wait_and_none_of_their_words(
    cast: Cast, door_as: DoorAs
) -> None:
    engagement, window = make_live_engagement(cast)
    for said in ("They never rang.", "Nobody told me."):
        make_response(window, words={text_questions(window)[0]: said})
    page = door_as("rhys").get(HOME)
    waiting = "After the call: 2 texts to make safe"
    assert page.links[waiting] == f"/staff/evidence/{engagement.id}/" or waiting in page.links
    assert "They never rang." not in page.html
    for other in ("alice", "ben", "erin", "hari", "cal", "lena"):
        assert "to make safe" not in door_as(other).get(HOME).text


def test_the_officer_sees_plans_that_can_be_approved(cast: Cast, door_as: DoorAs) -> None:
    engagement = make_engagement(cast.alice)
    page = door_as("hari").get(HOME)
    assert page.links["After the call: data protection to approve"] == (
        f"/staff/engagements/{engagement.id}/data-protection/"
    )
    assert "to approve" not in door_as("cal").get(HOME).text


def test_leads_and_sponsors_see_stages_that_are_due(cast: Cast, door_as: DoorAs) -> None:
    make_engagement(cast.alice)
    never = "Stages 1, 2, 3, 4, 5, 6 and 7 have never been looked at."
    assert never in door_as("alice").get(HOME).text
    assert never in door_as("erin").get(HOME).text
    assert never not in door_as("ben").get(HOME).text
    assert never not in door_as("cal").get(HOME).text


def test_work_appears_for_each_role_as_the_loop_goes_round(cast: Cast, door_as: DoorAs) -> None:
    engagement, window = make_live_engagement(cast)
    segment = make_segment(cast, window)
    asked = "first-contact.understood"
    proposal = make_proposal(cast, make_snapshot(cast, engagement, window), asked)
    assert "1 table to release or refuse" in door_as("dana").get(HOME).links
    assert "to release or refuse" not in door_as("ben").get(HOME).text

    decide_release(release=proposal, is_released=True, by=cast.dana, now=NOW)
    assert "to release or refuse" not in door_as("dana").get(HOME).text

    release = get_release(viewer=cast.ben, release_id=proposal.id)
    finding = make_finding(cast, engagement, segment=segment, release=release)
    assert "After the call: 1 finding to decide about" in door_as("erin").get(HOME).links
    decision_id = change.decide(
        finding=finding, by=cast.erin, choice="act", reason="It is in our gift.", now=NOW
    )
    assert "to decide about" not in door_as("erin").get(HOME).text

    action_id = change.take_on(
        decision=get_decision(viewer=cast.alice, decision_id=decision_id),
        by=cast.alice,
        what="Call every week.",
        measure="Share told weekly.",
        owner_id=cast.femi.id,
        due_date=(NOW + timedelta(days=3)).date(),
        now=NOW,
    )
    page = door_as("femi").get(HOME)
    assert "1 action to carry out" in page.links
    change.claim_change(
        action=get_action(viewer=cast.femi, action_id=action_id),
        by=cast.femi,
        what_changed="Weekly calls began.",
        proof="Call log.",
        baseline="12 of 40",
        result="31 of 40",
        now=NOW,
    )
    assert "to carry out" not in door_as("femi").get(HOME).text
    assert "1 claimed change to check" in door_as("gwen").get(HOME).links

    publishing.draft(
        engagement=engagement,
        by=cast.alice,
        title="Weekly calls",
        introduction="You told us.",
        findings=[finding],
        now=NOW,
    )
    for approver in ("dana", "erin"):
        assert "1 publication to approve" in door_as(approver).get(HOME).links
    assert "to approve" not in door_as("alice").get(HOME).text


def test_a_partner_sees_only_what_was_shared(cast: Cast, door_as: DoorAs) -> None:
    shared, private = make_engagement(cast.alice), make_engagement(cast.alice)
    share_with_partner(
        engagement=shared, by=cast.alice, partner_id=cast.lena.organisation_id, now=NOW
    )
    page = door_as("lena").get(HOME)
    assert page.links["After the call"] == f"/staff/engagements/{shared.id}/"
    assert str(private.id) not in page.html
    assert "Alice" not in page.text


@pytest.mark.parametrize("username", EVERYBODY)
def test_everybody_can_read_what_their_roles_do_and_must_not(
    cast: Cast, door_as: DoorAs, username: str
) -> None:
    page = door_as(username).get("/staff/roles/")
    own = [heading for heading in page.all("h2") if heading.text in page.text]
    assert own[0].text == getattr(cast, username).role_names
    assert "Must not" in page.text
