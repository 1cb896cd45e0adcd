"""Reads about organisations and the people in them."""

from uuid import UUID

from heard.engines.refusals import NotFound
from heard.organisations.models import Organisation, Partnership, Person, RoleHeld
from heard.organisations.roles import Role
from heard.organisations.viewers import Viewer


def get_viewer(*, person_id: UUID) -> Viewer:
    """The viewer this signed-in person is. Raises NotFound when they are gone or switched off."""
    person = (
        Person.objects.select_related("organisation").filter(id=person_id, is_active=True).first()
    )
    if person is None:
        raise NotFound
    held = RoleHeld.objects.filter(person_id=person.id).values_list("role", flat=True)
    return Viewer(
        id=person.id,
        display_name=person.display_name,
        organisation_id=person.organisation_id,
        organisation_name=person.organisation.name,
        is_force=person.organisation.kind == Organisation.Kind.FORCE,
        roles=frozenset(Role(role) for role in held),
    )


def get_viewer_by_username(*, username: str) -> Viewer:
    """As ``get_viewer``, by username; for the command line and the demo."""
    person = Person.objects.filter(username=username).first()
    if person is None:
        raise NotFound
    return get_viewer(person_id=person.id)


def get_organisation_name(*, organisation_id: UUID) -> str:
    """The name of an organisation. Raises NotFound when there is none."""
    found = Organisation.objects.filter(id=organisation_id).first()
    if found is None:
        raise NotFound
    return found.name


def get_force_id(*, slug: str) -> UUID:
    """The id of the force with this short name. Raises NotFound."""
    found = Organisation.objects.filter(slug=slug, kind=Organisation.Kind.FORCE).first()
    if found is None:
        raise NotFound
    return found.id


def get_organisation_id(*, slug: str) -> UUID:
    """The id of the organisation, of either kind, with this short name. Raises NotFound."""
    found = Organisation.objects.filter(slug=slug).first()
    if found is None:
        raise NotFound
    return found.id


def list_partners(*, viewer: Viewer) -> list[tuple[UUID, str]]:
    """(id, name) of the partner agencies the viewer's force works with."""
    rows = Partnership.objects.filter(force_id=viewer.organisation_id).select_related("partner")
    return sorted(((row.partner_id, row.partner.name) for row in rows), key=lambda row: row[1])


def list_colleagues(*, viewer: Viewer, role: Role) -> list[tuple[UUID, str]]:
    """(id, name) of the active people in the viewer's organisation who hold ``role``."""
    rows = RoleHeld.objects.filter(
        role=role.value, person__organisation_id=viewer.organisation_id, person__is_active=True
    ).select_related("person")
    return sorted(((row.person_id, row.person.display_name) for row in rows), key=lambda r: r[1])


def get_names(*, viewer: Viewer, ids: set[UUID]) -> dict[UUID, str]:
    """Names of people in the viewer's own organisation, by id; others are left out."""
    rows = Person.objects.filter(id__in=ids, organisation_id=viewer.organisation_id)
    return {row.id: row.display_name for row in rows}


def list_force_slugs() -> list[str]:
    """Short names of every force in this installation; for its operator."""
    rows = Organisation.objects.filter(kind=Organisation.Kind.FORCE)
    return list(rows.order_by("slug").values_list("slug", flat=True))
