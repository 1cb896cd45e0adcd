"""Findings: what we now believe, what that rests on, and what came of it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from heard.coding.queries import list_themes
from heard.doors.access import StaffRequest, open_to
from heard.doors.staff.findings import pages
from heard.doors.staff.findings.forms import FindingForm
from heard.engagements.queries import get_own_engagement
from heard.evidence.queries import list_segments
from heard.figures.queries import list_releases
from heard.findings import operations, queries
from heard.findings.rules import READERS, CannotBeQuoted, RestsOnNothing
from heard.organisations.roles import Role


@open_to(*READERS)
def list_all(request: StaffRequest, engagement_id: UUID) -> HttpResponse:
    """The findings of one engagement."""
    viewer = request.viewer
    engagement = get_own_engagement(viewer=viewer, engagement_id=engagement_id)
    findings = queries.list_findings(viewer=viewer, engagement_id=engagement_id)
    page = pages.Findings.of(engagement, findings, viewer)
    return render(request, "staff/findings/list.html", {"page": page})


@open_to(Role.ANALYST)
def new(request: StaffRequest, engagement_id: UUID) -> HttpResponse:
    """Make a finding."""
    viewer = request.viewer
    engagement = get_own_engagement(viewer=viewer, engagement_id=engagement_id)
    standings = list_themes(viewer=viewer, engagement_id=engagement_id)
    segments = list_segments(viewer=viewer, engagement_id=engagement_id)
    # Tables of an imported survey belong to no engagement, and any may rest on them.
    releases = [
        release
        for release in list_releases(viewer=viewer, state="released")
        if release.results.engagement_id in {None, engagement_id}
    ]
    form = FindingForm(
        request.POST or None,
        themes={standing.theme.id: standing.theme for standing in standings},
        segments={segment.id: segment for segment in segments},
        releases={release.id: release for release in releases},
    )
    if request.method == "POST" and form.is_valid():
        try:
            finding_id = operations.conclude(
                engagement=engagement,
                by=viewer,
                claim=form.cleaned_data["claim"],
                strength=form.cleaned_data["strength"],
                not_known=form.cleaned_data["not_known"],
                themes=form.chosen("themes"),
                segments=form.chosen("quotations"),
                releases=form.chosen("tables"),
                now=timezone.now(),
            )
        except (RestsOnNothing, CannotBeQuoted) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The finding was made.")
            return redirect("staff:findings:view", finding_id)
    has_quotable = any(segment.may_be_quoted for segment in segments)
    page = pages.NewFinding(engagement, has_quotable, bool(releases))
    return render(request, "staff/findings/new.html", {"page": page, "form": form})


@open_to(*READERS)
def view(request: StaffRequest, finding_id: UUID) -> HttpResponse:
    """One finding with its basis, its decision and its actions."""
    finding = queries.get_finding(viewer=request.viewer, finding_id=finding_id)
    page = pages.OneFinding.of(finding, request.viewer, on=timezone.localdate())
    return render(request, "staff/findings/view.html", {"page": page})
