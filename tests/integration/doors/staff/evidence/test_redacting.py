"""The redaction desk: one text at a time, on the record, words on the page and nowhere else."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from heard.audit.kinds import Kind
from heard.audit.models import Event
from heard.evidence.models import Segment
from heard.evidence.operations import set_aside
from heard.fieldwork.models import Window
from heard.responses.models import SealedText
from heard.workflows.withdraw import withdraw
from tests.cast import NOW, Cast
from tests.factories.engagements import make_engagement, make_live_engagement
from tests.factories.words import SAID, make_sealed_text
from tests.pages import Door, Page
from tests.record import events

DoorAs = Callable[[str], Door]
SECRET = "Zebediah"
WORDS = f"{SECRET} rang me on 3 March 2026.\nThen nothing for three  weeks. <b>Zebediah</b> & co."


@pytest.fixture
def window(cast: Cast) -> Window:
    return make_live_engagement(cast)[1]


@pytest.fixture
def text(cast: Cast, window: Window) -> SealedText:
    return make_sealed_text(cast, window, WORDS)


@pytest.fixture
def rhys(door_as: DoorAs) -> Door:
    return door_as("rhys")


def desk_of(window: Window) -> str:
    return f"/staff/evidence/engagement/{window.engagement_id}/"


def page_of(text: SealedText) -> str:
    return f"/staff/evidence/text/{text.id}/"


def keys(page: Page) -> list[str]:
    """The marks a page carries, ticked or hidden."""
    boxes = [box for box in page.all("input") if box.get("name") == "keep"]
    return [
        box.get("value", "")
        for box in boxes
        if box.get("type") == "hidden" or box.get("checked") is not None
    ]


def mark(rhys: Door, text: SealedText, **fields: object) -> Page:
    return rhys.post(page_of(text), {"step": "open", "reason": "redact", **fields})


def preview(rhys: Door, text: SealedText, **fields: object) -> Page:
    return rhys.post(page_of(text), {"step": "preview", **fields})


# The desk


def test_the_desk_lists_what_was_asked_and_never_the_words(rhys: Door, text: SealedText) -> None:
    page = rhys.get(desk_of(text.window))
    assert page.h1 == "Words to make safe"
    assert "Waiting 1" in page.text.replace("Waiting1", "Waiting 1")
    assert page.links["Text 1"] == page_of(text)
    assert "one thing we should change" in page.text
    assert SECRET not in page.html
    assert events(Kind.TEXT_OPENED) == []


def test_an_empty_desk_says_what_comes_next(rhys: Door, cast: Cast) -> None:
    engagement = make_engagement(cast.alice)
    page = rhys.get(f"/staff/evidence/engagement/{engagement.id}/")
    assert "No texts yet" in page.text


def test_a_finished_desk_says_so(rhys: Door, cast: Cast, text: SealedText) -> None:
    set_aside(text=text, by=cast.rhys, now=NOW)
    assert "Nothing waits" in rhys.get(desk_of(text.window)).text


def test_a_long_desk_goes_over_several_pages(rhys: Door, cast: Cast, window: Window) -> None:
    for _ in range(51):
        make_sealed_text(cast, window, "short")
    assert rhys.get(desk_of(window)).links["Next page"] == "?page=2"
    assert "Text 51" in rhys.get(desk_of(window) + "?page=2").links
    assert rhys.get(desk_of(window) + "?page=rubbish")


@pytest.mark.parametrize(
    "who", ["alice", "ben", "dana", "erin", "femi", "gwen", "hari", "ada", "cal", "dee", "lena"]
)
def test_everybody_else_gets_the_page_for_things_that_do_not_exist(
    door_as: DoorAs, text: SealedText, who: str
) -> None:
    door = door_as(who)
    for url in (desk_of(text.window), page_of(text), page_of(text) + "set-aside/"):
        door.get(url, status=404)
    door.post(page_of(text), {"step": "open", "reason": "redact"}, status=404)
    door.post(page_of(text), {"step": "accept"}, status=404)
    door.post(page_of(text) + "set-aside/", status=404)
    assert events(Kind.TEXT_OPENED) == []
    assert Segment.objects.count() == 0


def test_nobody_signed_in_is_sent_to_sign_in(text: SealedText) -> None:
    for url in (desk_of(text.window), page_of(text)):
        reply = Client().get(url)
        assert reply.status_code == 302
        assert "sign-in" in reply.headers["Location"]


def test_a_text_that_was_never_there_and_one_withdrawn_are_the_same_404(
    rhys: Door, text: SealedText
) -> None:
    withdraw(response_id=text.response_key, now=NOW)
    gone = rhys.get(page_of(text), status=404)
    never = rhys.get(f"/staff/evidence/text/{uuid4()}/", status=404)
    assert gone.html == never.html


# Opening


def test_before_opening_there_is_a_warning_a_way_to_stop_and_no_word(
    rhys: Door, text: SealedText
) -> None:
    page = rhys.get(page_of(text))
    assert "recorded first" in page.text
    assert "may describe violence" in page.text
    assert page.links["Take a break"] == "/staff/"
    assert SECRET not in page.html
    assert events(Kind.TEXT_OPENED) == []


@pytest.mark.parametrize("reason", [{}, {"reason": ""}, {"reason": "curious"}])
def test_without_a_reason_nothing_is_opened(
    rhys: Door, text: SealedText, reason: dict[str, str]
) -> None:
    page = rhys.post(page_of(text), {"step": "open", **reason})
    assert len(page.errors) == 1
    assert SECRET not in page.html
    assert events(Kind.TEXT_OPENED) == []


@pytest.mark.parametrize(
    ("reason", "heading"),
    [
        ("redact", "Decide what to hide"),
        ("safety", "One text, open"),
        ("rights", "One text, open"),
    ],
)
def test_with_a_reason_it_opens_and_the_record_says_why(
    rhys: Door, text: SealedText, reason: str, heading: str
) -> None:
    page = rhys.post(page_of(text), {"step": "open", "reason": reason})
    assert page.h1 == heading
    assert SECRET in page.text
    assert [event.detail for event in events(Kind.TEXT_OPENED)] == [{"reason": reason}]


def test_what_looks_like_code_in_the_words_is_only_words(rhys: Door, text: SealedText) -> None:
    page = mark(rhys, text)
    assert "<b>" not in page.html
    assert "<b>" in page.text


def test_every_step_that_shows_words_is_another_opening_on_the_record(
    rhys: Door, text: SealedText
) -> None:
    kept = keys(mark(rhys, text))
    preview(rhys, text, keep=kept)
    rhys.post(page_of(text), {"step": "accept", "keep": kept})
    assert len(events(Kind.TEXT_OPENED)) == 3


def test_an_address_never_opens_anything(rhys: Door, text: SealedText) -> None:
    for query in ("?step=open&reason=redact", "?step=preview", "?step=accept"):
        assert SECRET not in rhys.get(page_of(text) + query).html
    assert events(Kind.TEXT_OPENED) == []


def test_when_it_cannot_be_opened_the_page_says_so_and_the_attempt_is_recorded(
    rhys: Door, text: SealedText
) -> None:
    SealedText.objects.filter(id=text.id).update(sealed=b"rubbish")
    page = rhys.post(page_of(text), {"step": "open", "reason": "redact"}, status=409)
    assert page.h1 == "This text could not be opened"
    assert len(events(Kind.TEXT_OPENED)) == 1


# Marking


def test_what_the_rules_found_is_marked_and_ticked(rhys: Door, cast: Cast, window: Window) -> None:
    page = mark(rhys, make_sealed_text(cast, window, SAID))
    assert "“PC 4512” becomes [officer]" in page.text
    assert len(keys(page)) == len(page.all("mark")) == 2


def test_a_text_with_no_suggestions_warns_that_it_is_not_cleared(
    rhys: Door, cast: Cast, window: Window
) -> None:
    page = mark(rhys, make_sealed_text(cast, window, "i was sad for weeks"))
    assert "No suggestions" in page.text
    assert page.all("mark") == []


def test_what_is_unticked_stays_and_what_is_typed_is_hidden_everywhere(
    rhys: Door, cast: Cast, window: Window
) -> None:
    text = make_sealed_text(cast, window, "PC 4512 rang. The red bike, the RED  bike, redbike.")
    mark(rhys, text)
    page = preview(rhys, text, words_1="red bike", kind_1="detail", words_2="rang", kind_2="detail")
    assert "PC 4512 [detail]. The [detail], the [detail], redbike." in page.text
    assert len(keys(page)) == 3


def test_letters_inside_longer_words_are_hidden_too(rhys: Door, cast: Cast, window: Window) -> None:
    text = make_sealed_text(cast, window, "it was ann, annie and the anniversary")
    page = preview(rhys, text, words_1="ann", kind_1="name")
    assert "it was [name], [name]ie and the [name]iversary" in page.text


@pytest.mark.parametrize("typed", [".*", "a|b", "(", "\\d", "[a-z]"])
def test_what_is_typed_is_words_and_never_a_pattern(
    rhys: Door, text: SealedText, typed: str
) -> None:
    page = preview(rhys, text, words_1=typed, kind_1="detail")
    assert page.errors == ["These words are not in the text. Check each letter"]
    assert page.typed["words_1"] == typed


def test_a_mark_that_crosses_a_suggestion_swallows_it(
    rhys: Door, cast: Cast, window: Window
) -> None:
    text = make_sealed_text(cast, window, "It was PC 4512 Ahmed again.")
    kept = keys(mark(rhys, text))
    page = preview(rhys, text, keep=kept, words_1="was PC 4512 Ahmed again", kind_1="detail")
    assert "It [detail]." in page.text
    assert len(keys(page)) == 1


@pytest.mark.parametrize(
    ("fields", "error", "box"),
    [
        ({"words_1": "zebra", "kind_1": "name"}, "not in the text", "words_1"),
        ({"words_1": "rang"}, "Choose what these words are", "kind_1"),
        ({"kind_1": "name"}, "Type the words to hide", "words_1"),
        ({"words_1": "rang", "kind_1": "rubbish"}, "Choose from the answers listed", "kind_1"),
        ({"words_4": "rang\0", "kind_4": "name"}, "cannot save", "words_4"),
        ({"words_1": "a" * 301, "kind_1": "name"}, "300 characters", "words_1"),
    ],
)
def test_bad_input_keeps_what_was_typed_with_the_error_beside_it(
    rhys: Door, text: SealedText, fields: dict[str, str], error: str, box: str
) -> None:
    page = preview(rhys, text, words_2="Then nothing", kind_2="detail", **fields)
    (found,) = page.errors
    assert error in found
    assert any(p.get("id") == f"id_{box}-error" for p in page.all("p"))
    assert page.typed["words_2"] == "Then nothing"
    assert Segment.objects.count() == 0


def test_an_error_keeps_the_ticks_as_they_were(rhys: Door, cast: Cast, window: Window) -> None:
    text = make_sealed_text(cast, window, SAID)
    first, _ = keys(mark(rhys, text))
    page = preview(rhys, text, keep=[first], words_1="zebra", kind_1="name")
    assert page.errors
    assert keys(page) == [first]


def test_going_back_keeps_what_a_person_marked(rhys: Door, cast: Cast, window: Window) -> None:
    text = make_sealed_text(cast, window, SAID)
    kept = keys(mark(rhys, text))
    marked = keys(preview(rhys, text, keep=kept[:1], words_1="three weeks", kind_1="date"))
    page = mark(rhys, text, keep=marked)
    assert keys(page) == marked
    assert "“three weeks” becomes [date]" in page.text
    assert "“Ahmed” becomes [name]" in page.text


@pytest.mark.parametrize(
    "key",
    ["0-99999-name", "5-2-name", "0-3-rubbish", "x", "-1-3-name", "0-3-name-extra", "٠-٣-name"],
)
@pytest.mark.parametrize("step", ["preview", "accept"])
def test_marks_that_were_tampered_with_start_again_and_keep_nothing(
    rhys: Door, text: SealedText, key: str, step: str
) -> None:
    page = rhys.post(page_of(text), {"step": step, "keep": [key]})
    assert page.h1 == "Decide what to hide"
    assert Segment.objects.count() == 0


# The result


def test_the_preview_holds_no_hidden_word_not_even_in_a_hidden_box(
    rhys: Door, text: SealedText
) -> None:
    page = preview(rhys, text, words_1=SECRET, kind_1="name")
    assert page.h1 == "Check what will be kept"
    assert "[name] rang me" in page.text
    assert SECRET not in page.html
    assert all(key.replace("-", "").replace("name", "").isdigit() for key in keys(page))


def test_a_preview_with_nothing_hidden_says_so_loudly(rhys: Door, text: SealedText) -> None:
    assert "Nothing is hidden" in preview(rhys, text).text


def test_accepting_keeps_exactly_what_was_previewed(
    rhys: Door, cast: Cast, text: SealedText
) -> None:
    kept = keys(preview(rhys, text, words_1=SECRET, kind_1="name"))
    page = rhys.post(page_of(text), {"step": "accept", "keep": kept})
    assert page.url == desk_of(text.window)
    assert "The text was kept" in page.text
    segment = Segment.objects.get()
    assert segment.words == WORDS.replace(SECRET, "[name]")
    assert segment.decided_by_id == cast.rhys.id
    assert SECRET not in page.html


def test_a_decision_is_made_once(rhys: Door, text: SealedText) -> None:
    rhys.post(page_of(text), {"step": "accept"})
    opened = len(events(Kind.TEXT_OPENED))
    for step in ("preview", "accept"):
        rhys.post(page_of(text), {"step": step}, status=403)
    assert len(events(Kind.TEXT_OPENED)) == opened
    assert Segment.objects.count() == 1


def test_a_text_already_decided_is_opened_for_safety_or_rights_alone(
    rhys: Door, text: SealedText
) -> None:
    rhys.post(page_of(text), {"step": "accept"})
    page = rhys.get(page_of(text))
    assert "already been reviewed" in page.text
    assert "To hide what" not in page.text
    assert rhys.post(page_of(text), {"step": "open", "reason": "redact"}).errors
    assert rhys.post(page_of(text), {"step": "open", "reason": "safety"}).h1 == "One text, open"


def test_setting_aside_is_confirmed_and_opens_nothing(rhys: Door, text: SealedText) -> None:
    page = rhys.get(page_of(text) + "set-aside/")
    assert "cannot be undone" in page.text
    assert Segment.objects.count() == 0
    page = rhys.post(page_of(text) + "set-aside/")
    assert "set aside" in page.text
    assert Segment.objects.get().outcome == "set_aside"
    assert events(Kind.TEXT_OPENED) == []
    assert "nothing to do" in rhys.get(page_of(text) + "set-aside/").text
    rhys.post(page_of(text) + "set-aside/", status=403)


# Where the words must never be


def test_the_words_are_in_no_title_address_cookie_session_or_record(
    rhys: Door, text: SealedText, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    pages = [
        mark(rhys, text),
        preview(rhys, text, words_1="rang", kind_1="detail"),
        preview(rhys, text, words_1="zebra", kind_1="name"),
        rhys.post(page_of(text), {"step": "open", "reason": "safety"}),
        rhys.post(page_of(text), {"step": "accept"}),
    ]
    for page in pages:
        assert SECRET not in page.title
        assert SECRET not in page.url
        assert not any(SECRET in link for link in page.links.values())
    assert SECRET not in str(rhys.client.cookies)
    for session in Session.objects.all():
        assert SECRET not in str(session.get_decoded())
    for event in Event.objects.all():
        assert SECRET not in str(event.__dict__)
    assert SECRET not in caplog.text


def test_a_page_with_words_is_kept_by_no_browser_and_no_proxy(rhys: Door, text: SealedText) -> None:
    reply = rhys.client.post(page_of(text), {"step": "open", "reason": "redact"})
    assert reply.headers["Cache-Control"] == "no-store"


def test_there_are_boxes_to_type_in_and_the_browser_is_told_to_forget_them(
    rhys: Door, text: SealedText
) -> None:
    boxes = [box for box in mark(rhys, text).all("input") if box.get("type") == "text"]
    assert len(boxes) == 4
    assert all(box.get("autocomplete") == "off" for box in boxes)
    assert all(box.get("spellcheck") == "false" for box in boxes)


def test_the_forms_refuse_a_post_from_another_site(cast: Cast, text: SealedText) -> None:
    from tests.cast import PASSWORD

    client = Client(enforce_csrf_checks=True)
    assert client.login(username="rhys", password=PASSWORD)
    reply = client.post(page_of(text), {"step": "open", "reason": "redact"})
    assert reply.status_code == 403
    assert events(Kind.TEXT_OPENED) == []
