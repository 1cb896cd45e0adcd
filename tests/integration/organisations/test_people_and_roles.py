"""Organisations, people, and the roles one person may not hold together."""

from itertools import combinations
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from heard.audit.kinds import Kind
from heard.engines.refusals import NotFound
from heard.organisations import operations, queries, rules
from heard.organisations.models import Organisation, Partnership, Person, RoleHeld
from heard.organisations.roles import ROLE_TEXTS, Role
from heard.organisations.rules import RoleMissing, RolesClash
from tests.cast import NOW, PASSWORD, Cast
from tests.record import block_the_record, count_events, events_about

APART = {
    frozenset({Role.REDACTION_REVIEWER, Role.ANALYST}),
    frozenset({Role.ANALYST, Role.RELEASE_APPROVER}),
    frozenset({Role.ENGAGEMENT_LEAD, Role.DATA_PROTECTION_OFFICER}),
    frozenset({Role.ACTION_OWNER, Role.CHANGE_VERIFIER}),
}
PAIRS = [frozenset(pair) for pair in combinations(Role, 2)]


def add(cast: Cast, username: str = "new", *roles: Role, password: str = PASSWORD) -> UUID:
    return operations.add_person(
        organisation_id=cast.ashgrove,
        username=username,
        display_name="Made Up",
        password=password,
        roles=frozenset(roles),
        now=NOW,
    )


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: "+".join(sorted(pair)))
def test_only_roles_that_watch_over_each_other_are_kept_apart(pair: frozenset[Role]) -> None:
    if pair in APART:
        with pytest.raises(RolesClash, match="One person cannot be both"):
            rules.check_roles_fit(pair)
    else:
        rules.check_roles_fit(pair)


def test_a_pair_is_kept_apart_among_more_roles_too() -> None:
    with pytest.raises(RolesClash):
        rules.check_roles_fit(frozenset(Role))


def test_every_role_says_what_it_does_and_what_it_must_not() -> None:
    assert set(ROLE_TEXTS) == set(Role)
    for text in ROLE_TEXTS.values():
        assert text.does.endswith(".")
        assert text.must_not.endswith(".")


def test_adding_somebody_is_recorded_with_each_role(cast: Cast) -> None:
    made = add(cast, "new", Role.ENGAGEMENT_LEAD, Role.EXECUTIVE_SPONSOR)
    assert events_about(made) == [Kind.PERSON_ADDED, Kind.ROLE_GIVEN, Kind.ROLE_GIVEN]
    viewer = queries.get_viewer(person_id=made)
    assert viewer.roles == {Role.ENGAGEMENT_LEAD, Role.EXECUTIVE_SPONSOR}
    assert viewer.role_names == "Executive sponsor, Engagement lead"
    assert viewer.is_force
    stored = Person.objects.get(id=made).password
    assert PASSWORD not in stored


@pytest.mark.parametrize("password", ["", "short", "12345678901", "passwordpassword"[:8]])
def test_a_weak_password_adds_nobody(cast: Cast, password: str) -> None:
    before = count_events()
    with pytest.raises(ValidationError):
        add(cast, "new", Role.ANALYST, password=password)
    assert not Person.objects.filter(username="new").exists()
    assert count_events() == before


def test_clashing_roles_add_nobody(cast: Cast) -> None:
    before = count_events()
    with pytest.raises(RolesClash):
        add(cast, "new", Role.ANALYST, Role.REDACTION_REVIEWER)
    assert not Person.objects.filter(username="new").exists()
    assert count_events() == before


def test_a_username_is_one_persons(cast: Cast) -> None:
    before = count_events()
    with pytest.raises(IntegrityError):
        add(cast, "alice", Role.ANALYST)
    assert count_events() == before


def test_nothing_is_added_that_cannot_be_recorded(cast: Cast) -> None:
    block_the_record()
    before = count_events()
    with pytest.raises(IntegrityError):
        add(cast, "new", Role.ANALYST)
    with pytest.raises(IntegrityError):
        operations.add_organisation(slug="new", name="New", is_force=True, now=NOW)
    with pytest.raises(IntegrityError):
        operations.make_partnership(
            force_id=cast.birchwater, partner_id=cast.lena.organisation_id, now=NOW
        )
    assert not Person.objects.filter(username="new").exists()
    assert not Organisation.objects.filter(slug="new").exists()
    assert not Partnership.objects.filter(force_id=cast.birchwater).exists()
    assert count_events() == before


