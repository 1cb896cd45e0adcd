"""The page that shows how far each voice got, and says plainly where most stopped."""

from collections.abc import Callable

import pytest

from heard.publishing.telling import note_told
from tests.cast import NOW, Cast
from tests.factories.change import (
    Heard,
    make_action,
    make_check,
    make_claim,
    make_decision,
    make_draft,
    make_finding,
    make_heard,
    publish,
)
from tests.factories.engagements import make_engagement
from tests.pages import Door, Page, words

DoorAs = Callable[[str], Door]


@pytest.fixture
def heard(cast: Cast) -> Heard:
    return make_heard(cast)


def address(heard: Heard) -> str:
    return f"/staff/loop/engagements/{heard.engagement.id}/"


def stops(page: Page) -> list[str]:
    return [words(line) for line in page.all("p", css="heard-loop__sentence")]


def test_before_anybody_speaks_the_page_says_so_and_where_to_go(
    cast: Cast, door_as: DoorAs
) -> None:
    engagement = make_engagement(cast.alice)
    page = door_as("erin").get(f"/staff/loop/engagements/{engagement.id}/")
    assert "Nobody has spoken yet" in page.text
    assert page.links["Go to the plan"] == f"/staff/engagements/{engagement.id}/"
    assert not page.all("table")


def test_the_one_sentence_moves_along_as_voices_do(heard: Heard, door_as: DoorAs) -> None:
    cast, door = heard.cast, door_as("erin")
    got_to = "about 15 people"
    assert stops(door.get(address(heard))) == [
        f"Most voices stop before a finding: {got_to} reached a theme or a table, "
        "but nobody reached a finding."
    ]
    finding = make_finding(heard)
    assert stops(door.get(address(heard))) == [
        f"Most voices stop before a decision: {got_to} reached a finding, "
        "but nobody reached a decision."
    ]
    decision = make_decision(cast, finding)
    assert "before an action" in stops(door.get(address(heard)))[0]
    claim = make_claim(cast, make_action(cast, decision))
    assert "before a proven change" in stops(door.get(address(heard)))[0]
    make_check(cast, claim)
    assert "before anything is published" in stops(door.get(address(heard)))[0]
    page_id = publish(cast, make_draft(cast, heard.engagement, [finding])).id
    note_told(response_id=heard.spoke, publication_ids=[page_id], now=NOW)
    assert stops(door.get(address(heard))) == [
        f"Most voices stop before they are told: {got_to} reached a published page, "
        "but fewer than 5 people were told."
    ]


def test_small_numbers_are_hatched_and_of_one_length(heard: Heard, door_as: DoorAs) -> None:
    page = door_as("erin").get(address(heard))
    hatched = page.all("*", css="heard-loop__few")
    assert {rect.get("width") for rect in hatched} == {"30"}
    # One person wrote something: in words at the first two links.
    assert len(hatched) == 2
    assert "13" not in page.text


def test_the_table_says_the_same_as_the_bars(heard: Heard, door_as: DoorAs) -> None:
    page = door_as("erin").get(address(heard))
    rows = [[words(cell) for cell in row] for row in page.all("tr")[1:]]
    assert rows[0] == ["Spoke", "about 15", "fewer than 5", "about 15"]
    assert rows[-1] == ["Were told", "nobody", "not counted apart", "not counted apart"]
    amounts = [words(span) for span in page.all("span", css="heard-loop__amount")]
    in_table = [cell for row in rows[:-1] for cell in row[2:]] + [rows[-1][1]]
    assert amounts == in_table


@pytest.mark.parametrize(("who", "sees_link"), [("erin", True), ("femi", True), ("ben", True)])
def test_the_next_step_is_linked_for_those_who_may_go_there(
    heard: Heard, door_as: DoorAs, who: str, *, sees_link: bool
) -> None:
    make_finding(heard)
    page = door_as(who).get(address(heard))
    assert ("See what waits for a decision" in page.links) is sees_link


@pytest.mark.parametrize("who", ["alice", "ben", "dana", "erin", "femi", "gwen"])
def test_those_who_read_findings_read_the_loop(heard: Heard, door_as: DoorAs, who: str) -> None:
    assert door_as(who).get(address(heard)).h1 == "How far each voice got"


@pytest.mark.parametrize("who", ["hari", "rhys", "ada", "cal", "dee", "lena"])
def test_nobody_else_finds_it(heard: Heard, door_as: DoorAs, who: str) -> None:
    door_as(who).get(address(heard), status=404)


def test_nobody_signed_in_is_sent_to_sign_in(cast: Cast, door: Door) -> None:
    engagement = make_engagement(cast.alice)
    reply = door.client.get(f"/staff/loop/engagements/{engagement.id}/")
    assert reply.status_code == 302
    assert "sign-in" in reply["Location"]
