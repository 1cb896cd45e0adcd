"""The page everybody starts from: work for one's roles, counted, and nobody else's."""

from collections.abc import Callable

import pytest

from heard.engagements.operations import share_with_partner
from heard.figures import operations as figures
from heard.figures.queries import get_results, list_variables
from tests.cast import NOW, Cast
from tests.factories.engagements import make_engagement, make_live_engagement
from tests.factories.responses import make_response
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
        make_response(window, words={_text_question(window.version.definition): said})
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


def test_the_approver_sees_tables_the_owner_sees_actions_the_verifier_sees_claims(
    cast: Cast, door_as: DoorAs
) -> None:
    engagement, window = make_live_engagement(cast)
    for _ in range(12):
        make_response(window)
    results_id = figures.freeze_snapshot(
        engagement=engagement, version_id=window.version_id, by=cast.ben, now=NOW
    )
    results = get_results(viewer=cast.ben, results_id=results_id)
    variable = list_variables(viewer=cast.ben, results_id=results_id)[0]
    figures.propose_table(
        results=results, variable=variable.id, by_variable="", by=cast.ben, now=NOW
    )
    page = door_as("dana").get(HOME)
    assert page.links["1 table to release or refuse"] == "/staff/figures/"
    assert "to release or refuse" not in door_as("ben").get(HOME).text


def _text_question(definition: dict) -> str:  # type: ignore[type-arg] # JSON as stored
    return next(
        question["id"]
        for section in definition["sections"]
        for question in section["questions"]
        if question["kind"] == "long_text"
    )


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
