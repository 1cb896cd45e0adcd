"""Writing a page for the public, looking at it as they will, and agreeing to it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from heard.change.queries import find_decision
from heard.doors.access import StaffRequest, open_to
from heard.doors.staff.publishing import forms, pages
from heard.doors.staff.sent import sent
from heard.engagements.queries import get_own_engagement, list_engagements
from heard.findings.queries import list_findings
from heard.findings.rules import READERS
from heard.organisations.roles import Role
from heard.publishing import operations, queries, rules

FORMS = ["GET", "HEAD", "POST"]


@open_to(*READERS)
@require_safe
def list_pages(request: StaffRequest) -> HttpResponse:
    """Every draft and published page of the force."""
    viewer = request.viewer
    may_write = viewer.has(Role.ENGAGEMENT_LEAD)
    page = pages.Publications.of(
        viewer,
        queries.list_publications(viewer=viewer),
        list_engagements(viewer=viewer) if may_write else [],
    )
    return render(request, "staff/publishing/list.html", {"page": page})


@open_to(Role.ENGAGEMENT_LEAD)
@require_http_methods(FORMS)
def new(request: StaffRequest, engagement_id: UUID) -> HttpResponse:
    """Write a page from findings that have been decided about."""
    viewer = request.viewer
    engagement = get_own_engagement(viewer=viewer, engagement_id=engagement_id)
    findings = list_findings(viewer=viewer, engagement_id=engagement.id)
    decisions = {one.id: find_decision(viewer=viewer, finding_id=one.id) for one in findings}
    decided = [
        (one.id, one.claim, decision.get_choice_display())
        for one in findings
        if (decision := decisions[one.id]) is not None
    ]
    form = forms.DraftForm(sent(request), findings=decided)
    if form.is_valid():
        chosen = set(form.cleaned_data["findings"])
        made = operations.draft(
            engagement=engagement,
            by=viewer,
            title=form.cleaned_data["title"],
            introduction=form.cleaned_data["introduction"],
            findings=[one for one in findings if str(one.id) in chosen],
            now=timezone.now(),
        )
        messages.success(request, "The draft is saved. Two other people must now agree to it.")
        return redirect("staff:publishing:view", made)
    page = pages.NewPublication(
        engagement_id=engagement.id,
        engagement_title=engagement.title,
        has_findings=bool(decided),
        undecided=[one.claim for one in findings if decisions[one.id] is None],
    )
    return render(request, "staff/publishing/new.html", {"page": page, "form": form})


@open_to(*READERS)
@require_safe
def view(request: StaffRequest, publication_id: UUID) -> HttpResponse:
    """One page exactly as the public will see it, and who has agreed."""
    row = queries.get_publication(viewer=request.viewer, publication_id=publication_id)
    page = pages.Preview.of(row, request.viewer)
    return render(request, "staff/publishing/view.html", {"page": page})


@open_to(Role.EXECUTIVE_SPONSOR, Role.RELEASE_APPROVER)
@require_http_methods(FORMS)
def approve(request: StaffRequest, publication_id: UUID) -> HttpResponse:
    """Agree to a page, after a last question."""
    viewer = request.viewer
    row = queries.get_publication(viewer=viewer, publication_id=publication_id)
    rules.check_can_approve(row, viewer)
    form = forms.ApproveForm(sent(request))
    if form.is_valid():
        is_public = operations.approve(publication=row, by=viewer, now=timezone.now())
        messages.success(
            request,
            "You were the second to agree. The page is public now."
            if is_public
            else "You have agreed. One more person must agree before it is public.",
        )
        return redirect("staff:publishing:view", row.id)
    page = pages.Preview.of(row, viewer)
    return render(request, "staff/publishing/approve.html", {"page": page, "form": form})
