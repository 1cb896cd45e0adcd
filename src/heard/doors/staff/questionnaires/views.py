"""Questionnaires: built from the bank or imported, read with the sense-check, previewed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from heard.doors.access import StaffRequest, open_to
from heard.doors.staff.questionnaires import forms, pages
from heard.doors.staff.sent import sent
from heard.engagements.queries import get_own_engagement
from heard.organisations.roles import Role
from heard.questionnaires import operations, queries
from heard.questionnaires.rules import UnusableQuestionnaire

FORMS = ["GET", "HEAD", "POST"]
READERS = (
    Role.ENGAGEMENT_LEAD,
    Role.EXECUTIVE_SPONSOR,
    Role.ANALYST,
    Role.REDACTION_REVIEWER,
    Role.RELEASE_APPROVER,
    Role.DATA_PROTECTION_OFFICER,
)
"""Roles whose work needs to know what is asked."""


@open_to(*READERS)
@require_safe
def list_versions(request: StaffRequest, engagement_id: UUID) -> HttpResponse:
    """Every version of one engagement's questionnaire."""
    engagement = get_own_engagement(viewer=request.viewer, engagement_id=engagement_id)
    page = pages.Versions.of(request.viewer, engagement)
    return render(request, "staff/questionnaires/list.html", {"page": page})


@open_to(Role.ENGAGEMENT_LEAD)
@require_http_methods(FORMS)
def build(request: StaffRequest, engagement_id: UUID) -> HttpResponse:
    """Build a version from sets of the question bank."""
    engagement = get_own_engagement(viewer=request.viewer, engagement_id=engagement_id)
    form = forms.BuildForm(sent(request))
    if form.is_valid():
        made = operations.write_version(
            engagement=engagement,
            by=request.viewer,
            questionnaire=form.questionnaire,
            origin="bank",
            now=timezone.now(),
        )
        messages.success(request, "The questionnaire is built. Read it through before you open it.")
        return redirect("staff:questionnaires:view", made)
    page = pages.Writing(engagement.id, engagement.title)
    return render(request, "staff/questionnaires/build.html", {"page": page, "form": form})


@open_to(Role.ENGAGEMENT_LEAD)
@require_http_methods(FORMS)
def import_form(request: StaffRequest, engagement_id: UUID) -> HttpResponse:
    """Import a version from an XLSForm file."""
    engagement = get_own_engagement(viewer=request.viewer, engagement_id=engagement_id)
    form = forms.ImportForm(sent(request), request.FILES or None)
    if form.is_valid():
        try:
            made = operations.write_version(
                engagement=engagement,
                by=request.viewer,
                questionnaire=form.questionnaire,
                origin="xlsform",
                notes=form.notes,
                now=timezone.now(),
            )
        except UnusableQuestionnaire as reason:
            form.add_error("file", str(reason))
        else:
            messages.success(request, "The form is imported. Read it through before you open it.")
            return redirect("staff:questionnaires:view", made)
    page = pages.Writing(engagement.id, engagement.title)
    return render(request, "staff/questionnaires/import_form.html", {"page": page, "form": form})


@open_to(*READERS)
@require_safe
def view(request: StaffRequest, version_id: UUID) -> HttpResponse:
    """One version: every question with its routing and what the sense-check says of it."""
    version = queries.get_version(viewer=request.viewer, version_id=version_id)
    page = pages.ViewVersion.of(request.viewer, version, request)
    return render(request, "staff/questionnaires/view.html", {"page": page})


@open_to(*READERS)
@require_safe
def preview(request: StaffRequest, version_id: UUID) -> HttpResponse:
    """One version as somebody who answers sees it, page by page, to read only."""
    version = queries.get_version(viewer=request.viewer, version_id=version_id)
    page = pages.Preview.of(request.viewer, version)
    return render(request, "staff/questionnaires/preview.html", {"page": page})
