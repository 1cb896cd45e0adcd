"""Coming back with a return code, reading what came of it, and withdrawing."""

import re

import pytest
from django.test import Client

from heard.fieldwork.models import Window
from heard.responses.models import Response, Withdrawal
from tests.cast import Cast
from tests.factories.engagements import make_live_engagement
from tests.pages import Door


@pytest.fixture
def window(cast: Cast) -> Window:
    return make_live_engagement(cast)[1]


def send_and_take_words(person: Door, window: Window) -> str:
    person.client.post(f"/t/{window.link}/", {})
    person.post("/t/end/", {})
    page = person.post("/t/code/", {})
    return " ".join(re.findall(r"<li>([a-z]+)</li>", page.html))


def test_the_words_bring_somebody_back_from_any_browser(window: Window) -> None:
    words = send_and_take_words(Door(Client()), window)
    assert len(words.split()) == 8
    other = Door(Client())
    other.get("/t/return/")
    page = other.post("/t/return/", {"code": words.upper().replace(" ", ",  ")})
    assert "We do not have news for you yet" in page.text


def test_wrong_words_and_withdrawn_words_get_the_same_reply(window: Window) -> None:
    words = send_and_take_words(Door(Client()), window)
    back = Door(Client())
    back.post("/t/return/", {"code": words})
    back.get("/t/delete/")
    gone = back.post("/t/delete/", {})
    assert "Nothing published rested on what you sent" in gone.text
    assert not Response.objects.exists()
    assert Withdrawal.objects.count() == 1
    stranger = Door(Client())
    withdrawn = stranger.post("/t/return/", {"code": words})
    wrong = stranger.post("/t/return/", {"code": "apple " * 8})
    assert "We do not know these words" in withdrawn.text
    assert withdrawn.text == wrong.text


def test_having_just_answered_is_not_enough_to_undo_it(window: Window) -> None:
    person = Door(Client())
    send_and_take_words(person, window)
    assert person.client.get("/t/delete/").status_code == 404
    assert person.client.post("/t/delete/").status_code == 404
    assert person.client.get("/t/news/").status_code == 404
    assert Response.objects.count() == 1


def test_asking_for_words_again_replaces_the_first(window: Window) -> None:
    person = Door(Client())
    first = send_and_take_words(person, window)
    person.post("/t/code/", {})
    page = Door(Client()).post("/t/return/", {"code": first})
    assert "We do not know these words" in page.text


@pytest.mark.parametrize("typed", ["", " ", "\x00", "ünïcödé", "a" * 201, "' OR 1=1 --"])
def test_anything_typed_gets_a_plain_error(db: None, typed: str) -> None:
    page = Door(Client()).post("/t/return/", {"code": typed})
    assert page.title.startswith("Error:")


@pytest.mark.parametrize(
    "path", ["page/1", "page/0", "page/999999", "stop", "end", "done", "code", "news", "delete"]
)
def test_pages_of_a_visit_are_closed_without_one(db: None, path: str) -> None:
    client = Client()
    client.cookies["visit"] = "not-a-visit"
    reply = client.get(f"/t/{path}/")
    assert reply.status_code == 404
    assert "This page is not open" in reply.content.decode()
