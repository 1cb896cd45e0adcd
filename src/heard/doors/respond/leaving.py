"""The way out, where to find help, and what happens to what people write."""

from __future__ import annotations

from contextlib import suppress

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from heard.doors.access import open_to_everybody
from heard.doors.respond import pages, visits
from heard.guidance.queries import list_support_services
from heard.responses.hurrying import leave_at_once
from heard.responses.rules import VisitOver


@open_to_everybody
def exit_page(request: HttpRequest) -> HttpResponse:
    """Leave at once: destroy what was not sent, make the browser forget, go somewhere ordinary.

    A plain GET, so that the exit is a link and works without JavaScript. A
    browser that only fetches ahead (prefetch) leaves nothing behind it.
    """
    if "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", "")):
        return HttpResponse(status=204)
    # Already gone, never begun, or a database in trouble: leaving works all the same.
    with suppress(VisitOver, DatabaseError):
        leave_at_once(visit=visits.find(request), now=timezone.now())
    return visits.forget(HttpResponseRedirect(settings.EXIT_URL, status=303))


@open_to_everybody
def support(request: HttpRequest) -> HttpResponse:
    """Services a person can turn to; only those checked recently enough."""
    services = list_support_services(for_respondents=True, on=timezone.localdate())
    return render(request, "respond/support.html", {"page": pages.Support(services)})


@open_to_everybody
def privacy(request: HttpRequest) -> HttpResponse:
    """What happens to what people tell us, in plain words."""
    return render(request, "respond/privacy.html")
