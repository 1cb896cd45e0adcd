"""Every address says who may use it, and nobody else can tell whether its thing exists."""

import re
from itertools import product

import pytest
from django.http import HttpResponse
from django.test import Client

from heard.audit.models import Event
from heard.doors.access import EVERYBODY, SIGNED_IN
from heard.engagements.operations import share_with_partner
from heard.engagements.queries import get_engagement
from heard.organisations.models import Person, RoleHeld
from heard.organisations.roles import Role
from heard.organisations.viewers import Viewer
from tests.cast import NOW
from tests.gates.addresses import Address, Things, all_addresses, made_up
from tests.gates.world import World

ADDRESSES = all_addresses()
STAFF = [address for address in ADDRESSES if address.is_staff]
ABOUT_ONE_THING = [address for address in STAFF if address.has_id]
ASHGROVE = ("alice", "ben", "dana", "erin", "femi", "gwen", "hari", "rhys", "ada")
METHODS = ("get", "head", "post", "put", "delete", "options", "patch")
PARTNERS_MAY_OPEN = {"staff:engagements:view"}


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_each_view_says_who_may_use_it(address: Address) -> None:
    said = address.access
    assert said is not None, (
        f"put @open_to(Role.…) or @open_to_everybody on {address.view.__module__}."
        f"{address.view.__name__} (heard.doors.access)"
    )
    assert said in (EVERYBODY, SIGNED_IN) or (isinstance(said, frozenset) and said)
    if address.name.startswith(("public:", "respond:")):
        assert said == EVERYBODY, "nobody signs in at this door"


def test_only_signing_in_and_out_need_no_sign_in_at_the_staff_door() -> None:
    free = {a.name for a in ADDRESSES if a.name.startswith("staff:") and a.access == EVERYBODY}
    assert free == {"staff:sign_in", "staff:sign_out"}


def test_every_address_can_be_filled_with_a_thing_of_the_world(world: World) -> None:
    unknown = {name for address in ADDRESSES for name in address.holds} - set(world.things)
    assert not unknown, f"add {unknown} to tests/gates/world.py, so that the crawl reaches it"


def test_another_force_cannot_tell_that_a_thing_exists(world: World) -> None:
    told = [
        complaint
        for username in ("cal", "dee")
        for address in ABOUT_ONE_THING
        for complaint in compare(username, address, world.things)
    ]
    assert not told, "\n".join(told)


def test_a_partner_cannot_tell_what_a_force_has(world: World) -> None:
    told = [c for address in ABOUT_ONE_THING for c in compare("lena", address, world.things)]
    assert not told, "\n".join(told)


def test_a_partner_opens_a_plan_shared_with_them_and_nothing_behind_it(world: World) -> None:
    share_plan(world)
    told = []
    for address in ABOUT_ONE_THING:
        if address.name in PARTNERS_MAY_OPEN:
            assert signed_in("lena").get(address.path(world.things)).status_code == 200
        else:
            told += compare("lena", address, world.things)
    assert not told, "\n".join(told)


@pytest.mark.parametrize("username", [*ASHGROVE, "lena"])
def test_without_the_role_a_page_is_not_there(world: World, username: str) -> None:
    shut = [address for address in STAFF if not address.opens_to(roles_of(world, username))]
    told = [c for address in shut for c in compare(username, address, world.things)]
    assert not told, "\n".join(told)


@pytest.mark.parametrize("username", ["alice", "ada", "lena"])
def test_a_page_without_the_role_looks_like_no_page_at_all(world: World, username: str) -> None:
    nowhere = signed_in(username).get("/staff/nowhere/")
    for address in STAFF:
        if not address.opens_to(roles_of(world, username)):
            path = address.path(world.things)
            shut = signed_in(username).get(path)
            # Not the headers: a page that looked who was asking says so in Vary.
            assert _plain(shut, path)[:2] == _plain(nowhere, "/staff/nowhere/")[:2], address.name


