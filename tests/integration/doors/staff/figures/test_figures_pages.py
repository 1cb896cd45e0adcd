"""Figures as pages: where results came from, tables, proposing, releasing, freezing."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from heard.audit.kinds import Kind
from heard.engagements.models import Engagement
from heard.engines.questionnaire.answers import Answer, Presence
from heard.fieldwork.models import Window
from heard.figures.models import Results, TableRelease
from heard.workflows.withdraw import withdraw
from tests.cast import NOW, Cast
from tests.factories.engagements import make_live_engagement
from tests.factories.figures import (
    NOTICE,
    make_import,
    make_proposal,
    make_released_table,
    make_snapshot,
)
from tests.factories.responses import make_response
from tests.pages import Door
from tests.record import events

DoorAs = Callable[[str], Door]
Live = tuple[Engagement, Window]
LIST = "/staff/figures/"
ASKED = "treatment.respect"


@pytest.fixture
def live(cast: Cast) -> Live:
    return make_live_engagement(cast)


@pytest.fixture
def results(cast: Cast) -> Results:
    return make_import(cast)


@pytest.fixture
def ben(door_as: DoorAs) -> Door:
    return door_as("ben")


@pytest.fixture
def dana(door_as: DoorAs) -> Door:
    return door_as("dana")


def table_of(results: Results, query: str = "") -> str:
    return f"{LIST}{results.id}/table/{query}"


def release_of(release: TableRelease) -> str:
    return f"{LIST}release/{release.id}/"


@pytest.mark.parametrize(
    ("who", "reads", "makes"),
    [
        ("ben", True, True),
        ("dana", True, False),
        ("alice", True, False),
        ("erin", True, False),
        ("femi", False, False),
        ("gwen", False, False),
        ("hari", False, False),
        ("rhys", False, False),
        ("ada", False, False),
        ("lena", False, False),
    ],
)
def test_who_may_open_these_pages(
    door_as: DoorAs, cast: Cast, live: Live, results: Results, who: str, reads: bool, makes: bool
) -> None:
    proposal = make_proposal(cast, results)
    door = door_as(who)
    for url in (LIST, f"{LIST}{results.id}/", table_of(results), release_of(proposal)):
        door.get(url, status=200 if reads else 404)
    propose = f"{LIST}{results.id}/propose/?variable=harm"
    freeze = f"{LIST}freeze/{live[1].version_id}/"
    for url in (propose, freeze):
        door.get(url, status=200 if makes else 404)
    if reads:
        shown = door.get(table_of(results, "?variable=updated")).links
        assert ("See the public version" in shown) is makes
        assert any(link.startswith("Freeze answers") for link in door.get(LIST).links) is makes


@pytest.mark.parametrize("who", ["cal", "dee"])
def test_another_force_finds_nothing_of_ours(
    door_as: DoorAs, cast: Cast, live: Live, results: Results, who: str
) -> None:
    proposal = make_proposal(cast, results)
    door = door_as(who)
    assert "Call-back survey" not in door.get(LIST).text
    for url in (
        f"{LIST}{results.id}/",
        table_of(results, "?variable=updated"),
        release_of(proposal),
        f"{LIST}{results.id}/propose/?variable=updated",
        f"{LIST}freeze/{live[1].version_id}/",
    ):
        door.get(url, status=404)
    door.post(release_of(proposal), {"decision": "release", "step": "confirm"}, status=404)


def test_an_empty_list_says_what_comes_next(ben: Door) -> None:
    page = ben.get(LIST)
    assert "No results yet" in page.text
    assert "No tables proposed" in page.text


def test_the_list_shows_files_exactly_and_people_blurred(
    ben: Door, cast: Cast, live: Live, results: Results
) -> None:
    make_snapshot(cast, *live, people=13)
    page = ben.get(LIST)
    assert "Rows kept: 260. Rows refused: 2." in page.text
    assert "People counted: about 15." in page.text
    assert "13" not in page.text


def test_a_set_of_results_shows_its_source_its_notice_and_each_refusal(
    ben: Door, results: Results
) -> None:
    page = ben.get(f"{LIST}{results.id}/")
    for words in (NOTICE, "CC0 1.0", "Ashgrove call-back survey 2025", "17 updated the code 9"):
        assert words in page.text
    assert page.links["Kept updated"] == table_of(results, "?variable=updated")


def test_results_that_are_not_there_are_not_found(ben: Door) -> None:
    for url in (f"{LIST}{uuid4()}/", f"{LIST}{uuid4()}/table/", f"{LIST}release/{uuid4()}/"):
        ben.get(url, status=404)
    ben.get(f"{LIST}freeze/{uuid4()}/", status=404)


def test_a_table_stands_under_its_chart_with_base_ranges_and_reasons(
    ben: Door, results: Results
) -> None:
    page = ben.get(table_of(results, "?variable=updated"))
    (chart,) = page.all("*", css="heard-chart")
    assert chart.get("role") == "img"
    for words in (
        "Did an officer keep you updated?",
        "Everybody who answered",
        "19 times in 20",
        "rounded to the nearest 5",
        "Do not share it",
        NOTICE,
    ):
        assert words in page.text
    assert "%" in page.text


def test_a_table_in_groups_has_a_heading_for_each(ben: Door, results: Results) -> None:
    page = ben.get(table_of(results, "?variable=updated&by=harm"))
    groups = [head for head in page.all("th") if head.get("scope") == "rowgroup"]
    assert len(groups) == 4


def test_small_numbers_are_words_in_chart_and_table(ben: Door, cast: Cast, live: Live) -> None:
    for _ in range(3):
        make_response(live[1], answers={ASKED: Answer(Presence.GIVEN, ("disagree",))})
    snapshot = make_snapshot(cast, *live, people=40)
    page = ben.get(table_of(snapshot, f"?variable={ASKED}"))
    assert "not shown" in page.text
    assert " 3 " not in page.text


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("?variable=", "Choose a question"),
        ("?by=harm", "Choose a question"),
        ("?variable=nothing", "Choose from the answers listed"),
        ("?variable=updated&by=nothing", "Choose from the answers listed"),
        ("?variable=updated&by=updated", "Choose a different question"),
        ("?variable=%00", "Choose from the answers listed"),
    ],
)
def test_a_table_that_cannot_be_made(ben: Door, results: Results, query: str, error: str) -> None:
    page = ben.get(table_of(results, query))
    assert error in page.errors[0]
    assert page.all("*", css="heard-chart") == []


# Proposing


def test_proposing_shows_the_public_version_before_anything_is_kept(
    ben: Door, results: Results
) -> None:
    url = ben.get(table_of(results, "?variable=updated&by=harm")).links["See the public version"]
    page = ben.get(url)
    assert "Small numbers are kept from view by the public rule" in page.text
    assert "Do not share it" not in page.text
    assert TableRelease.objects.count() == 0
    page = ben.post(url)
    assert page.h1 == "A table for release"
    assert "Waiting for a release approver" in page.text
    assert "somebody else must decide" in page.text
    assert [radio for radio in page.all("input") if radio.get("type") == "radio"] == []


@pytest.mark.parametrize("query", ["", "?variable=nothing", "?variable=updated&by=updated"])
def test_proposing_what_cannot_be_counted_is_not_found(
    ben: Door, results: Results, query: str
) -> None:
    ben.get(f"{LIST}{results.id}/propose/{query}", status=404)
    ben.post(f"{LIST}{results.id}/propose/{query}", status=404)
    assert TableRelease.objects.count() == 0


def test_a_table_that_cannot_stand_beside_the_old_ones_says_why(
    ben: Door, cast: Cast, live: Live
) -> None:
    leaving = [make_response(live[1]) for _ in range(30)]
    snapshot = make_snapshot(cast, *live, people=40)
    release = make_released_table(cast, snapshot, ASKED)
    for response_id in leaving:
        withdraw(response_id=response_id, now=NOW)
    url = f"{LIST}{snapshot.id}/propose/?variable={ASKED}"
    assert "Somebody has withdrawn" in ben.get(url).errors[0]
    assert "Somebody has withdrawn" in ben.post(url).errors[0]
    assert TableRelease.objects.count() == 1
    assert "who have withdrawn since: 30" in ben.get(release_of(release)).text


# Releasing


@pytest.mark.parametrize(
    ("decision", "asked", "said"),
    [
        ("release", "Release this table?", "The table was released."),
        ("refuse", "Do not release this table?", "The table was not released."),
    ],
)
def test_a_decision_is_chosen_then_confirmed_then_made(
    dana: Door, cast: Cast, results: Results, decision: str, asked: str, said: str
) -> None:
    proposal = make_proposal(cast, results)
    page = dana.post(release_of(proposal), {"decision": decision})
    assert page.h1 == asked
    assert TableRelease.objects.get().state == "proposed"
    page = dana.post(release_of(proposal), {"decision": decision, "step": "confirm"})
    assert said in page.text
    assert "Decided by Dana Osei" in page.text
    assert [radio for radio in page.all("input") if radio.get("type") == "radio"] == []
    dana.post(release_of(proposal), {"decision": decision, "step": "confirm"}, status=403)
    assert len(events(Kind.TABLE_RELEASED) + events(Kind.TABLE_REFUSED)) == 1


@pytest.mark.parametrize("decision", ["", "maybe"])
@pytest.mark.parametrize("step", ["", "confirm"])
def test_without_a_decision_nothing_is_decided(
    dana: Door, cast: Cast, results: Results, decision: str, step: str
) -> None:
    proposal = make_proposal(cast, results)
    page = dana.post(release_of(proposal), {"decision": decision, "step": step})
    assert len(page.errors) == 1
    assert TableRelease.objects.get().state == "proposed"


@pytest.mark.parametrize("who", ["ben", "alice", "erin"])
def test_nobody_else_can_decide(door_as: DoorAs, cast: Cast, results: Results, who: str) -> None:
    proposal = make_proposal(cast, results)
    door = door_as(who)
    assert "May this table leave the team?" not in door.get(release_of(proposal)).text
    door.post(release_of(proposal), {"decision": "release", "step": "confirm"}, status=403)
    assert TableRelease.objects.get().state == "proposed"


# Freezing


def test_freezing_is_confirmed_and_leads_to_the_results(ben: Door, live: Live) -> None:
    for _ in range(12):
        make_response(live[1])
    url = f"{LIST}freeze/{live[1].version_id}/"
    assert "At least 10 people" in ben.get(url).text
    assert Results.objects.count() == 0
    page = ben.post(url)
    assert "The answers so far were frozen." in page.text
    assert Results.objects.get().rows_kept == 12


def test_too_few_new_answers_is_said_on_the_page(ben: Door, live: Live) -> None:
    for _ in range(9):
        make_response(live[1])
    page = ben.post(f"{LIST}freeze/{live[1].version_id}/")
    assert "not yet 10 new answers" in page.errors[0]
    assert Results.objects.count() == 0
