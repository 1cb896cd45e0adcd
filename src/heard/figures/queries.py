"""Reads of results and tables, always through disclosure control."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from heard.engines.disclosure import PUBLIC, TEAM, ReleasedTable, release
from heard.engines.disclosure.attacker import Contradiction
from heard.engines.refusals import NotFound
from heard.engines.tables.extract import read_manifest, read_variables
from heard.engines.tables.tabulate import one_way, two_way
from heard.figures.extracts import path_of
from heard.figures.models import Results, SnapshotMember, TableRelease
from heard.figures.rules import CannotBeReadTogether, can_read_tables, check_can_tabulate

if TYPE_CHECKING:
    from heard.engines.tables.extract import ExtractManifest
    from heard.engines.tables.tabulate import InternalTable
    from heard.engines.tables.variables import Variable
    from heard.organisations.viewers import Viewer


def list_results(*, viewer: Viewer, engagement_id: UUID | None = None) -> list[Results]:
    """Sets of results of the viewer's own force, newest first; all, or one engagement's."""
    if not can_read_tables(viewer):
        raise NotFound
    rows = Results.objects.filter(force_id=viewer.organisation_id)
    if engagement_id is not None:
        rows = rows.filter(engagement_id=engagement_id)
    return list(rows.select_related("engagement").order_by("-made_at"))


def get_results(*, viewer: Viewer, results_id: UUID) -> Results:
    """One set of results. Raises NotFound."""
    found = (
        Results.objects.select_related("engagement", "made_by")
        .filter(id=results_id, force_id=viewer.organisation_id)
        .first()
    )
    if found is None or not can_read_tables(viewer):
        raise NotFound
    return found


def list_variables(*, viewer: Viewer, results_id: UUID) -> list[Variable]:
    """What can be counted in one set of results, in the order asked."""
    results = get_results(viewer=viewer, results_id=results_id)
    return [held for held in read_variables(path_of(results.id)) if held.kind.has_codes]


def get_manifest(*, viewer: Viewer, results_id: UUID) -> ExtractManifest:
    """Where one set of results came from: its source, licence and notice. Raises NotFound."""
    results = get_results(viewer=viewer, results_id=results_id)
    return read_manifest(path_of(results.id))


def get_team_table(
    *, viewer: Viewer, results_id: UUID, variable: str, by: str = ""
) -> ReleasedTable:
    """A table for people inside the force, under the team policy.

    Raises NotFound when a variable is not there to be counted, or SomebodyLeft.
    """
    table = _tabulate(viewer=viewer, results_id=results_id, variable=variable, by=by)
    return release(table, policy=TEAM)


def get_public_table(
    *, viewer: Viewer, results_id: UUID, variable: str, by: str = ""
) -> ReleasedTable:
    """The same under the public policy, as it would be proposed for release.

    Raises NotFound, SomebodyLeft or CannotBeReadTogether.
    """
    table = _tabulate(viewer=viewer, results_id=results_id, variable=variable, by=by)
    return protect(table, results_id=results_id)


def protect(table: InternalTable, *, results_id: UUID) -> ReleasedTable:
    """A table under the public policy, safe beside every other table of the same results.

    Tables that wait to be released count too, since they may be out tomorrow.
    For this room and ``get_public_table``, which have checked the viewer.
    Raises CannotBeReadTogether.
    """
    others = TableRelease.objects.filter(results_id=results_id)
    out = others.exclude(state=TableRelease.State.REFUSED).order_by("proposed_at", "id")
    try:
        return release(table, policy=PUBLIC, alongside=[read_table(other) for other in out])
    except Contradiction:
        raise CannotBeReadTogether(
            "Somebody has withdrawn since other tables of these results went out. A new table "
            "beside the old ones could show what they said. Freeze a new snapshot first."
        ) from None


def _tabulate(*, viewer: Viewer, results_id: UUID, variable: str, by: str) -> InternalTable:
    names = {held.id for held in list_variables(viewer=viewer, results_id=results_id)}
    if variable not in names or (by and by not in names) or variable == by:
        raise NotFound
    check_can_tabulate(Results.objects.get(id=results_id))
    path = path_of(results_id)
    return two_way(path, variable, by) if by else one_way(path, variable)


def list_releases(
    *, viewer: Viewer, engagement_id: UUID | None = None, state: str = ""
) -> list[TableRelease]:
    """Table releases of the viewer's own force, newest first."""
    if not can_read_tables(viewer):
        raise NotFound
    rows = TableRelease.objects.filter(force_id=viewer.organisation_id)
    if engagement_id is not None:
        rows = rows.filter(results__engagement_id=engagement_id)
    if state:
        rows = rows.filter(state=state)
    return list(
        rows.select_related("results", "proposed_by", "decided_by").order_by("-proposed_at")
    )


def get_release(*, viewer: Viewer, release_id: UUID) -> TableRelease:
    """One release. Raises NotFound."""
    found = (
        TableRelease.objects.select_related("results", "proposed_by", "decided_by")
        .filter(id=release_id, force_id=viewer.organisation_id)
        .first()
    )
    if found is None or not can_read_tables(viewer):
        raise NotFound
    return found


def read_table(found: TableRelease) -> ReleasedTable:
    """The table a release holds."""
    return ReleasedTable.from_json(found.table)


def list_members(*, results_ids: set[UUID]) -> set[UUID]:
    """Responses counted in any of these snapshots. For rooms above, which have checked."""
    rows = SnapshotMember.objects.filter(results_id__in=results_ids)
    return set(rows.values_list("response_id", flat=True))


def list_released_results_ids(*, engagement_id: UUID) -> set[UUID]:
    """Results of one engagement with a released table. For rooms above, which have checked."""
    rows = TableRelease.objects.filter(
        results__engagement_id=engagement_id, state=TableRelease.State.RELEASED
    )
    return set(rows.values_list("results_id", flat=True))
