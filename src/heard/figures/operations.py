"""Importing results, freezing snapshots, and proposing and releasing tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from heard.audit.kinds import Kind
from heard.audit.operations import record
from heard.engines.tables.tabulate import one_way, two_way
from heard.figures import rules
from heard.figures.extracts import path_of, write_snapshot, write_whole
from heard.figures.models import Results, SnapshotMember, TableRelease
from heard.figures.queries import protect
from heard.responses.queries import list_response_ids_for_version

if TYPE_CHECKING:
    from heard.engagements.models import Engagement
    from heard.organisations.viewers import Viewer

REFUSALS_KEPT = 200


@transaction.atomic
def keep_import(
    *,
    force_id: UUID,
    by: Viewer | None,
    title: str,
    notice: str,
    rows_kept: int,
    refusals: Sequence[tuple[int, str, str]],
    write: Callable[[Path], None],
    now: datetime,
) -> UUID:
    """Keep an imported survey and return its id; ``write`` puts the extract at the path given.

    ``refusals`` are (line, column, reason). ``by`` is None for the operator of the
    server. The row is only kept when the extract was written whole.
    """
    if by is not None:
        rules.check_can_make_tables(force_id, by)
    made = Results.objects.create(
        force_id=force_id,
        title=title,
        origin=Results.Origin.IMPORTED,
        rows_kept=rows_kept,
        rows_refused=len(refusals),
        refusals=[list(refusal) for refusal in refusals[:REFUSALS_KEPT]],
        notice=notice,
        made_by_id=by.id if by else None,
        made_at=now,
    )
    record(
        Kind.RESULTS_IMPORTED,
        by=by.id if by else None,
        organisation=force_id,
        about=("results", made.id),
        at=now,
        detail={"kept": rows_kept, "refused": len(refusals)},
    )
    write_whole(made.id, write)
    return made.id


@transaction.atomic
def freeze_snapshot(*, engagement: Engagement, version_id: UUID, by: Viewer, now: datetime) -> UUID:
    """Freeze what has been answered to one questionnaire version, and return the results' id.

    Raises RoleMissing, or TooFewNewAnswers since the last snapshot of it.
    """
    rules.check_can_make_tables(engagement.force_id, by)
    ids = list_response_ids_for_version(force_id=engagement.force_id, version_id=version_id)
    earlier = SnapshotMember.objects.filter(results__version_id=version_id)
    rules.check_enough_new(set(earlier.values_list("response_id", flat=True)), set(ids))
    made = Results.objects.create(
        force_id=engagement.force_id,
        engagement=engagement,
        version_id=version_id,
        title=f"{engagement.title}, as of {now:%-d %B %Y}",
        origin=Results.Origin.SNAPSHOT,
        rows_kept=len(ids),
        made_by_id=by.id,
        made_at=now,
    )
    SnapshotMember.objects.bulk_create(
        SnapshotMember(results=made, response_id=response_id) for response_id in ids
    )
    record(
        Kind.SNAPSHOT_FROZEN,
        by=by.id,
        organisation=by.organisation_id,
        about=("results", made.id),
        at=now,
    )
    write_snapshot(made, ids)
    return made.id


@transaction.atomic
def propose_table(
    *, results: Results, variable: str, by_variable: str, by: Viewer, now: datetime
) -> UUID:
    """Ask for a table to be released, under the public policy, and return the release's id.

    Raises RoleMissing, SomebodyLeft or CannotBeReadTogether.
    """
    rules.check_can_make_tables(results.force_id, by)
    rules.check_can_tabulate(Results.objects.select_for_update().get(id=results.id))
    path = path_of(results.id)
    table = two_way(path, variable, by_variable) if by_variable else one_way(path, variable)
    made = TableRelease.objects.create(
        force_id=results.force_id,
        results=results,
        table=protect(table, results_id=results.id).to_json(),
        proposed_by_id=by.id,
        proposed_at=now,
    )
    _record(Kind.TABLE_PROPOSED, made, by=by, now=now)
    return made.id


@transaction.atomic
def decide_release(*, release: TableRelease, is_released: bool, by: Viewer, now: datetime) -> None:
    """Release a table, or say no. Raises RoleMissing, OwnTable, AlreadyDecided or SomebodyLeft."""
    release = TableRelease.objects.select_for_update().get(id=release.id)
    check = rules.check_can_release if is_released else rules.check_can_decide
    check(release, by)
    state = TableRelease.State.RELEASED if is_released else TableRelease.State.REFUSED
    release.state, release.decided_by_id, release.decided_at = state, by.id, now
    release.save(update_fields=["state", "decided_by", "decided_at"])
    kind = Kind.TABLE_RELEASED if is_released else Kind.TABLE_REFUSED
    _record(kind, release, by=by, now=now)


def _record(kind: Kind, release: TableRelease, *, by: Viewer, now: datetime) -> None:
    record(
        kind,
        by=by.id,
        organisation=by.organisation_id,
        about=("table_release", release.id),
        at=now,
    )
