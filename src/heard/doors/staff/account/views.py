"""Signing in and out, the page everybody starts from, and what one's roles allow."""

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.doors.access import StaffRequest, open_to, open_to_everybody
from heard.doors.staff.account import pages
from heard.doors.staff.account.forms import NOT_RIGHT, SignInForm
from heard.doors.staff.sent import sent
from heard.organisations.operations import note_sign_in
from heard.organisations.queries import get_viewer

# Not yet: nothing limits how often somebody may try. Until it does, the limit
# belongs in the proxy in front of the service.


@open_to_everybody
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for a username and a password, and go on to the page that was wanted."""
    wanted = _safe_address(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(wanted)
    form = SignInForm(sent(request))
    if form.is_valid():
        person = authenticate(request, **form.cleaned_data)
        if person is None:
            form.add_error("username", NOT_RIGHT)
        else:
            viewer = get_viewer(person_id=person.pk)
            # Recorded first: if it cannot be, nobody is signed in.
            note_sign_in(
                person_id=viewer.id, organisation_id=viewer.organisation_id, now=timezone.now()
            )
            login(request, person)
            return redirect(wanted)
    page = pages.SignIn(next=wanted)
    return render(request, "staff/account/sign_in.html", {"page": page, "form": form})


@open_to_everybody
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, whoever's it is, and go back to where one signs in."""
    logout(request)
    return redirect("staff:sign_in")


@open_to()
@require_safe
def home(request: StaffRequest) -> HttpResponse:
    """What is waiting for this person, and their engagements."""
    viewer = request.viewer
    page = pages.Home.of(viewer, on=timezone.localdate())
    return render(request, "staff/account/home.html", {"page": page})


@open_to()
@require_safe
def roles(request: StaffRequest) -> HttpResponse:
    """What this person's roles do, what they must not do, and why."""
    viewer = request.viewer
    return render(request, "staff/account/roles.html", {"page": pages.Roles.of(viewer)})


def _safe_address(request: HttpRequest, wanted: str) -> str:
    """``wanted`` when it is a page of this service, else the home page."""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else reverse("staff:home")
