"""The visit cookie: what ties a browser to what it is answering, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from heard.doors.access import View, open_to_everybody
from heard.responses.hurrying import leave_at_once
from heard.responses.queries import get_visit
from heard.responses.rules import VisitOver

if TYPE_CHECKING:
    from heard.responses.models import Visit

COOKIE = "visit"
PATH = "/t/"


def set_cookie(response: HttpResponse, token: str) -> None:
    """Give the browser its visit. A session cookie, unreadable to scripts and to other sites."""
    response.set_cookie(
        COOKIE,
        token,
        path=PATH,
        httponly=True,
        samesite="Lax",
        secure=settings.CSRF_COOKIE_SECURE,
    )


def forget(response: HttpResponse) -> HttpResponse:
    """Tell the browser to forget us: cookies, cached pages, and pages kept for Back.

    ``no-store`` alone leaves pages in the back/forward cache of a real
    Chromium; changing cookies and Clear-Site-Data evict them.
    """
    response.delete_cookie(COOKIE, path=PATH)
    response.delete_cookie(settings.CSRF_COOKIE_NAME)
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent with a form, even when it is empty; None when none was."""
    return request.POST if request.method == "POST" else None


def find(request: HttpRequest) -> Visit:
    """The visit of this browser. Raises VisitOver."""
    return get_visit(token=request.COOKIES.get(COOKIE, ""), now=timezone.now())


def during_visit(view: Callable[..., HttpResponse]) -> View:
    """A page that needs a visit; without one, the same plain page whatever the reason."""

    def with_visit(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, find(request), *args, **kwargs)
        except VisitOver:
            return render(request, "respond/over.html", status=404)

    return open_honestly(wraps(view)(with_visit))


def open_honestly(view: Callable[..., HttpResponse]) -> View:
    """Open to everybody; when the database cannot be reached, says that nothing was done."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except DatabaseError:
            return render(request, "respond/not_done.html", status=503)

    return open_to_everybody(guarded)


def leave_earlier(request: HttpRequest) -> None:
    """End the visit this browser was in, before it begins another: nothing of it is kept."""
    with suppress(VisitOver):
        leave_at_once(visit=find(request), now=timezone.now())
