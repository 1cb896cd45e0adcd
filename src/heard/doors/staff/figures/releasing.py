"""Freezing answers, proposing a table for release, and deciding whether it leaves the team."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from heard.doors.access import StaffRequest, open_to
from heard.doors.staff.figures import pages
from heard.doors.staff.figures.forms import DecideForm, NothingToFill
from heard.figures import operations, queries
from heard.figures.rules import TABLE_READERS, CannotBeReadTogether, TooFewNewAnswers
from heard.organisations.roles import Role
from heard.questionnaires.queries import get_version


@open_to(Role.ANALYST)
def propose(request: StaffRequest, results_id: UUID) -> HttpResponse:
    """See a table as the public would, and ask for its release."""
    results = queries.get_results(viewer=request.viewer, results_id=results_id)
    variable, by = request.GET.get("variable", ""), request.GET.get("by", "")
    form = NothingToFill(request.POST if request.method == "POST" else {})
    form.is_valid()
    public = None
    try:
        public = queries.get_public_table(
            viewer=request.viewer, results_id=results_id, variable=variable, by=by
        )
        if request.method == "POST":
            release_id = operations.propose_table(
                results=results,
                variable=variable,
                by_variable=by,
                by=request.viewer,
                now=timezone.now(),
            )
            messages.success(request, "The table waits for a release approver.")
            return redirect("staff:figures:release", release_id)
    except CannotBeReadTogether as refused:
        form.add_error(None, str(refused))
    page = pages.Propose.of(results, public, variable=variable, by=by)
    return render(request, "staff/figures/propose.html", {"page": page, "form": form})


@open_to(*TABLE_READERS)
def release(request: StaffRequest, release_id: UUID) -> HttpResponse:
    """A proposed table; a release approver chooses, confirms, and it is decided."""
    found = queries.get_release(viewer=request.viewer, release_id=release_id)
    form = DecideForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        page = pages.Release.of(found, request.viewer)
        return render(request, "staff/figures/release.html", {"page": page, "form": form})
    is_released = form.cleaned_data["decision"] == "release"
    if request.POST.get("step") != "confirm":
        confirm = pages.Confirm(
            found, queries.read_table(found), form.cleaned_data["decision"], is_released
        )
        return render(request, "staff/figures/confirm.html", {"page": confirm})
    operations.decide_release(
        release=found, is_released=is_released, by=request.viewer, now=timezone.now()
    )
    messages.success(
        request, "The table was released." if is_released else "The table was not released."
    )
    return redirect("staff:figures:release", release_id)


@open_to(Role.ANALYST)
def freeze(request: StaffRequest, version_id: UUID) -> HttpResponse:
    """Freeze the answers to one questionnaire version, so that tables can be made of them."""
    version = get_version(viewer=request.viewer, version_id=version_id)
    form = NothingToFill(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            results_id = operations.freeze_snapshot(
                engagement=version.engagement,
                version_id=version_id,
                by=request.viewer,
                now=timezone.now(),
            )
        except TooFewNewAnswers as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The answers so far were frozen.")
            return redirect("staff:figures:view", results_id)
    page = pages.Freeze(version, version.engagement)
    return render(request, "staff/figures/freeze.html", {"page": page, "form": form})
