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
from heard.questionnaires.queries import get_definition
from heard.responses.models import Visit
from heard.responses.operations import send, start
from heard.responses.queries import digest_token, get_visit
from tests.gates.addresses import Address, all_addresses, made_up
from tests.gates.world import World

ADDRESSES = all_addresses()
STAFF = ("alice", "ben", "rhys", "dana", "erin", "femi", "gwen", "hari", "ada")
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
QUERIES = [
    f"?variable={word}&by={word}&q={word}&next={word}&page={word}"
    for word in ("", "%00", "%ED%A0%80", "%FF%FE", "a" * 900, "NaN", "%27%3B--", "//evil.example/")
]
QUERIES += ["?%00=%ED%A0%80&&&=;==&" + "x" * 6000, "?variable=a&variable=b&by[]=c"]
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
    for body in ("", MANY_FIELDS, "&&&==;;%00%ED%A0%80", "a" * 6_300_000):
        expect_no_fall(world, address, "post", path, data=body, content_type=FORM)
    expect_no_fall(world, address, "post", path, data=b'{"a":', content_type="application/json")
    expect_no_fall(world, address, "post", path, data=b"--x", content_type="multipart/form-data")
    names = fields_of(world, address, path)
    for word in WORDS.values() if names else ():
        body = "&".join(f"{name}={word[:9000]}" for name in names)
        expect_no_fall(world, address, "post", path, data=body, content_type=FORM)
    if "step" in names:
        # A button that does something, with rubbish beside it.
        for step in ("open&reason=redact", "preview", "accept", "sure", "change"):
            body = f"step={step}&keep=0-99999999-name&keep=%00&added=%00"
            expect_no_fall(world, address, "post", path, data=body, content_type=FORM)
    for content in FILES if "file" in names else FILES[:1]:
        file = SimpleUploadedFile("\u202ea/../form.xlsx", content)
        expect_no_fall(world, address, "post", path, data={"file": file})


def test_a_box_for_words_answers_plainly_whatever_is_sent(world: World) -> None:
    questions = get_definition(version_id=world.window.version_id).questions
    box = next(place for place, q in enumerate(questions, start=1) if q.kind.is_free_text)
    page = next(address for address in ADDRESSES if address.name == "respond:page")
    path = page.path({"number": box})
    for word in WORDS.values():
        for body in (f"answer={word}", f"answer={word}&decline={word}", f"skip={word}"):
            expect_no_fall(world, page, "post", path, data=body, content_type=FORM)


@pytest.mark.parametrize("path", ["/staff/%00/", "/%ED%A0%80/", "/t/" + "é" * 43 + "/", "/%"])
def test_an_address_that_is_none_is_not_found(path: str, db: None) -> None:
    assert Client().get(path).status_code == 404


def test_a_host_that_is_not_ours_is_refused(db: None) -> None:
    assert Client().get("/", headers={"Host": "evil.example"}).status_code == 400


def expect_no_fall(world: World, address: Address, method: str, path: str, **sent: object) -> None:
    """Send it as everybody who may; whatever it does is undone afterwards."""
    for who in people_for(world, address):
        with undone():
            response = getattr(browser_of(world, who), method)(path, **sent)
            assert response.status_code < 500, (
                f"{address.name} answered {response.status_code} to {who}’s {method} of "
                f"{path[:80]!r} with {str(sent)[:120]}: catch it where it is read, and say so"
            )
            assert b"Traceback" not in response.content


def people_for(world: World, address: Address) -> list[str]:
    """Whoever the page is for: one person at the staff door, each kind of visit at respond."""
    if address.name.startswith("respond:"):
        return ["answering", "sent", "come back"]
    if not address.is_staff:
        return ["nobody"]
    if address.name not in _who:
        _who[address.name] = next(filter(None, _best(world, address)))
    return [_who[address.name]]


_who: dict[str, str] = {}


def _best(world: World, address: Address) -> Iterator[str]:
    """Somebody whose form is read; else somebody who may look."""
    path = address.path(world.things)
    for method, good in (("post", {200, 302, 400}), ("get", {200})):
        for who in STAFF:
            if address.opens_to(getattr(world.cast, who).roles):
                with undone():
                    status = getattr(browser_of(world, who), method)(path).status_code
                if status in good:
                    yield who
    raise AssertionError(f"nobody of the cast can open {address.name}")


def browser_of(world: World, who: str) -> Client:
    """A browser that is signed in, or has begun to answer, has sent, or has come back."""
    browser = Client(raise_request_exception=False)
    if who in STAFF:
        browser.force_login(Person.objects.get(username=who))
    elif who != "nobody":
        now = timezone.now()
        token = start(window=world.window, now=now)
        if who != "answering":
            send(visit=get_visit(token=token, now=now), quote="never", quote_wording="", now=now)
        if who == "come back":
            Visit.objects.filter(token_digest=digest_token(token)).update(is_return=True)
        browser.cookies["visit"] = token
    return browser


def fields_of(world: World, address: Address, path: str) -> list[str]:
    """Names of the fields on a page."""
    who = people_for(world, address)[0]
    with undone():
        page = browser_of(world, who).get(path).content.decode("utf-8", "replace")
    names = {html.unescape(name) for name in re.findall(r' name="([^"]+)"', page)}
    return sorted(names - {"csrfmiddlewaretoken", "viewport", "format-detection", "theme-color"})


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside has not happened."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
