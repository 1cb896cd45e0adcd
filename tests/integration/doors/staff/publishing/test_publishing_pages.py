"""Writing for the public, looking at it as they will, and two people agreeing."""

from collections.abc import Callable

import pytest

from heard.publishing import operations
from heard.publishing.models import Approval, Publication
from tests.cast import NOW, Cast
from tests.factories.change import (
    make_bare_finding,
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
def draft(cast: Cast) -> Publication:
    finding = make_bare_finding(cast)
    make_decision(cast, finding)
    return make_draft(cast, finding.engagement, [finding])


def told(page: Page) -> list[str]:
    """What the published body says, wherever it stands."""
    return [words(article) for article in page.all("article", css="heard-told")]


# Writing


def test_a_draft_is_written_from_what_was_decided(
    cast: Cast, draft: Publication, door_as: DoorAs
) -> None:
    ready = make_bare_finding(cast, draft.engagement, "People are not asked how to reach them.")
    make_decision(cast, ready, "decline", "Not ours.")
    make_bare_finding(cast, draft.engagement, "Nobody has decided about this.")
    address = f"/staff/publishing/engagements/{draft.engagement_id}/new/"
    page = door_as("alice").get(address)
    assert "Not ready: these have no decision yet" in page.text
    typed = {
        "title": "What you told us",
        "introduction": "Thank you.",
        "findings": [str(ready.id)],
    }
    page = door_as("alice").post(address, typed)
    assert page.h1 == "Draft page: What you told us"
    assert "Two other people must now agree" in page.text
    made = Publication.objects.get(title="What you told us")
    assert [item["finding"] for item in made.snapshot["items"]] == [str(ready.id)]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"title": ""}, "Enter a title"),
        ({"title": "x" * 121}, "Use 120 characters or fewer. You have used 121"),
        ({"introduction": " "}, "Enter an introduction"),
        ({"findings": []}, "Choose at least one finding"),
        ({"findings": ["no-such-finding"]}, "Choose from the answers listed"),
    ],
)
def test_half_a_draft_is_not_kept_and_nothing_typed_is_lost(
    draft: Publication, door_as: DoorAs, change: dict[str, object], error: str
) -> None:
    typed: dict[str, object] = {
        "title": "What you told us",
        "introduction": "Thank you.",
        "findings": [draft.snapshot["items"][0]["finding"]],
    }
    address = f"/staff/publishing/engagements/{draft.engagement_id}/new/"
    page = door_as("alice").post(address, typed | change)
    assert page.errors == [error]
    assert page.typed["title"] == (typed | change)["title"]
    assert Publication.objects.count() == 1


def test_a_finding_without_a_decision_cannot_be_slipped_in(
    cast: Cast, draft: Publication, door_as: DoorAs
) -> None:
    undecided = make_bare_finding(cast, draft.engagement)
    elsewhere = make_bare_finding(cast, make_engagement(cast.alice))
    make_decision(cast, elsewhere)
    for finding in (undecided, elsewhere):
        page = door_as("alice").post(
            f"/staff/publishing/engagements/{draft.engagement_id}/new/",
            {"title": "T", "introduction": "I", "findings": [str(finding.id)]},
        )
        assert page.errors == ["Choose from the answers listed"]
    assert Publication.objects.count() == 1


def test_with_nothing_decided_the_page_says_what_comes_first(cast: Cast, door_as: DoorAs) -> None:
    engagement = make_engagement(cast.alice)
    page = door_as("alice").get(f"/staff/publishing/engagements/{engagement.id}/new/")
    assert "There is nothing to tell yet" in page.text
    assert not page.all("textarea")


# Agreeing


def test_two_people_agree_and_then_it_is_public(
    draft: Publication, door_as: DoorAs, door: Door
) -> None:
    view, approve = f"/staff/publishing/{draft.id}/", f"/staff/publishing/{draft.id}/approve/"
    public = f"/changes/{draft.slug}/"
    assert "Agree to this page" in door_as("dana").get(view).links
    page = door_as("dana").post(approve, {"confirmed": "yes"})
    assert "One more person must agree" in page.text
    assert "First to agree Dana Osei, " in page.text
    assert "Agree to this page" not in page.links
    door.get(public, status=404)
    page = door_as("erin").get(approve)
    assert page.h1 == "Agree, and publish this page"
    assert "Dana Osei" in page.text
    page = door_as("erin").post(approve, {"confirmed": "yes"})
    assert "The page is public now" in page.text
    assert page.links["See it where the public sees it"] == public
    assert door.get(public).h1 == "Weekly calls"


