"""Claiming a change and checking it, page by page, as each person would do it."""

from collections.abc import Callable

import pytest

from heard.change.models import Action, ChangeClaim
from tests.cast import Cast
from tests.factories.change import (
    make_action,
    make_check,
)
from tests.factories.steps import Steps
from tests.pages import Door

DoorAs = Callable[[str], Door]
HOSTILE = "<script>alert(1)</script> & “quoted”"


# Claiming

GOOD_CLAIM = {
    "what_changed": "We ring back.",
    "proof": "The log at the front desk.",
    "baseline": "1 of 9",
    "result": "8 of 9",
}


@pytest.fixture
def free(cast: Cast, steps: Steps) -> Action:
    """An action nothing is claimed for."""
    return make_action(cast, steps.decision, "Ring back.")


def test_the_owner_claims_with_proof(cast: Cast, free: Action, door_as: DoorAs) -> None:
    door = door_as("femi")
    assert "Claim the change" in door.get(f"/staff/change/actions/{free.id}/").links
    page = door.post(f"/staff/change/actions/{free.id}/claim/", GOOD_CLAIM)
    assert page.h1 == "Ring back."
    assert "Somebody else will check the proof" in page.text
    claim = ChangeClaim.objects.get(action=free)
    assert {name: getattr(claim, name) for name in GOOD_CLAIM} == GOOD_CLAIM
    assert "Claim the change" not in door.get(f"/staff/change/actions/{free.id}/").links


@pytest.mark.parametrize("name", sorted(GOOD_CLAIM))
@pytest.mark.parametrize("value", ["", "   ", "x" * 2001])
def test_a_claim_without_all_four_is_not_kept(
    free: Action, door_as: DoorAs, name: str, value: str
) -> None:
    page = door_as("femi").post(
        f"/staff/change/actions/{free.id}/claim/", GOOD_CLAIM | {name: value}
    )
    assert len(page.errors) == 1
    others = {key: text for key, text in GOOD_CLAIM.items() if key != name}
    assert {key: page.typed[key] for key in others} == others
    assert not ChangeClaim.objects.filter(action=free).exists()


def test_a_second_claim_while_one_waits_is_refused(steps: Steps, door_as: DoorAs) -> None:
    page = door_as("femi").post(steps.addresses["claim"], GOOD_CLAIM, status=403)
    assert "already been claimed" in page.text
    assert ChangeClaim.objects.count() == 1


@pytest.mark.parametrize("who", ["alice", "ben", "dana", "erin", "gwen", "hari"])
def test_only_an_owner_finds_the_claim_page(free: Action, door_as: DoorAs, who: str) -> None:
    door_as(who).get(f"/staff/change/actions/{free.id}/claim/", status=404)


def test_an_owner_of_something_else_is_told_why_not(
    cast: Cast, free: Action, door_as: DoorAs
) -> None:
    Action.objects.filter(id=free.id).update(owner_id=cast.ben.id)
    page = door_as("femi").get(f"/staff/change/actions/{free.id}/claim/", status=403)
    assert "Only the owner" in page.text


# Checking


@pytest.mark.parametrize(
    ("verdict", "state", "said"),
    [("proven", "proven", "Checked and proven"), ("not_shown", "not_shown", "Checked: not shown")],
)
def test_a_check_is_shown_back_and_then_saved(
    steps: Steps, door_as: DoorAs, verdict: str, state: str, said: str
) -> None:
    door, address = door_as("gwen"), steps.addresses["check"]
    page = door.get(address)
    assert "Call log, October." in page.text
    assert "12 of 40" in page.text
    typed = {"verdict": verdict, "note": "I saw the log."}
    page = door.post(address, typed)
    assert page.h1 == "Is this what you found?"
    assert ChangeClaim.objects.get(id=steps.claim.id).state == "claimed"
    page = door.post(address, typed | {"step": "sure"})
    assert page.h1 == "Call every week."
    assert said in page.text
    assert "Checked by Gwen Hale" in page.text
    claim = ChangeClaim.objects.get(id=steps.claim.id)
    assert (claim.state, claim.check_note) == (state, "I saw the log.")


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"note": "Kept."}, "Choose what the proof shows"),
        ({"verdict": "proven"}, "Enter what you looked at"),
        ({"verdict": "maybe", "note": "Kept."}, "Choose from the answers listed"),
    ],
)
def test_half_a_check_is_never_saved(
    steps: Steps, door_as: DoorAs, typed: dict[str, str], error: str
) -> None:
    page = door_as("gwen").post(steps.addresses["check"], typed | {"step": "sure"})
    assert page.errors == [error]
    assert page.typed["note"] == typed.get("note", "")
    assert ChangeClaim.objects.get(id=steps.claim.id).state == "claimed"


def test_a_claim_is_checked_once(cast: Cast, steps: Steps, door_as: DoorAs) -> None:
    make_check(cast, steps.claim, is_proven=False)
    typed = {"verdict": "proven", "note": "Changed my mind.", "step": "sure"}
    page = door_as("gwen").post(steps.addresses["check"], typed, status=403)
    assert "checked before" in page.text
    assert ChangeClaim.objects.get(id=steps.claim.id).state == "not_shown"
