"""Each layout gives a whole, valid page; pages people answer on tell an onlooker nothing."""

from typing import Any

import pytest
from django.test import Client

from heard.design_system.neutral import NEUTRAL_WORDS, TitleTellsTooMuch
from tests.pages import Door, Page, words


@pytest.fixture(autouse=True)
def sample_site(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.integration.design_system.sample_urls"
    # Sample pages need messages but no database.
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cache"
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture
def door() -> Door:
    return Door(Client(raise_request_exception=False))


@pytest.mark.parametrize("url", ["/", "/staff/", "/staff/form/", "/t/", "/t/story/"])
def test_a_page_of_every_layout_is_whole(door: Door, url: str) -> None:
    page = door.get(url)
    assert page.all("main")[0].get("id") == "main-content"
    assert page.root.get("lang") == "en-GB"


def test_the_first_stop_on_every_page_is_the_skip_link(door: Door) -> None:
    for url in ("/", "/staff/", "/t/"):
        assert words(door.get(url).all("a")[0]) == "Skip to main content"


def test_a_staff_page_says_who_is_signed_in_and_signs_out_by_post(door: Door) -> None:
    page = door.get("/staff/")
    assert "Alice Adeyemi Engagement lead, Ashgrove Police" in page.text
    form = next(f for f in page.all("form") if f.get("action") == "/staff/sign-out/")
    assert form.get("method") == "post"
    assert any(box.get("name") == "csrfmiddlewaretoken" for box in form.iter("input"))


def test_a_message_is_shown_once_as_a_banner(door: Door) -> None:
    assert "The plan was saved." in door.get("/staff/").text


def test_every_page_says_when_the_people_are_made_up(door: Door, settings: Any) -> None:
    settings.IS_DEMO = True
    for url in ("/", "/staff/", "/t/"):
        assert "Demonstration." in door.get(url).text
    settings.IS_DEMO = False
    assert "Demonstration." not in door.get("/").text


@pytest.mark.parametrize("url", ["/t/", "/t/story/", "/t/nowhere/", "/t/broken/"])
def test_the_way_out_is_among_the_first_two_stops_and_a_plain_link(door: Door, url: str) -> None:
    page = door.get(url, status={"/t/nowhere/": 404, "/t/broken/": 500}.get(url, 200))
    stops = [e for e in page.root.iter() if e.tag in ("a", "button", "input", "textarea")]
    ways_out = [e for e in stops[:2] if e.tag == "a" and e.get("href") == "/t/exit/"]
    assert [words(e) for e in ways_out] == ["Emergency: Exit this page"]


@pytest.mark.parametrize("url", ["/t/", "/t/story/", "/t/nowhere/"])
def test_support_is_linked_from_every_page(door: Door, url: str) -> None:
    page = door.get(url, status=404 if "nowhere" in url else 200)
    assert page.links["Help and support"] == "/t/support/"


def test_a_tab_for_the_person_answering_shows_only_neutral_words(door: Door) -> None:
    page = door.get("/t/")
    assert page.title == "Question 3 of 12"
    icons = [e.get("href") for e in page.all("link") if e.get("rel") == "icon"]
    assert icons == ["/static/heard/plain.svg"]
    assert "Heard" not in head_of(page)


def head_of(page: Page) -> str:
    return page.html.split("</head>")[0].replace("/static/heard/", "/static/")


def test_a_title_that_names_the_subject_is_refused() -> None:
    with pytest.raises(TitleTellsTooMuch):
        Client().get("/t/telling/")


@pytest.mark.parametrize(
    "word", ["victim", "survivor", "police", "abuse", "crime", "heard", "officer", "rape", "force"]
)
def test_no_telling_word_is_on_the_neutral_list(word: str) -> None:
    assert word not in NEUTRAL_WORDS


def test_a_form_sent_empty_says_what_is_missing_and_where(door: Door) -> None:
    page = door.post("/staff/form/", {"background": "Kept as it was\ntyped."})
    assert page.title == "Error: Plan an engagement – Heard"
    assert page.errors == [
        "Enter the purpose",
        "Choose how you will listen",
        "Choose who leads it",
        "Enter when it starts",
        "Confirm you have read it",
    ]
    assert page.typed["background"] == "Kept as it was\ntyped."


def test_a_form_for_the_person_answering_keeps_a_neutral_title_on_error(door: Door) -> None:
    page = door.post("/t/story/", {"story": "x" * 101})
    assert page.title == "Error: Question 12 of 12"
    assert page.errors == ["Use 100 characters or fewer. You have used 101"]
    assert page.typed["story"] == "x" * 101


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><b>', "{{ 7*7 }}", "a\x00b"])
def test_hostile_words_come_back_as_words(door: Door, hostile: str) -> None:
    page = door.post("/t/story/", {"story": hostile + "x" * 100})
    assert page.typed["story"].startswith(hostile.replace("\x00", "\N{REPLACEMENT CHARACTER}"))


def test_an_absent_page_is_plain_and_the_same_shape_behind_every_door(door: Door) -> None:
    for url in ("/nowhere/", "/staff/nowhere/", "/t/nowhere/"):
        assert door.get(url, status=404).h1 == "Page not found"


def test_a_refusal_says_why_in_the_words_of_the_rule(door: Door) -> None:
    page = door.get("/staff/refused/", status=403)
    assert "before its seven stages have been reviewed" in page.text
    assert page.links["Home"] == "/staff/"


def test_a_failure_gives_a_calm_page_that_needs_nothing(door: Door) -> None:
    page = door.get("/staff/broken/", status=500)
    assert page.h1 == "Something went wrong"
    assert "on purpose" not in page.html
