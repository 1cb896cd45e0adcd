"""Themes and redacted words as pages: who sees them, naming, putting on and taking off."""

from collections.abc import Callable

import pytest

from heard.coding.models import CodeApplication, Theme
from heard.coding.operations import code
from heard.engagements.models import Engagement
from heard.evidence.queries import ReadableSegment
from heard.fieldwork.models import Window
from heard.organisations.operations import add_person
from heard.organisations.queries import get_viewer
from heard.organisations.roles import Role
from tests.cast import NOW, PASSWORD, Cast
from tests.factories.engagements import make_engagement, make_live_engagement
from tests.factories.words import make_segment, make_theme
from tests.pages import Door

DoorAs = Callable[[str], Door]
NOT_THERE = "00000000-0000-4000-8000-000000000000"
Live = tuple[Engagement, Window]


@pytest.fixture
def live(cast: Cast) -> Live:
    return make_live_engagement(cast)


@pytest.fixture
def segment(cast: Cast, live: Live) -> ReadableSegment:
    return make_segment(cast, live[1], "Nobody rang me.\n<script>x</script> & so on")


@pytest.fixture
def ben(door_as: DoorAs) -> Door:
    return door_as("ben")


def themes_of(engagement: Engagement) -> str:
    return f"/staff/coding/engagement/{engagement.id}/"


def words_of(engagement: Engagement) -> str:
    return f"/staff/coding/engagement/{engagement.id}/words/"


def page_of(segment: ReadableSegment) -> str:
    return f"/staff/coding/words/{segment.id}/"


@pytest.mark.parametrize(
    ("who", "reads", "codes"),
    [
        ("ben", True, True),
        ("alice", True, False),
        ("dana", True, False),
        ("erin", True, False),
        ("rhys", True, False),
        ("femi", False, False),
        ("gwen", False, False),
        ("hari", False, False),
        ("ada", False, False),
        ("cal", False, False),
        ("dee", False, False),
        ("lena", False, False),
    ],
)
def test_who_may_open_these_pages(
    door_as: DoorAs,
    cast: Cast,
    live: Live,
    segment: ReadableSegment,
    who: str,
    reads: bool,
    codes: bool,
) -> None:
    theme = make_theme(cast, live[0])
    door = door_as(who)
    for url in (themes_of(live[0]), words_of(live[0]), page_of(segment)):
        page = door.get(url, status=200 if reads else 404)
        assert ("Add a theme" in page.links) is (codes and url == themes_of(live[0]))
    door.get(themes_of(live[0]) + "new/", status=200 if codes else 404)
    status = 200 if codes else 403 if reads else 404
    door.post(page_of(segment), {"theme": theme.id, "do": "put_on"}, status=status)
    assert CodeApplication.objects.count() == int(codes)


def test_empty_pages_say_what_comes_next(ben: Door, door_as: DoorAs, cast: Cast) -> None:
    engagement = make_engagement(cast.alice)
    assert ben.get(themes_of(engagement)).links["Add a theme"] == themes_of(engagement) + "new/"
    assert "An analyst adds themes" in door_as("alice").get(themes_of(engagement)).text
    assert "No redacted words yet" in ben.get(words_of(engagement)).text


@pytest.mark.parametrize("people", [0, 1, 4, 5, 12])
def test_voices_are_blurred(ben: Door, cast: Cast, live: Live, people: int) -> None:
    make_theme(cast, live[0], "Waiting", *(make_segment(cast, live[1]) for _ in range(people)))
    shown = {0: "none", 1: "fewer than 5", 4: "fewer than 5", 5: "5", 12: "10"}[people]
    assert f"Voices: {shown}. Named by Ben Carrow." in ben.get(themes_of(live[0])).text


def test_adding_a_theme(ben: Door, live: Live) -> None:
    page = ben.post(
        themes_of(live[0]) + "new/", {"theme": "Left waiting", "meaning": "No news for days."}
    )
    assert page.url == themes_of(live[0])
    assert "The theme was added." in page.text
    assert "No news for days." in page.text


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"theme": "", "meaning": "No news."}, "Give the theme a name"),
        ({"theme": "Waiting", "meaning": " "}, "Say what the theme means"),
        ({"theme": "LEFT waiting", "meaning": "No news."}, "already a theme"),
        ({"theme": "a" * 81, "meaning": "No news."}, "80 characters"),
        ({"theme": "Waiting\0", "meaning": "No news."}, "cannot save"),
    ],
)
def test_a_theme_that_will_not_do(
    ben: Door, cast: Cast, live: Live, typed: dict[str, str], error: str
) -> None:
    make_theme(cast, live[0], "Left waiting")
    page = ben.post(themes_of(live[0]) + "new/", typed)
    (found,) = page.errors
    assert error in found
    assert page.typed["meaning"].strip() == typed["meaning"].strip()
    assert Theme.objects.count() == 1


