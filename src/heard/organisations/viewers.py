"""Who is looking: the one value every query and operation is given."""

from dataclasses import dataclass
from uuid import UUID

from heard.organisations.roles import ROLE_TEXTS, Role


@dataclass(frozen=True)
class Viewer:
    """A signed-in person, their organisation and their roles, as of this request."""

    id: UUID
    display_name: str
    organisation_id: UUID
    organisation_name: str
    is_force: bool
    roles: frozenset[Role]

    def has(self, *roles: Role) -> bool:
        """Whether any of ``roles`` is held."""
        return not self.roles.isdisjoint(roles)

    @property
    def role_names(self) -> str:
        """The roles in words, in a steady order."""
        return ", ".join(ROLE_TEXTS[role].name for role in Role if role in self.roles)
