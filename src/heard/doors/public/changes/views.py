"""What is published, for anyone to read. Drafts are not found."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heard.doors.access import open_to_everybody
from heard.doors.public.changes import pages
from heard.publishing.snapshots import get_published, list_published


@open_to_everybody
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Everything published by every force."""
    return render(request, "public/changes/index.html", {"page": pages.Index.of(list_published())})


@open_to_everybody
@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One published page in full."""
    return render(request, "public/changes/page.html", {"page": get_published(slug=slug)})
