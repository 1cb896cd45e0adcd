"""Deciding, acting, claiming and checking: on the record, or not done at all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.db.models import Model

from heard.audit.kinds import Kind
from heard.audit.queries import find_first_break
from heard.change import operations
from heard.change.models import Action, ChangeClaim, Decision
from heard.change.queries import get_action, get_claim, list_all_actions, map_progress
from heard.change.rules import NotNow
from heard.findings.models import Finding
from heard.organisations.rules import RoleMissing
from tests.cast import NOW, Cast
from tests.factories.change import (
    DUE,
    make_action,
    make_bare_finding,
    make_check,
    make_claim,
    make_decision,
)
from tests.record import block_the_record, events


@dataclass
class Loop:
    """A finding with a decision, an action and a claim."""

    cast: Cast
    finding: Finding
    undecided: Finding
    decision: Decision
    action: Action
    free_action: Action
    claim: ChangeClaim


@pytest.fixture
def loop(cast: Cast) -> Loop:
    finding = make_bare_finding(cast)
    undecided = make_bare_finding(cast, finding.engagement, "People are not asked.")
    decision = make_decision(cast, finding)
    action = make_action(cast, decision)
    free_action = make_action(cast, decision, "Ring back.")
    return Loop(cast, finding, undecided, decision, action, free_action, make_claim(cast, action))


def decide(loop: Loop, *, reason: str = "It is ours to give.") -> None:
    operations.decide(
        finding=loop.undecided, by=loop.cast.erin, choice="test", reason=reason, now=NOW
    )


def take_on(loop: Loop) -> None:
    make_action(loop.cast, loop.decision, "Write to everybody.")


def claim_change(loop: Loop, *, proof: str = "The log.") -> None:
    operations.claim_change(
        action=loop.free_action,
        by=loop.cast.femi,
        what_changed="We ring back.",
        proof=proof,
        baseline="1 of 9",
        result="8 of 9",
        now=NOW,
    )


def check_change(loop: Loop) -> None:
    make_check(loop.cast, loop.claim)


def not_shown(loop: Loop) -> None:
    make_check(loop.cast, loop.claim, is_proven=False)


EACH = pytest.mark.parametrize(
    ("do", "kind", "room"),
    [
        (decide, Kind.DECISION_MADE, Decision),
        (take_on, Kind.ACTION_TAKEN_ON, Action),
        (claim_change, Kind.CHANGE_CLAIMED, ChangeClaim),
        (check_change, Kind.CHANGE_VERIFIED, ChangeClaim),
        (not_shown, Kind.CHANGE_NOT_SHOWN, ChangeClaim),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)


def rows_of(model: type[Model]) -> list[dict[str, object]]:
    return list(model._default_manager.order_by("id").values())


@EACH
def test_each_step_changes_something_and_is_on_the_record_once(
    loop: Loop, do: Callable[[Loop], None], kind: Kind, room: type[Model]
) -> None:
    before, said = rows_of(room), len(events(kind))
    do(loop)
    assert rows_of(room) != before
    assert len(events(kind)) == said + 1
    event = events(kind)[-1]
    assert event.organisation_id == loop.cast.ashgrove
    assert event.by_id in {
        person.id for person in (loop.cast.erin, loop.cast.alice, loop.cast.femi, loop.cast.gwen)
    }
    assert room._default_manager.filter(id=event.about_id).exists()
    assert find_first_break() is None


@EACH
def test_a_step_that_cannot_be_recorded_did_not_happen(
    loop: Loop, do: Callable[[Loop], None], kind: Kind, room: type[Model]
) -> None:
    before = rows_of(room)
    block_the_record()
    with pytest.raises(IntegrityError):
        do(loop)
    assert rows_of(room) == before


@pytest.mark.parametrize(
    ("do", "kind"),
    [
        (lambda loop: decide(loop, reason=""), Kind.DECISION_MADE),
        (lambda loop: claim_change(loop, proof=""), Kind.CHANGE_CLAIMED),
    ],
    ids=["a decision without a reason", "a claim without proof"],
)
def test_what_the_database_refuses_is_not_recorded(
    loop: Loop, do: Callable[[Loop], None], kind: Kind
) -> None:
    said = len(events(kind))
    with pytest.raises(IntegrityError):
        do(loop)
    assert len(events(kind)) == said


def test_no_words_of_a_decision_reach_the_record(loop: Loop) -> None:
    decide(loop, reason="canary-words-5521")
    assert events(Kind.DECISION_MADE)[-1].detail == {"choice": "test"}


def test_an_unknown_choice_is_never_stored(loop: Loop) -> None:
    with pytest.raises(ValueError, match="perhaps"):
        operations.decide(
            finding=loop.undecided, by=loop.cast.erin, choice="perhaps", reason="Hm.", now=NOW
        )
    assert not Decision.objects.filter(finding=loop.undecided).exists()


def test_a_finding_is_decided_about_once(loop: Loop) -> None:
    with pytest.raises(NotNow, match="already has a decision"):
        make_decision(loop.cast, loop.finding, "decline")
    assert Decision.objects.get(finding=loop.finding).choice == "act"


def test_nothing_is_acted_on_that_was_declined(loop: Loop) -> None:
    declined = make_decision(loop.cast, loop.undecided, "decline", "It is not in our gift.")
    with pytest.raises(NotNow, match="declined"):
        make_action(loop.cast, declined)


def test_an_action_is_never_due_before_it_is_given(loop: Loop) -> None:
    yesterday = NOW.date() - timedelta(days=1)
    with pytest.raises(NotNow, match="not passed"):
        make_action(loop.cast, loop.decision, due=yesterday)
    make_action(loop.cast, loop.decision, due=NOW.date())


@pytest.mark.parametrize("name", ["gwen", "erin", "cal", "lena"])
def test_an_action_goes_to_an_action_owner_of_the_same_force(loop: Loop, name: str) -> None:
    with pytest.raises(NotNow, match="action owner"):
        operations.take_on(
            decision=loop.decision,
            by=loop.cast.alice,
            what="Ring.",
            measure="Calls.",
            owner_id=getattr(loop.cast, name).id,
            due_date=DUE,
            now=NOW,
        )


def test_one_claim_stands_at_a_time(loop: Loop) -> None:
    with pytest.raises(NotNow, match="already been claimed"):
        make_claim(loop.cast, loop.action)


def test_after_a_change_is_not_shown_it_can_be_claimed_again_and_both_stay(loop: Loop) -> None:
    not_shown(loop)
    make_claim(loop.cast, loop.action, now=NOW + timedelta(days=2))
    (standing,) = [
        one
        for one in list_all_actions(viewer=loop.cast.femi, on=DUE)
        if one.action.id == loop.action.id
    ]
    assert [claim.state for claim in standing.claims] == ["claimed", "not_shown"]
    assert standing.is_proven is False


def test_a_proven_change_is_not_claimed_again(loop: Loop) -> None:
    check_change(loop)
    with pytest.raises(NotNow):
        make_claim(loop.cast, loop.action)


def test_a_claim_is_checked_once_even_from_a_page_opened_before(loop: Loop) -> None:
    opened_before = get_claim(viewer=loop.cast.gwen, claim_id=loop.claim.id)
    not_shown(loop)
    with pytest.raises(NotNow, match="checked before"):
        make_check(loop.cast, opened_before, is_proven=True)
    assert get_claim(viewer=loop.cast.gwen, claim_id=loop.claim.id).state == "not_shown"


def test_another_owner_does_not_claim_what_is_not_theirs(loop: Loop) -> None:
    Action.objects.filter(id=loop.free_action.id).update(owner_id=loop.cast.ben.id)
    action = get_action(viewer=loop.cast.femi, action_id=loop.free_action.id)
    with pytest.raises(NotNow, match="Only the owner"):
        make_claim(loop.cast, action)


@pytest.mark.parametrize(
    ("state", "due", "overdue"),
    [
        ("nothing claimed", NOW.date(), False),
        ("nothing claimed", NOW.date() - timedelta(days=1), True),
        ("claimed", NOW.date() - timedelta(days=1), True),
        ("not_shown", NOW.date() - timedelta(days=1), True),
        ("proven", NOW.date() - timedelta(days=1), False),
    ],
)
def test_only_a_proven_change_stops_an_action_from_being_overdue(
    cast: Cast, state: str, due: date, *, overdue: bool
) -> None:
    action = make_action(cast, make_decision(cast, make_bare_finding(cast)))
    if state != "nothing claimed":
        claim = make_claim(cast, action)
        if state != "claimed":
            make_check(cast, claim, is_proven=state == "proven")
    Action.objects.update(due_date=due)
    (standing,) = list_all_actions(viewer=cast.erin, on=NOW.date())
    assert standing.is_overdue is overdue


def test_progress_is_told_finding_by_finding(loop: Loop) -> None:
    ids = {loop.finding.id, loop.undecided.id}
    progress = map_progress(finding_ids=ids)
    assert progress == {
        "decided": {loop.finding.id},
        "actioned": {loop.finding.id},
        "proven": set(),
    }
    check_change(loop)
    assert map_progress(finding_ids=ids)["proven"] == {loop.finding.id}
    assert map_progress(finding_ids=set())["decided"] == set()


def test_a_missing_role_is_named_in_the_refusal(loop: Loop) -> None:
    with pytest.raises(RoleMissing, match="executive sponsor"):
        operations.decide(
            finding=loop.undecided, by=loop.cast.alice, choice="act", reason="Yes.", now=NOW
        )
