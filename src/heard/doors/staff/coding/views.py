"""Themes, the redacted words they rest on, and putting one on the other."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from heard.coding import operations, queries
from heard.coding.rules import NameTaken, check_can_code
from heard.doors.access import StaffRequest, open_to
from heard.doors.staff.coding import pages
from heard.doors.staff.coding.forms import ThemeForm
from heard.engagements.queries import get_own_engagement
from heard.engines.refusals import NotFound
from heard.evidence.queries import get_segment, list_segments
from heard.evidence.rules import READERS
from heard.organisations.roles import Role
from heard.questionnaires.queries import map_questions_asked

ROWS_ON_A_PAGE = 20


@open_to(*READERS)
def themes(request: StaffRequest, engagement_id: UUID) -> HttpResponse:
    """The themes of one engagement and how many voices each has."""
    engagement = get_own_engagement(viewer=request.viewer, engagement_id=engagement_id)
    found = queries.list_themes(viewer=request.viewer, engagement_id=engagement_id)
    page = pages.Themes.of(engagement, found, request.viewer)
    return render(request, "staff/coding/themes.html", {"page": page})


@open_to(Role.ANALYST)
def new_theme(request: StaffRequest, engagement_id: UUID) -> HttpResponse:
    """Name a theme."""
    engagement = get_own_engagement(viewer=request.viewer, engagement_id=engagement_id)
    form = ThemeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.name_theme(
                engagement=engagement,
                by=request.viewer,
                name=form.cleaned_data["theme"],
                meaning=form.cleaned_data["meaning"],
                now=timezone.now(),
            )
        except NameTaken as taken:
            form.add_error("theme", str(taken))
        else:
            messages.success(request, "The theme was added.")
            return redirect("staff:coding:themes", engagement_id)
    page = pages.NewTheme(engagement)
    return render(request, "staff/coding/new_theme.html", {"page": page, "form": form})


@open_to(*READERS)
def segments(request: StaffRequest, engagement_id: UUID) -> HttpResponse:
    """The redacted words of one engagement; all, or those that carry ``theme``."""
    viewer = request.viewer
    engagement = get_own_engagement(viewer=viewer, engagement_id=engagement_id)
    theme = None
    if "theme" in request.GET:
        theme = queries.get_theme(viewer=viewer, theme_id=_uuid(request.GET["theme"]))
    rows = pages.SegmentRow.all_of(
        list_segments(viewer=viewer, engagement_id=engagement_id),
        queries.map_themes_by_segment(viewer=viewer, engagement_id=engagement_id),
        map_questions_asked(viewer=viewer, engagement_id=engagement_id),
        only_theme=theme.id if theme else None,
    )
    page = pages.Segments(
        engagement,
        Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page")),
        theme,
        may_code=viewer.has(Role.ANALYST),
    )
    return render(request, "staff/coding/segments.html", {"page": page})


@open_to(*READERS)
def segment(request: StaffRequest, segment_id: UUID) -> HttpResponse:
    """One redacted text: put themes on it and take them off."""
    viewer = request.viewer
    found = get_segment(viewer=viewer, segment_id=segment_id)
    engagement = get_own_engagement(viewer=viewer, engagement_id=found.engagement_id)
    if request.method == "POST":
        check_can_code(engagement.force_id, viewer)
        theme = queries.get_theme(viewer=viewer, theme_id=_uuid(request.POST.get("theme", "")))
        now = timezone.now()
        if request.POST.get("do") == "take_off":
            operations.take_off(segment=found, theme=theme, by=viewer, now=now)
            messages.success(request, f"“{theme.name}” was taken off.")
        else:
            operations.code(segment=found, theme=theme, by=viewer, now=now)
            messages.success(request, f"“{theme.name}” was put on.")
        return redirect("staff:coding:segment", segment_id)
    standings = queries.list_themes(viewer=viewer, engagement_id=engagement.id)
    asked = map_questions_asked(viewer=viewer, engagement_id=engagement.id)
    page = pages.OneSegment.of(
        engagement,
        found,
        asked=asked.get(found.question_id, ""),
        themes=[standing.theme for standing in standings],
        mine=set(queries.list_own_themes_on(viewer=viewer, segment_id=segment_id)),
        anybodys={s.theme.id for s in standings if segment_id in s.segment_ids},
        viewer=viewer,
    )
    return render(request, "staff/coding/segment.html", {"page": page})


def _uuid(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        raise NotFound from None
