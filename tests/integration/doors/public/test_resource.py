"""The resource as a reader meets it: every page whole, every way through it working."""

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from heard.guidance import queries
from tests.pages import Door, Page, words

CSS = Path("src/heard/design_system/static/heard/resource.css")
PLACES = [
    "/",
    "/resource/",
    "/resource/overarching/",
    *[f"/resource/stage/{number}/" for number in range(1, 8)],
    "/resource/appendix/a/",
    "/resource/appendix/b/",
    "/resource/search/",
    "/resource/search/?q=consent",
    "/resource/search/?q=zzzqqq",
]
PALE = "#fdf8ef"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def door() -> Door:
    return Door()


def wheel_links(page: Page) -> list[Element]:
    return page.all(f"{SVG}a", css="heard-wheel__link")


@pytest.mark.parametrize("place", PLACES)
def test_every_page_opens_without_signing_in(door: Door, place: str) -> None:
    assert door.get(place).h1


@pytest.mark.parametrize(
    "place",
    [
        "/resource/stage/0/",
        "/resource/stage/8/",
        "/resource/stage/one/",
        "/resource/stage/99999999999999999999/",
        "/resource/appendix/c/",
        "/resource/appendix/A%2F..%2Fpack/",
        "/resource/nothing/",
    ],
)
def test_a_part_that_does_not_exist_is_not_found(door: Door, place: str) -> None:
    door.get(place, status=404)


@pytest.mark.parametrize("place", ["/", "/resource/", "/resource/stage/4/"])
def test_the_wheel_is_seven_links_in_order_and_a_hub(door: Door, place: str) -> None:
    links = wheel_links(door.get(place))
    assert [link.get("href") for link in links] == [
        *[f"/resource/stage/{number}/" for number in range(1, 8)],
        "/resource/overarching/",
    ]
    for number, link in enumerate(links[:7], start=1):
        assert link.get("aria-label", "").startswith(f"Stage {number}: ")


def test_the_words_seen_on_a_segment_are_in_its_name(door: Door) -> None:
    links = wheel_links(door.get("/resource/"))
    assert len(links) == 8
    for link in links:
        seen = [words(text) for text in link.iter(f"{SVG}text")]
        name = link.get("aria-label", "").replace(":", "")
        assert " ".join(seen) in name


def test_the_list_beside_the_wheel_is_not_read_out_twice(door: Door) -> None:
    page = door.get("/resource/")
    (beside,) = page.all("ol", css="heard-stages")
    assert beside.get("aria-hidden") == "true"
    links = list(beside.iter("a"))
    assert len(links) == 8
    assert {link.get("tabindex") for link in links} == {"-1"}


def test_the_stage_being_read_is_marked_on_the_wheel(door: Door) -> None:
    links = wheel_links(door.get("/resource/stage/4/"))
    assert [link.get("aria-current") for link in links].index("page") == 3


@pytest.mark.parametrize(("number", "before", "after"), [(1, 7, 2), (4, 3, 5), (7, 6, 1)])
def test_previous_and_next_go_round(door: Door, number: int, before: int, after: int) -> None:
    page = door.get(f"/resource/stage/{number}/")
    ways = {a.get("rel"): a.get("href") for a in page.all("a", css="heard-round-links__link")}
    assert ways == {"prev": f"/resource/stage/{before}/", "next": f"/resource/stage/{after}/"}


@pytest.mark.parametrize("place", ["/", "/resource/", "/resource/stage/1/", "/resource/stage/7/"])
def test_stage_names_are_said_to_be_working_names(door: Door, place: str) -> None:
    assert queries.get_pack().stage_names_notice in door.get(place).text


@pytest.mark.parametrize("number", range(1, 8))
def test_a_stage_has_a_contents_list_sources_and_related_stages(door: Door, number: int) -> None:
    page = door.get(f"/resource/stage/{number}/")
    assert "On this page" in page.text
    assert "Sources, and how sure they are" in page.text
    assert "Read beside this" in page.text
    assert "our own proposal" in page.text.lower() or "read on the page named" in page.text.lower()


def test_search_is_reached_from_every_part(door: Door) -> None:
    for place in PLACES[1:]:
        (form,) = [f for f in door.get(place).all("form") if f.get("role") == "search"]
        assert form.get("action") == "/resource/search/"
        assert form.get("method") == "get"


def test_search_keeps_what_was_typed(door: Door) -> None:
    page = door.get("/resource/search/?q=safe+contact")
    assert page.typed["q"] == "safe contact"
    assert "Safe-contact record" in page.text


def test_a_search_without_words_says_what_to_do(door: Door) -> None:
    assert "Type a word or two" in door.get("/resource/search/?q=++").text


def test_a_search_that_finds_nothing_says_so_and_offers_others(door: Door) -> None:
    page = door.get("/resource/search/?q=zzzqqq")
    assert "Nothing found for “zzzqqq”" in page.text
    assert "no further action" in page.links


@pytest.mark.parametrize(
    "typed",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "a" * 5000],
)
def test_what_is_typed_is_never_taken_for_markup(door: Door, typed: str) -> None:
    response = door.client.get("/resource/search/", {"q": typed})
    page = Page(response.content.decode(), url="/resource/search/")
    assert page.typed["q"] == typed[:200]
    assert not page.all("img")
    assert "<script>alert" not in page.html
    assert "49" not in page.typed["q"]


def test_a_search_is_not_put_in_the_title(door: Door) -> None:
    assert "distress" not in door.get("/resource/search/?q=distress").title


def test_a_null_character_in_a_search_is_dropped(door: Door) -> None:
    assert door.get("/resource/search/?q=safe%00+contact").typed["q"] == "safe contact"


def test_the_front_page_shows_the_four_uses(door: Door) -> None:
    page = door.get("/")
    for use in ("Benchmark", "Design", "Strengthen", "Embed"):
        assert page.links[use] == f"/resource/#{use.lower()}"


def test_each_use_on_the_front_page_leads_to_its_heading(door: Door) -> None:
    ids = {element.get("id") for element in door.get("/resource/").root.iter()}
    assert {"benchmark", "design", "strengthen", "embed"} <= ids


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_pale_words_stand_out_on_every_stage_colour() -> None:
    css = CSS.read_text(encoding="utf-8")
    colours = re.findall(r"\.heard-stage-\d \{ --stage: (#[0-9a-f]{6}); \}", css)
    assert len(colours) == 7
    assert PALE in css
    for colour in colours:
        assert contrast(colour, PALE) >= 4.5
