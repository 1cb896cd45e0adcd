"""The redaction desk: what waits, opening one text, hiding what must be hidden, setting aside.

Every step that shows words opens the text again, and each opening is recorded first.
Nothing here keeps words: not in an address, a session, a message or a hidden box.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from heard.doors.access import StaffRequest, open_to
from heard.doors.staff.evidence import marking, pages
from heard.doors.staff.evidence.forms import HideForm, ReasonForm
from heard.engagements.queries import get_own_engagement
from heard.engines.redaction import SensitiveText, Span, SpanRefused, propose
from heard.evidence import operations
from heard.evidence.queries import get_desk, is_decided
from heard.evidence.rules import check_can_decide
from heard.organisations.roles import Role
from heard.responses.keys import NoKey
from heard.responses.opening import open_text
from heard.responses.queries import get_sealed_text
from heard.responses.rules import OpeningReason
from heard.responses.vault import CannotOpen

if TYPE_CHECKING:
    from heard.responses.models import SealedText

ROWS_ON_A_PAGE = 50


@open_to(Role.REDACTION_REVIEWER)
def desk(request: StaffRequest, engagement_id: UUID) -> HttpResponse:
    """What waits to be reviewed in one engagement."""
    engagement = get_own_engagement(viewer=request.viewer, engagement_id=engagement_id)
    standing = get_desk(viewer=request.viewer, engagement_id=engagement_id)
    paginator = Paginator(pages.Desk.rows_of(standing), ROWS_ON_A_PAGE)
    rows = paginator.get_page(request.GET.get("page"))
    page = pages.Desk.of(engagement, standing, rows)
    return render(request, "staff/evidence/desk.html", {"page": page})


@open_to(Role.REDACTION_REVIEWER)
@sensitive_post_parameters()
@sensitive_variables()
def open_one(request: StaffRequest, text_id: UUID) -> HttpResponse:
    """One text: say why, see it, mark what to hide, look at the result, accept."""
    text = get_sealed_text(viewer=request.viewer, text_id=text_id)
    step = _STEPS.get(request.POST.get("step", ""), _ask_why)
    try:
        return step(request, text)
    except (CannotOpen, NoKey):
        page = _about(request, text)
        return render(request, "staff/evidence/cannot_open.html", {"page": page}, status=409)


@open_to(Role.REDACTION_REVIEWER)
def set_aside(request: StaffRequest, text_id: UUID) -> HttpResponse:
    """Decide that nothing in a text can be used safely."""
    text = get_sealed_text(viewer=request.viewer, text_id=text_id)
    if request.method == "POST":
        operations.set_aside(text=text, by=request.viewer, now=timezone.now())
        messages.success(request, "The text was set aside. Nobody will read it.")
        return redirect("staff:evidence:desk", text.window.engagement_id)
    return render(request, "staff/evidence/set_aside.html", {"page": _about(request, text)})


def _ask_why(request: StaffRequest, text: SealedText) -> HttpResponse:
    page = _about(request, text)
    form = ReasonForm(is_decided=page.is_decided)
    return render(request, "staff/evidence/open.html", {"page": page, "form": form})


def _show(request: StaffRequest, text: SealedText) -> HttpResponse:
    page = _about(request, text)
    asked_why = ReasonForm(request.POST, is_decided=page.is_decided)
    if not asked_why.is_valid():
        return render(request, "staff/evidence/open.html", {"page": page, "form": asked_why})
    reason = OpeningReason(asked_why.cleaned_data["reason"])
    words = _open(request, text, reason)
    if reason is OpeningReason.REDACT:
        return _mark(request, text, words)
    opened = pages.Opened.of(page, reason, words, ())
    return render(request, "staff/evidence/read.html", {"page": opened})


def _mark(
    request: StaffRequest, text: SealedText, words: SensitiveText, form: HideForm | None = None
) -> HttpResponse:
    """The words with what is proposed marked in them, or with the marks made so far."""
    proposed = propose(words)
    kept = proposed
    if "keep" in request.POST or form is not None:
        # Only a form that was tampered with names no marks; then all proposals stand.
        with suppress(SpanRefused):
            kept = _kept(request, words)
    offered = marking.offer(proposed, kept)
    if form is None:
        ticked = [marking.as_key(span) for span in kept]
        form = HideForm(initial={"keep": ticked}, words=words, offered=offered)
    about = _about(request, text)
    page = pages.Opened.of(about, OpeningReason.REDACT, words, offered)
    return render(request, "staff/evidence/mark.html", {"page": page, "form": form})


def _preview(request: StaffRequest, text: SealedText) -> HttpResponse:
    check_can_decide(text.force_id, text.id, request.viewer)
    words = _open(request, text, OpeningReason.REDACT)
    try:
        kept = _kept(request, words)
    except SpanRefused:
        return _mark(request, text, words)
    form = HideForm(request.POST, words=words, offered=marking.offer(propose(words), kept))
    if not form.is_valid():
        return _mark(request, text, words, form)
    page = pages.Preview.of(_about(request, text), words, marking.join(kept, form.added))
    return render(request, "staff/evidence/preview.html", {"page": page})


def _accept(request: StaffRequest, text: SealedText) -> HttpResponse:
    check_can_decide(text.force_id, text.id, request.viewer)
    words = _open(request, text, OpeningReason.REDACT)
    try:
        spans = _kept(request, words)
    except SpanRefused:
        return _mark(request, text, words)
    operations.accept_redaction(
        text=text, words=words, spans=spans, by=request.viewer, now=timezone.now()
    )
    messages.success(request, "The text was kept with what you chose hidden.")
    return redirect("staff:evidence:desk", text.window.engagement_id)


_STEPS: dict[str, Callable[[StaffRequest, SealedText], HttpResponse]] = {
    "open": _show,
    "preview": _preview,
    "accept": _accept,
}


def _open(request: StaffRequest, text: SealedText, reason: OpeningReason) -> SensitiveText:
    return open_text(text=text, by=request.viewer, reason=reason, now=timezone.now())


def _kept(request: StaffRequest, words: SensitiveText) -> tuple[Span, ...]:
    keys = request.POST.getlist("keep")
    return marking.read_keys(keys, length=words.length, proposed=propose(words))


def _about(request: StaffRequest, text: SealedText) -> pages.About:
    engagement = get_own_engagement(viewer=request.viewer, engagement_id=text.window.engagement_id)
    return pages.About.of(text, engagement, is_decided=is_decided(text_id=text.id))