def test_a_role_that_is_declared_opens_the_page(world: World) -> None:
    lies = [
        f"{address.name} says {username}'s role may open it, and answers {status}"
        for address in STAFF
        for username in ASHGROVE
        if address.opens_to(roles_of(world, username))
        and (status := signed_in(username).get(address.path(world.things)).status_code) == 404
    ]
    assert not lies, "\n".join(lies)


def test_each_page_about_a_thing_opens_to_somebody(world: World) -> None:
    """Otherwise the crawl would find only closed doors, and prove nothing."""
    shut = [
        address.name
        for address in ABOUT_ONE_THING
        if not any(
            signed_in(username).get(address.path(world.things)).status_code == 200
            for username in ASHGROVE
            if address.opens_to(roles_of(world, username))
        )
    ]
    assert not shut, f"make a thing in tests/gates/world.py that somebody can open: {shut}"


def test_nobody_signed_in_is_sent_to_sign_in(world: World) -> None:
    for address, method in product(STAFF, METHODS):
        response = getattr(Client(), method)(address.path(world.things))
        assert response.status_code == 302, (address.name, method, response.status_code)
        assert response.headers["Location"].startswith("/staff/sign-in/?next=/staff/")


def test_an_account_switched_off_opens_nothing(world: World) -> None:
    browser = signed_in("alice")
    Person.objects.filter(username="alice").update(is_active=False)
    for address in STAFF:
        assert browser.get(address.path(world.things)).status_code == 302, address.name


def test_a_role_taken_away_is_gone_at_once(world: World) -> None:
    browser = signed_in("rhys")
    desk = next(address for address in STAFF if address.name == "staff:evidence:desk")
    assert browser.get(desk.path(world.things)).status_code == 200
    RoleHeld.objects.filter(person__username="rhys").delete()
    assert browser.get(desk.path(world.things)).status_code == 404


def roles_of(world: World, username: str) -> frozenset[Role]:
    """What somebody of the cast may do."""
    viewer: Viewer = getattr(world.cast, username)
    return viewer.roles


def signed_in(username: str) -> Client:
    """A browser of theirs."""
    browser = Client(raise_request_exception=False)
    browser.force_login(Person.objects.get(username=username))
    return browser


def share_plan(world: World) -> None:
    """Lantern House may read the plan."""
    lead = world.cast.alice
    engagement = get_engagement(viewer=lead, engagement_id=world.things["engagement_id"])
    share_with_partner(
        engagement=engagement, by=lead, partner_id=world.cast.lena.organisation_id, now=NOW
    )


def compare(username: str, address: Address, things: Things) -> list[str]:
    """How a reply about a real thing differs from one about a made-up thing; nothing if equal."""
    nothing = made_up(things)
    before = Event.objects.count()
    told = []
    for method in ("get", "post"):
        real_path, other_path = address.path(things), address.path(nothing)
        real = getattr(signed_in(username), method)(real_path)
        other = getattr(signed_in(username), method)(other_path)
        # 405: the page takes no POST, whatever it is about.
        if real.status_code not in ((404,) if method == "get" else (404, 405)):
            told.append(f"{username} {method}s {address.name}: {real.status_code}, not 404")
        elif _plain(real, real_path) != _plain(other, other_path):
            told.append(f"{username} {method}s {address.name}: unlike a made-up thing")
    if Event.objects.count() != before:
        told.append(f"{username} changed something through {address.name}")
    return told


def _plain(response: HttpResponse, path: str) -> tuple[int, bytes, dict[str, str]]:
    """A reply without what differs from one reply to the next whatever it is about."""
    body = response.content.replace(path.encode(), b"")
    body = re.sub(rb'(nonce|value)="[A-Za-z0-9+/=_-]{20,}"', b"", body)
    headers = {k: re.sub(r"'nonce-[^']+'", "", v) for k, v in response.headers.items()}
    return response.status_code, body, headers
