"""Plans on the page: written, changed, listed, shared, and never seen by another force."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from heard.audit.kinds import Kind
from heard.audit.models import Event
from heard.engagements.models import Engagement, PartnerShare
from tests.cast import Cast
from tests.factories.engagements import PLAN, make_engagement, make_live_engagement
from tests.pages import Door

DoorAs = Callable[[str], Door]
LIST = "/staff/engagements/"
NEW = "/staff/engagements/new/"
TYPED = {
    "title": "Hearing from witnesses",
    "purpose": "To find out how we keep witnesses informed.",
    "can_change": "How often we call.",
    "cannot_change": "What a court decides.",
    "method": "SUR-WEB",
    "distress_cover": "",
    "dpia_reference": "",
    "retention_months": "",
}


def address(engagement_id: UUID, what: str = "") -> str:
    return f"/staff/engagements/{engagement_id}/{what}"


def test_a_lead_plans_an_engagement(cast: Cast, door_as: DoorAs) -> None:
    page = door_as("alice").post(NEW, TYPED)
    made = Engagement.objects.get()
    assert page.url == address(made.id)
    assert page.h1 == "Hearing from witnesses"
    assert "The plan is saved." in page.text
    assert "Nobody can be asked anything until this is here." in page.text
    assert made.planned_by_id == cast.alice.id
    assert made.retention_months is None
    assert Event.objects.filter(kind=Kind.ENGAGEMENT_PLANNED, about_id=made.id).exists()


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"title": ""}, "Enter a name"),
        ({"title": "x" * 121}, "Use 120 characters or fewer. You have used 121"),
        ({"title": "a\u202eb"}, "There is a hidden character that changes the reading order."),
        ({"purpose": "  \n "}, "Enter what you want to find out"),
        ({"purpose": "p\0"}, "There is a character we cannot save."),
        ({"can_change": ""}, "Enter what can change"),
        ({"cannot_change": ""}, "Enter what cannot change"),
        ({"method": ""}, "Choose how you will listen"),
        ({"method": "TELEPATHY"}, "Choose from the answers listed"),
        ({"dpia_reference": "d" * 81}, "Use 80 characters or fewer. You have used 81"),
        ({"retention_months": "a year"}, "Enter a whole number, like 12"),
        ({"retention_months": "0"}, "Enter a number between 1 and 120"),
        ({"retention_months": "9" * 400}, "Enter a number between 1 and 120"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    cast: Cast, door_as: DoorAs, wrong: dict[str, str], error: str
) -> None:
    page = door_as("alice").post(NEW, TYPED | wrong)
    assert len(page.errors) == 1
    assert page.errors[0].startswith(error)
    assert not Engagement.objects.exists()
    kept = "can_change" if "cannot_change" in wrong else "cannot_change"
    assert page.typed[kept].strip() == TYPED[kept]


def test_an_empty_form_names_everything_that_is_needed(cast: Cast, door_as: DoorAs) -> None:
    assert door_as("alice").post(NEW, {}).errors == [
        "Enter a name",
        "Enter what you want to find out",
        "Enter what can change",
        "Enter what cannot change",
        "Choose how you will listen",
    ]


def test_a_changed_plan_loses_its_approval_and_says_so_first(cast: Cast, door_as: DoorAs) -> None:
    engagement, _ = make_live_engagement(cast)
    alice = door_as("alice")
    page = alice.get(address(engagement.id, "edit/"))
    assert "the approval of data protection is taken back" in page.text
    assert page.typed["title"] == PLAN.title
    assert page.typed["retention_months"] == "12"
    page = alice.post(address(engagement.id, "edit/"), TYPED | {"retention_months": "6"})
    assert page.h1 == "Hearing from witnesses"
    assert "Not approved yet" in page.text
    assert "6 months" in page.text


def test_a_wrong_change_leaves_the_plan_as_it_was(cast: Cast, door_as: DoorAs) -> None:
    engagement = make_engagement(cast.alice)
    page = door_as("alice").post(address(engagement.id, "edit/"), TYPED | {"purpose": ""})
    assert page.errors == ["Enter what you want to find out"]
    assert page.typed["title"] == "Hearing from witnesses"
    engagement.refresh_from_db()
    assert engagement.title == PLAN.title


def test_words_that_look_like_markup_are_shown_as_words(cast: Cast, door_as: DoorAs) -> None:
    typed = TYPED | {"title": "<b>Calls</b> & {{ 7 * 7 }}", "purpose": "<script>alert(1)</script>"}
    page = door_as("alice").post(NEW, typed)
    assert page.h1 == "<b>Calls</b> & {{ 7 * 7 }}"
    assert "<script>alert(1)</script>" in page.text


@pytest.mark.parametrize("username", ["ben", "dana", "erin", "hari", "rhys", "ada"])
def test_every_role_of_the_force_reads_plans_and_only_leads_change_them(
    cast: Cast, door_as: DoorAs, username: str
) -> None:
    engagement = make_engagement(cast.alice)
    door = door_as(username)
    assert door.get(LIST).links[PLAN.title] == address(engagement.id)
    page = door.get(address(engagement.id))
    assert PLAN.purpose in page.text
    assert "Change the plan" not in page.links
    for closed in (NEW, address(engagement.id, "edit/"), address(engagement.id, "share/")):
        door.get(closed, status=404)
        door.post(closed, TYPED, status=404)


@pytest.mark.parametrize(
    "what", ["", "edit/", "stages/1/", "data-protection/", "share/", "stages/9/", "nothing-here/"]
)
def test_cal_of_another_force_gets_the_404_of_a_page_that_does_not_exist(
    cast: Cast, door_as: DoorAs, what: str
) -> None:
    engagement = make_engagement(cast.alice)
    for username in ("cal", "dee"):
        door = door_as(username)
        theirs = door.get(address(engagement.id, what), status=404)
        nobodys = door.get(address(uuid4(), what), status=404)
        assert theirs.html == nobodys.html
        assert PLAN.title not in door.get(LIST).text


def test_nobody_signed_in_is_sent_to_sign_in(cast: Cast, door: Door) -> None:
    engagement = make_engagement(cast.alice)
    for what in ("", "edit/", "stages/1/", "data-protection/", "share/"):
        response = door.client.get(address(engagement.id, what))
        assert response.headers["Location"].startswith("/staff/sign-in/?next=/staff/engagements/")


def test_an_empty_list_says_what_to_do_next(cast: Cast, door_as: DoorAs) -> None:
    assert door_as("alice").get(LIST).links["Plan an engagement"] == NEW
    page = door_as("ben").get(LIST)
    assert "No engagement has been planned yet" in page.text
    assert "Plan an engagement" not in page.links
    assert "No plan has been shared with you yet" in door_as("lena").get(LIST).text


def test_the_link_people_answer_by_is_on_the_plan_while_it_is_open(
    cast: Cast, door_as: DoorAs
) -> None:
    engagement, window = make_live_engagement(cast)
    page = door_as("alice").get(address(engagement.id))
    assert f"http://testserver/t/{window.link}/" in page.text
    assert page.links["Stop asking"] == f"/staff/fieldwork/close/{window.id}/"
    assert "Stop asking" not in door_as("ben").get(address(engagement.id)).links


def test_sharing_lets_the_partner_read_the_plan_and_nothing_behind_it(
    cast: Cast, door_as: DoorAs
) -> None:
    engagement, window = make_live_engagement(cast)
    lena = door_as("lena")
    lena.get(address(engagement.id), status=404)
    page = door_as("alice").post(
        address(engagement.id, "share/"), {"partner": str(cast.lena.organisation_id)}
    )
    assert "Shared with Lantern House." in page.text
    assert "Share with a partner agency" not in page.links

    page = lena.get(address(engagement.id))
    assert PLAN.purpose in page.text
    assert "Alice Adeyemi" not in page.text
    assert "Hari Sethi" not in page.text
    assert window.link not in page.html
    inside = (LIST, f"{LIST}new/", address(engagement.id))
    assert not [
        href
        for href in page.links.values()
        if href.startswith(("/staff/engagements/", "/staff/questionnaires/"))
        and href not in inside[:1]
    ]
    for closed in ("edit/", "stages/1/", "data-protection/", "share/"):
        lena.get(address(engagement.id, closed), status=404)
    lena.get(f"/staff/questionnaires/of/{engagement.id}/", status=404)
    lena.get(f"/staff/questionnaires/{window.version_id}/", status=404)


@pytest.mark.parametrize("choice", ["", "birchwater", "not-an-id"])
def test_only_an_agency_the_force_works_with_can_be_chosen(
    cast: Cast, door_as: DoorAs, choice: str
) -> None:
    engagement = make_engagement(cast.alice)
    typed = {"partner": str(cast.birchwater) if choice == "birchwater" else choice}
    page = door_as("alice").post(address(engagement.id, "share/"), typed)
    assert page.errors == ["Choose from the answers listed" if choice else "Choose an agency"]
    assert not PartnerShare.objects.exists()


def test_sharing_with_everybody_already_says_so(cast: Cast, door_as: DoorAs) -> None:
    engagement = make_engagement(cast.alice)
    alice = door_as("alice")
    share = address(engagement.id, "share/")
    alice.post(share, {"partner": str(cast.lena.organisation_id)})
    assert "There is no other agency to share with" in alice.get(share).text
    assert PartnerShare.objects.count() == 1


def test_two_plans_with_the_same_name_can_both_be_opened(cast: Cast, door_as: DoorAs) -> None:
    for _ in range(2):
        make_engagement(cast.alice)
    assert door_as("alice").get(LIST).status == 200
    assert door_as("alice").get("/staff/").status == 200
