"""The redaction desk: one text at a time, on the record, words on the page and nowhere else."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from heard.audit.kinds import Kind
from heard.audit.models import Event
from heard.evidence.models import Segment
from heard.evidence.operations import set_aside
from heard.fieldwork.models import Window
from heard.responses.models import SealedText
from heard.workflows.withdraw import withdraw
from tests.cast import NOW, Cast
from tests.factories.engagements import make_engagement
from tests.factories.words import make_sealed_text
from tests.integration.doors.staff.evidence.steps import (
    SECRET,
    desk_of,
    keys,
    mark,
    page_of,
    preview,
)
from tests.pages import Door
from tests.record import events

DoorAs = Callable[[str], Door]


def test_the_desk_lists_what_was_asked_and_never_the_words(rhys: Door, text: SealedText) -> None:
    page = rhys.get(desk_of(text.window))
    assert page.h1 == "Words to make safe"
    assert "Waiting 1" in page.text.replace("Waiting1", "Waiting 1")
    assert page.links["Text 1"] == page_of(text)
    assert "one thing we should change" in page.text
    assert SECRET not in page.html
    assert events(Kind.TEXT_OPENED) == []


def test_an_empty_desk_says_what_comes_next(rhys: Door, cast: Cast) -> None:
    engagement = make_engagement(cast.alice)
    page = rhys.get(f"/staff/evidence/engagement/{engagement.id}/")
    assert "No texts yet" in page.text


def test_a_finished_desk_says_so(rhys: Door, cast: Cast, text: SealedText) -> None:
    set_aside(text=text, by=cast.rhys, now=NOW)
    assert "Nothing waits" in rhys.get(desk_of(text.window)).text


def test_a_long_desk_goes_over_several_pages(rhys: Door, cast: Cast, window: Window) -> None:
    for _ in range(51):
        make_sealed_text(cast, window, "short")
    assert rhys.get(desk_of(window)).links["Next page"] == "?page=2"
    assert "Text 51" in rhys.get(desk_of(window) + "?page=2").links
    assert rhys.get(desk_of(window) + "?page=rubbish")


@pytest.mark.parametrize(
    "who", ["alice", "ben", "dana", "erin", "femi", "gwen", "hari", "ada", "cal", "dee", "lena"]
)
def test_everybody_else_gets_the_page_for_things_that_do_not_exist(
    door_as: DoorAs, text: SealedText, who: str
) -> None:
    door = door_as(who)
    for url in (desk_of(text.window), page_of(text), page_of(text) + "set-aside/"):
        door.get(url, status=404)
    door.post(page_of(text), {"step": "open", "reason": "redact"}, status=404)
    door.post(page_of(text), {"step": "accept"}, status=404)
    door.post(page_of(text) + "set-aside/", status=404)
    assert events(Kind.TEXT_OPENED) == []
    assert Segment.objects.count() == 0


def test_nobody_signed_in_is_sent_to_sign_in(text: SealedText) -> None:
    for url in (desk_of(text.window), page_of(text)):
        reply = Client().get(url)
        assert reply.status_code == 302
        assert "sign-in" in reply.headers["Location"]


def test_a_text_that_was_never_there_and_one_withdrawn_are_the_same_404(
    rhys: Door, text: SealedText
) -> None:
    withdraw(response_id=text.response_key, now=NOW)
    gone = rhys.get(page_of(text), status=404)
    never = rhys.get(f"/staff/evidence/text/{uuid4()}/", status=404)
    assert gone.html == never.html


# Opening


def test_before_opening_there_is_a_warning_a_way_to_stop_and_no_word(
    rhys: Door, text: SealedText
) -> None:
    page = rhys.get(page_of(text))
    assert "recorded first" in page.text
    assert "may describe violence" in page.text
    assert page.links["Take a break"] == "/staff/"
    assert SECRET not in page.html
    assert events(Kind.TEXT_OPENED) == []


@pytest.mark.parametrize("reason", [{}, {"reason": ""}, {"reason": "curious"}])
def test_without_a_reason_nothing_is_opened(
    rhys: Door, text: SealedText, reason: dict[str, str]
) -> None:
    page = rhys.post(page_of(text), {"step": "open", **reason})
    assert len(page.errors) == 1
    assert SECRET not in page.html
    assert events(Kind.TEXT_OPENED) == []


@pytest.mark.parametrize(
    ("reason", "heading"),
    [
        ("redact", "Decide what to hide"),
        ("safety", "One text, open"),
        ("rights", "One text, open"),
    ],
)
def test_with_a_reason_it_opens_and_the_record_says_why(
    rhys: Door, text: SealedText, reason: str, heading: str
) -> None:
    page = rhys.post(page_of(text), {"step": "open", "reason": reason})
    assert page.h1 == heading
    assert SECRET in page.text
    assert [event.detail for event in events(Kind.TEXT_OPENED)] == [{"reason": reason}]


def test_what_looks_like_code_in_the_words_is_only_words(rhys: Door, text: SealedText) -> None:
    page = mark(rhys, text)
    assert "<b>" not in page.html
    assert "<b>" in page.text


def test_every_step_that_shows_words_is_another_opening_on_the_record(
    rhys: Door, text: SealedText
) -> None:
    kept = keys(mark(rhys, text))
    preview(rhys, text, keep=kept)
    rhys.post(page_of(text), {"step": "accept", "keep": kept})
    assert len(events(Kind.TEXT_OPENED)) == 3


def test_an_address_never_opens_anything(rhys: Door, text: SealedText) -> None:
    for query in ("?step=open&reason=redact", "?step=preview", "?step=accept"):
        assert SECRET not in rhys.get(page_of(text) + query).html
    assert events(Kind.TEXT_OPENED) == []


def test_when_it_cannot_be_opened_the_page_says_so_and_the_attempt_is_recorded(
    rhys: Door, text: SealedText
) -> None:
    SealedText.objects.filter(id=text.id).update(sealed=b"rubbish")
    page = rhys.post(page_of(text), {"step": "open", "reason": "redact"}, status=409)
    assert page.h1 == "This text could not be opened"
    assert len(events(Kind.TEXT_OPENED)) == 1


# Where the words must never be


def test_the_words_are_in_no_title_address_cookie_session_or_record(
    rhys: Door, text: SealedText, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    pages = [
        mark(rhys, text),
        preview(rhys, text, words_1="rang", kind_1="detail"),
        preview(rhys, text, words_1="zebra", kind_1="name"),
        rhys.post(page_of(text), {"step": "open", "reason": "safety"}),
        rhys.post(page_of(text), {"step": "accept"}),
    ]
    for page in pages:
        assert SECRET not in page.title
        assert SECRET not in page.url
        assert not any(SECRET in link for link in page.links.values())
    assert SECRET not in str(rhys.client.cookies)
    for session in Session.objects.all():
        assert SECRET not in str(session.get_decoded())
    for event in Event.objects.all():
        assert SECRET not in str(event.__dict__)
    assert SECRET not in caplog.text


def test_a_page_with_words_is_kept_by_no_browser_and_no_proxy(rhys: Door, text: SealedText) -> None:
    reply = rhys.client.post(page_of(text), {"step": "open", "reason": "redact"})
    assert reply.headers["Cache-Control"] == "no-store"


def test_there_are_boxes_to_type_in_and_the_browser_is_told_to_forget_them(
    rhys: Door, text: SealedText
) -> None:
    boxes = [box for box in mark(rhys, text).all("input") if box.get("type") == "text"]
    assert len(boxes) == 4
    assert all(box.get("autocomplete") == "off" for box in boxes)
    assert all(box.get("spellcheck") == "false" for box in boxes)


def test_the_forms_refuse_a_post_from_another_site(cast: Cast, text: SealedText) -> None:
    from tests.cast import PASSWORD

    client = Client(enforce_csrf_checks=True)
    assert client.login(username="rhys", password=PASSWORD)
    reply = client.post(page_of(text), {"step": "open", "reason": "redact"})
    assert reply.status_code == 403
    assert events(Kind.TEXT_OPENED) == []