def test_agreeing_takes_a_tick(draft: Publication, door_as: DoorAs) -> None:
    page = door_as("dana").post(f"/staff/publishing/{draft.id}/approve/", {})
    assert page.errors == ["Tick the box to approve, or go back"]
    assert Approval.objects.count() == 0


def test_opening_the_confirm_page_agrees_to_nothing(draft: Publication, door_as: DoorAs) -> None:
    door_as("dana").get(f"/staff/publishing/{draft.id}/approve/")
    door_as("dana").client.head(f"/staff/publishing/{draft.id}/approve/")
    assert Approval.objects.count() == 0


def test_agreeing_twice_is_refused_in_plain_words(draft: Publication, door_as: DoorAs) -> None:
    address = f"/staff/publishing/{draft.id}/approve/"
    door = door_as("dana")
    door.post(address, {"confirmed": "yes"})
    page = door.post(address, {"confirmed": "yes"}, status=403)
    assert "Somebody else must be the second" in page.text
    assert "already approved" in door.get(f"/staff/publishing/{draft.id}/").text
    assert Approval.objects.count() == 1


def test_the_drafter_reads_but_is_not_offered_to_agree(draft: Publication, door_as: DoorAs) -> None:
    page = door_as("alice").get(f"/staff/publishing/{draft.id}/")
    assert "Agree to this page" not in page.links
    door_as("alice").get(f"/staff/publishing/{draft.id}/approve/", status=404)
    door_as("alice").post(
        f"/staff/publishing/{draft.id}/approve/", {"confirmed": "yes"}, status=404
    )


def test_what_is_looked_at_is_what_the_public_reads(
    cast: Cast, door_as: DoorAs, door: Door
) -> None:
    heard = make_heard(cast)
    finding = make_finding(heard)
    make_decision(cast, finding)
    draft = make_draft(cast, heard.engagement, [finding])
    before = told(door_as("dana").get(f"/staff/publishing/{draft.id}/"))
    publish(cast, draft)
    after = told(door.get(f"/changes/{draft.slug}/"))
    assert before == after
    assert heard.segment.text.words in before[0]


# Who may open what, and the list


@pytest.mark.parametrize(
    ("page", "may_open"),
    [
        ("", {"alice", "ben", "dana", "erin", "femi", "gwen"}),
        ("approve/", {"dana", "erin"}),
    ],
)
def test_each_page_opens_for_its_roles_and_is_not_found_by_anybody_else(
    draft: Publication, door_as: DoorAs, page: str, may_open: set[str]
) -> None:
    everybody = ("alice", "ben", "dana", "erin", "femi", "gwen", "hari", "rhys", "ada", "lena")
    for who in (*everybody, "cal", "dee"):
        address = f"/staff/publishing/{draft.id}/{page}"
        door_as(who).get(address, status=200 if who in may_open else 404)


@pytest.mark.parametrize("who", ["ben", "dana", "erin", "hari", "cal", "dee", "lena"])
def test_only_a_lead_of_the_force_may_write(draft: Publication, door_as: DoorAs, who: str) -> None:
    address = f"/staff/publishing/engagements/{draft.engagement_id}/new/"
    door_as(who).get(address, status=404)
    door_as(who).post(address, {"title": "T"}, status=404)


def test_the_list_tells_drafts_from_what_is_public(
    cast: Cast, draft: Publication, door_as: DoorAs
) -> None:
    operations.approve(publication=draft, by=cast.dana, now=NOW)
    page = door_as("erin").get("/staff/publishing/")
    assert "1 of 2 have agreed" in page.text
    assert "It waits for you to read it." in page.text
    operations.approve(publication=draft, by=cast.erin, now=NOW)
    page = door_as("erin").get("/staff/publishing/")
    assert "Published on 16 November 2026" in page.text
    assert "Weekly calls" not in door_as("cal").get("/staff/publishing/").text


def test_an_empty_list_says_what_comes_first(cast: Cast, door_as: DoorAs) -> None:
    assert "once there is a decision" in door_as("erin").get("/staff/publishing/").text
    make_engagement(cast.alice)
    page = door_as("alice").get("/staff/publishing/")
    assert "Tell people about: After the call" in page.links
