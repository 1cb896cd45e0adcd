"""Marking what to hide, looking at the result, and accepting it or setting it aside."""

import pytest

from heard.audit.kinds import Kind
from heard.evidence.models import Segment
from heard.fieldwork.models import Window
from heard.responses.models import SealedText
from tests.cast import Cast
from tests.factories.words import SAID, make_sealed_text
from tests.integration.doors.staff.evidence.steps import (
    SECRET,
    WORDS,
    desk_of,
    keys,
    mark,
    page_of,
    preview,
)
from tests.pages import Door
from tests.record import events

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
