"""Who may: roles, and which roles one person may not hold together."""

from uuid import UUID

from heard.engines.refusals import Refused
from heard.organisations.roles import ROLE_TEXTS, Role
from heard.organisations.viewers import Viewer

CANNOT_BE_HELD_TOGETHER: tuple[frozenset[Role], ...] = (
    # Whoever opens a person's words must not also be the one who counts them.
    frozenset({Role.REDACTION_REVIEWER, Role.ANALYST}),
    frozenset({Role.ANALYST, Role.RELEASE_APPROVER}),
    frozenset({Role.ENGAGEMENT_LEAD, Role.DATA_PROTECTION_OFFICER}),
    frozenset({Role.ACTION_OWNER, Role.CHANGE_VERIFIER}),
)


class RoleMissing(Refused):
    """The viewer holds none of the roles this needs."""


class RolesClash(Refused):
    """Two roles that keep watch over each other may not be one person's."""


def check_has_role(viewer: Viewer, *roles: Role) -> None:
    """Raise RoleMissing unless the viewer holds one of ``roles``."""
    if not viewer.has(*roles):
        needed = " or ".join(ROLE_TEXTS[role].name.lower() for role in roles)
        raise RoleMissing(f"Only somebody with the role {needed} can do this.")


def check_works_for(viewer: Viewer, force_id: UUID) -> None:
    """Raise RoleMissing unless the viewer works for this force."""
    if viewer.organisation_id != force_id or not viewer.is_force:
        raise RoleMissing("Only staff of the force itself can do this.")


def check_roles_fit(roles: frozenset[Role]) -> None:
    """Raise RolesClash when ``roles`` holds a pair that must be two people."""
    for pair in CANNOT_BE_HELD_TOGETHER:
        if pair <= roles:
            names = " and ".join(sorted(ROLE_TEXTS[role].name.lower() for role in pair))
            raise RolesClash(f"One person cannot be both {names}.")
