"""Who may name themes and put them on words."""

from uuid import UUID

from heard.engines.refusals import Refused
from heard.organisations.roles import Role
from heard.organisations.rules import check_has_role, check_works_for
from heard.organisations.viewers import Viewer


class NotTheSameEngagement(Refused):
    """A theme belongs to the engagement it was named in."""


class NameTaken(Refused):
    """Two themes of one engagement may not share a name."""


def check_can_code(force_id: UUID, viewer: Viewer) -> None:
    """Analysts of the same force."""
    check_works_for(viewer, force_id)
    check_has_role(viewer, Role.ANALYST)


def can_code(force_id: UUID, viewer: Viewer) -> bool:
    """``check_can_code`` as a yes or no, for pages."""
    try:
        check_can_code(force_id, viewer)
    except Refused:
        return False
    return True
