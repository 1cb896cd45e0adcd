"""Every reply, errors too, tells the browser to keep nothing, run nothing inline, tell nobody."""

import re
from itertools import product

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from heard.organisations.models import Person
from heard.responses.operations import start
from tests.gates.addresses import Address, all_addresses
from tests.gates.world import World

ADDRESSES = all_addresses()
METHODS = ("get", "head", "post", "put", "patch", "delete", "options", "trace")
ALWAYS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cross-Origin-Opener-Policy": "same-origin",
}
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
ANSWERING_COOKIES = {"visit", "form"}


def check(response: HttpResponse, told: str) -> None:
    """Fail unless every header is as it must be."""
    for name, value in ALWAYS.items():
        assert response.headers.get(name) == value, f"{told}: {name} is not {value}"
    directives = [part.split() for part in response.headers["Content-Security-Policy"].split(";")]
    policy = {name: " ".join(_without_nonce(values)) for name, *values in directives}
    assert policy == POLICY, f"{told}: the content security policy is {policy}"


def _without_nonce(values: list[str]) -> list[str]:
    return [value for value in values if not re.fullmatch(r"'nonce-[\w+/=-]{16,}'", value)]


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_each_page_however_it_is_asked_for(world: World, address: Address) -> None:
    for username, method in product(("", "alice", "cal"), METHODS):
        if username and not address.name.startswith("staff:"):
            continue
        browser = Client()
        if username:
            browser.force_login(Person.objects.get(username=username))
        response = getattr(browser, method)(address.path(world.things))
        check(response, f"{method} {address.name} as {username or 'nobody'}")


@pytest.mark.parametrize(
    ("status", "path", "how"),
    [
        (404, "/nowhere/", {}),
        (404, "/staff/nowhere/", {}),
        (404, "/t/nowhere/", {}),
        (404, "/static/nowhere.css", {}),
        (400, "/", {"headers": {"Host": "evil.example"}}),
    ],
)
def test_errors_too(status: int, path: str, how: dict[str, object], db: None) -> None:
    response = Client().get(path, **how)
    assert response.status_code == status
    check_error(response, path)


def test_a_form_without_its_token_too(world: World) -> None:
    response = Client(enforce_csrf_checks=True).post("/staff/sign-in/", {"username": "alice"})
    assert response.status_code == 403
    check_error(response, "a form without its token")


def test_our_own_fault_too(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(*_: object, **__: object) -> None:
        raise RuntimeError("canary-in-a-message")

    monkeypatch.setattr("heard.doors.respond.leaving.list_support_services", fall)
    response = Client(raise_request_exception=False).get("/t/support/")
    assert response.status_code == 500
    assert b"canary" not in response.content
    check_error(response, "a fault of ours")


def check_error(response: HttpResponse, told: str) -> None:
    """As ``check``; a static file that is not there may be remembered as not there."""
    if not told.startswith("/static/"):
        check(response, told)
    assert "Set-Cookie" not in str(response.headers)


def test_pages_people_answer_on_set_only_the_two_cookies_they_need(world: World) -> None:
    for address, begun in product(ADDRESSES, (False, True)):
        if not address.name.startswith("respond:"):
            continue
        for method in ("get", "post"):
            browser = Client()
            if begun:
                browser.cookies["visit"] = start(window=world.window, now=timezone.now())
            response = getattr(browser, method)(address.path(world.things))
            assert set(response.cookies) <= ANSWERING_COOKIES, address.name
            for cookie in response.cookies.values():
                assert cookie["httponly"] or not cookie.value, f"a script could read {cookie}"
                assert cookie["samesite"] == "Lax" or not cookie.value
                assert not cookie["domain"]
                assert not cookie["expires"] or not cookie.value, "it outlives the browser"


def test_public_pages_set_no_cookie_at_all(world: World) -> None:
    for address in ADDRESSES:
        if address.name.startswith("public:"):
            response = Client().get(address.path(world.things))
            assert response.status_code == 200
            assert not response.cookies, f"{address.name} sets {list(response.cookies)}"


def test_the_staff_session_never_travels_to_the_other_doors(world: World) -> None:
    browser = Client()
    browser.force_login(Person.objects.get(username="alice"))
    answer = browser.get("/staff/")
    assert answer.status_code == 200
    from django.conf import settings

    assert settings.SESSION_COOKIE_PATH == "/staff/"
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"


def test_leaving_makes_the_browser_forget(world: World) -> None:
    browser = Client()
    browser.cookies["visit"] = start(window=world.window, now=timezone.now())
    response = browser.get("/t/exit/")
    for what in ("cache", "cookies", "storage"):
        assert f'"{what}"' in response.headers["Clear-Site-Data"]
    assert response.cookies["visit"].value == ""


def test_over_https_cookies_stay_on_https(settings_over_https: None) -> None:
    response = Client().get("/staff/sign-in/", secure=True)
    assert response.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert response.cookies["form"]["secure"]


@pytest.fixture
def settings_over_https(db: None, settings: object) -> None:
    """As HEARD_HTTPS=1 sets them."""
    for name in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT"):
        setattr(settings, name, True)
    settings.SECURE_HSTS_SECONDS = 31_536_000  # type: ignore[attr-defined] # django's settings
