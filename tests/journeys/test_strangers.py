"""Cal works for another force; Lena for a partner agency. What each finds behind every door."""

import re
from collections.abc import Callable
from urllib.parse import urldefrag

import pytest

from tests.journeys.looking import IDS
from tests.journeys.people import Staff

pytestmark = pytest.mark.journey

MADE_UP_ID = "00000000-0000-4000-8000-000000000000"
ENGAGEMENT = "After the call"
OWN_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
NONCE = re.compile(r'nonce="[^"]+"')
Cast = Callable[[str], Staff]


def addresses_seen_by(somebody: Staff) -> list[str]:
    """Every address naming a thing of Ashgrove's that this person can reach by links."""
    waiting, seen, kinds = ["/staff/"], set[str](), set[str]()
    while waiting:
        path = waiting.pop()
        kind = IDS.sub("id", path)
        if kind in kinds:
            continue
        kinds.add(kind)
        reply = somebody.context.request.get(somebody.demo.at(path))
        assert reply.status == 200, path
        for found in re.findall(r'href="(/staff/[^"]*)"', reply.text()):
            link = urldefrag(found.replace("&amp;", "&")).url
            if OWN_ID.search(link):
                seen.add(link)
            if "sign-out" not in link:
                waiting.append(link)
    return sorted(seen)


def reply_to(stranger: Staff, path: str) -> tuple[int, str]:
    """Status and page, without what differs at every request."""
    reply = stranger.context.request.get(stranger.demo.at(path))
    text = NONCE.sub("", TOKEN.sub("", reply.text()))
    return reply.status, text.replace(path, "").replace(path.replace("&", "&amp;"), "")


def test_another_force_s_things_look_like_things_that_do_not_exist(staff: Cast) -> None:
    cal = staff("cal")
    # Everything in the year has a page that somebody of these can open.
    addresses = {
        address
        for username in ("alice", "ben", "dana", "erin", "femi", "gwen", "hari", "rhys")
        for address in addresses_seen_by(staff(username))
    }
    assert len(addresses) > 60
    kinds = {IDS.sub("id", address.split("?")[0]) for address in addresses}
    assert len(kinds) > 25, kinds
    for address in sorted(addresses):
        real = reply_to(cal, address)
        made_up = reply_to(cal, OWN_ID.sub(MADE_UP_ID, address))
        assert real[0] == 404, address
        assert real == made_up, address


def test_a_stranger_s_own_pages_say_nothing_of_another_force(staff: Cast) -> None:
    cal = staff("cal")
    for path in ("/staff/", "/staff/engagements/", "/staff/figures/", "/staff/change/"):
        _, page = reply_to(cal, path)
        assert "Ashgrove" not in page, path
        assert ENGAGEMENT not in page, path


def test_a_partner_reads_the_plan_they_were_shown_and_nothing_behind_it(staff: Cast) -> None:
    lena = staff("lena")
    lena.opens("/staff/")
    lena.reads("Plans shared with you", ENGAGEMENT)
    lena.does_not_read("The closing letter")
    lena.follows(ENGAGEMENT)
    lena.reads("The plan", "Ashgrove Police")
    plan = lena.page.url.removeprefix(lena.demo.url)
    readable = [
        address
        for address in addresses_seen_by(staff("alice"))
        if reply_to(lena, address)[0] == 200
    ]
    assert readable == [plan]


def test_somebody_not_signed_in_is_asked_to_sign_in(staff: Cast) -> None:
    address = addresses_seen_by(staff("alice"))[0]
    stranger = staff("cal")
    stranger.presses("Sign out")
    stranger.opens(address)
    assert stranger.heading == "Sign in"
