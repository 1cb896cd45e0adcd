"""The whole loop of one engagement on one page."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heard.doors.access import StaffRequest, open_to
from heard.doors.staff.loop import pages
from heard.engagements.queries import get_own_engagement
from heard.findings.rules import READERS
from heard.workflows.loop import get_loop


@open_to(*READERS)
@require_safe
def view(request: StaffRequest, engagement_id: UUID) -> HttpResponse:
    """How many voices reached each link, and where most of them stopped."""
    engagement = get_own_engagement(viewer=request.viewer, engagement_id=engagement_id)
    links = get_loop(viewer=request.viewer, engagement_id=engagement.id)
    page = pages.Loop.of(engagement, links, request.viewer)
    return render(request, "staff/loop/view.html", {"page": page})
