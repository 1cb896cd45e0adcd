"""Going live behind the gates, the link to hand out, and stopping."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from heard.audit.kinds import Kind
from heard.audit.models import Event
from heard.fieldwork.models import Window
from tests.cast import Cast
from tests.factories.engagements import (
    PLAN,
    make_engagement,
    make_live_engagement,
    make_ready_engagement,
    make_version,
)
from tests.pages import Door

DoorAs = Callable[[str], Door]


def open_page(version_id: UUID) -> str:
    return f"/staff/fieldwork/open/{version_id}/"


def close_page(window_id: UUID) -> str:
    return f"/staff/fieldwork/close/{window_id}/"


def test_with_every_gate_open_a_lead_confirms_and_gets_the_link(
    cast: Cast, door_as: DoorAs
) -> None:
    _, version = make_ready_engagement(cast)
    alice = door_as("alice")
    page = alice.get(open_page(version.id))
    assert page.h1 == "Open it to people"
    for told in (PLAN.purpose, PLAN.can_change, PLAN.cannot_change, "12 months"):
        assert told in page.text
    assert not Window.objects.exists()

    page = alice.post(open_page(version.id))
    window = Window.objects.get()
    assert page.h1 == "People can answer now"
    assert f"http://testserver/t/{window.link}/" in page.text
    assert Event.objects.filter(kind=Kind.FIELDWORK_OPENED, about_id=window.id).count() == 1
    assert "Open now" in alice.get(f"/staff/questionnaires/{version.id}/").text


def test_every_shut_gate_is_listed_and_sending_anyway_opens_nothing(
    cast: Cast, door_as: DoorAs
) -> None:
    version = make_version(make_engagement(cast.alice), cast.alice)
    alice = door_as("alice")
    for page in (alice.get(open_page(version.id)), alice.post(open_page(version.id))):
        assert page.h1 == "This cannot be opened yet"
        assert "2 things have to be put right" in page.text
        assert "The data protection officer has not approved this plan." in page.text
        assert "never been reviewed for this engagement: 1, 2, 3, 4, 5, 6, 7." in page.text
        assert not [button for button in page.all("button") if button.text == "Open now"]
    assert not Window.objects.exists()


def test_sending_twice_opens_once(cast: Cast, door_as: DoorAs) -> None:
    _, version = make_ready_engagement(cast)
    alice = door_as("alice")
    first, second = alice.post(open_page(version.id)), alice.post(open_page(version.id))
    assert first.h1 == second.h1 == "People can answer now"
    assert Window.objects.count() == 1


def test_a_second_version_waits_until_the_first_is_closed(cast: Cast, door_as: DoorAs) -> None:
    engagement, window = make_live_engagement(cast)
    newer = make_version(engagement, cast.alice)
    page = door_as("alice").post(open_page(newer.id))
    assert "Another version is being asked now." in page.text
    assert page.links["Stop asking with the other version"] == close_page(window.id)
    assert Window.objects.count() == 1


def test_closing_asks_once_more_and_then_the_link_stops(cast: Cast, door_as: DoorAs) -> None:
    _, window = make_live_engagement(cast)
    alice = door_as("alice")
    assert alice.get(close_page(window.id)).h1 == "Stop asking?"
    assert alice.client.get(f"/t/{window.link}/").status_code == 200
    page = alice.post(close_page(window.id))
    assert "Nobody can answer with that link any more." in page.text
    assert window.link not in page.html
    assert alice.client.get(f"/t/{window.link}/").status_code != 200
    assert alice.get(close_page(window.id)).h1 == "This is closed"
    assert alice.post(close_page(window.id)).h1 == "This is closed"
    assert Event.objects.filter(kind=Kind.FIELDWORK_CLOSED).count() == 1


@pytest.mark.parametrize("username", ["ben", "dana", "erin", "hari", "rhys", "ada", "lena", "cal"])
def test_nobody_but_a_lead_of_the_same_force_opens_or_closes(
    cast: Cast, door_as: DoorAs, username: str
) -> None:
    _, window = make_live_engagement(cast)
    door = door_as(username)
    for address, nowhere in (
        (open_page(window.version_id), open_page(uuid4())),
        (close_page(window.id), close_page(uuid4())),
    ):
        assert door.get(address, status=404).html == door.get(nowhere, status=404).html
        door.post(address, status=404)
    window.refresh_from_db()
    assert window.closed_at is None


def test_nobody_signed_in_is_sent_to_sign_in(cast: Cast, door: Door) -> None:
    _, window = make_live_engagement(cast)
    for address in (open_page(window.version_id), close_page(window.id)):
        response = door.client.post(address)
        assert response.headers["Location"].startswith("/staff/sign-in/")
    assert Window.objects.filter(closed_at__isnull=True).count() == 1
