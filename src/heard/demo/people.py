"""The cast: two made-up forces, a made-up partner agency and the made-up people in them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from heard.organisations.operations import add_organisation, add_person, make_partnership
from heard.organisations.roles import Role


@dataclass(frozen=True)
class MadeUpPerson:
    """One made-up person."""

    username: str
    display_name: str
    organisation: str
    role: Role


ORGANISATIONS = (
    # slug, name, whether it is a force
    ("ashgrove", "Ashgrove Police", True),
    ("birchwater", "Birchwater Constabulary", True),
    ("lantern-house", "Lantern House", False),
)

PEOPLE = (
    MadeUpPerson("alice", "Alice Adeyemi", "ashgrove", Role.ENGAGEMENT_LEAD),
    MadeUpPerson("ben", "Ben Carrow", "ashgrove", Role.ANALYST),
    MadeUpPerson("dana", "Dana Osei", "ashgrove", Role.RELEASE_APPROVER),
    MadeUpPerson("erin", "Erin Maddox", "ashgrove", Role.EXECUTIVE_SPONSOR),
    MadeUpPerson("femi", "Femi Lund", "ashgrove", Role.ACTION_OWNER),
    MadeUpPerson("gwen", "Gwen Hale", "ashgrove", Role.CHANGE_VERIFIER),
    MadeUpPerson("hari", "Hari Sethi", "ashgrove", Role.DATA_PROTECTION_OFFICER),
    MadeUpPerson("rhys", "Rhys Morgan", "ashgrove", Role.REDACTION_REVIEWER),
    MadeUpPerson("ada", "Ada Finch", "ashgrove", Role.SYSTEM_ADMINISTRATOR),
    MadeUpPerson("cal", "Cal Brook", "birchwater", Role.ENGAGEMENT_LEAD),
    MadeUpPerson("dee", "Dee Okoro", "birchwater", Role.EXECUTIVE_SPONSOR),
    MadeUpPerson("lena", "Lena Marsh", "lantern-house", Role.PARTNER),
)


@transaction.atomic
def gather_people(*, now: datetime, password_for: Callable[[str], str]) -> None:
    """Add everybody. ``password_for`` gives each username a password."""
    ids = {
        slug: add_organisation(slug=slug, name=name, is_force=is_force, now=now)
        for slug, name, is_force in ORGANISATIONS
    }
    make_partnership(force_id=ids["ashgrove"], partner_id=ids["lantern-house"], now=now)
    for person in PEOPLE:
        add_person(
            organisation_id=ids[person.organisation],
            username=person.username,
            display_name=person.display_name,
            password=password_for(person.username),
            roles=frozenset({person.role}),
            now=now,
        )
