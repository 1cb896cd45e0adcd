"""Starting and stopping asking people."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from heard.doors.access import StaffRequest, open_to
from heard.doors.staff.fieldwork import pages
from heard.engagements.queries import get_own_engagement
from heard.fieldwork import operations, queries
from heard.organisations.roles import Role
from heard.questionnaires.queries import get_version

FORMS = ["GET", "HEAD", "POST"]


@open_to(Role.ENGAGEMENT_LEAD)
@require_http_methods(FORMS)
def open_asking(request: StaffRequest, version_id: UUID) -> HttpResponse:
    """What still stands in the way, or a last look before opening; afterwards, the link."""
    version = get_version(viewer=request.viewer, version_id=version_id)
    engagement = get_own_engagement(viewer=request.viewer, engagement_id=version.engagement_id)
    page = pages.Open.of(request.viewer, engagement, version, request)
    # With a gate shut the page itself says which, so sending it again shows them again.
    if request.method == "POST" and page.can_open:
        operations.open_window(
            engagement=engagement, version=version, by=request.viewer, now=timezone.now()
        )
        messages.success(request, "Open. Anybody with the link can answer from now.")
        return redirect("staff:fieldwork:open", version.id)
    return render(request, "staff/fieldwork/open.html", {"page": page})


@open_to(Role.ENGAGEMENT_LEAD)
@require_http_methods(FORMS)
def close_asking(request: StaffRequest, window_id: UUID) -> HttpResponse:
    """Ask once more, then stop."""
    window = queries.get_window(viewer=request.viewer, window_id=window_id)
    page = pages.Close.of(window)
    if request.method == "POST" and not page.closed_at:
        operations.close_window(window=window, by=request.viewer, now=timezone.now())
        messages.success(request, "Closed. Nobody can answer with that link any more.")
        return redirect("staff:questionnaires:view", window.version_id)
    return render(request, "staff/fieldwork/close.html", {"page": page})
