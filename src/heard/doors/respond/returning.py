"""Coming back with a return code: what came of it, or take it all out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from heard.doors.respond import pages, visits
from heard.doors.respond.forms import ReturnForm
from heard.publishing.snapshots import list_published_for_engagement
from heard.publishing.telling import note_told
from heard.responses import operations
from heard.responses.return_codes import TooBusy
from heard.responses.rules import VisitOver
from heard.workflows.withdraw import withdraw

if TYPE_CHECKING:
    from heard.responses.models import Visit

NOT_KNOWN = "We do not know these words. Check each one and try again"
BUSY = "Too many people are doing this just now. Wait a minute and try again"


@visits.open_honestly
def enter(request: HttpRequest) -> HttpResponse:
    """The box for the words. Wrong, withdrawn and never given get the same reply."""
    form = ReturnForm(visits.posted(request), auto_id="%s")
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            token = operations.come_back(typed=form.cleaned_data["code"], now=timezone.now())
        except VisitOver:
            form.add_error("code", NOT_KNOWN)
        except TooBusy:
            form.add_error("code", BUSY)
            status = 503
        else:
            visits.leave_earlier(request)
            response = redirect("respond:news")
            visits.set_cookie(response, token)
            return response
    context = {"page": pages.Enter(form), "form": form}
    return render(request, "respond/return.html", context, status=status)


@visits.during_visit
def news(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What came of what they said; reading it counts them as told."""
    _check_is_return(visit)
    published = list_published_for_engagement(engagement_id=visit.window.engagement_id)
    note_told(
        response_id=visit.response_key,
        publication_ids=[one.id for one in published],
        now=timezone.now(),
    )
    page = pages.News(published=tuple(published), today=timezone.localdate())
    return render(request, "respond/news.html", {"page": page})


@visits.during_visit
def delete(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take everything out, after one question to be sure."""
    _check_is_return(visit)
    if request.method != "POST":
        return render(request, "respond/delete.html")
    titles = withdraw(response_id=visit.response_key, now=timezone.now())
    page = pages.Deleted(already_public=tuple(titles))
    return visits.forget(render(request, "respond/deleted.html", {"page": page}))


def _check_is_return(visit: Visit) -> None:
    # Having just answered is not enough: whoever took over the browser could
    # then see and undo it. Only the words open this.
    if not visit.is_return:
        raise VisitOver
