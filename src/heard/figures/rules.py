"""Who may import, freeze, table and release, and when a snapshot is safe to freeze."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from heard.engines.refusals import Refused
from heard.figures.models import Results, TableRelease
from heard.organisations.roles import Role
from heard.organisations.rules import check_has_role, check_works_for

if TYPE_CHECKING:
    from heard.organisations.viewers import Viewer

NEW_ANSWERS_NEEDED = 10
"""Two snapshots fewer people apart could be compared to show what those people said."""

TABLE_READERS = (
    Role.ANALYST,
    Role.ENGAGEMENT_LEAD,
    Role.EXECUTIVE_SPONSOR,
    Role.RELEASE_APPROVER,
)
"""Roles that may look at tables inside their own force."""


class TooFewNewAnswers(Refused):
    """A snapshot of a few more people than the last would show what those few said."""


def why_not_tabulate(results: Results) -> str:
    """``check_can_tabulate`` in words for a page; empty when a table can be made."""
    try:
        check_can_tabulate(results)
    except SomebodyLeft as reason:
        return str(reason)
    return ""


class CannotBeReadTogether(Refused):
    """A new table and those already out are no longer about the same people."""


class OwnTable(Refused):
    """A table is released by somebody other than the person who made it."""


class AlreadyDecided(Refused):
    """A release is decided once."""


def can_read_tables(viewer: Viewer) -> bool:
    """Whether the viewer may look at tables of their own force."""
    return viewer.is_force and viewer.has(*TABLE_READERS)


def check_can_make_tables(force_id: UUID, viewer: Viewer) -> None:
    """Analysts of the same force."""
    check_works_for(viewer, force_id)
    check_has_role(viewer, Role.ANALYST)


def can_make_tables(force_id: UUID, viewer: Viewer) -> bool:
    """``check_can_make_tables`` as a yes or no, for pages."""
    try:
        check_can_make_tables(force_id, viewer)
    except Refused:
        return False
    return True


def check_enough_new(counted_before: set[UUID], counted_now: set[UUID]) -> None:
    """Raise TooFewNewAnswers unless enough people are in no snapshot yet.

    Fewer could be read off by laying two snapshots side by side.
    """
    added = len(counted_now - counted_before)
    if added < NEW_ANSWERS_NEEDED:
        raise TooFewNewAnswers(
            f"There are not yet {NEW_ANSWERS_NEEDED} new answers since the last snapshot. "
            "Freezing now could show what a few people said."
        )


class SomebodyLeft(Refused):
    """Somebody counted has withdrawn, and a new table would show what they said."""


def check_can_tabulate(results: Results) -> None:
    """Raise SomebodyLeft while a few people have left these results.

    Whoever kept a table from before could lay it beside one made now: the
    difference is what those few said. Enough of them together hide each other.
    """
    if 0 < results.withdrawn < NEW_ANSWERS_NEEDED:
        raise SomebodyLeft(
            "Somebody who was counted in these results has withdrawn. No new table can be made "
            "from them, because comparing it with an earlier one could show what that person "
            "said. Tables already released stay. Freeze a new snapshot when there are "
            f"{NEW_ANSWERS_NEEDED} new answers."
        )


def check_can_release(release: TableRelease, viewer: Viewer) -> None:
    """As ``check_can_decide``; and a table that waits does not go out once somebody in it left.

    They were told that what was already public stays, and nothing more.
    """
    check_can_decide(release, viewer)
    if release.members_withdrawn:
        raise SomebodyLeft(
            "Somebody who is counted in this table has withdrawn since it was proposed, so it "
            "can no longer be released. Choose not to release it, and freeze a new snapshot."
        )


def check_can_decide(release: TableRelease, viewer: Viewer) -> None:
    """Release approvers who did not make the table, once. Raises with the reason."""
    check_works_for(viewer, release.force_id)
    check_has_role(viewer, Role.RELEASE_APPROVER)
    if release.proposed_by_id == viewer.id:
        raise OwnTable("You made this table, so somebody else must decide whether to release it.")
    if release.state != TableRelease.State.PROPOSED:
        raise AlreadyDecided("This table was decided before.")


def can_decide(release: TableRelease, viewer: Viewer) -> bool:
    """``check_can_decide`` as a yes or no."""
    try:
        check_can_decide(release, viewer)
    except Refused:
        return False
    return True