def test_the_words_are_shown_with_their_themes_and_whether_they_may_be_quoted(
    ben: Door, cast: Cast, live: Live, segment: ReadableSegment
) -> None:
    make_segment(cast, live[1], "Do not repeat this.", quote="never")
    make_theme(cast, live[0], "Left waiting", segment)
    page = ben.get(words_of(live[0]))
    assert "Nobody rang me." in page.text
    assert "<script>x" not in page.html
    assert "Themes: Left waiting." in page.text
    assert "Themes: none yet." in page.text
    assert page.text.count("May be quoted") == 1
    assert page.text.count("Not to be quoted") == 1


def test_only_the_words_under_one_theme(
    ben: Door, cast: Cast, live: Live, segment: ReadableSegment
) -> None:
    make_segment(cast, live[1], "Something else.")
    theme = make_theme(cast, live[0], "Left waiting", segment)
    page = ben.get(f"{words_of(live[0])}?theme={theme.id}")
    assert "Nobody rang me." in page.text
    assert "Something else." not in page.text
    assert page.links["Show all"] == words_of(live[0])


@pytest.mark.parametrize("theme", ["rubbish", "", NOT_THERE])
def test_a_theme_that_is_not_there_is_not_found(ben: Door, live: Live, theme: str) -> None:
    ben.get(f"{words_of(live[0])}?theme={theme}", status=404)


def test_many_texts_go_over_several_pages(ben: Door, cast: Cast, live: Live) -> None:
    segments = [make_segment(cast, live[1], "Nothing.") for _ in range(21)]
    theme = make_theme(cast, live[0], "Left waiting", *segments)
    assert ben.get(words_of(live[0])).links["Next page"] == "?page=2"
    under = ben.get(f"{words_of(live[0])}?theme={theme.id}")
    assert under.links["Next page"] == f"?theme={theme.id}&page=2"
    assert "Choose themes for text 21" in ben.get(words_of(live[0]) + "?page=2").links


def test_putting_on_and_taking_off(
    ben: Door, cast: Cast, live: Live, segment: ReadableSegment
) -> None:
    theme = make_theme(cast, live[0], "Left waiting")
    page = ben.post(page_of(segment), {"theme": theme.id, "do": "put_on"})
    assert "“Left waiting” was put on." in page.text
    assert "Put on by you" in page.text
    assert "Take off Left waiting" in page.text
    page = ben.post(page_of(segment), {"theme": theme.id, "do": "take_off"})
    assert "“Left waiting” was taken off." in page.text
    assert "Put on by you" not in page.text
    assert CodeApplication.objects.count() == 0


def test_a_colleagues_coding_is_shown_and_is_not_mine_to_take_off(
    ben: Door, cast: Cast, live: Live, segment: ReadableSegment
) -> None:
    bo = add_person(
        organisation_id=cast.ashgrove,
        username="bo",
        display_name="Bo Analyst",
        password=PASSWORD,
        roles=frozenset({Role.ANALYST}),
        now=NOW,
    )
    theme = make_theme(cast, live[0], "Left waiting")
    code(segment=segment, theme=theme, by=get_viewer(person_id=bo), now=NOW)
    page = ben.get(page_of(segment))
    assert "Put on by a colleague" in page.text
    assert "Take off" not in page.text
    ben.post(page_of(segment), {"theme": theme.id, "do": "take_off"})
    assert CodeApplication.objects.count() == 1


@pytest.mark.parametrize("theme", ["", "rubbish", NOT_THERE])
def test_a_theme_that_does_not_exist_cannot_be_put_on(
    ben: Door, segment: ReadableSegment, theme: str
) -> None:
    ben.post(page_of(segment), {"theme": theme, "do": "put_on"}, status=404)


def test_a_theme_of_another_engagement_is_refused_with_the_reason(
    ben: Door, cast: Cast, segment: ReadableSegment
) -> None:
    elsewhere = make_theme(cast, make_engagement(cast.alice))
    page = ben.post(page_of(segment), {"theme": elsewhere.id, "do": "put_on"}, status=403)
    assert "another engagement" in page.text


def test_words_are_in_no_title(ben: Door, live: Live, segment: ReadableSegment) -> None:
    for url in (words_of(live[0]), page_of(segment)):
        assert "rang" not in ben.get(url).title
