"""Signing in and out: one message for every mistake, and only our own addresses to go on to."""

from collections.abc import Callable

import pytest
from django.test import Client

from heard.audit.kinds import Kind
from heard.audit.models import Event
from heard.organisations.models import Person
from tests.cast import PASSWORD, Cast
from tests.pages import Door

SIGN_IN = "/staff/sign-in/"
NOT_RIGHT = "The username or the password is not right"
DoorAs = Callable[[str], Door]


def test_the_right_password_leads_home_and_is_recorded(cast: Cast, door: Door) -> None:
    page = door.post(SIGN_IN, {"username": "alice", "password": PASSWORD})
    assert page.url == "/staff/"
    assert "Alice Adeyemi" in page.text
    assert "Engagement lead, Ashgrove Police" in page.text
    event = Event.objects.get(kind=Kind.SIGNED_IN)
    assert (event.by_id, event.organisation_id) == (cast.alice.id, cast.ashgrove)


@pytest.mark.parametrize(
    ("username", "password"),
    [
        ("nobody-here", PASSWORD),
        ("alice", "not-the-password-1"),
        ("ALICE'; --", PASSWORD),
        ("alice", PASSWORD + " "),
    ],
)
def test_a_wrong_name_and_a_wrong_password_read_the_same(
    cast: Cast, door: Door, username: str, password: str
) -> None:
    page = door.post(SIGN_IN, {"username": username, "password": password})
    assert page.errors == [NOT_RIGHT]
    assert page.typed["username"] == username
    assert PASSWORD not in page.html
    assert not Event.objects.filter(kind=Kind.SIGNED_IN).exists()


def test_somebody_switched_off_reads_the_same(cast: Cast, door: Door) -> None:
    Person.objects.filter(username="alice").update(is_active=False)
    page = door.post(SIGN_IN, {"username": "alice", "password": PASSWORD})
    assert page.errors == [NOT_RIGHT]


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, ["Enter your username", "Enter your password"]),
        ({"username": "alice"}, ["Enter your password"]),
        ({"username": "x" * 61, "password": "y"}, ["Use 60 characters or fewer. You have used 61"]),
        (
            {"username": "ali\0ce", "password": "y"},
            ["There is a character we cannot save. Delete it and type that part again"],
        ),
    ],
)
def test_what_is_missing_or_cannot_be_read_is_said_beside_its_box(
    cast: Cast, door: Door, typed: dict[str, str], errors: list[str]
) -> None:
    assert door.post(SIGN_IN, typed).errors == errors


def test_the_page_that_was_wanted_comes_after_signing_in(cast: Cast, door: Door) -> None:
    asked = door.client.get("/staff/roles/")
    assert asked.headers["Location"] == f"{SIGN_IN}?next=/staff/roles/"
    page = door.get(asked.headers["Location"])
    assert page.typed["next"] == "/staff/roles/"
    page = door.post(
        SIGN_IN, {"username": "alice", "password": PASSWORD, "next": page.typed["next"]}
    )
    assert page.h1 == "What can I see, and why?"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elsewhere.example/",
        "//elsewhere.example",
        "javascript:alert(1)",
        "\\\\x.example",
        "",
    ],
)
def test_signing_in_never_leads_to_another_site(cast: Cast, door: Door, elsewhere: str) -> None:
    typed = {"username": "alice", "password": PASSWORD, "next": elsewhere}
    response = door.client.post(SIGN_IN, typed)
    assert response.headers["Location"] == "/staff/"


def test_the_session_is_a_new_one_after_signing_in(cast: Cast) -> None:
    client = Client()
    client.get(SIGN_IN)
    before = client.session.session_key
    client.post(SIGN_IN, {"username": "alice", "password": PASSWORD})
    assert client.session.session_key != before
    assert client.cookies["staff"]["path"] == "/staff/"
    assert client.cookies["staff"]["httponly"]


def test_somebody_signed_in_is_not_asked_again(door_as: DoorAs) -> None:
    response = door_as("alice").client.get(SIGN_IN)
    assert response.headers["Location"] == "/staff/"


def test_signing_out_takes_a_form_and_ends_the_session(door_as: DoorAs) -> None:
    alice = door_as("alice")
    assert alice.client.get("/staff/sign-out/").status_code == 405
    assert alice.get("/staff/").status == 200
    assert alice.post("/staff/sign-out/").h1 == "Sign in"
    assert alice.client.get("/staff/").headers["Location"] == f"{SIGN_IN}?next=/staff/"


def test_signing_in_without_the_forgery_mark_is_refused(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post(SIGN_IN, {"username": "alice", "password": PASSWORD})
    assert response.status_code == 403


def test_somebody_switched_off_later_is_signed_out(door_as: DoorAs) -> None:
    alice = door_as("alice")
    Person.objects.filter(username="alice").update(is_active=False)
    assert alice.client.get("/staff/").headers["Location"] == f"{SIGN_IN}?next=/staff/"
