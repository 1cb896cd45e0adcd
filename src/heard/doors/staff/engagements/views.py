"""Plans: written, read, approved, shared, and their stages looked at again and again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from heard.doors.access import StaffRequest, open_to
from heard.doors.staff.engagements import forms, pages
from heard.doors.staff.engagements.stages import ViewStage
from heard.doors.staff.sent import sent
from heard.engagements import operations, queries
from heard.engagements.operations import PlanText
from heard.engines.refusals import NotFound
from heard.guidance.queries import get_pack
from heard.organisations.roles import Role

FORMS = ["GET", "HEAD", "POST"]


@open_to()
@require_safe
def list_plans(request: StaffRequest) -> HttpResponse:
    """Every plan this person may read."""
    viewer = request.viewer
    page = pages.Plans.of(viewer, queries.list_engagements(viewer=viewer))
    return render(request, "staff/engagements/list.html", {"page": page})


@open_to(Role.ENGAGEMENT_LEAD)
@require_http_methods(FORMS)
def new(request: StaffRequest) -> HttpResponse:
    """Start a plan."""
    viewer = request.viewer
    form = forms.PlanForm(sent(request))
    if form.is_valid():
        made = operations.plan(by=viewer, text=PlanText(**form.cleaned_data), now=timezone.now())
        messages.success(request, "The plan is saved. Next, look at each of the seven stages.")
        return redirect("staff:engagements:view", made)
    return render(
        request, "staff/engagements/write.html", {"page": pages.WritePlan(None), "form": form}
    )


@open_to(Role.ENGAGEMENT_LEAD)
@require_http_methods(FORMS)
def edit(request: StaffRequest, engagement_id: UUID) -> HttpResponse:
    """Change a plan."""
    viewer = request.viewer
    engagement = queries.get_own_engagement(viewer=viewer, engagement_id=engagement_id)
    page = pages.WritePlan(pages.Plan.of(viewer, engagement))
    form = forms.PlanForm(sent(request), initial=pages.plan_as_typed(engagement))
    if form.is_valid():
        text = PlanText(**form.cleaned_data)
        operations.change(engagement=engagement, by=viewer, text=text, now=timezone.now())
        messages.success(request, "The changed plan is saved.")
        return redirect("staff:engagements:view", engagement.id)
    return render(request, "staff/engagements/write.html", {"page": page, "form": form})


@open_to()
@require_safe
def view(request: StaffRequest, engagement_id: UUID) -> HttpResponse:
    """One plan, with where its stages stand."""
    viewer = request.viewer
    engagement = queries.get_engagement(viewer=viewer, engagement_id=engagement_id)
    page = pages.ViewPlan.of(viewer, engagement, on=timezone.localdate(), request=request)
    return render(request, "staff/engagements/view.html", {"page": page})


@open_to()
@require_http_methods(FORMS)
def stage(request: StaffRequest, engagement_id: UUID, stage: int) -> HttpResponse:
    """One stage of one engagement: every review so far, and a new one."""
    viewer = request.viewer
    engagement = queries.get_own_engagement(viewer=viewer, engagement_id=engagement_id)
    if stage not in queries.STAGES:
        raise NotFound
    form = forms.StageReviewForm(sent(request), today=timezone.localdate())
    if form.is_valid():
        operations.review_stage(
            engagement=engagement,
            by=viewer,
            stage=stage,
            pack_version=get_pack().version,
            now=timezone.now(),
            **form.cleaned_data,
        )
        messages.success(request, f"Your review of stage {stage} is saved.")
        return redirect("staff:engagements:stage", engagement.id, stage)
    page = ViewStage.of(viewer, engagement, stage, on=timezone.localdate())
    return render(request, "staff/engagements/stage.html", {"page": page, "form": form})


@open_to(Role.DATA_PROTECTION_OFFICER)
@require_http_methods(FORMS)
def approve(request: StaffRequest, engagement_id: UUID) -> HttpResponse:
    """Approve the data protection side of a plan, as it stands on the page."""
    viewer = request.viewer
    engagement = queries.get_own_engagement(viewer=viewer, engagement_id=engagement_id)
    page = pages.ApprovePlan.of(viewer, engagement)
    form = forms.ApproveForm(None if page.obstacle else sent(request))
    if form.is_valid():
        # What is approved is what was read, not what somebody changed it to meanwhile.
        if request.POST.get("seen") == page.seen:
            operations.approve_data_protection(engagement=engagement, by=viewer, now=timezone.now())
            messages.success(request, "You approved the data protection of this plan.")
            return redirect("staff:engagements:view", engagement.id)
        form.add_error("confirmed", forms.PLAN_MOVED_ON)
    return render(request, "staff/engagements/approve.html", {"page": page, "form": form})


@open_to(Role.ENGAGEMENT_LEAD)
@require_http_methods(FORMS)
def share(request: StaffRequest, engagement_id: UUID) -> HttpResponse:
    """Let a partner agency read a plan."""
    viewer = request.viewer
    engagement = queries.get_own_engagement(viewer=viewer, engagement_id=engagement_id)
    page = pages.SharePlan.of(viewer, engagement)
    form = forms.ShareForm(sent(request), partners=page.partners)
    if form.is_valid():
        operations.share_with_partner(
            engagement=engagement,
            by=viewer,
            partner_id=UUID(form.cleaned_data["partner"]),
            now=timezone.now(),
        )
        messages.success(request, "The agency can now read this plan.")
        return redirect("staff:engagements:view", engagement.id)
    return render(request, "staff/engagements/share.html", {"page": page, "form": form})
