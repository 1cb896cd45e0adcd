"""Deciding, acting, claiming and checking, page by page, as each person would do it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone

from heard.change.models import Action, ChangeClaim, Decision
from tests.cast import Cast
from tests.factories.change import (
    make_check,
    make_decision,
    make_finding,
    make_heard,
)
from tests.factories.steps import Steps
from tests.pages import Door

DoorAs = Callable[[str], Door]
HOSTILE = "<script>alert(1)</script> & “quoted”"


# Who may open what


@pytest.mark.parametrize(
    ("page", "may_open"),
    [
        ("list", {"alice", "ben", "dana", "erin", "femi", "gwen"}),
        ("decide", {"erin"}),
        ("act", {"alice", "erin"}),
        ("action", {"alice", "ben", "dana", "erin", "femi", "gwen"}),
        ("check", {"gwen"}),
    ],
)
def test_each_page_opens_for_its_roles_and_is_not_found_by_anybody_else(
    steps: Steps, door_as: DoorAs, page: str, may_open: set[str]
) -> None:
    for who in ("alice", "ben", "dana", "erin", "femi", "gwen", "hari", "rhys", "ada", "lena"):
        door_as(who).get(steps.addresses[page], status=200 if who in may_open else 404)


@pytest.mark.parametrize("page", ["decide", "act", "action", "claim", "check"])
@pytest.mark.parametrize("who", ["cal", "dee"])
def test_another_force_finds_nothing(steps: Steps, door_as: DoorAs, page: str, who: str) -> None:
    door_as(who).get(steps.addresses[page], status=404)
    if page != "action":  # which is only ever read
        door_as(who).post(steps.addresses[page], {"step": "sure"}, status=404)


def test_another_force_sees_an_empty_list(steps: Steps, door_as: DoorAs) -> None:
    page = door_as("cal").get("/staff/change/")
    assert "No actions yet" in page.text
    assert "Call every week." not in page.text


# The list


def test_the_list_says_what_waits_for_whom(steps: Steps, door_as: DoorAs) -> None:
    sponsor = door_as("erin").get("/staff/change/")
    assert "Decide: Nobody was asked how to reach them." in sponsor.links
    assert "Check the proof for: Call every week." not in sponsor.links
    verifier = door_as("gwen").get("/staff/change/")
    assert "Check the proof for: Call every week." in verifier.links
    assert "Waiting for your decision" not in verifier.text


def test_the_list_shows_owner_date_and_what_is_overdue(
    cast: Cast, steps: Steps, door_as: DoorAs
) -> None:
    Action.objects.update(due_date=date(2020, 3, 1))
    page = door_as("ben").get("/staff/change/")
    assert "Femi Lund, by 1 March 2020" in page.text
    assert "Overdue" in page.text
    assert "Last claim: Weekly calls began." in page.text
    make_check(cast, steps.claim)
    assert "Overdue" not in door_as("ben").get("/staff/change/").text


def test_a_declined_finding_stays_on_the_list_with_its_reason(
    cast: Cast, steps: Steps, door_as: DoorAs
) -> None:
    make_decision(cast, steps.finding, "decline", "It is not in our gift.")
    page = door_as("femi").get("/staff/change/")
    assert "Decided not to act, and why" in page.text
    assert "It is not in our gift." in page.text


def test_a_decision_nobody_acts_on_waits_for_those_who_can(
    cast: Cast, steps: Steps, door_as: DoorAs
) -> None:
    make_decision(cast, steps.finding, "test", "We will see.")
    line = "Give an action: Nobody was asked how to reach them."
    assert line in door_as("alice").get("/staff/change/").links
    assert line not in door_as("femi").get("/staff/change/").links


def test_an_empty_list_says_what_comes_first(cast: Cast, door_as: DoorAs) -> None:
    page = door_as("femi").get("/staff/change/")
    assert "No actions yet" in page.text
    assert "See the engagements" in page.links


# Deciding


def test_a_decision_is_shown_back_before_it_is_made(steps: Steps, door_as: DoorAs) -> None:
    door, address = door_as("erin"), steps.addresses["decide"]
    typed = {"choice": "decline", "reason": f"It is not ours.\n\n{HOSTILE}"}
    page = door.post(address, typed)
    assert page.h1 == "Is this your decision?"
    assert "Declined" in page.text
    assert not Decision.objects.filter(finding=steps.finding).exists()
    kept = {name: value for name, value in page.typed.items() if name in typed}
    assert kept["reason"] == typed["reason"]
    page = door.post(address, kept | {"step": "sure"})
    assert page.h1 == "What changed"
    assert "The decision is made" in page.text
    decision = Decision.objects.get(finding=steps.finding)
    assert (decision.choice, decision.reason) == ("decline", typed["reason"])


def test_a_decision_can_be_changed_before_it_is_made(steps: Steps, door_as: DoorAs) -> None:
    typed = {"choice": "act", "reason": "Yes.", "step": "change"}
    page = door_as("erin").post(steps.addresses["decide"], typed)
    assert page.h1 == "Decide about this finding"
    assert page.errors == []
    assert page.typed["reason"] == "Yes."
    assert not Decision.objects.filter(finding=steps.finding).exists()


@pytest.mark.parametrize("choice", ["act", "test"])
def test_a_decision_to_do_something_leads_to_giving_an_action(
    steps: Steps, door_as: DoorAs, choice: str
) -> None:
    typed = {"choice": choice, "reason": "It is ours.", "step": "sure"}
    page = door_as("erin").post(steps.addresses["decide"], typed)
    assert page.h1 == "Give somebody an action"


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"reason": "Kept words."}, "Choose what you will do"),
        ({"choice": "act"}, "Enter your reason"),
        ({"choice": "act", "reason": "  \n "}, "Enter your reason"),
        ({"choice": "perhaps", "reason": "Kept words."}, "Choose from the answers listed"),
        (
            {"choice": "act", "reason": "x" * 2001},
            "Use 2,000 characters or fewer. You have used 2,001",
        ),
    ],
)
@pytest.mark.parametrize("step", ["", "sure", "change"])
def test_half_a_decision_is_never_made_and_nothing_typed_is_lost(
    steps: Steps, door_as: DoorAs, typed: dict[str, str], error: str, step: str
) -> None:
    page = door_as("erin").post(steps.addresses["decide"], typed | {"step": step})
    assert error in page.errors
    assert page.typed["reason"].strip() == typed.get("reason", "").strip()
    assert not Decision.objects.filter(finding=steps.finding).exists()


def test_the_decision_page_shows_what_the_finding_rests_on(cast: Cast, door_as: DoorAs) -> None:
    heard = make_heard(cast)
    finding = make_finding(heard)
    page = door_as("erin").get(f"/staff/change/findings/{finding.id}/decide/")
    assert finding.claim in page.text
    assert "Whether it differs by station." in page.text
    assert heard.segment.text.words in page.text
    assert "Ahmed" not in page.text
    assert "Figures:" in page.text


def test_deciding_twice_is_refused_in_plain_words(
    cast: Cast, steps: Steps, door_as: DoorAs
) -> None:
    make_decision(cast, steps.finding)
    page = door_as("erin").get(steps.addresses["decide"], status=403)
    assert "already has a decision" in page.text


# Giving an action


def good_action(cast: Cast) -> dict[str, str]:
    return {
        "what": "Ring back the same day.",
        "measure": "Share rung back the same day.",
        "owner": str(cast.femi.id),
        "due_date-day": "1",
        "due_date-month": "June",
        "due_date-year": str(timezone.localdate().year + 1),
    }


@pytest.mark.parametrize("who", ["alice", "erin"])
def test_an_action_is_given(cast: Cast, steps: Steps, door_as: DoorAs, who: str) -> None:
    page = door_as(who).post(steps.addresses["act"], good_action(cast))
    assert page.h1 == "Ring back the same day."
    assert "The action is given." in page.text
    assert "Femi Lund" in page.text
    assert Action.objects.filter(decision=steps.decision).count() == 2


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"what": ""}, "Enter what will be done"),
        ({"what": "Two\nlines"}, "Write this on one line"),
        ({"what": "x" * 201}, "Use 200 characters or fewer. You have used 201"),
        ({"measure": ""}, "Enter how you will know that it worked"),
        ({"owner": ""}, "Choose who will see it done"),
        ({"owner": "not-an-id"}, "Choose from the answers listed"),
        ({"due_date-year": "2020"}, "or later"),
        ({"due_date-year": "2999"}, "or earlier"),
        ({"due_date-day": "31"}, "This must be a real date: check the day and the month"),
        ({"due_date-day": "", "due_date-month": "", "due_date-year": ""}, "Enter by when"),
    ],
)
def test_half_an_action_is_never_given_and_nothing_typed_is_lost(
    cast: Cast, steps: Steps, door_as: DoorAs, change: dict[str, str], error: str
) -> None:
    typed = good_action(cast) | change
    page = door_as("alice").post(steps.addresses["act"], typed)
    assert any(error in line for line in page.errors), page.errors
    assert page.typed["measure"] == typed["measure"]
    assert page.typed["due_date-month"] == typed["due_date-month"]
    assert Action.objects.filter(decision=steps.decision).count() == 1


@pytest.mark.parametrize("who", ["cal", "gwen", "lena"])
def test_an_action_goes_to_nobody_who_is_not_offered(
    cast: Cast, steps: Steps, door_as: DoorAs, who: str
) -> None:
    typed = good_action(cast) | {"owner": str(getattr(cast, who).id)}
    page = door_as("alice").post(steps.addresses["act"], typed)
    assert page.errors == ["Choose from the answers listed"]


def test_nothing_is_given_under_a_declined_finding(
    cast: Cast, steps: Steps, door_as: DoorAs
) -> None:
    declined = make_decision(cast, steps.finding, "decline", "Not ours.")
    address = f"/staff/change/decisions/{declined.id}/act/"
    assert "declined" in door_as("alice").get(address, status=403).text
    door_as("alice").post(address, good_action(cast), status=403)
    assert Action.objects.filter(decision=declined).count() == 0


def test_what_people_typed_is_never_read_as_html(cast: Cast, steps: Steps, door_as: DoorAs) -> None:
    Action.objects.update(what=HOSTILE, measure=HOSTILE)
    ChangeClaim.objects.update(what_changed=HOSTILE, proof=HOSTILE, baseline=HOSTILE)
    for page in ("list", "action"):
        shown = door_as("erin").get(steps.addresses[page])
        assert "alert(1)" in shown.text
        assert not [e for e in shown.all("script") if "alert" in (e.text or "")]
