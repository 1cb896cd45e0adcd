"""Sets of results, and tables of them for people inside the force."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from heard.doors.access import StaffRequest, open_to
from heard.doors.staff.figures import pages
from heard.doors.staff.figures.forms import TableForm
from heard.engagements.queries import list_engagements
from heard.fieldwork.queries import list_windows
from heard.figures import queries
from heard.figures.rules import TABLE_READERS, can_make_tables


@open_to(*TABLE_READERS)
def list_all(request: StaffRequest) -> HttpResponse:
    """Every set of results of the force, and the tables proposed from them."""
    viewer = request.viewer
    to_freeze = {}
    if can_make_tables(viewer.organisation_id, viewer):
        for engagement in list_engagements(viewer=viewer):
            for window in list_windows(viewer=viewer, engagement_id=engagement.id):
                window.version.engagement = engagement
                to_freeze[window.version_id] = window.version
    page = pages.ResultsList(
        rows=tuple(pages.ResultsRow.of(row) for row in queries.list_results(viewer=viewer)),
        releases=tuple(pages.ReleaseRow.of(row) for row in queries.list_releases(viewer=viewer)),
        to_freeze=tuple(to_freeze.values()),
    )
    return render(request, "staff/figures/list.html", {"page": page})


@open_to(*TABLE_READERS)
def view(request: StaffRequest, results_id: UUID) -> HttpResponse:
    """Where one set of results came from, and what can be counted in it."""
    viewer = request.viewer
    page = pages.OneResults.of(
        queries.get_results(viewer=viewer, results_id=results_id),
        queries.get_manifest(viewer=viewer, results_id=results_id),
        queries.list_variables(viewer=viewer, results_id=results_id),
    )
    return render(request, "staff/figures/view.html", {"page": page})


@open_to(*TABLE_READERS)
def table(request: StaffRequest, results_id: UUID) -> HttpResponse:
    """Choose a question and see its table under the team policy."""
    viewer = request.viewer
    results = queries.get_results(viewer=viewer, results_id=results_id)
    variables = queries.list_variables(viewer=viewer, results_id=results_id)
    form = TableForm(request.GET or None, variables=variables)
    made = None
    if form.is_bound and form.is_valid():
        made = queries.get_team_table(
            viewer=viewer,
            results_id=results_id,
            variable=form.cleaned_data["variable"],
            by=form.cleaned_data["by"],
        )
    page = pages.TeamTable.of(results, made, viewer)
    return render(request, "staff/figures/table.html", {"page": page, "form": form})
