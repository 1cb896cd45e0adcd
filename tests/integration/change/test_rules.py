"""Who may decide, act, claim and check: everybody in the cast, row by row."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from heard.change import rules
from heard.change.models import ChangeClaim, Decision
from heard.change.queries import (
    find_decision,
    get_action,
    get_claim,
    get_decision,
    get_standing,
    list_all_actions,
    list_decisions,
)
from heard.engines.refusals import NotFound
from heard.organisations.roles import Role
from heard.organisations.viewers import Viewer
from tests.cast import NOW, Cast
from tests.factories.change import (
    make_action,
    make_bare_finding,
    make_check,
    make_claim,
    make_decision,
)

YES, NO = True, False


@pytest.mark.parametrize(
    # who, may decide, may give an action, may claim, may check, may read
    ("who", "decide", "act", "claim", "check", "read"),
    [
        ("alice", NO, YES, NO, NO, YES),
        ("ben", NO, NO, NO, NO, YES),
        ("dana", NO, NO, NO, NO, YES),
        ("erin", YES, YES, NO, NO, YES),
        ("femi", NO, NO, YES, NO, YES),
        ("gwen", NO, NO, NO, YES, YES),
        ("hari", NO, NO, NO, NO, NO),
        ("rhys", NO, NO, NO, NO, NO),
        ("ada", NO, NO, NO, NO, NO),
        ("cal", NO, NO, NO, NO, NO),  # an engagement lead, but of another force
        ("dee", NO, NO, NO, NO, NO),  # a sponsor, but of another force
        ("lena", NO, NO, NO, NO, NO),
    ],
)
def test_who_may_do_what(
    cast: Cast, who: str, *, decide: bool, act: bool, claim: bool, check: bool, read: bool
) -> None:
    finding = make_bare_finding(cast)
    viewer: Viewer = getattr(cast, who)
    assert rules.can_decide(finding, viewer) is decide
    decision = make_decision(cast, finding)
    assert rules.can_act_on(decision, viewer) is act
    action = make_action(cast, decision)
    assert rules.can_claim(action, viewer) is claim
    claimed = make_claim(cast, action)
    assert rules.can_check(claimed, viewer) is check
    own_force = read and viewer.organisation_id == cast.ashgrove
    assert can_see(viewer, decision, claimed) is own_force


def can_see(viewer: Viewer, decision: Decision, claim: ChangeClaim) -> bool:
    """Whether every read finds it; half finding it is a fault."""
    seen = []
    for read in (
        lambda: find_decision(viewer=viewer, finding_id=decision.finding_id),
        lambda: get_decision(viewer=viewer, decision_id=decision.id),
        lambda: get_action(viewer=viewer, action_id=claim.action_id),
        lambda: get_standing(viewer=viewer, action_id=claim.action_id, on=NOW.date()),
        lambda: get_claim(viewer=viewer, claim_id=claim.id),
        lambda: list_decisions(viewer=viewer)[0],
        lambda: list_all_actions(viewer=viewer, on=NOW.date())[0],
    ):
        try:
            seen.append(read() is not None)
        except (NotFound, IndexError):
            seen.append(False)
    assert len(set(seen)) == 1, seen
    return seen[0]


@pytest.mark.parametrize(
    ("state", "decide", "claim", "check"),
    [
        ("found", YES, None, None),
        ("decided", NO, None, None),
        ("given", NO, YES, None),
        ("claimed", NO, NO, YES),
        ("not_shown", NO, YES, NO),
        ("proven", NO, NO, NO),
    ],
)
def test_each_step_has_its_time(
    cast: Cast, state: str, *, decide: bool, claim: bool | None, check: bool | None
) -> None:
    order = ["found", "decided", "given", "claimed", "not_shown", "proven"]
    at = order.index(state)
    finding = make_bare_finding(cast)
    action = claimed = None
    if at >= 1:
        decision = make_decision(cast, finding)
    if at >= 2:
        action = make_action(cast, decision)
    if action is not None and at >= 3:
        claimed = make_claim(cast, action)
    if claimed is not None and at >= 4:
        claimed = make_check(cast, claimed, is_proven=state == "proven")
    assert rules.can_decide(finding, cast.erin) is decide
    if action is not None:
        assert rules.can_claim(action, cast.femi) is claim
    if claimed is not None:
        assert rules.can_check(claimed, cast.gwen) is check


def test_the_owner_of_an_action_never_checks_it_whatever_roles_they_hold(cast: Cast) -> None:
    claim = make_claim(cast, make_action(cast, make_decision(cast, make_bare_finding(cast))))
    both = replace(cast.femi, roles=frozenset({Role.ACTION_OWNER, Role.CHANGE_VERIFIER}))
    with pytest.raises(rules.OwnAction, match="somebody else"):
        rules.check_can_check(claim, both)


def test_whoever_claimed_never_checks_even_when_the_action_has_moved_to_another(
    cast: Cast,
) -> None:
    claim = make_claim(cast, make_action(cast, make_decision(cast, make_bare_finding(cast))))
    claim.action.owner_id = cast.ben.id
    both = replace(cast.femi, roles=frozenset({Role.ACTION_OWNER, Role.CHANGE_VERIFIER}))
    with pytest.raises(rules.OwnAction):
        rules.check_can_check(claim, both)


@pytest.fixture
def claim(cast: Cast) -> ChangeClaim:
    return make_claim(cast, make_action(cast, make_decision(cast, make_bare_finding(cast))))


def refused_by_the_database(claim: ChangeClaim, **changes: object) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ChangeClaim.objects.filter(id=claim.id).update(**changes)


def test_the_database_refuses_a_check_by_whoever_claimed(cast: Cast, claim: ChangeClaim) -> None:
    refused_by_the_database(claim, state="proven", checked_by_id=cast.femi.id, checked_at=NOW)


def test_the_database_refuses_half_a_check(cast: Cast, claim: ChangeClaim) -> None:
    refused_by_the_database(claim, state="proven")
    refused_by_the_database(claim, state="not_shown", checked_at=NOW)
    refused_by_the_database(claim, state="proven", checked_by_id=cast.gwen.id)
    refused_by_the_database(claim, checked_by_id=cast.gwen.id, checked_at=NOW)
    refused_by_the_database(claim, state="perhaps", checked_by_id=cast.gwen.id, checked_at=NOW)


def test_the_database_refuses_a_claim_without_proof(claim: ChangeClaim) -> None:
    refused_by_the_database(claim, proof="")


def test_the_database_refuses_a_second_claim_while_one_stands(
    cast: Cast, claim: ChangeClaim
) -> None:
    second = {
        "force_id": cast.ashgrove,
        "action": claim.action,
        "what_changed": "Again.",
        "proof": "Log.",
        "baseline": "1",
        "result": "2",
        "claimed_by_id": cast.femi.id,
        "claimed_at": NOW,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        ChangeClaim.objects.create(**second)
    make_check(cast, claim, is_proven=False)
    ChangeClaim.objects.create(**second)


def test_the_database_refuses_a_decision_without_a_reason_or_a_second_one(cast: Cast) -> None:
    decision = make_decision(cast, make_bare_finding(cast))
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(id=decision.id).update(reason="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            force_id=cast.ashgrove,
            finding_id=decision.finding_id,
            choice="decline",
            reason="No.",
            decided_by_id=cast.erin.id,
            decided_at=NOW,
        )
