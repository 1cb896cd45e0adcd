"""Every view says who may use it; a gate checks that none is silent."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from heard.engines.refusals import NotFound
from heard.organisations.queries import get_viewer
from heard.organisations.roles import Role
from heard.organisations.viewers import Viewer

View = Callable[..., HttpResponse]

EVERYBODY = "everybody"
SIGNED_IN = "signed in"


class StaffRequest(HttpRequest):
    """A request of somebody signed in. ``viewer`` is who, as of this request."""

    viewer: Viewer


def open_to_everybody(view: View) -> View:
    """Declare a view that needs no sign-in."""
    view.access = EVERYBODY  # type: ignore[attr-defined] # read back by the gate
    return view


def open_to(*roles: Role) -> Callable[[View], View]:
    """Declare a view for people who hold one of ``roles`` (none named: anybody signed in).

    Somebody signed in without the role gets the same 404 as for a page that
    does not exist.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            viewer = get_viewer(person_id=request.user.pk)
            staff_request = cast(StaffRequest, request)
            staff_request.viewer = viewer
            if roles and not viewer.has(*roles):
                raise NotFound
            return view(staff_request, *args, **kwargs)

        guarded.access = frozenset(roles) or SIGNED_IN  # type: ignore[attr-defined] # for the gate
        return guarded

    return declare
