"""Two rules that hold on every page: nothing is kept by the browser, and no is said plainly."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from heard.engines.refusals import NotFound, Refused

NextLayer = Callable[[HttpRequest], HttpResponse]


class OnlyUtf8:
    """Refuses a form that claims to be written in another alphabet than our pages.

    No browser sends one. Some alphabets that may be claimed cannot be read at
    all, and others smuggle in halves of characters that nothing can store.
    """

    def __init__(self, get_response: NextLayer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        claimed = (request.content_params or {}).get("charset", "utf-8")
        if claimed.strip("\"'").lower().replace("_", "-") not in {"utf-8", "utf8"}:
            raise BadRequest("the form is not in UTF-8")
        return self.get_response(request)


class KeepNothing:
    """Tells browsers and proxies to keep no page; static files are exempt."""

    def __init__(self, get_response: NextLayer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith("/static/"):
            response["Cache-Control"] = "no-store"
            response["X-Robots-Tag"] = "noindex"
            response["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        return response


class PlainRefusals:
    """Turns a refusal into a page that says why, and a thing not visible into the one 404."""

    def __init__(self, get_response: NextLayer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Called by Django when a view raised ``error``."""
        if isinstance(error, NotFound):
            # Django's own handler makes the reply, so it is the same 404 everywhere.
            raise Http404 from None
        if isinstance(error, Refused):
            return render(request, "errors/refused.html", {"reason": str(error)}, status=403)
        return None