def test_organisations_and_partnerships_are_recorded(cast: Cast) -> None:
    made = operations.add_organisation(slug="new", name="New Force", is_force=True, now=NOW)
    assert events_about(made) == [Kind.ORGANISATION_ADDED]
    assert queries.get_force_id(slug="new") == made
    operations.make_partnership(force_id=made, partner_id=cast.lena.organisation_id, now=NOW)
    with pytest.raises(IntegrityError):
        operations.make_partnership(force_id=made, partner_id=cast.lena.organisation_id, now=NOW)


def test_signing_in_is_recorded_once_each_time(cast: Cast) -> None:
    operations.note_sign_in(person_id=cast.ben.id, organisation_id=cast.ashgrove, now=NOW)
    assert events_about(cast.ben.id)[-1] == Kind.SIGNED_IN


def test_nobody_switched_off_or_unknown_is_a_viewer(cast: Cast) -> None:
    Person.objects.filter(id=cast.ben.id).update(is_active=False)
    for find in (
        lambda: queries.get_viewer(person_id=cast.ben.id),
        lambda: queries.get_viewer(person_id=uuid4()),
        lambda: queries.get_viewer_by_username(username="ben"),
        lambda: queries.get_viewer_by_username(username="nobody"),
    ):
        with pytest.raises(NotFound):
            find()


def test_a_role_held_counts_only_for_its_holder(cast: Cast) -> None:
    assert cast.alice.has(Role.ENGAGEMENT_LEAD)
    assert not cast.alice.has(Role.ANALYST, Role.EXECUTIVE_SPONSOR)
    assert not cast.alice.has()
    with pytest.raises(IntegrityError):
        RoleHeld.objects.create(person_id=cast.alice.id, role=Role.ENGAGEMENT_LEAD)


@pytest.mark.parametrize(
    ("username", "force", "works_there"),
    [
        ("alice", "ashgrove", True),
        ("ada", "ashgrove", True),
        ("alice", "birchwater", False),
        ("cal", "birchwater", True),
        ("cal", "ashgrove", False),
        ("lena", "ashgrove", False),
    ],
)
def test_who_works_for_which_force(
    cast: Cast, username: str, force: str, works_there: bool
) -> None:
    viewer = getattr(cast, username)
    if works_there:
        rules.check_works_for(viewer, getattr(cast, force))
    else:
        with pytest.raises(RoleMissing, match="Only staff of the force itself"):
            rules.check_works_for(viewer, getattr(cast, force))


def test_a_partner_agency_is_no_force_even_to_its_own_staff(cast: Cast) -> None:
    with pytest.raises(RoleMissing):
        rules.check_works_for(cast.lena, cast.lena.organisation_id)
    with pytest.raises(NotFound):
        queries.get_force_id(slug="lantern-house")


def test_partners_colleagues_and_names_stay_within_the_force(cast: Cast) -> None:
    assert queries.list_partners(viewer=cast.alice) == [
        (cast.lena.organisation_id, "Lantern House")
    ]
    assert queries.list_partners(viewer=cast.cal) == []
    assert queries.list_partners(viewer=cast.lena) == []
    assert queries.list_colleagues(viewer=cast.alice, role=Role.ACTION_OWNER) == [
        (cast.femi.id, "Femi Lund")
    ]
    assert queries.list_colleagues(viewer=cast.cal, role=Role.ACTION_OWNER) == []
    Person.objects.filter(id=cast.femi.id).update(is_active=False)
    assert queries.list_colleagues(viewer=cast.alice, role=Role.ACTION_OWNER) == []
    everybody = {cast.alice.id, cast.cal.id, cast.lena.id}
    assert queries.get_names(viewer=cast.alice, ids=everybody) == {cast.alice.id: "Alice Adeyemi"}


def test_the_name_of_an_organisation_that_does_not_exist_is_not_found(cast: Cast) -> None:
    assert queries.get_organisation_name(organisation_id=cast.ashgrove) == "Ashgrove Police"
    with pytest.raises(NotFound):
        queries.get_organisation_name(organisation_id=uuid4())
