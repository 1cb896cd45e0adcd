"""Adding organisations and people, and giving roles. Called by the command line and the demo."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from heard.audit.kinds import Kind
from heard.audit.operations import record
from heard.engines.refusals import NotFound
from heard.organisations import rules
from heard.organisations.models import Organisation, Partnership, Person, RoleHeld
from heard.organisations.roles import Role


@transaction.atomic
def add_organisation(*, slug: str, name: str, is_force: bool, now: datetime) -> UUID:
    """Add a force or a partner agency and return its id.

    Raises Django's ValidationError for a short name or name that cannot be kept.
    """
    kind = Organisation.Kind.FORCE if is_force else Organisation.Kind.PARTNER
    made = Organisation(slug=slug, name=name, kind=kind)
    made.clean_fields()
    made.save(force_insert=True)
    record(
        Kind.ORGANISATION_ADDED,
        by=None,
        organisation=made.id,
        about=("organisation", made.id),
        at=now,
    )
    return made.id


@transaction.atomic
def make_partnership(*, force_id: UUID, partner_id: UUID, now: datetime) -> None:
    """Record that a partner agency works with a force."""
    made = Partnership.objects.create(force_id=force_id, partner_id=partner_id)
    record(
        Kind.PARTNERSHIP_MADE,
        by=None,
        organisation=force_id,
        about=("partnership", made.id),
        at=now,
    )


@transaction.atomic
def add_person(
    *,
    organisation_id: UUID,
    username: str,
    display_name: str,
    password: str,
    roles: frozenset[Role],
    now: datetime,
) -> UUID:
    """Add somebody who can sign in, with their roles, and return their id.

    Raises RolesClash for roles that must be two people, and Django's ValidationError
    for a password that is too weak or a name that cannot be kept.
    """
    rules.check_roles_fit(roles)
    person = Person(organisation_id=organisation_id, username=username, display_name=display_name)
    validate_password(password, user=person)
    person.set_password(password)
    person.clean_fields()
    person.save(force_insert=True)
    record(
        Kind.PERSON_ADDED,
        by=None,
        organisation=organisation_id,
        about=("person", person.id),
        at=now,
    )
    for role in sorted(roles):
        RoleHeld.objects.create(person=person, role=role.value)
        record(
            Kind.ROLE_GIVEN,
            by=None,
            organisation=organisation_id,
            about=("person", person.id),
            at=now,
            detail={"role": role.value},
        )
    return person.id


@transaction.atomic
def switch_off(*, username: str, now: datetime) -> None:
    """Stop somebody from signing in, at once and on every device. Raises NotFound."""
    person = Person.objects.select_for_update().filter(username=username, is_active=True).first()
    if person is None:
        raise NotFound
    person.is_active = False
    person.save(update_fields=["is_active"])
    record(
        Kind.PERSON_SWITCHED_OFF,
        by=None,
        organisation=person.organisation_id,
        about=("person", person.id),
        at=now,
    )


@transaction.atomic
def note_sign_in(*, person_id: UUID, organisation_id: UUID, now: datetime) -> None:
    """Record that somebody signed in."""
    record(
        Kind.SIGNED_IN,
        by=person_id,
        organisation=organisation_id,
        about=("person", person_id),
        at=now,
    )
