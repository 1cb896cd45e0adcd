"""Findings as pages: made of quotations somebody allowed and tables somebody released."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from heard.change import operations as change
from heard.change.queries import get_decision
from heard.engagements.models import Engagement
from heard.evidence.queries import ReadableSegment
from heard.fieldwork.models import Window
from heard.figures.models import TableRelease
from heard.findings.models import Finding, FindingQuote, FindingTheme
from heard.workflows.withdraw import withdraw
from tests.cast import NOW, Cast
from tests.factories.engagements import make_engagement, make_live_engagement
from tests.factories.figures import (
    NOTICE,
    make_finding,
    make_import,
    make_proposal,
    make_released_table,
    make_snapshot,
)
from tests.factories.words import make_segment, make_theme
from tests.pages import Door

DoorAs = Callable[[str], Door]
Live = tuple[Engagement, Window]


@pytest.fixture
def live(cast: Cast) -> Live:
    return make_live_engagement(cast)


@pytest.fixture
def segment(cast: Cast, live: Live) -> ReadableSegment:
    return make_segment(cast, live[1], "Nobody rang me for three weeks.")


@pytest.fixture
def released(cast: Cast) -> TableRelease:
    return make_released_table(cast, make_import(cast))


@pytest.fixture
def ben(door_as: DoorAs) -> Door:
    return door_as("ben")


def list_of(engagement: Engagement) -> str:
    return f"/staff/findings/engagement/{engagement.id}/"


def new_of(engagement: Engagement) -> str:
    return f"/staff/findings/engagement/{engagement.id}/new/"


def page_of(finding: Finding) -> str:
    return f"/staff/findings/{finding.id}/"


def filled(
    segment: ReadableSegment, released: TableRelease, **changes: object
) -> dict[str, object]:
    return {
        "claim": "People wait weeks without news.",
        "strength": "moderate",
        "not_known": "Whether it differs by station.",
        "quotations": [str(segment.id)],
        "tables": [str(released.id)],
    } | changes


@pytest.mark.parametrize(
    ("who", "reads", "makes"),
    [
        ("ben", True, True),
        ("alice", True, False),
        ("erin", True, False),
        ("dana", True, False),
        ("femi", True, False),
        ("gwen", True, False),
        ("hari", False, False),
        ("rhys", False, False),
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
    released: TableRelease,
    who: str,
    reads: bool,
    makes: bool,
) -> None:
    finding = make_finding(cast, live[0], segment=segment, release=released)
    door = door_as(who)
    page = door.get(list_of(live[0]), status=200 if reads else 404)
    assert ("Make a finding" in page.links) is makes
    door.get(page_of(finding), status=200 if reads else 404)
    door.get(new_of(live[0]), status=200 if makes else 404)
    status = 200 if makes else 404
    door.post(new_of(live[0]), filled(segment, released), status=status)
    assert Finding.objects.count() == (2 if makes else 1)


def test_a_finding_that_is_not_there_is_not_found(ben: Door) -> None:
    ben.get(f"/staff/findings/{uuid4()}/", status=404)


def test_empty_pages_say_what_comes_next(ben: Door, door_as: DoorAs, cast: Cast) -> None:
    engagement = make_engagement(cast.alice)
    assert ben.get(list_of(engagement)).links["Make a finding"] == new_of(engagement)
    assert "An analyst makes findings" in door_as("erin").get(list_of(engagement)).text
    page = ben.get(new_of(engagement))
    assert "Nothing can be quoted yet" in page.text
    assert "No released table yet" in page.text
    assert page.all("textarea") == []


def test_making_a_finding(
    ben: Door, cast: Cast, live: Live, segment: ReadableSegment, released: TableRelease
) -> None:
    theme = make_theme(cast, live[0], "Left waiting", segment)
    page = ben.post(new_of(live[0]), filled(segment, released, themes=[str(theme.id)]))
    assert page.h1 == "People wait weeks without news."
    for words in (
        "The finding was made.",
        "Moderate: a clear pattern",
        "Whether it differs by station.",
        "Nobody rang me for three weeks.",
        "Left waiting. Days without a call.",
        "Did an officer keep you updated?",
        NOTICE,
        "No decision yet",
    ):
        assert words in page.text
    assert len(page.all("*", css="heard-chart")) == 1
    assert FindingTheme.objects.get().theme_id == theme.id


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"claim": " "}, "Say what we now believe"),
        ({"claim": "a" * 1001}, "1,000 characters"),
        ({"strength": ""}, "Choose how strong"),
        ({"strength": "certain"}, "Choose from the answers listed"),
        ({"not_known": ""}, "There is always something"),
        ({"quotations": []}, "Choose at least one quotation"),
        ({"quotations": ["rubbish"]}, "Choose from the answers listed"),
        ({"quotations": [str(uuid4())]}, "Choose from the answers listed"),
        ({"tables": []}, "Choose at least one released table"),
        ({"tables": [str(uuid4())]}, "Choose from the answers listed"),
        ({"themes": [str(uuid4())]}, "Choose from the answers listed"),
    ],
)
def test_bad_input_keeps_what_was_typed_and_makes_nothing(
    ben: Door,
    cast: Cast,
    live: Live,
    segment: ReadableSegment,
    released: TableRelease,
    changes: dict[str, object],
    error: str,
) -> None:
    make_theme(cast, live[0])
    page = ben.post(new_of(live[0]), filled(segment, released, **changes))
    assert error in page.errors[0]
    if "not_known" not in changes:
        assert page.typed["not_known"].strip() == "Whether it differs by station."
    if "quotations" not in changes:
        ticked = [box for box in page.all("input") if box.get("checked") is not None]
        assert str(segment.id) in {box.get("value") for box in ticked}
    assert Finding.objects.count() == 0


@pytest.mark.parametrize("quote", ["never", "unknown"])
def test_words_that_may_not_be_quoted_are_shown_with_why_and_cannot_be_chosen(
    ben: Door,
    cast: Cast,
    live: Live,
    segment: ReadableSegment,
    released: TableRelease,
    quote: str,
) -> None:
    closed = make_segment(cast, live[1], "Do not repeat this.", quote=quote)
    page = ben.get(new_of(live[0]))
    (box,) = [box for box in page.all("input") if box.get("value") == str(closed.id)]
    assert box.get("disabled") is not None
    assert "Do not repeat this." in page.text
    assert "has not said that their words may be quoted" in page.text
    page = ben.post(
        new_of(live[0]), filled(segment, released, quotations=[str(segment.id), str(closed.id)])
    )
    assert "Cannot be chosen" in page.errors[0]
    assert FindingQuote.objects.count() == 0


def test_only_released_tables_of_this_engagement_or_of_none_are_offered(
    ben: Door, cast: Cast, live: Live, segment: ReadableSegment, released: TableRelease
) -> None:
    waiting = make_proposal(cast, released.results, "harm")
    mine = make_released_table(cast, make_snapshot(cast, *live, people=40), "treatment.respect")
    elsewhere = make_live_engagement(cast)
    theirs = make_released_table(
        cast, make_snapshot(cast, *elsewhere, people=40), "treatment.respect"
    )
    offered = {box.get("value") for box in ben.get(new_of(live[0])).all("input")}
    assert {str(released.id), str(mine.id)} <= offered
    assert offered.isdisjoint({str(waiting.id), str(theirs.id)})


def test_the_sponsor_is_led_on_to_decide_and_nobody_else_is(
    door_as: DoorAs, cast: Cast, live: Live, segment: ReadableSegment, released: TableRelease
) -> None:
    finding = make_finding(cast, live[0], segment=segment, release=released)
    page = door_as("erin").get(page_of(finding))
    assert page.links["Decide what to do"] == f"/staff/change/decide/{finding.id}/" or (
        str(finding.id) in page.links["Decide what to do"]
    )
    for who in ("ben", "alice", "dana", "femi", "gwen"):
        assert "Decide what to do" not in door_as(who).get(page_of(finding)).links


def test_a_finding_shows_what_was_decided_and_is_being_done(
    door_as: DoorAs, cast: Cast, live: Live, segment: ReadableSegment, released: TableRelease
) -> None:
    finding = make_finding(cast, live[0], segment=segment, release=released)
    decision = change.decide(
        finding=finding, by=cast.erin, choice="act", reason="It is in our gift.", now=NOW
    )
    change.take_on(
        decision=get_decision(viewer=cast.alice, decision_id=decision),
        by=cast.alice,
        what="Ring every week.",
        measure="Share told weekly.",
        owner_id=cast.femi.id,
        due_date=(NOW + timedelta(days=30)).date(),
        now=NOW,
    )
    page = door_as("femi").get(page_of(finding))
    for words in ("Act on it", "It is in our gift.", "Ring every week.", "Femi Lund, by"):
        assert words in page.text
    assert "Add an action" not in page.links
    assert "Add an action" in door_as("alice").get(page_of(finding)).links
    assert "Decided: Act on it" in door_as("ben").get(list_of(live[0])).text


def test_a_finding_whose_words_were_withdrawn_says_so(
    ben: Door, cast: Cast, live: Live, segment: ReadableSegment, released: TableRelease
) -> None:
    finding = make_finding(cast, live[0], segment=segment, release=released)
    withdraw(response_id=segment.response_id, now=NOW)
    page = ben.get(page_of(finding))
    assert "have been withdrawn" in page.text
    assert "three weeks" not in page.text
