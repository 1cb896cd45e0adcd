"""What anybody can read of what was heard and what changed, and what they never can."""

from datetime import timedelta

import pytest

from heard.figures.models import Results
from heard.publishing import operations
from heard.publishing.models import Publication
from heard.workflows.withdraw import withdraw
from tests.cast import NOW, Cast
from tests.factories.change import (
    Heard,
    make_action,
    make_bare_finding,
    make_check,
    make_claim,
    make_decision,
    make_draft,
    make_finding,
    make_heard,
    publish,
)
from tests.pages import Door, Page

HOSTILE = "<script>alert(1)</script> <b>bold</b>"


@pytest.fixture
def heard(cast: Cast) -> Heard:
    return make_heard(cast)


def page_of(door: Door, published: Publication) -> Page:
    return door.get(f"/changes/{published.slug}/")


def test_before_anything_is_published_the_page_says_so(door: Door, db: None) -> None:
    page = door.get("/changes/")
    assert page.h1 == "What changed"
    assert "Nothing is published here yet" in page.text


def test_everything_published_is_listed_newest_first_and_no_draft(cast: Cast, door: Door) -> None:
    finding = make_bare_finding(cast)
    make_decision(cast, finding)
    first = make_draft(cast, finding.engagement, [finding], "First")
    second = make_draft(cast, finding.engagement, [finding], "Second")
    half = make_draft(cast, finding.engagement, [finding], "Half agreed")
    publish(cast, first)
    for viewer in (cast.dana, cast.erin):
        operations.approve(publication=second, by=viewer, now=NOW + timedelta(days=1))
    operations.approve(publication=half, by=cast.dana, now=NOW)
    page = door.get("/changes/")
    assert page.text.index("Second") < page.text.index("First")
    assert "Half agreed" not in page.text
    door.get(f"/changes/{half.slug}/", status=404)


@pytest.mark.parametrize("slug", ["no-such-page", "x" * 200, "weekly-calls-"])
def test_an_unknown_address_is_not_found(cast: Cast, door: Door, slug: str) -> None:
    door.get(f"/changes/{slug}/", status=404)


def test_a_page_tells_the_whole_story(heard: Heard, door: Door) -> None:
    Results.objects.update(notice="Made-up figures. Licence CC0.")
    cast, finding = heard.cast, make_finding(heard)
    make_check(cast, make_claim(cast, make_action(cast, make_decision(cast, finding))))
    page = page_of(door, publish(cast, make_draft(cast, heard.engagement, [finding])))
    for said in (
        "Ashgrove Police",
        "Published on 16 November 2026",
        "In November we asked people",
        finding.claim,
        "Moderate: a clear pattern with some gaps.",
        heard.segment.text.words,
        "shown because they said we may",
        "Numbers under 10 are not shown",
        "Made-up figures. Licence CC0.",
        "We decided to act, because: It is in our gift.",
        "Call every week.",
        "An action owner at Ashgrove Police",
        "16 December 2026",
        "Share told weekly.",
        "Done, and the change is shown",
        "12 of 40",
        "31 of 40",
        "Call log, October.",
        "What we do not know Whether it differs by station.",
    ):
        assert said in page.text, said
    assert page.all("table")
    assert any("svg" in str(element.tag) for element in page.root.iter())


def test_no_member_of_staff_and_no_id_is_on_a_page(heard: Heard, door: Door) -> None:
    cast, finding = heard.cast, make_finding(heard)
    make_check(cast, make_claim(cast, make_action(cast, make_decision(cast, finding))))
    published = publish(cast, make_draft(cast, heard.engagement, [finding]))
    html = page_of(door, published).html + door.get("/changes/").html
    for person in (
        cast.alice,
        cast.ben,
        cast.dana,
        cast.erin,
        cast.femi,
        cast.gwen,
        cast.rhys,
    ):
        assert person.display_name not in html
        assert str(person.id) not in html
    for hidden in (heard.spoke, heard.segment.id, finding.id, heard.engagement.id):
        assert str(hidden) not in html
    assert "Ahmed" not in html


@pytest.mark.parametrize(
    ("choice", "said", "on_the_list"),
    [
        ("act", "We decided to act, because:", "We are acting on this"),
        ("test", "We decided to test something first, because:", "We are testing something first"),
        ("decline", "We decided not to act, because:", "We decided not to act"),
    ],
)
def test_each_decision_is_told_with_its_reason(
    cast: Cast, door: Door, choice: str, said: str, on_the_list: str
) -> None:
    finding = make_bare_finding(cast)
    make_decision(cast, finding, choice, "Here is why.")
    page = page_of(door, publish(cast, make_draft(cast, finding.engagement, [finding])))
    assert f"{said} Here is why." in page.text
    assert on_the_list in door.get("/changes/").text
    assert ("Nobody had been given an action yet" in page.text) is (choice != "decline")


@pytest.mark.parametrize(
    ("state", "said", "never"),
    [
        ("underway", "Under way", "Proof."),
        ("claimed", "Nobody has checked this yet", "Done, and the change is shown"),
        ("proven", "found that it shows this change", "Nobody has checked this yet"),
        ("not_shown", "found that it does not show a change", "found that it shows this change"),
    ],
)
def test_each_state_of_an_action_is_told_as_it_is(
    cast: Cast, door: Door, state: str, said: str, never: str
) -> None:
    finding = make_bare_finding(cast)
    action = make_action(cast, make_decision(cast, finding))
    if state != "underway":
        claim = make_claim(cast, action)
        if state != "claimed":
            make_check(cast, claim, is_proven=state == "proven")
    page = page_of(door, publish(cast, make_draft(cast, finding.engagement, [finding])))
    assert said in page.text
    assert never not in page.text


def test_an_action_that_was_late_when_the_page_was_written_says_so(cast: Cast, door: Door) -> None:
    finding = make_bare_finding(cast)
    action = make_action(cast, make_decision(cast, finding))
    draft = make_draft(cast, finding.engagement, [finding], "In time")
    assert "Late" not in page_of(door, publish(cast, draft)).text
    type(action).objects.update(due_date=NOW.date() - timedelta(days=1))
    late = make_draft(cast, finding.engagement, [finding], "Too late")
    assert "Late" in page_of(door, publish(cast, late)).text


def test_a_person_who_withdraws_takes_their_words_off_the_page(heard: Heard, door: Door) -> None:
    finding = make_finding(heard)
    make_decision(heard.cast, finding)
    published = publish(heard.cast, make_draft(heard.cast, heard.engagement, [finding]))
    assert heard.segment.text.words in page_of(door, published).text
    withdraw(response_id=heard.spoke, now=NOW + timedelta(days=3))
    page = page_of(door, published)
    assert heard.segment.text.words not in page.text
    assert "shown because they said we may" not in page.text
    assert "Corrected on 19 November 2026." in page.text
    assert "withdr" not in page.text.lower()
    assert "Corrected on 19 November 2026" in door.get("/changes/").text


def test_what_staff_typed_is_never_read_as_html(cast: Cast, door: Door) -> None:
    finding = make_bare_finding(cast, claim=HOSTILE)
    make_decision(cast, finding, "act", HOSTILE)
    published = publish(cast, make_draft(cast, finding.engagement, [finding], HOSTILE[:100]))
    for page in (page_of(door, published), door.get("/changes/")):
        assert "<b>bold" not in page.html
        assert "alert(1)" in page.text


def test_pages_are_read_only(cast: Cast, door: Door) -> None:
    assert door.client.post("/changes/").status_code == 405
