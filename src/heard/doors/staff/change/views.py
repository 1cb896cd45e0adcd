"""Deciding, giving actions, claiming changes and checking them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from heard.change import operations, queries, rules
from heard.doors.access import StaffRequest, open_to
from heard.doors.staff.change import forms, pages
from heard.doors.staff.sent import sent
from heard.engagements.queries import list_engagements
from heard.findings.queries import get_basis, get_finding, list_findings
from heard.findings.rules import READERS
from heard.organisations.queries import list_colleagues
from heard.organisations.roles import Role

FORMS = ["GET", "HEAD", "POST"]
SURE, CHANGE = "sure", "change"
"""What the buttons of a confirm page send as ``step``: do it, or back to the form."""


@open_to(*READERS)
@require_safe
def list_changes(request: StaffRequest) -> HttpResponse:
    """Everything decided and being done, and what waits for this person."""
    viewer = request.viewer
    findings = [
        finding
        for engagement in list_engagements(viewer=viewer)
        for finding in list_findings(viewer=viewer, engagement_id=engagement.id)
    ]
    decisions = queries.list_decisions(viewer=viewer)
    decided = {decision.finding_id for decision in decisions}
    page = pages.Changes.of(
        viewer,
        undecided=[finding for finding in findings if finding.id not in decided],
        decisions=decisions,
        standings=queries.list_all_actions(viewer=viewer, on=timezone.localdate()),
        is_decider=viewer.has(Role.EXECUTIVE_SPONSOR),
        can_draft=viewer.has(Role.ENGAGEMENT_LEAD),
    )
    return render(request, "staff/change/list.html", {"page": page})


@open_to(Role.EXECUTIVE_SPONSOR)
@require_http_methods(FORMS)
def decide(request: StaffRequest, finding_id: UUID) -> HttpResponse:
    """Act, test or decline: asked, shown back, and then decided once."""
    finding = get_finding(viewer=request.viewer, finding_id=finding_id)
    rules.check_can_decide(finding, request.viewer)
    form = forms.DecideForm(sent(request))
    box = pages.FindingBox.of(finding, get_basis(finding=finding))
    if not form.is_valid() or _step(request) == CHANGE:
        return render(
            request, "staff/change/decide.html", {"page": pages.Decide(box), "form": form}
        )
    choice = form.cleaned_data["choice"]
    if _step(request) != SURE:
        page = pages.Decide(box, pages.DECIDED[choice][0])
        return render(request, "staff/change/decide_sure.html", {"page": page, "form": form})
    made = operations.decide(
        finding=finding, by=request.viewer, now=timezone.now(), **form.cleaned_data
    )
    if choice == "decline":
        messages.success(request, "The decision is made, with its reason.")
        return redirect("staff:change:list")
    messages.success(request, "The decision is made. Next, give somebody an action.")
    return redirect("staff:change:act", made)


@open_to(Role.EXECUTIVE_SPONSOR, Role.ENGAGEMENT_LEAD)
@require_http_methods(FORMS)
def act(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """Give somebody an action under a decision."""
    viewer = request.viewer
    decision = queries.get_decision(viewer=viewer, decision_id=decision_id)
    rules.check_can_act_on(decision, viewer)
    today = timezone.localdate()
    owners = list_colleagues(viewer=viewer, role=Role.ACTION_OWNER)
    form = forms.ActForm(sent(request), owners=owners, today=today)
    if form.is_valid():
        owner_id = UUID(form.cleaned_data.pop("owner"))
        made = operations.take_on(
            decision=decision,
            by=viewer,
            owner_id=owner_id,
            now=timezone.now(),
            **form.cleaned_data,
        )
        messages.success(request, "The action is given.")
        return redirect("staff:change:action", made)
    standings = queries.list_actions(viewer=viewer, decision_id=decision.id, on=today)
    page = pages.Act(
        decision=pages.DecisionBox.of(decision),
        actions=[pages.ActionBox.of(standing, viewer) for standing in standings],
        has_owners=bool(owners),
    )
    return render(request, "staff/change/act.html", {"page": page, "form": form})


@open_to(*READERS)
@require_safe
def action(request: StaffRequest, action_id: UUID) -> HttpResponse:
    """One action with every claim made for it."""
    viewer = request.viewer
    standing = queries.get_standing(viewer=viewer, action_id=action_id, on=timezone.localdate())
    page = pages.ActionPage.of(standing, viewer)
    return render(request, "staff/change/action.html", {"page": page})


@open_to(Role.ACTION_OWNER)
@require_http_methods(FORMS)
def claim(request: StaffRequest, action_id: UUID) -> HttpResponse:
    """Say that something changed, with proof."""
    action = queries.get_action(viewer=request.viewer, action_id=action_id)
    rules.check_can_claim(action, request.viewer)
    form = forms.ClaimForm(sent(request))
    if form.is_valid():
        operations.claim_change(
            action=action, by=request.viewer, now=timezone.now(), **form.cleaned_data
        )
        messages.success(request, "The change is claimed. Somebody else will check the proof.")
        return redirect("staff:change:action", action.id)
    page = pages.Claim.of(action)
    return render(request, "staff/change/claim.html", {"page": page, "form": form})


@open_to(Role.CHANGE_VERIFIER)
@require_http_methods(FORMS)
def check(request: StaffRequest, claim_id: UUID) -> HttpResponse:
    """Look at the proof and say what it shows: asked, shown back, and then decided once."""
    viewer = request.viewer
    claim = queries.get_claim(viewer=viewer, claim_id=claim_id)
    rules.check_can_check(claim, viewer)
    form = forms.CheckForm(sent(request))
    page = pages.Check(pages.Claim.of(claim.action), pages.ClaimBox.of(claim, viewer))
    if not form.is_valid() or _step(request) == CHANGE:
        return render(request, "staff/change/check.html", {"page": page, "form": form})
    verdict = form.cleaned_data["verdict"]
    if _step(request) != SURE:
        page = pages.Check(page.about, page.claim, pages.VERDICTS[verdict])
        return render(request, "staff/change/check_sure.html", {"page": page, "form": form})
    operations.check_change(
        claim=claim,
        by=viewer,
        is_proven=verdict == "proven",
        note=form.cleaned_data["note"],
        now=timezone.now(),
    )
    messages.success(request, "Your check is saved.")
    return redirect("staff:change:action", claim.action_id)


def _step(request: StaffRequest) -> str:
    return request.POST.get("step", "")
