"""No page falls over, whatever is sent to it: the worst that may happen is a plain refusal."""

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.utils import timezone

from heard.organisations.models import Person
from heard.responses.operations import start
from tests.gates.addresses import Address, all_addresses, made_up
from tests.gates.world import World

ADDRESSES = all_addresses()
FORM = "application/x-www-form-urlencoded"
MANY_FIELDS = "&".join(f"field{n}=1" for n in range(10_000))
WORDS = {
    "nothing": "",
    "a NUL": "%00",
    "half a character": "%ED%A0%80",
    "broken UTF-8": "%FF%FE%C0",
    "a script": "%3Cscript%3Ealert(1)%3C/script%3E",
    "a formula": "%3Dcmd%7C%27/c%20calc%27%21A1",
    "a template": "%7B%7B7*7%7D%7D%7B%25%20include%20%22x%22%20%25%7D",
    "a long word": "a" * 70_000,
    "a huge number": "9" * 400,
    "a number that is none": "NaN",
    "digits of another script": "%D9%A3%D9%A3",
    "words that turn round": "%E2%80%AE%F0%9F%92%A9%CC%81",
    "SQL": "%27%3B%20DROP%20TABLE%20responses_response%3B--",
    "a path": "../../../../etc/passwd%00.png",
}
QUERIES = ["?" + "&".join(f"{key}={word[:500]}" for key in ("variable", "by", "q", "next", "page"))
           for word in WORDS.values()]  # fmt: skip
QUERIES += ["?%00=%ED%A0%80&&&=;==", "?" + "x" * 6000, "?variable=a&variable=b&by[]=c"]
FILES = [
    b"",
    b"\0" * 2000,
    b"PK\x03\x04" + b"\xff" * 500,
    b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    b"a,b\n",
]


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_a_page_answers_plainly_whatever_it_is_asked(world: World, address: Address) -> None:
    path = address.path(world.things)
    for query in QUERIES:
        expect_no_fall(world, address, "get", path.partition("?")[0] + query)
    expect_no_fall(world, address, "get", address.path(made_up(world.things)))
    expect_no_fall(world, address, "get", path.rstrip("/") + "/%00/")
    for method in ("put", "patch", "delete", "options", "trace"):
        expect_no_fall(world, address, method, path)


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_a_form_answers_plainly_whatever_is_sent(world: World, address: Address) -> None:
    path = address.path(world.things)
    names = [*fields_of(world, address, path), "answer", "keep", "step", "csrfmiddlewaretoken"]
    bodies = ["", MANY_FIELDS, "&&&==;;%00%ED%A0%80", "a" * 6_000_000]
    bodies += ["&".join(f"{name}={word[:9000]}" for name in names) for word in WORDS.values()]
    # A button that does something, with rubbish beside it.
    bodies += [
        f"step={step}&keep=0-99999999-name&keep=%00&added=%00"
        for step in ("open&reason=redact", "preview", "accept", "sure", "change")
    ]
    for body in bodies:
        expect_no_fall(world, address, "post", path, data=body, content_type=FORM)
    expect_no_fall(world, address, "post", path, data=b'{"a":', content_type="application/json")
    expect_no_fall(world, address, "post", path, data=b"--x", content_type="multipart/form-data")
    for content in FILES:
        file = SimpleUploadedFile("\u202ea/../form.xlsx", content)
        expect_no_fall(world, address, "post", path, data={"file": file})


@pytest.mark.parametrize("path", ["/staff/%00/", "/%ED%A0%80/", "/t/" + "é" * 43 + "/", "/%"])
def test_an_address_that_is_none_is_not_found(path: str, db: None) -> None:
    assert Client().get(path).status_code == 404


def test_a_host_that_is_not_ours_is_refused(db: None) -> None:
    assert Client().get("/", headers={"Host": "evil.example"}).status_code == 400


def expect_no_fall(world: World, address: Address, method: str, path: str, **sent: object) -> None:
    """Send it as everybody who may; whatever it does is undone afterwards."""
    for who in people_for(world, address):
        with undone(), browser_of(world, address, who) as browser:
            response = getattr(browser, method)(path, **sent)
            assert response.status_code < 500, (
                f"{address.name} answered {response.status_code} to {who}’s {method} of "
                f"{path[:80]!r} with {str(sent)[:120]}: catch it where it is read, and say so"
            )
            assert b"Traceback" not in response.content


def people_for(world: World, address: Address) -> list[str]:
    """Somebody who is let in; nobody's name at the other doors."""
    if not address.is_staff:
        return ["nobody"]
    for username in ("alice", "ben", "rhys", "dana", "erin", "femi", "gwen", "hari"):
        if address.opens_to(getattr(world.cast, username).roles) and opens(
            world, address, username
        ):
            return [username]
    raise AssertionError(f"nobody of the cast can open {address.name}")


_opening: dict[tuple[str, str], bool] = {}


def opens(world: World, address: Address, username: str) -> bool:
    """Whether this person gets the page, or at least a form's answer."""
    key = (address.name, username)
    if key not in _opening:
        with browser_of(world, address, username) as browser:
            _opening[key] = browser.get(address.path(world.things)).status_code in (200, 405)
    return _opening[key]


@contextmanager
def browser_of(world: World, address: Address, who: str) -> Iterator[Client]:
    """A browser that is signed in, or has begun to answer, or come back with its words."""
    browser = Client(raise_request_exception=False)
    if who != "nobody":
        browser.force_login(Person.objects.get(username=who))
    elif address.name.startswith("respond:"):
        browser.cookies["visit"] = start(window=world.window, now=timezone.now())
    yield browser


def fields_of(world: World, address: Address, path: str) -> list[str]:
    """Names of the fields on a page."""
    (who,) = people_for(world, address)
    with undone(), browser_of(world, address, who) as browser:
        page = browser.get(path).content.decode("utf-8", "replace")
    return sorted({html.unescape(name) for name in re.findall(r' name="([^"]+)"', page)})


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside has not happened."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
